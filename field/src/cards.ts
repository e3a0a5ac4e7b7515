/** What may be said at a door: the cards of this phone, and whether each may be told here today. Needs no key. */
import { dayOf, now } from "./clock";
import type { KeptCard } from "./kept";
import { letters } from "./letters";
import { fromArea, type Place } from "./places";
import { fits, type Occasion, type Phased, phaseOn } from "./stages";
import { db } from "./store";
import { activity, label } from "./vocabulary";
import type { Card, Wording } from "./wire";
import { lang } from "./words";

export type { KeptCard } from "./kept";

/** A village of this officer on its own day. */
export interface Here extends Phased {
  place: Place;
  day: string;
}

export async function myPlacesToday(at: Date = now()): Promise<Here[]> {
  const areas = (await db().getAll("areas")).filter(({ mine }) => mine);
  return areas.map((area) => {
    const day = dayOf(at, area.tz);
    return { place: fromArea(area), day, ...phaseOn(area.stages ?? [], day) };
  });
}

/** The occasions at the place of a record on its own day; null where the phone does not know the place. */
export async function occasionsAt(code: string, at: string): Promise<Occasion[] | null> {
  const area = await db().get("areas", code);
  return area ? phaseOn(area.stages ?? [], dayOf(at, area.tz)).occasions : null;
}

/** Why a card may not be told; "ok" when it may. */
export type Standing = "ok" | "gone" | "early" | "ended" | "phase";

export function standingAt(card: KeptCard, here: Phased & { day: string }): Standing {
  const { gone_at, valid_from, valid_until } = card;
  if (gone_at) return "gone";
  if (valid_from && here.day < valid_from) return "early";
  if (valid_until && here.day > valid_until) return "ended";
  return fits(card, here) ? "ok" : "phase";
}

export interface ShownCard {
  card: KeptCard;
  standing: Standing;
  /** Where it may be told, when that is not everywhere that one serves. */
  only: Place[];
}

/** Somebody with several villages may tell what may be told in one of them, and hears in which. */
export function shown(card: KeptCard, heres: Here[]): ShownCard {
  const all = heres.map((here) => ({ place: here.place, standing: standingAt(card, here) }));
  const good = all.filter(({ standing }) => standing === "ok");
  const only = good.length > 0 && good.length < all.length ? good.map(({ place }) => place) : [];
  const nowhere = card.gone_at ? "gone" : (all[0]?.standing ?? "phase");
  return { card, standing: good.length > 0 ? "ok" : nowhere, only };
}

/** Those that may be told today first, then by theme and title. Those taken back are not among them. */
export async function allCards(): Promise<ShownCard[]> {
  const [cards, heres] = await Promise.all([db().getAll("cards"), myPlacesToday()]);
  const order = ({ card, standing }: ShownCard) =>
    `${standing === "ok" ? 0 : 1} ${String(themes.indexOf(card.theme)).padStart(3, "0")} ${card.code}`;
  return cards
    .filter((card) => !card.gone_at)
    .map((card) => shown(card, heres))
    .sort((a, b) => order(a).localeCompare(order(b)));
}

const themes = activity.themes.map(({ value }) => value);

/** Null when this phone never had it. */
export async function oneCard(versionId: string): Promise<ShownCard | null> {
  const [card, heres] = await Promise.all([db().get("cards", versionId), myPlacesToday()]);
  return card ? shown(card, heres) : null;
}

/** In the wanted language, else in the app's, else in the one that it was written in. */
export function wordingOf(card: Card, language: string): Wording {
  const inLanguage = (wanted: string) => card.wordings.find((one) => one.language === wanted);
  const found = inLanguage(language) ?? inLanguage(lang()) ?? inLanguage("id") ?? card.wordings[0];
  return found ?? { language: "id", title: card.code, text: "" };
}

/** Titles of told messages, also of those taken back; null for one that this phone never had. */
export async function titlesOf(versionIds: string[]): Promise<(string | null)[]> {
  const cards = await Promise.all(versionIds.map((id) => db().get("cards", id)));
  return cards.map((card) => (card ? wordingOf(card, lang()).title : null));
}

/** By letters only, over title, text, theme and code, in any order of the words. */
export function searchCards(cards: ShownCard[], text: string, theme = ""): ShownCard[] {
  const wanted = text.split(/\s+/).map(letters).filter(Boolean);
  return cards.filter(({ card }) => {
    if (theme && card.theme !== theme) return false;
    const hay = haystack(card);
    return wanted.every((word) => hay.includes(word));
  });
}

function haystack(card: Card): string {
  const theme = label(activity.themes, card.theme, lang());
  const said = card.wordings.flatMap(({ title, text }) => [title, text]);
  return [theme, card.code, ...said].map(letters).join(" ");
}

const LANGUAGE = "sejuk-card-language";

/** The language in which one speaks at doors; the phone's own, as the app's language is. */
export function cardLanguage(): string {
  try {
    return localStorage.getItem(LANGUAGE) ?? lang();
  } catch {
    return lang();
  }
}

export function setCardLanguage(language: string): void {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    /* a closed storage only means that the choice is asked again */
  }
}
