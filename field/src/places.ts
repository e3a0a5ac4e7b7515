/** Postings and places as pulled: what may be recorded, where, and how a place is called with its parents. */
import { dayOf, now, PHONE_TZ } from "./clock";
import { letters } from "./letters";
import { db } from "./store";
import type { Area, Posting, Resort } from "./wire";

export interface Place {
  code: string;
  name: string;
  /** Always with its parents: names repeat. */
  label: string;
  tz: string;
  mine: boolean;
}

/** Postings under which something can be recorded today. */
export async function myPostings(today: string = dayOf(now(), PHONE_TZ)): Promise<Posting[]> {
  const postings = await db().getAll("postings");
  return postings.filter(
    (p) => p.may_record && p.valid_from <= today && (!p.valid_until || p.valid_until >= today),
  );
}

export async function allPostings(): Promise<Posting[]> {
  return db().getAll("postings");
}

export function fromArea(area: Area): Place {
  return { code: area.code, name: area.name, label: area.label, tz: area.tz, mine: area.mine };
}

function fromResort([code, name, label]: Resort["areas"][number], tz: string): Place {
  return { code, name, label, tz, mine: false };
}

/** Every place that this phone knows: one's own first, then the rest of the resort. */
export async function allPlaces(): Promise<Place[]> {
  const [areas, resorts] = await Promise.all([db().getAll("areas"), db().getAll("resorts")]);
  const own = areas.map(fromArea);
  const known = new Set(own.map((place) => place.code));
  const tz = areas.find((area) => area.mine)?.tz ?? areas[0]?.tz ?? PHONE_TZ;
  const others = resorts.flatMap((resort) =>
    resort.areas.filter(([code]) => !known.has(code)).map((area) => fromResort(area, tz)),
  );
  return [...own, ...others].sort(
    (a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, "id"),
  );
}

export async function placesOf(codes: string[]): Promise<Map<string, Place>> {
  const wanted = new Set(codes);
  const found = (await allPlaces()).filter((place) => wanted.has(place.code));
  return new Map(found.map((place) => [place.code, place]));
}

/** A place not pulled (yet) is shown by its code rather than not at all. */
export function placeOr(places: Map<string, Place>, code: string): Place {
  return places.get(code) ?? { code, name: code, label: code, tz: PHONE_TZ, mine: false };
}

/** Letters only, beginnings first. Villages and districts, never RW and RT: those are typed. */
export function searchPlaces(places: Place[], text: string): Place[] {
  const wanted = letters(text);
  if (wanted === "") return [];
  const level = (place: Place) => place.code.split(".").length;
  const hits = places.filter((place) => {
    const depth = level(place);
    return depth >= 2 && depth <= 4 && letters(place.name).includes(wanted);
  });
  const own = (place: Place) => letters(place.name.replace(/^(Kabupaten|Kota) /, ""));
  const starts = (place: Place) => Number(own(place).startsWith(wanted));
  return hits.sort((a, b) => starts(b) - starts(a));
}
