/** Sends operations in batches that the server takes; a batch too large is halved, down to the one that does not fit. */
import { push, Refusal } from "./api";
import { keepRefusal, keepResults, stateOf, waitingOps } from "./outbox";
import { isSigned, unsigned } from "./receipts";
import { db, type KeptOp } from "./store";
import type { PushResult } from "./wire";

const MOST_OPS = 100;
const MOST_BYTES = 900_000;

/** Told which operations are on their way right now. */
export type Sending = (opIds: string[]) => void;

/** True when everything that was waiting got its answer; false when some is to be sent again later. */
export async function pushWaiting(token: string, sending: Sending): Promise<boolean> {
  let settled = true;
  for (const batch of batches(await waitingOps())) {
    settled = (await pushBatch(token, batch, sending)) && settled;
  }
  return settled;
}

/** Batches within the limits; sizes are counted in bytes, as the server does. */
export function batches(ops: KeptOp[], mostOps = MOST_OPS, mostBytes = MOST_BYTES): KeptOp[][] {
  const encoder = new TextEncoder();
  const all: KeptOp[][] = [];
  let batch: KeptOp[] = [];
  let bytes = 0;
  for (const kept of ops) {
    const size = encoder.encode(JSON.stringify(kept.op)).length + 1;
    if (batch.length > 0 && (batch.length >= mostOps || bytes + size > mostBytes)) {
      all.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(kept);
    bytes += size;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}

async function pushBatch(token: string, batch: KeptOp[], sending: Sending): Promise<boolean> {
  sending(batch.map((kept) => kept.op_id));
  try {
    const answer = await push(
      token,
      batch.map((kept) => kept.op),
    );
    const signed = await withSignature(answer.results);
    await keepResults(signed);
    if (signed.length < answer.results.length) throw unsigned();
    return await allSettled(batch);
  } catch (cause) {
    if (!(cause instanceof Refusal) || !isAboutSize(cause)) throw cause;
    return await pushHalves(token, batch, cause, sending);
  } finally {
    sending([]);
  }
}

async function withSignature(results: PushResult[]): Promise<PushResult[]> {
  const good = await Promise.all(results.map(async ({ receipt }) => !receipt || (await isSigned(receipt))));
  return results.filter((_, i) => good[i]);
}

/** 413, or one misshapen operation that makes the server refuse the whole batch: the halves find the one. */
function isAboutSize(refusal: Refusal): boolean {
  return refusal.status === 413 || refusal.status === 422;
}

async function pushHalves(
  token: string,
  batch: KeptOp[],
  refusal: Refusal,
  sending: Sending,
): Promise<boolean> {
  const [only] = batch;
  if (batch.length === 1 && only) {
    await keepRefusal(only.op_id, refusal.problem);
    return true;
  }
  const middle = Math.ceil(batch.length / 2);
  const first = await pushBatch(token, batch.slice(0, middle), sending);
  const second = await pushBatch(token, batch.slice(middle), sending);
  return first && second;
}

async function allSettled(batch: KeptOp[]): Promise<boolean> {
  const now = await Promise.all(batch.map((kept) => db().get("ops", kept.op_id)));
  return now.every((kept) => !kept || stateOf(kept) !== "waiting");
}
