/**
 * What an open tab needs to go on after the storage was cleared under it: who is signed in, and the vault; as it lies, sealed.
 * The app puts it back, says that stored work is gone, and the open form writes itself again.
 */
import type { FieldDB } from "./store";
import type { Copy, Lock } from "./vault/lock";

interface Essentials {
  meta: Map<string, unknown>;
  vault: (Lock | Copy)[];
}

let held: Essentials | null = null;
/** How many things had not arrived when the storage was cleared; null when it was not. */
let emptiedWith: number | null = null;
let unsent = 0;
const restored = new Set<() => void>();

/** Remembers what is there now. Returns whether there is a vault. */
export async function holdEssentials(raw: FieldDB): Promise<boolean> {
  const tx = raw.transaction(["meta", "vault"]);
  const [keys, values, vault] = await Promise.all([
    tx.objectStore("meta").getAllKeys(),
    tx.objectStore("meta").getAll(),
    tx.objectStore("vault").getAll(),
  ]);
  const meta = new Map(keys.map((key, i) => [key, values[i]]));
  // The cursor says what was pulled: after a loss everything is pulled anew.
  for (const gone of ["cursor", "synced_at", "lease"]) meta.delete(gone);
  if (meta.has("credentials")) held = { meta, vault };
  return vault.some(({ id }) => id === "lock");
}

export function dropEssentials(): void {
  held = null;
}

/** Whether the database was empty and has been put in order again. */
export async function restoreInto(raw: FieldDB): Promise<boolean> {
  if (!held || (await raw.get("meta", "credentials")) !== undefined) return false;
  const { meta, vault } = held;
  const tx = raw.transaction(["meta", "vault"], "readwrite", { durability: "strict" });
  for (const [key, value] of meta) await tx.objectStore("meta").put(value, key);
  for (const row of vault) await tx.objectStore("vault").put(row);
  await tx.done;
  emptiedWith = (emptiedWith ?? 0) + unsent;
  unsent = 0;
  return true;
}

export function tellRestored(): void {
  for (const listener of restored) listener();
}

/** The last count: after a loss there is nobody else to ask. */
export function noteUnsent(count: number): void {
  unsent = count;
}

/** How many unsent things went with the storage under this open tab; null when it was not cleared, or when that was read. */
export function emptied(): number | null {
  return emptiedWith;
}

export function forgetEmptied(): void {
  emptiedWith = null;
}

/** Called when the storage is in order again: what is open and unwritten is to be written again. */
export function onRestored(listener: () => void): () => void {
  restored.add(listener);
  return () => restored.delete(listener);
}
