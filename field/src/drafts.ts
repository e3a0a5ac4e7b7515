/** A record while it is being written: kept at each keystroke, so that a killed app loses nothing. */
import { iso, now } from "./clock";
import { toRewrite, withHeld } from "./held";
import { newId } from "./ids";
import { allPlaces, myPostings, type Place, placesOf } from "./places";
import { fieldRoot } from "./rules";
import { abort, type Draft, db, getMeta, type KeptPhoto, type KeptWork, type LastUsed, told } from "./store";
import { Locked } from "./vault/ring";
import { beginCapture, mayRead } from "./vault/vault";
import { defaults } from "./vocabulary";
import type { PhotoFact, Posting, Problem, PulledActivity, ReportBody } from "./wire";
import { lang, ownText, words } from "./words";

export { type Draft, onRestored } from "./store";

/** A new record with all that can be known filled in: posting, village, the last RT and RW, the time. */
export async function newDraft(activityId: string = newId()): Promise<Draft | null> {
  const postings = await myPostings();
  const last = mayRead() ? await getMeta("last_used") : null;
  const posting = postings.find((p) => p.posting_id === last?.posting_id) ?? postings[0];
  if (!posting) return null;
  const area = homeArea(posting, last);
  const tz = (await placesOf([area])).get(area)?.tz;
  const at = iso(now(), tz);
  const same = last?.area_code === area;
  const body: ReportBody = {
    activity_id: activityId,
    kind: "",
    area_code: area,
    started_at: at,
    ...defaults(),
    ...(same && last ? { rw: last.rw, rt: last.rt, place_kind: last.place_kind } : {}),
  };
  return blank({ activity_id: activityId, posting_id: posting.posting_id, body, made_at: at });
}

/** The last village if it is this posting's; a guess that is wrong costs more than a tap. */
function homeArea(posting: Posting, last: LastUsed | null): string {
  const mine = posting.area_codes.find((code) => code === last?.area_code);
  return mine ?? posting.area_codes[0] ?? "";
}

/** The RT of one village says nothing about another. */
export function movedTo(body: ReportBody, area_code: string): ReportBody {
  return area_code === body.area_code ? body : { ...body, area_code, rt: "", rw: "" };
}

type Seed = Pick<Draft, "activity_id" | "posting_id" | "body" | "made_at"> & Partial<Draft>;

function blank(seed: Seed): Draft {
  return {
    op_id: newId(),
    mode: "report",
    base: null,
    reason: "",
    pointed: [],
    said: "",
    replaces: null,
    updated_at: seed.made_at,
    ...seed,
  };
}

/** Drafts that lists have been told of: a keystroke in one changes no list, and a slow phone must not stutter. */
const listed = new Set<string>();

const unwritten = new Map<string, Draft>();
let writing: Promise<void> | null = null;

/** Keeps the draft as it now is. Who types faster than the phone writes has the newest state written next. */
export function saveDraft(draft: Draft): Promise<void> {
  unwritten.set(draft.activity_id, draft);
  writing ??= writeDrafts().finally(() => {
    writing = null;
  });
  return writing;
}

async function writeDrafts(): Promise<void> {
  for (const [activityId, draft] of unwritten) {
    unwritten.delete(activityId);
    await writeDraft(draft);
  }
}

/**
 * Not if it has been finished meanwhile: a late keystroke must not bring it back. The requests go out together and
 * need not reach the disk itself: the fewer turns it takes, the less a killed app can lose.
 */
async function writeDraft(draft: Draft): Promise<void> {
  const tx = db().transaction(["drafts", "ops"], "readwrite", { durability: "relaxed" });
  const drafts = tx.objectStore("drafts");
  const written = drafts.put({ ...draft, updated_at: now().toISOString() });
  const [finished] = await Promise.all([tx.objectStore("ops").getKey(draft.op_id), written]);
  if (finished) await drafts.delete(draft.activity_id);
  await tx.done;
  if (!listed.has(draft.op_id)) told();
  listed.add(draft.op_id);
}

export async function loadDraft(activityId: string): Promise<Draft | null> {
  const draft = await db().get("drafts", activityId);
  // A draft of an older version of the app knows fewer questions.
  return draft ? { ...draft, body: { ...defaults(), ...draft.body } } : null;
}

/** "locked": the draft is behind the PIN. */
export type Opened =
  | { draft: Draft; postings: Posting[]; places: Place[] }
  | "finished"
  | "no_posting"
  | "locked";

/**
 * What a form needs to open: the begun draft, or a new one under that id.
 * An id that was finished already (the back button leads there) must never start a second report.
 */
export async function openForm(activityId: string): Promise<Opened> {
  await beginCapture();
  const begun = await loadDraft(activityId).catch(lockedDraft);
  if (begun === "locked") return begun;
  if (!begun && (await isKnown(activityId))) return "finished";
  const draft = begun ?? (await newDraft(activityId));
  if (!draft) return "no_posting";
  const [postings, places] = await Promise.all([myPostings(), allPlaces()]);
  return { draft, postings, places };
}

function lockedDraft(cause: unknown): "locked" {
  if (cause instanceof Locked) return "locked";
  throw cause;
}

async function isKnown(activityId: string): Promise<boolean> {
  const sent = await db().countFromIndex("ops", "activity_id", activityId);
  return sent > 0 || (await db().getKey("activities", activityId)) !== undefined;
}

/** Newest first, with what is being written right now. */
export async function allDrafts(): Promise<Draft[]> {
  await writing;
  const drafts = await db().getAll("drafts");
  return drafts.sort((a, b) => b.updated_at.localeCompare(a.updated_at));
}

export async function discardDraft(draft: Draft): Promise<void> {
  unwritten.delete(draft.activity_id);
  await writing;
  const tx = db().transaction(["drafts", "photos", "pictures"], "readwrite");
  await tx.objectStore("drafts").delete(draft.activity_id);
  const photos = tx.objectStore("photos");
  for (const photo of await photos.index("activity_id").getAll(draft.activity_id)) {
    if (photo.state !== "draft") continue;
    await photos.delete(photo.photo_id);
    await tx.objectStore("pictures").delete(photo.photo_id);
  }
  await tx.done;
  told();
}

/** A correction of a record that the server has. An unfinished one is taken up again. */
export async function draftCorrection(activity: PulledActivity, postingId: number): Promise<Draft> {
  const begun = await loadDraft(activity.activity_id);
  if (begun) return begun;
  const returned = activity.state === "returned";
  const base = { ...defaults(), ...activity.body };
  const held = toRewrite(activity.held);
  const draft = blank({
    activity_id: activity.activity_id,
    posting_id: postingId,
    mode: "amend",
    body: withHeld(base, held),
    base: { version: activity.version, body: base },
    reason: returned ? words().form.reasonPrefilled : held.length > 0 ? words().held.reason : "",
    pointed: [...(returned ? (activity.review?.fields ?? []) : []), ...held.map(({ field }) => field)].map(
      fieldRoot,
    ),
    said: [returned ? activity.review?.reason : "", held.length > 0 ? words().held.said : ""]
      .filter(Boolean)
      .join(" "),
    made_at: iso(now()),
  });
  await saveDraft(draft);
  return draft;
}

/** A refused operation opens as a draft again: the same record, a new operation id. */
export async function reopen(kept: KeptWork, current: PulledActivity | null): Promise<Draft> {
  const begun = await loadDraft(kept.activity_id);
  if (begun) return begun;
  const draft = kept.op.kind === "activity.report" && !current ? asReport(kept) : asAmendment(kept, current);
  await saveDraft(draft);
  return draft;
}

function asReport(kept: KeptWork): Draft {
  return blank({ ...common(kept), body: kept.shown });
}

/** Against the newest known version, so that only what still differs travels. */
function asAmendment(kept: KeptWork, current: PulledActivity | null): Draft {
  const base = current ? { ...defaults(), ...current.body } : kept.shown;
  const changes = kept.op.kind === "activity.amend" ? kept.op.body.changes : kept.shown;
  return blank({
    ...common(kept),
    mode: "amend",
    body: { ...base, ...changes },
    base: { version: current?.version ?? kept.op.base ?? 1, body: base },
    reason: "reason" in kept.op.body ? kept.op.body.reason : "",
  });
}

function common(kept: KeptWork) {
  const said = kept.problem ? problemText(kept.problem) : null;
  return {
    activity_id: kept.activity_id,
    posting_id: kept.op.posting_id,
    pointed: kept.problem?.field ? [fieldRoot(kept.problem.field)] : [],
    said: said ? `${said.title}. ${said.detail}` : "",
    replaces: kept.op_id,
    made_at: iso(now()),
  };
}

/** A problem in the language of now, whichever it was received in. */
export function problemText(problem: Problem): { title: string; detail: string } {
  const own = ownText(problem.code);
  if (own) return own;
  return problem.text?.[lang()] ?? { title: problem.title, detail: problem.detail };
}

/** Keeps a photo beside its draft; only its facts stand in the report. */
export async function keepPhoto(draft: Draft, photo: PhotoFact, blob: Blob): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const kept: KeptPhoto = {
    photo_id: photo.photo_id,
    activity_id: draft.activity_id,
    sha256: photo.sha256,
    bytes: photo.bytes,
    state: "draft",
    location: null,
    problem: null,
    received_at: null,
  };
  const tx = db().transaction(["photos", "pictures"], "readwrite");
  try {
    await tx.objectStore("pictures").put({ photo_id: photo.photo_id, bytes });
    await tx.objectStore("photos").put(kept);
  } catch (cause) {
    abort(tx);
    await tx.done.catch(() => undefined);
    throw cause;
  }
  await tx.done;
}

export async function dropDraftPhoto(photoId: string): Promise<void> {
  const tx = db().transaction(["photos", "pictures"], "readwrite");
  const photo = await tx.objectStore("photos").get(photoId);
  if (photo?.state === "draft") {
    await tx.objectStore("photos").delete(photoId);
    await tx.objectStore("pictures").delete(photoId);
  }
  await tx.done;
}

/** The picture itself; in the photo's own row where version 1 kept it. */
export async function photoBlob(photoId: string): Promise<Blob | null> {
  const picture = await db().get("pictures", photoId);
  if (picture) return new Blob([picture.bytes], { type: "image/jpeg" });
  return (await db().get("photos", photoId))?.blob ?? null;
}
