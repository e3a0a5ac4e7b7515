/**
 * From "Selesai" to the receipt. A record and its operation are written in one transaction, and what an
 * operation's state is follows only from what the server has answered, never from a queue being empty.
 */
import { iso, now, reading } from "./clock";
import { opDigest } from "./digest";
import { noteUnsent } from "./essentials";
import { placesOf } from "./held";
import { newId } from "./ids";
import { isWork, type KeptWork, type OpState, photoIdsOf, stateOf } from "./kept";
import { changedKeys, checkReason, checkReport, fieldRoot, type RuleProblem } from "./rules";
import { abort, clearRows, type Draft, db, type KeptOp, type KeptPhoto, told } from "./store";
import { endCapture } from "./vault/vault";
import type { Problem, PulledActivity, PushResult, ReportBody, Vouching, WorkOp } from "./wire";
import { ownProblem, words } from "./words";

export {
  isWork,
  type KeptAcknowledgement,
  type KeptOp,
  type KeptWork,
  type OpState,
  photoIdsOf,
  stateOf,
} from "./kept";

const KEEP_RECEIVED_MS = 90 * 24 * 3600 * 1000;
const KEEP_PHOTOS_MS = 14 * 24 * 3600 * 1000;

/** What one answer makes of an operation. Anything not understood leaves it waiting: it is sent again. */
export function settle(kept: KeptOp, result: PushResult): KeptOp {
  const { status, receipt, problem } = result;
  if ((status === "accepted" || status === "duplicate") && receipt) {
    const ours = receipt.op_id === kept.op_id && receipt.digest === kept.digest;
    return { ...kept, receipt, problem: ours ? null : receiptMismatch() };
  }
  if (status === "refused" && problem) return { ...kept, problem };
  return kept;
}

function receiptMismatch(): Problem {
  return ownProblem("receipt_mismatch");
}

/** Checks a draft and, when it may go, keeps it as an operation. What is missing comes back as problems. */
export async function finish(written: Draft): Promise<RuleProblem[]> {
  const draft = { ...written, body: tidy(written.body) };
  const problems = checkDraft(draft, now());
  if (problems.length > 0) return problems;
  const op = draft.mode === "report" ? reportOp(draft) : amendOp(draft);
  await keepFinished(draft, {
    op_id: op.op_id,
    activity_id: draft.activity_id,
    op,
    digest: await opDigest(op),
    shown: draft.body,
    queued_at: now().toISOString(),
    receipt: null,
    problem: null,
  });
  endCapture();
  return [];
}

/** A note or directive that was added and left empty says nothing, so it is not sent. */
function tidy(body: ReportBody): ReportBody {
  return {
    ...body,
    heard: body.heard.filter((note) => note.words.trim() !== ""),
    directives: body.directives.filter(({ directive_id, text }) => directive_id || text.trim() !== ""),
  };
}

export function checkDraft(written: Draft, at: Date): RuleProblem[] {
  const draft = { ...written, body: tidy(written.body) };
  if (draft.mode === "report" || !draft.base) return checkReport(draft.body, at);
  const changes = changedKeys(draft.base.body, draft.body);
  if (Object.keys(changes).length === 0) return [{ code: "nothing_changed", field: "changes" }];
  // The age of a record was judged when it was first made; a correction may come later.
  const facts = checkReport(draft.body, at).filter((problem) => problem.code !== "too_long_ago");
  return [...facts, ...checkReason(draft.reason)];
}

export function head(draft: Pick<Draft, "op_id" | "posting_id">) {
  return {
    op_id: draft.op_id,
    v: 1 as const,
    posting_id: draft.posting_id,
    made_at: iso(now()),
    clock: reading(),
  };
}

function reportOp(draft: Draft): WorkOp {
  return {
    ...head(draft),
    kind: "activity.report",
    base: null,
    body: { ...draft.body, ...vouching(draft, draft.body) },
  };
}

/** Only of what travels: an amendment says nothing of texts that it does not carry. */
function vouching(draft: Draft, carried: Partial<ReportBody>): Vouching {
  const places = placesOf(draft.vouched ?? [], draft.body).filter((place) => fieldRoot(place) in carried);
  return places.length > 0 ? { vouched: places } : {};
}

function amendOp(draft: Draft): WorkOp {
  if (!draft.base) throw new Error("an amendment without what it amends");
  const changes = changedKeys(draft.base.body, draft.body);
  const body = {
    activity_id: draft.activity_id,
    reason: draft.reason.trim(),
    changes,
    ...vouching(draft, changes),
  };
  return { ...head(draft), kind: "activity.amend", base: draft.base.version, body };
}

/** The record, its operation, its photos and what is remembered for the next one: all of it or none of it. */
async function keepFinished(draft: Draft, kept: KeptWork): Promise<void> {
  const tx = db().transaction(["drafts", "ops", "photos", "meta"], "readwrite", { durability: "strict" });
  const { area_code, rw, rt, place_kind, photos } = draft.body;
  const photoStore = tx.objectStore("photos");
  try {
    await tx.objectStore("ops").add(kept);
    if (draft.replaces) await tx.objectStore("ops").delete(draft.replaces);
    await tx.objectStore("drafts").delete(draft.activity_id);
    for (const { photo_id } of photos) {
      const photo = await photoStore.get(photo_id);
      if (photo?.state === "draft") await photoStore.put({ ...photo, state: "waiting" });
    }
    // Only where one is now: the correction of an old visit says nothing about the next one.
    if (draft.mode === "report") {
      const used = { posting_id: draft.posting_id, area_code, rw, rt, place_kind };
      await tx.objectStore("meta").put(used, "last_used");
    }
  } catch (cause) {
    abort(tx);
    await tx.done.catch(() => undefined);
    throw cause;
  }
  await tx.done;
  told();
}

export async function withdraw(
  activity: Pick<PulledActivity, "activity_id" | "version">,
  shown: ReportBody,
  postingId: number,
  reason: string,
): Promise<RuleProblem[]> {
  const problems = checkReason(reason);
  if (problems.length > 0) return problems;
  const op: WorkOp = {
    ...head({ op_id: newId(), posting_id: postingId }),
    kind: "activity.withdraw",
    base: activity.version,
    body: { activity_id: activity.activity_id, reason: reason.trim() },
  };
  const kept = { op_id: op.op_id, activity_id: activity.activity_id, op, digest: await opDigest(op), shown };
  await db().add("ops", { ...kept, queued_at: now().toISOString(), receipt: null, problem: null });
  told();
  return [];
}

/** Oldest first: an amendment never overtakes its report. */
export function bySending(a: KeptOp, b: KeptOp): number {
  return a.queued_at.localeCompare(b.queued_at) || a.op_id.localeCompare(b.op_id);
}

export async function waitingOps(): Promise<KeptOp[]> {
  const ops = await db().getAll("ops");
  return ops.filter((kept) => stateOf(kept) === "waiting").sort(bySending);
}

/** Writes down what the server said, one transaction for the whole answer. Results are matched by id, not by place. */
export async function keepResults(results: PushResult[]): Promise<void> {
  const tx = db().transaction("ops", "readwrite", { durability: "strict" });
  for (const result of results) {
    const kept = await tx.store.get(result.op_id);
    if (kept && stateOf(kept) === "waiting") await tx.store.put(settle(kept, result));
  }
  await tx.done;
  told();
}

/** One operation that is too large or misshapen even alone: a person has to change it. */
export async function keepRefusal(opId: string, problem: Problem): Promise<void> {
  const said = problem.code === "too_large" ? tooLarge() : problem;
  await keepResults([{ op_id: opId, status: "refused", receipt: null, problem: said }]);
}

function tooLarge(): Problem {
  return ownProblem("too_large", "body.narrative");
}

export interface OutboxItem {
  kept: KeptOp;
  state: OpState;
  photos: KeptPhoto[];
  /** The facts and every photo have arrived. */
  done: boolean;
}

/** Everything that was finished here, newest first. */
export async function outboxItems(): Promise<OutboxItem[]> {
  const [ops, photos] = await Promise.all([db().getAll("ops"), db().getAll("photos")]);
  return ops
    .sort((a, b) => bySending(b, a))
    .map((kept) => {
      const ids = new Set(photoIdsOf(kept.op));
      const own = photos.filter((photo) => ids.has(photo.photo_id) && photo.state !== "draft");
      const state = stateOf(kept);
      return {
        kept,
        state,
        photos: own,
        done: state === "received" && own.every((p) => p.state === "received"),
      };
    });
}

/** What the header shows on every screen, also while the content is locked. */
export async function unsentCount(): Promise<number> {
  const [ops, photos] = await Promise.all([clearRows("ops"), clearRows("photos")]);
  const missing = new Set(
    photos.filter(({ state }) => state === "waiting" || state === "refused").map(({ photo_id }) => photo_id),
  );
  const count = ops.filter(
    ({ state, photo_ids }) => state !== "received" || photo_ids.some((id) => missing.has(id)),
  ).length;
  noteUnsent(count);
  return count;
}

/** A person gives up a refused operation, or a photo that the server does not want. */
export async function dropOp(kept: KeptOp): Promise<void> {
  const tx = db().transaction(["ops", "photos", "pictures"], "readwrite");
  await tx.objectStore("ops").delete(kept.op_id);
  for (const id of photoIdsOf(kept.op)) {
    const photo = await tx.objectStore("photos").get(id);
    if (!photo || photo.state === "received") continue;
    await tx.objectStore("photos").delete(id);
    await tx.objectStore("pictures").delete(id);
  }
  await tx.done;
  told();
}

export async function dropPhoto(photoId: string): Promise<void> {
  const tx = db().transaction(["photos", "pictures"], "readwrite");
  await Promise.all([tx.objectStore("photos").delete(photoId), tx.objectStore("pictures").delete(photoId)]);
  await tx.done;
  told();
}

export async function retryPhoto(photo: KeptPhoto): Promise<void> {
  await db().put("photos", { ...photo, state: "waiting", location: null, problem: null });
  told();
}

/** Receipts stay for the 90 days that the server shows too; photos that arrived need not fill the phone. */
export async function prune(at: Date = now()): Promise<void> {
  const tx = db().transaction(["ops", "photos", "pictures", "directives"], "readwrite");
  const carried = new Set(await tx.objectStore("directives").getAllKeys());
  for (const kept of await tx.objectStore("ops").getAll()) {
    // Else a directive that still holds would be unread again.
    if (!isWork(kept) && carried.has(kept.directive_id)) continue;
    const age = at.getTime() - Date.parse(kept.queued_at);
    if (stateOf(kept) === "received" && age > KEEP_RECEIVED_MS)
      await tx.objectStore("ops").delete(kept.op_id);
  }
  for (const photo of await tx.objectStore("photos").getAll()) {
    const age = photo.received_at ? at.getTime() - Date.parse(photo.received_at) : 0;
    if (age <= KEEP_PHOTOS_MS) continue;
    await tx.objectStore("photos").delete(photo.photo_id);
    await tx.objectStore("pictures").delete(photo.photo_id);
  }
  await tx.done;
}

export function ruleText(code: string): string {
  const known = words().rules as Record<string, string>;
  return known[code] ?? words().rules.other;
}
