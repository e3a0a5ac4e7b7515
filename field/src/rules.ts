/**
 * What a report must say before it is kept: the same rules as the server's, so that no one hears of a
 * missing fact hours later. The cases in contract/cases/ hold both sides together.
 */

import { activity, type Entry, type Limits, type Need, needsOf } from "./vocabulary";
import type { AmendBody, ReportBody, ReportKey } from "./wire";

export interface RuleProblem {
  code: string;
  field: string;
}

type TextField = "narrative" | "outcome" | "place" | "rw" | "rt" | "order_basis" | "operation";
type CountField = "people_reached" | "leaflets_given";

const TEXT_FIELDS: TextField[] = ["narrative", "outcome", "place", "rw", "rt", "order_basis", "operation"];
const COUNT_FIELDS: CountField[] = ["people_reached", "leaflets_given"];
const ITEM_FIELDS = [
  "heard",
  "directives",
  "photos",
  "other_kinds",
  "themes",
  "partners",
  "delivered",
] as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Every problem of a report, in the order in which the server looks for them; empty when it may go. */
export function checkReport(body: ReportBody, now: Date): RuleProblem[] {
  return [...checkValues(body), ...checkTexts(body), ...checkTimes(body, now), ...checkNeeds(body)];
}

function checkValues(body: ReportBody): RuleProblem[] {
  return [...checkChoices(body), ...checkNumbers(body), ...checkItems(body), ...checkPosition(body)];
}

function checkChoices(body: ReportBody): RuleProblem[] {
  const unknown = (field: ReportKey, values: string[], entries: Entry[], empty = false): RuleProblem[] => {
    const known = (value: string) =>
      (empty && value === "") || entries.some((entry) => entry.value === value);
    return values.every(known) ? [] : [{ code: "value_unknown", field }];
  };
  return [
    ...unknown("kind", [body.kind], activity.kinds),
    ...unknown("place_kind", [body.place_kind], activity.place_kinds, true),
    ...unknown("situation", [body.situation], activity.situations, true),
    ...unknown("other_kinds", body.other_kinds, activity.kinds),
    ...unknown("partners", body.partners, activity.partners),
    ...unknown("themes", body.themes, activity.themes),
    ...unknown(
      "heard",
      body.heard.map((note) => note.kind),
      activity.heard_kinds,
    ),
  ];
}

function checkNumbers(body: ReportBody): RuleProblem[] {
  return COUNT_FIELDS.flatMap((field) => {
    if (body[field] < 0) return [{ code: "number_out_of_range", field }];
    return body[field] > activity.limits[field] ? [{ code: "too_many_people", field }] : [];
  });
}

function checkItems(body: ReportBody): RuleProblem[] {
  return ITEM_FIELDS.filter((field) => body[field].length > activity.limits[field]).map((field) => ({
    code: "too_many_items",
    field,
  }));
}

/** A position would locate the homes that were visited. */
function checkPosition(body: ReportBody): RuleProblem[] {
  const visit = body.kind === "visit" || body.other_kinds.includes("visit");
  return body.position && visit ? [{ code: "position_on_visit", field: "position" }] : [];
}

function checkTexts(body: ReportBody): RuleProblem[] {
  const long = (text: string, field: string, limit: keyof Limits): RuleProblem[] =>
    [...text].length > activity.limits[limit] ? [{ code: "text_too_long", field }] : [];
  return [
    ...TEXT_FIELDS.flatMap((field) => long(body[field], field, field)),
    ...body.heard.flatMap((note, i) => long(note.words, `heard.${i}.words`, "words")),
    ...body.directives.flatMap((directive, i) => long(directive.text, `directives.${i}.text`, "directive")),
    ...body.photos.flatMap((photo, i) => long(photo.caption ?? "", `photos.${i}.caption`, "caption")),
  ];
}

function checkTimes(body: ReportBody, now: Date): RuleProblem[] {
  const latest = now.getTime() + activity.limits.minutes_ahead * MINUTE;
  const started = Date.parse(body.started_at);
  const ended = body.ended_at ? Date.parse(body.ended_at) : null;
  const problems: RuleProblem[] = [];
  if (started > latest) problems.push({ code: "activity_in_future", field: "started_at" });
  if (ended !== null && ended < started) problems.push({ code: "ends_before_start", field: "ended_at" });
  if (ended !== null && ended > latest) problems.push({ code: "activity_in_future", field: "ended_at" });
  if (started < now.getTime() - activity.limits.days_back * DAY) {
    problems.push({ code: "too_long_ago", field: "started_at" });
  }
  return problems;
}

function checkNeeds(body: ReportBody): RuleProblem[] {
  const told = body.narrative.trim() !== "";
  const present: Record<Need, boolean> = {
    people_reached: body.people_reached > 0,
    leaflets_given: body.leaflets_given > 0,
    partners: body.partners.length > 0,
    narrative: told,
    content:
      told ||
      body.themes.length > 0 ||
      body.delivered.length > 0 ||
      body.heard.length > 0 ||
      body.directives.length > 0,
  };
  return needsOf(body.kind)
    .filter((need) => !present[need])
    .map((need) => activity.needs[need]);
}

/** A change, a return and a withdrawal each need their reason in words. */
export function checkReason(reason: string): RuleProblem[] {
  if (reason.trim() === "") return [{ code: "reason_required", field: "reason" }];
  return [...reason].length > activity.limits.reason ? [{ code: "text_too_long", field: "reason" }] : [];
}

/** Only what differs travels in an amendment; equal lists in equal order are equal. */
export function changedKeys(before: ReportBody, after: ReportBody): AmendBody["changes"] {
  const changes: Record<string, unknown> = {};
  for (const key of Object.keys(after) as ReportKey[]) {
    if (key === "activity_id") continue;
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changes[key] = after[key];
  }
  return changes as AmendBody["changes"];
}

/** `body.heard.0.words` points at the part of the form named `heard`. */
export function fieldRoot(field: string): string {
  const path = field.split(".").filter((part) => part !== "body" && part !== "changes");
  return path[0] ?? field;
}
