/** What the gate's screens may call: a PIN, a password where the PIN does not help, and the way to another officer. */
import { Refusal, Unreachable, unlockDevice } from "./api";
import * as store from "./store";
import { fromBase64 } from "./vault/box";
import { dropKeys } from "./vault/ring";
import { openWithPrivateKey, unlockingDevice } from "./vault/vault";
import { obeyed } from "./wiped";
import type { Problem } from "./wire";

export { isEasyPin, isPin } from "./vault/pin";
export { openWithPin, setPin, triesLeft } from "./vault/vault";

/** `no_key`: the server's answer does not open what lies here. */
export type UnlockAnswer = "ok" | "offline" | "unreachable" | "no_key" | Problem;

/** With the officer's password; everything opens, and a new PIN is due. */
export async function unlock(password: string, code: string): Promise<UnlockAnswer> {
  const [device, officer] = await Promise.all([unlockingDevice(), store.getMeta("officer")]);
  if (!device || !officer) return "no_key";
  try {
    const service_number = officer.service_number;
    const answer = await unlockDevice(device, { service_number, password, code: code.trim() || null });
    return (await openWithPrivateKey(fromBase64(answer.private_key))) ? "ok" : "no_key";
  } catch (cause) {
    if (await obeyed(cause)) return "no_key";
    if (cause instanceof Refusal) return cause.problem;
    if (cause instanceof Unreachable) return navigator.onLine ? "unreachable" : "offline";
    throw cause;
  }
}

/** Another officer uses this phone now. Everything of the first one stays, sealed, until they sign in again. */
export async function switchOfficer(): Promise<void> {
  await store.setCurrentOfficer(null);
  dropKeys();
  store.close();
  store.told();
}
