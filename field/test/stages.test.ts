import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { myPlacesToday } from "../src/cards";
import { fits, phaseOn } from "../src/stages";
import { db } from "../src/store";
import type { Area, Stage } from "../src/wire";
import { posted, VILLAGE } from "./phone";

const staged = (name: string, stages: Omit<Stage, "name">[]): Stage[] =>
  stages.map((one) => ({ ...one, name }));
const PEMILU = staged("Pemilu 2024", [
  { election: "pemilu", phase: "before", from: "2022-06-14", until: "2023-11-27" },
  { election: "pemilu", phase: "campaign", from: "2023-11-28", until: "2024-02-10" },
  { election: "pemilu", phase: "quiet_period", from: "2024-02-11", until: "2024-02-13" },
  { election: "pemilu", phase: "voting", from: "2024-02-14", until: "2024-02-14" },
  { election: "pemilu", phase: "after", from: "2024-02-15", until: "2024-03-20" },
]);
const PILKADES_DAYS = [{ election: "pilkades", phase: "before", from: "2024-01-01", until: "2024-12-31" }];
const PILKADES = staged("Pilkades", PILKADES_DAYS);

describe("the phase of a day", () => {
  it.each([
    ["2022-06-13", "none", null, "campaign", 533],
    ["2023-11-27", "before", "pemilu", "campaign", 1],
    ["2023-11-28", "campaign", "pemilu", "quiet_period", 75],
    ["2024-02-12", "quiet_period", "pemilu", "voting", 2],
    ["2024-02-13", "quiet_period", "pemilu", "voting", 1],
    ["2024-02-14", "voting", "pemilu", undefined, undefined],
    ["2024-02-15", "after", "pemilu", undefined, undefined],
    ["2024-03-21", "none", null, undefined, undefined],
  ])("%s is %s", (day, phase, election, next, days) => {
    const found = phaseOn(PEMILU, day);
    const laws = found.occasions.map((one) => one.election);
    expect([found.phase, laws, found.next?.phase, found.next?.days]).toEqual([
      phase,
      election ? [election] : [],
      next,
      days,
    ]);
  });

  it("is the strictest of all elections there, whichever comes first", () => {
    for (const stages of [
      [...PEMILU, ...PILKADES],
      [...PILKADES, ...PEMILU],
    ]) {
      expect(phaseOn(stages, "2024-02-12")).toMatchObject({ phase: "quiet_period", name: "Pemilu 2024" });
      expect(phaseOn(stages, "2024-05-01")).toMatchObject({ phase: "before", name: "Pilkades" });
    }
  });

  it("is none where no calendar says anything", () => {
    expect(phaseOn([], "2024-02-12")).toEqual({ phase: "none", occasions: [], name: "", next: null });
  });
});

interface Case {
  name: string;
  stages: Stage[];
  day: string;
  phase: string;
  may: Said[];
  may_not: Said[];
}
type Said = { phases: string[]; elections: string[] };

const golden = new URL("../../contract/cases/occasions.json", import.meta.url);

describe("the golden cases that the server runs too", () => {
  it.each(JSON.parse(readFileSync(golden, "utf8")) as Case[])("$name", (one) => {
    const today = phaseOn(one.stages, one.day);
    expect(today.phase).toBe(one.phase);
    expect(one.may.filter((said) => !fits(said, today))).toEqual([]);
    expect(one.may_not.filter((said) => fits(said, today))).toEqual([]);
  });
});

it("names every election that the day's phase is of", () => {
  const both = [...staged("Pilkada", PILKADES_DAYS), ...staged("Pilkades Oenai", PILKADES_DAYS)];
  expect(phaseOn(both, "2024-05-01").name).toBe("Pilkada, Pilkades Oenai");
});

describe("my places today", () => {
  const area = async (change: Partial<Area>) => {
    const found = (await db().get("areas", VILLAGE)) as Area;
    await db().put("areas", { ...found, stages: PEMILU, ...change });
  };

  it("are each on their own day: midnight comes to Jayapura first", async () => {
    await posted();
    await area({ tz: "Asia/Jayapura" });
    await area({ code: "11.01.01.2001", tz: "Asia/Jakarta" });
    await area({ code: "53.02.10", mine: false });
    const heres = await myPlacesToday(new Date("2024-02-13T15:30:00Z"));
    expect(heres.map(({ place, day, phase }) => [place.code, day, phase])).toEqual([
      ["11.01.01.2001", "2024-02-13", "quiet_period"],
      [VILLAGE, "2024-02-14", "voting"],
    ]);
  });

  it("have no phase while the server says none", async () => {
    await posted();
    expect((await myPlacesToday()).map(({ phase }) => phase)).toEqual(["none"]);
  });
});

it("knows the phases in the server's order", () => {
  const file = new URL("../../contract/briefing.json", import.meta.url);
  const { phases } = JSON.parse(readFileSync(file, "utf8")) as { phases: { value: string }[] };
  expect(phases.map(({ value }) => value).slice(0, 3)).toEqual(["quiet_period", "voting", "campaign"]);
});
