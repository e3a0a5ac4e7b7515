/** One round with the server: facts first, then photos, then what it has for us. Fetched when it is first needed. */
import { fetchSealKey } from "./api";
import { prune } from "./outbox";
import { pullAll } from "./pull";
import { pushWaiting, type Sending } from "./push";
import { letGoSettled } from "./rivals";
import { getMeta, setMeta } from "./store";
import { overXhr, type Progress, sendPhotos, type Transport } from "./uploads";
import { ensureCopy } from "./vault/vault";

/** True when nothing is left to send. */
export async function talk(
  token: string,
  transport: Transport | null,
  progress: Progress,
  sending: Sending,
): Promise<boolean> {
  const pushed = await pushWaiting(token, sending);
  const photographed = await sendPhotos(token, transport ?? overXhr, progress);
  await pullAll(token);
  await fetchMissingSealKey(token);
  await letGoSettled();
  await prune();
  return pushed && photographed;
}

/** A phone of before the vault gets its seal key at its first contact; a server of before it has none to give. */
async function fetchMissingSealKey(token: string): Promise<void> {
  const credentials = await getMeta("credentials");
  if (!credentials || credentials.seal_key) return;
  const answer = await fetchSealKey(token).catch(() => null);
  if (!answer) return;
  const { seal_key, lock_after_days } = answer;
  await setMeta("credentials", { ...credentials, seal_key, lock_after_days });
  await ensureCopy();
}
