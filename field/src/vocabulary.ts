/** The stored values and their labels, generated from the server's rules: no list is written a second time here. */
import { activity as generated } from "../../contract/vocabulary.json";
import type { ReportBody } from "./wire";
import type { Lang } from "./words";

export interface Entry {
  value: string;
  id: string;
  en: string;
}

export type Need = "people_reached" | "leaflets_given" | "partners" | "narrative" | "content";

export interface KindEntry extends Entry {
  needs: Need[];
}

export interface Limits {
  narrative: number;
  outcome: number;
  place: number;
  rw: number;
  rt: number;
  order_basis: number;
  operation: number;
  reason: number;
  words: number;
  directive: number;
  caption: number;
  heard: number;
  directives: number;
  photos: number;
  themes: number;
  partners: number;
  delivered: number;
  other_kinds: number;
  people_reached: number;
  leaflets_given: number;
  days_back: number;
  minutes_ahead: number;
}

type Defaults = Omit<ReportBody, "activity_id" | "kind" | "area_code" | "started_at">;

interface ActivityVocabulary {
  defaults: Defaults;
  limits: Limits;
  needs: Record<Need, { code: string; field: string }>;
  kinds: KindEntry[];
  themes: Entry[];
  partners: Entry[];
  place_kinds: Entry[];
  heard_kinds: Entry[];
  situations: Entry[];
  states: Entry[];
  marks: Entry[];
  held_states: Entry[];
  categories: Entry[];
  fields: Entry[];
}

export const activity = generated as unknown as ActivityVocabulary;

/** A fresh copy, so that no draft ever shares a list with another. */
export function defaults(): Defaults {
  return JSON.parse(JSON.stringify(activity.defaults)) as Defaults;
}

/** A value's name; a value that a newer server knows and we do not is shown as it is. */
export function label(entries: Entry[], value: string, lang: Lang): string {
  return entries.find((entry) => entry.value === value)?.[lang] ?? value;
}

/** What the form, the record and a reviewer call each field. */
export function fieldNames(lang: Lang): Record<keyof Omit<ReportBody, "activity_id">, string> {
  const names = activity.fields.map((entry) => [entry.value, entry[lang]] as const);
  return Object.fromEntries(names) as ReturnType<typeof fieldNames>;
}

export function needsOf(kind: string): Need[] {
  return activity.kinds.find((entry) => entry.value === kind)?.needs ?? [];
}
