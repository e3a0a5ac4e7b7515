/** What the officer has recorded, from this phone and from the server together: for today, the history and one record. */
import { dayOf, monthText } from "./clock";
import { emptied, forgetEmptied } from "./essentials";
import { toRewrite } from "./held";
import { isWork } from "./kept";
import { letters } from "./letters";
import { type OpState, stateOf } from "./outbox";
import { allPlaces, type Place, placeOr } from "./places";
import { type Draft, db, type KeptWork, told } from "./store";
import { activity, defaults, label } from "./vocabulary";
import type { PulledActivity, ReportBody } from "./wire";
import { lang } from "./words";

export interface RecordView {
  activity_id: string;
  body: ReportBody;
  place: Place;
  day: string;
  pulled: PulledActivity | null;
  ops: KeptWork[];
  draft: Draft | null;
  /** State of the newest operation of this phone; null when it only came from the server. */
  sending: OpState | null;
}

export async function allRecords(): Promise<RecordView[]> {
  const [activities, finished, drafts, places] = await Promise.all([
    db().getAll("activities"),
    db().getAll("ops"),
    db().getAll("drafts"),
    allPlaces(),
  ]);
  const ops = finished.filter(isWork);
  const known = new Map(places.map((place) => [place.code, place]));
  const pulled = new Map(activities.map((one) => [one.activity_id, one]));
  const ids = new Set([...pulled.keys(), ...ops.map((kept) => kept.activity_id)]);
  return [...ids]
    .map((id) => {
      const own = ops
        .filter((kept) => kept.activity_id === id)
        .sort((a, b) => a.queued_at.localeCompare(b.queued_at));
      return view(id, pulled.get(id) ?? null, own, drafts.find((d) => d.activity_id === id) ?? null, known);
    })
    .sort((a, b) => Date.parse(b.body.started_at) - Date.parse(a.body.started_at));
}

function view(
  id: string,
  pulled: PulledActivity | null,
  ops: KeptWork[],
  draft: Draft | null,
  places: Map<string, Place>,
): RecordView {
  const newest = ops.at(-1) ?? null;
  const ahead = newest && (!pulled || isAhead(newest, pulled)) ? newest : null;
  const body = { ...defaults(), ...(ahead?.shown ?? pulled?.body ?? newest?.shown) } as ReportBody;
  const place = placeOr(places, body.area_code);
  const day = ahead
    ? dayOf(body.started_at, place.tz)
    : (pulled?.local_day ?? dayOf(body.started_at, place.tz));
  return { activity_id: id, body, place, day, pulled, ops, draft, sending: newest ? stateOf(newest) : null };
}

/** Whether an operation of this phone says more than what was pulled: it is still on its way, or not pulled back yet. */
function isAhead(kept: KeptWork, pulled: PulledActivity): boolean {
  if (kept.op.base === null || pulled.state === "withdrawn") return false;
  const state = stateOf(kept);
  return (state === "waiting" || state === "received") && kept.op.base >= pulled.version;
}

export async function oneRecord(activityId: string): Promise<RecordView | null> {
  return (await allRecords()).find((record) => record.activity_id === activityId) ?? null;
}

/** A change is on its way or not pulled back yet: a second one would only collide with it. */
export function isBusy(record: RecordView): boolean {
  return record.ops.some(
    (kept) => stateOf(kept) === "waiting" || (record.pulled && isAhead(kept, record.pulled)),
  );
}

/** Returned by a reviewer, or with a text that must be written anew, and not answered yet. */
export function needsCorrection(record: RecordView): boolean {
  const { pulled } = record;
  if (!pulled || pulled.state === "withdrawn") return false;
  return (pulled.state === "returned" || toRewrite(pulled.held).length > 0) && !isBusy(record);
}

/** What can be amended: the server's version, or version 1 when only its receipt has come so far. */
export function amendable(record: RecordView): PulledActivity | null {
  if (isBusy(record)) return null;
  if (record.pulled) return record.pulled.state === "withdrawn" ? null : record.pulled;
  const report = record.ops.find(
    (kept) => kept.op.kind === "activity.report" && stateOf(kept) === "received",
  );
  if (!report?.receipt || record.ops.length > 1) return null;
  return {
    activity_id: record.activity_id,
    version: 1,
    state: "reported",
    body: report.shown,
    local_day: record.day,
    received_at: report.receipt.received_at,
    marks: [],
    review: null,
    photos: [],
  };
}

/** The posting under which a record was made, as far as this phone knows; else the one used last. */
export async function postingOf(record: RecordView): Promise<number> {
  const made = record.ops.at(-1)?.op.posting_id;
  if (made !== undefined) return made;
  const postings = await db().getAll("postings");
  const covering = postings.find((p) => p.may_record && p.area_codes.includes(record.body.area_code));
  return (
    covering?.posting_id ?? postings.find((p) => p.may_record)?.posting_id ?? postings[0]?.posting_id ?? 0
  );
}

/** "Sambang RT 05", "Patroli dialogis Pasar Kie": how a record is called in lists. */
export function titleOf(body: ReportBody): string {
  const kind = body.kind ? label(activity.kinds, body.kind, lang()) : "";
  const where = body.rt ? `RT ${body.rt}` : body.rw ? `RW ${body.rw}` : body.place;
  return [kind, where].filter(Boolean).join(" ");
}

/** By letters only, over what was told, the place, the village, the kind and the themes. */
export function searchRecords(records: RecordView[], text: string): RecordView[] {
  const wanted = text.split(/\s+/).map(letters).filter(Boolean);
  if (wanted.length === 0) return records;
  return records.filter((record) => {
    const hay = haystack(record);
    return wanted.every((word) => hay.includes(word));
  });
}

function haystack({ body, place }: RecordView): string {
  const named = [body.kind, ...body.other_kinds].map((kind) => label(activity.kinds, kind, lang()));
  const themes = body.themes.map((theme) => label(activity.themes, theme, lang()));
  const where = [body.place, place.label, body.rw && `RW ${body.rw}`, body.rt && `RT ${body.rt}`];
  return [body.narrative, body.outcome, ...where, ...named, ...themes]
    .map((part) => letters(part || ""))
    .join(" ");
}

/** After the storage was cleared under the open app: what is gone, and what the server has given again. */
export async function emptiedState(): Promise<{ unsent: number; onServer: number } | null> {
  const unsent = emptied();
  return unsent === null ? null : { unsent, onServer: await db().count("activities") };
}

export function readEmptied(): void {
  forgetEmptied();
  told();
}

export interface Month {
  name: string;
  records: RecordView[];
}

export function byMonth(records: RecordView[]): Month[] {
  const months: Month[] = [];
  for (const record of records) {
    const name = monthText(record.body.started_at, record.place.tz, lang());
    const last = months.at(-1);
    if (last?.name === name) last.records.push(record);
    else months.push({ name, records: [record] });
  }
  return months;
}
