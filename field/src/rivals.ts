/**
 * Two contents for one record. The server keeps what came second beside the first until its author chooses; here both are
 * shown and the choice is an operation like any other. What this phone has goes only after a receipt, or after the server says
 * that it was chosen elsewhere.
 */
import { iso, now } from "./clock";
import { opDigest } from "./digest";
import { toRewrite, withHeld } from "./held";
import { newId } from "./ids";
import { isWork } from "./kept";
import { head, type OpState, photoIdsOf, stateOf } from "./outbox";
import { oneRecord, type RecordView } from "./records";
import { changedKeys } from "./rules";
import { db, type KeptOp, type KeptWork, told } from "./store";
import { defaults } from "./vocabulary";
import type { PulledActivity, ReportBody, ReportKey, Rival, WorkOp } from "./wire";

type Choice = KeptWork & { op: Extract<WorkOp, { kind: "activity.settle_rival" }> };

/** "open": to be chosen. "chosen": on its way. "settled": done, only its photos are still to go. */
export type Standing = "open" | "chosen" | "settled";

const AFTER_CHOICE: { [S in OpState]?: Standing } = { waiting: "chosen", received: "settled" };

function isChoice(kept: KeptOp): kept is Choice {
  return kept.op.kind === "activity.settle_rival";
}

function isAbout({ op: { body } }: Choice, kept: KeptOp): boolean {
  return body.op_id === kept.op_id && body.digest === kept.digest;
}

function choiceFor(kept: KeptOp, ops: KeptOp[]): Choice | null {
  return ops.filter(isChoice).find((choice) => isAbout(choice, kept)) ?? null;
}

function rivalOf(kept: KeptOp, pulled: PulledActivity | null): Rival | null {
  return pulled?.rivals?.find((one) => one.op_id === kept.op_id && one.digest === kept.digest) ?? null;
}

/** Null when there is nothing to choose: no conflict, a server that keeps no second content, or a choice that it refused. */
export function standingOf(
  kept: KeptOp,
  { ops, pulled }: Pick<RecordView, "ops" | "pulled">,
): Standing | null {
  if (stateOf(kept) !== "conflict") return null;
  const choice = choiceFor(kept, ops);
  if (choice) return AFTER_CHOICE[stateOf(choice)] ?? null;
  const rival = rivalOf(kept, pulled);
  return rival && (rival.state === "open" ? "open" : "settled");
}

/** Whether the conflicting content that a choice is about is still here. */
export function stays(choice: KeptOp, ops: KeptOp[]): boolean {
  return isChoice(choice) && ops.some((kept) => isAbout(choice, kept));
}

export interface TwoContents {
  kept: KeptWork;
  record: RecordView;
  /** What the server has, and what it would have with this phone's content. */
  there: ReportBody;
  here: ReportBody;
  differing: ReportKey[];
}

export async function twoContents(opId: string): Promise<TwoContents | null> {
  const kept = await db().get("ops", opId);
  const record = kept && isWork(kept) ? await oneRecord(kept.activity_id) : null;
  if (!kept || !isWork(kept) || !record?.pulled || standingOf(kept, record) !== "open") return null;
  // Words that the server holds apart for their author are no difference.
  const there = withHeld({ ...defaults(), ...record.pulled.body }, toRewrite(record.pulled.held));
  const changes = kept.op.kind === "activity.amend" ? kept.op.body.changes : kept.shown;
  const here = { ...there, ...changes };
  return { kept, record, there, here, differing: Object.keys(changedKeys(there, here)) as ReportKey[] };
}

/** Kept once, however often it is tapped, in however many tabs. */
export async function choose(kept: KeptWork, take: boolean): Promise<void> {
  const { op_id, activity_id, digest, shown } = kept;
  const op: WorkOp = {
    ...head({ op_id: newId(), posting_id: kept.op.posting_id }),
    kind: "activity.settle_rival",
    base: null,
    body: { activity_id, op_id, digest, take },
  };
  const facts = { op_id: op.op_id, activity_id, op, digest: await opDigest(op), shown };
  const tx = db().transaction("ops", "readwrite", { durability: "strict" });
  const ops = await tx.store.index("activity_id").getAll(activity_id);
  const open = ops.some((one) => one.op_id === op_id && stateOf(one) === "conflict") && !choiceFor(kept, ops);
  if (open) await tx.store.add({ ...facts, queued_at: iso(now()), receipt: null, problem: null });
  await tx.done;
  told();
}

/** After a round: what was chosen needs no second place here, and a refused choice goes with the content it was about. */
export async function letGoSettled(): Promise<void> {
  const tx = leaving();
  const ops = (await tx.objectStore("ops").getAll()).filter(isWork);
  for (const kept of ops) {
    if (isChoice(kept)) {
      if (stateOf(kept) === "refused" && !stays(kept, ops)) await tx.objectStore("ops").delete(kept.op_id);
    } else {
      await letGo(tx, kept, ops);
    }
  }
  await tx.done;
  told();
}

type Leaving = ReturnType<typeof leaving>;

function leaving() {
  return db().transaction(["ops", "photos", "pictures", "activities", "drafts"], "readwrite");
}

async function letGo(tx: Leaving, kept: KeptWork, ops: KeptWork[]): Promise<void> {
  const pulled = (await tx.objectStore("activities").get(kept.activity_id)) ?? null;
  if (standingOf(kept, { ops, pulled }) !== "settled") return;
  const draft = await tx.objectStore("drafts").get(kept.activity_id);
  if (draft?.replaces === kept.op_id) return; // its author is writing it anew
  const taken = choiceFor(kept, ops)?.op.body.take ?? rivalOf(kept, pulled)?.state === "taken";
  const unsent = await unsentPhotos(tx, kept);
  if (taken && unsent.length > 0) return; // counted until they are there too
  const needed = new Set([
    ...ops.filter((one) => one !== kept).flatMap(({ op }) => photoIdsOf(op)),
    ...(pulled?.body.photos ?? []).map(({ photo_id }) => photo_id),
  ]);
  await tx.objectStore("ops").delete(kept.op_id);
  for (const id of unsent.filter((one) => !needed.has(one))) {
    await tx.objectStore("photos").delete(id);
    await tx.objectStore("pictures").delete(id);
  }
}

async function unsentPhotos(tx: Leaving, kept: KeptWork): Promise<string[]> {
  const photos = await Promise.all(photoIdsOf(kept.op).map((id) => tx.objectStore("photos").get(id)));
  return photos.flatMap((photo) => (photo && photo.state !== "received" ? [photo.photo_id] : []));
}
