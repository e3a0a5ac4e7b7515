/**
 * Brings every row under the data key: what version 1 kept in the clear, and what was written before the PIN. Each
 * step is one transaction and each can be the last one: the next opening finds what is left and goes on.
 */
import type { KeptPhoto } from "../kept";
import { rawDb } from "../store";
import { Locked, mainKey } from "./ring";
import { fromRow, SEALED_META_KEYS, toRow } from "./rows";

const PLAIN_STORES = ["drafts", "ops", "photos", "activities", "directives"] as const;

export async function reseal(): Promise<void> {
  await movePictures();
  for (const name of PLAIN_STORES) await resealStore(name);
  await resealMeta();
  await resealPictures();
}

/** Whether a row waits to be sealed anew, and its value where it can be read. */
function due(name: string, row: unknown, key?: unknown): { value: unknown } | null {
  const sealed = (row as { sealed?: { k: string } } | undefined)?.sealed;
  if (row === undefined || sealed?.k === mainKey()) return null;
  try {
    return { value: fromRow(name, row, key) };
  } catch (cause) {
    if (cause instanceof Locked) return null;
    throw cause;
  }
}

async function resealStore(name: (typeof PLAIN_STORES)[number]): Promise<void> {
  const tx = rawDb().transaction(name, "readwrite", { durability: "strict" });
  for (const row of await tx.store.getAll()) {
    const found = due(name, row);
    if (found) await tx.store.put(toRow(name, found.value) as never);
  }
  await tx.done;
}

async function resealMeta(): Promise<void> {
  const tx = rawDb().transaction("meta", "readwrite", { durability: "strict" });
  for (const key of SEALED_META_KEYS) {
    const found = due("meta", await tx.store.get(key), key);
    if (found) await tx.store.put(toRow("meta", found.value, key), key);
  }
  await tx.done;
}

/** One after the other: a phone with little memory cannot hold all pictures at once. */
async function resealPictures(): Promise<void> {
  for (const id of await rawDb().getAllKeys("pictures")) {
    const tx = rawDb().transaction("pictures", "readwrite", { durability: "strict" });
    const found = due("pictures", await tx.store.get(id));
    if (found) await tx.store.put(toRow("pictures", found.value) as never);
    await tx.done;
  }
}

/** Version 1 kept a picture inside its photo's row. Its bytes cannot be read within a transaction, so they are read before. */
async function movePictures(): Promise<void> {
  const photos = await rawDb().getAll("photos");
  for (const { photo_id, blob } of photos) {
    if (!blob) continue;
    // Bytes that the phone has lost stay lost; the outbox says so when it sends.
    const bytes = new Uint8Array(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));
    await movePicture(photo_id, bytes);
  }
}

/** Only what is still there, and as it is now: it may have been sent or discarded meanwhile. */
async function movePicture(photoId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const tx = rawDb().transaction(["photos", "pictures"], "readwrite", { durability: "strict" });
  const photo = (await tx.objectStore("photos").get(photoId)) as KeptPhoto | undefined;
  if (photo?.blob) {
    const { blob: _, ...facts } = photo;
    await tx.objectStore("pictures").put(toRow("pictures", { photo_id: photoId, bytes }) as never);
    await tx.objectStore("photos").put(toRow("photos", facts) as never);
  }
  await tx.done;
}
