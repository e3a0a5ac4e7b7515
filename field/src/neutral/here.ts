/** A text read for the place and the day of its record, as sejuk/activities/captions.py reads it once more. */
import type { Occasion } from "../stages";
import { check, type Finding } from "./check";
import type { Election, Stage } from "./rulebook";

/** Which names and numbers are known, by the law of an election: as `KNOWN` in sejuk/briefing/outgoing.py. */
const KNOWN: Record<string, Election[]> = {
  pemilu: ["pemilu_2024"],
  pilkada: ["pilkada_2024"],
  pilkades: ["pilkada_2024", "none"],
};
const ANY: Election[] = ["pemilu_2024", "pilkada_2024", "none"];

/** What may not go out on these occasions; with none of them, what may go out at no time. */
export function checkHere(text: string, occasions: Occasion[]): Finding[] {
  const phases = occasions.length > 0 ? occasions.map(({ phase }) => phase as Stage) : (["none"] as const);
  const laws = occasions.length > 0 ? occasions.flatMap(({ election }) => KNOWN[election] ?? ANY) : ANY;
  const found = new Map<string, Finding>();
  for (const phase of new Set<Stage>(phases))
    for (const law of new Set(laws))
      for (const finding of check(text, phase, law)) {
        const place = `${finding.start} ${finding.end} ${finding.category}`;
        if (!found.has(place) || !finding.quoted) found.set(place, finding);
      }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
