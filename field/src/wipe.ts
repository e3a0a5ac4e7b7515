/**
 * A phone that was reported lost forgets everything. Unsent work is first sealed to the sector's key, as a file that nobody on this
 * phone can read. Each step can be the last one before the phone is switched off: the next start goes on.
 */
import { type EscrowFile, exportUnsent } from "./escrow";
import { unsentCount } from "./outbox";
import * as store from "./store";
import type { Lock } from "./vault/lock";
import { dropKeys } from "./vault/ring";
import { mayRead } from "./vault/vault";

/** To be shown until it was read. `locked` things could not be put into a file: they lie here, sealed to the server's key. */
export interface Wiped {
  files: EscrowFile[];
  locked: number;
}

/** Whose data goes, and what was rescued of it: null until that is kept. */
export interface Wiping {
  officer: number;
  rescued: Wiped | null;
}

let running: Promise<void> | null = null;

/** Once at a time, over all tabs where the browser has locks. */
export function wipe(): Promise<void> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  running ??= (locks ? locks.request("sejuk-wipe", wipeAlone) : wipeAlone()).finally(() => {
    running = null;
  });
  return running;
}

async function wipeAlone(): Promise<void> {
  const begun = await store.getDevice("wiping");
  const officer = begun?.officer ?? (await store.currentOfficer());
  if (officer === null) return;
  await store.setDevice("wiping", { officer, rescued: begun?.rescued ?? null });
  await store.openFor(officer);
  const rescued = begun?.rescued ?? (await rescue());
  await store.setDevice("wiping", { officer, rescued });
  if (rescued.locked > 0) await keepOnlyLocked();
  else await store.forget(officer);
  await store.setCurrentOfficer(null);
  await store.setDevice("wiped", rescued);
  await store.setDevice("wiping", null);
  dropKeys();
  store.close();
  store.told();
}

async function rescue(): Promise<Wiped> {
  const unsent = await unsentCount();
  if (unsent === 0) return { files: [], locked: 0 };
  const files = mayRead() ? await exportUnsent() : "no_key";
  return Array.isArray(files) ? { files, locked: 0 } : { files: [], locked: unsent };
}

/**
 * Without the PIN the work cannot be put into a file, and it must not be lost either. What stays is ciphertext whose only key is
 * sealed to the server's: the PIN's copy goes, and so does everything that the server has.
 */
async function keepOnlyLocked(): Promise<void> {
  const [ops, photos] = [await store.clearRows("ops"), await store.clearRows("photos")];
  const cleared = ["meta", "drafts", "activities", "postings", "cards", "directives"] as const;
  const stores = [...cleared, "ops", "photos", "pictures", "vault"] as const;
  const tx = store.rawDb().transaction(stores, "readwrite", { durability: "strict" });
  for (const name of cleared) await tx.objectStore(name).clear();
  for (const { op_id, state } of ops) if (state === "received") await tx.objectStore("ops").delete(op_id);
  for (const { photo_id, state } of photos) {
    if (state !== "received" && state !== "draft") continue;
    await tx.objectStore("photos").delete(photo_id);
    await tx.objectStore("pictures").delete(photo_id);
  }
  const lock = (await tx.objectStore("vault").get("lock")) as Lock | undefined;
  if (lock) await tx.objectStore("vault").put({ ...lock, pin: null });
  await tx.done;
}

/** The person has the files, or does not want them. */
export async function readWiped(): Promise<void> {
  await store.setDevice("wiped", null);
  store.told();
}
