/** What the phone lets go by itself: records that the server no longer shows here, titles of messages taken back or over, and positions after 30 days. */
import { isWork } from "./kept";
import { db, told } from "./store";

const DAY_MS = 86_400_000;
const KEEP_RECORDS_MS = 90 * DAY_MS;
const KEEP_POSITIONS_MS = 30 * DAY_MS;

/** Judged by the server's clock: one that is a year ahead on this phone must not empty its history. */
export async function forget(serverTime: string): Promise<void> {
  const at = Date.parse(serverTime);
  if (Number.isNaN(at)) return;
  const tx = db().transaction(["activities", "ops", "cards"], "readwrite");
  const activities = tx.objectStore("activities");
  for (const record of await activities.getAll()) {
    if (at - Date.parse(record.body.started_at) > KEEP_RECORDS_MS)
      await activities.delete(record.activity_id);
    else if (record.body.position && at - Date.parse(record.received_at) > KEEP_POSITIONS_MS)
      await activities.put({ ...record, body: { ...record.body, position: null } });
  }
  // What was sent is kept as it was signed, so its copy with a position goes as a whole; the record stays above.
  for (const kept of await tx.objectStore("ops").getAll()) {
    const old = kept.receipt && at - Date.parse(kept.receipt.received_at) > KEEP_POSITIONS_MS;
    if (old && isWork(kept) && kept.shown.position) await tx.objectStore("ops").delete(kept.op_id);
  }
  for (const { version_id, gone_at, valid_until } of await tx.objectStore("cards").getAll()) {
    const over = gone_at ?? valid_until;
    if (over && at - Date.parse(over) > KEEP_RECORDS_MS) await tx.objectStore("cards").delete(version_id);
  }
  await tx.done;
  told();
}
