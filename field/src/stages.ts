/** Which phase of an election a place is in on a day, and what comes next: as `sejuk/org/stages.py`, on the phone's own. */
import { briefing } from "./briefing";
import type { Stage } from "./wire";

export type Occasion = Pick<Stage, "phase" | "election">;

export interface Phased {
  /** Of all elections there the strictest counts. */
  phase: string;
  /** For which phases, each under its law, something may be said; empty where there is no election. */
  occasions: Occasion[];
  /** What people call the elections of that phase, or of what comes next. */
  name: string;
  next: { phase: string; days: number } | null;
}

const STRICTEST = briefing.phases.map(({ value }) => value);
/** On such a day of one election nothing is said that only another's phase allows. */
const SILENT = ["quiet_period", "voting"];
const AWAITED = ["campaign", "quiet_period", "voting"];
const DAY_MS = 86_400_000;

/** `day` is a date of the place's own calendar. */
export function phaseOn(stages: Stage[], day: string): Phased {
  const strict = (stage: Stage) => STRICTEST.indexOf(stage.phase);
  const today = stages
    .filter(({ from, until }) => from <= day && day <= until)
    .sort((a, b) => strict(a) - strict(b));
  const phase = today[0]?.phase ?? "none";
  const strictest = today.filter((stage) => stage.phase === phase);
  const [next] = stages
    .filter(({ phase, from }) => AWAITED.includes(phase) && from > day)
    .sort((a, b) => a.from.localeCompare(b.from));
  return {
    phase,
    occasions: SILENT.includes(phase) ? strictest : today,
    name: namesOf(strictest) || (next?.name ?? ""),
    next: next ? { phase: next.phase, days: nights(day, next.from) } : null,
  };
}

/** Whether what is said for these phases and elections may be said there; sejuk/briefing/rules.py judges the same. */
export function fits(said: { phases: string[]; elections: string[] }, { occasions }: Phased): boolean {
  const any = said.elections.includes("any");
  if (occasions.length === 0) return any && said.phases.includes("none");
  return occasions.some(
    ({ phase, election }) => said.phases.includes(phase) && (any || said.elections.includes(election)),
  );
}

const namesOf = (stages: Stage[]) => [...new Set(stages.map(({ name }) => name))].join(", ");

function nights(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
