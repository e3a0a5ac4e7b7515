/** Whether the server has said that this phone was lost; if so, it is wiped. */
import { Refusal } from "./api";

/** True when the cause was that; then nothing of this officer is left to work with. */
export async function obeyed(cause: unknown): Promise<boolean> {
  if (!(cause instanceof Refusal) || cause.problem.code !== "device_wiped") return false;
  const { wipe } = await import("./wipe");
  await wipe();
  return true;
}
