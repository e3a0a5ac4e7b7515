/** What is said of a card beside its own words: why not today, until when, in which languages. */
import { briefing } from "../briefing";
import type { ShownCard } from "../cards";
import { dateText } from "../clock";
import { label } from "../vocabulary";
import type { Card } from "../wire";
import type { Lang } from "../words";
import type { CarriedWords } from "../words/carried";
import type { Choice } from "./chips";

/** Why a card may not be told today; empty when it may. */
export function standingText({ card, standing }: ShownCard, c: CarriedWords, lang: Lang): string {
  if (standing === "gone") return c.card.gone;
  if (standing === "early") return c.card.early(dateText(card.valid_from ?? "", lang));
  if (standing === "ended") return c.card.ended(dateText(card.valid_until ?? "", lang));
  return standing === "phase" ? c.card.phase(phasesText(card, lang)) : "";
}

export function phasesText({ phases, elections }: Card, lang: Lang): string {
  const named = elections.filter((value) => value !== "any");
  const votes = named.map((value) => label(briefing.elections, value, lang)).join(", ");
  const words = phases.map((value) => label(briefing.phases, value, lang)).join(", ");
  return votes ? `${words} (${votes})` : words;
}

/** From when until when; empty when it holds always. */
export function validText(
  { valid_from, valid_until }: Pick<Card, "valid_from" | "valid_until">,
  c: CarriedWords,
  lang: Lang,
) {
  return [
    valid_from && c.card.from(dateText(valid_from, lang)),
    valid_until && c.card.until(dateText(valid_until, lang)),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Short: they stand under the word "language". */
export function languageNames(languages: string[], lang: Lang): Choice[] {
  const name = (value: string) => label(briefing.languages, value, lang).replace(/^Bahasa /, "");
  return [...new Set(languages)].map((value) => ({ value, text: name(value) }));
}
