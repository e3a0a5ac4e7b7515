/** A full phone: what refused the writing, and what may be let go so that there is room again. */
import { db, told } from "./store";
import { Locked } from "./vault/ring";

/** full: no room left. locked: the keys left the memory. broken: anything else. Whatever it is, the form stays as it is. */
export type Refused = "full" | "locked" | "broken";

export function whyRefused(cause: unknown): Refused {
  if (cause instanceof Locked) return "locked";
  return (cause as { name?: string } | null)?.name === "QuotaExceededError" ? "full" : "broken";
}

/** Pictures that the server has, by its receipt, need not fill the phone. Nothing else is touched. Returns how many went. */
export async function freeSpace(): Promise<number> {
  const tx = db().transaction(["photos", "pictures"], "readwrite");
  const received = (await tx.objectStore("photos").getAll()).filter(({ state }) => state === "received");
  for (const { photo_id } of received) {
    await tx.objectStore("pictures").delete(photo_id);
    await tx.objectStore("photos").delete(photo_id);
  }
  await tx.done;
  told();
  return received.length;
}
