/** Which phase of an election a place is in on a day, and what comes next: as `sejuk/org/stages.py`, on the phone's own. */
import { briefing } from "./briefing";
import type { Stage } from "./wire";

export interface Phased {
  /** Of all elections there the strictest counts. */
  phase: string;
  /** Under which law that phase stands; null where there is no election. */
  election: string | null;
  /** What people call the election of that phase, or of what comes next. */
  name: string;
  next: { phase: string; days: number } | null;
}

const STRICTEST = briefing.phases.map(({ value }) => value);
const AWAITED = ["campaign", "quiet_period", "voting"];
const DAY_MS = 86_400_000;

/** `day` is a date of the place's own calendar. */
export function phaseOn(stages: Stage[], day: string): Phased {
  const strict = (stage: Stage) => STRICTEST.indexOf(stage.phase);
  const [now] = stages
    .filter(({ from, until }) => from <= day && day <= until)
    .sort((a, b) => strict(a) - strict(b));
  const [next] = stages
    .filter(({ phase, from }) => AWAITED.includes(phase) && from > day)
    .sort((a, b) => a.from.localeCompare(b.from));
  return {
    phase: now?.phase ?? "none",
    election: now?.election ?? null,
    name: (now ?? next)?.name ?? "",
    next: next ? { phase: next.phase, days: nights(day, next.from) } : null,
  };
}

function nights(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
