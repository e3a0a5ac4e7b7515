import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../src/neutral/check";
import { checkHere } from "../src/neutral/here";
import type { Election, Stage } from "../src/neutral/rulebook";

interface Case {
  name: string;
  text: string;
  stage: Stage;
  election: Election;
  findings: { category: string; start: number; end: number; quoted: boolean }[];
}

const file = new URL("../../contract/cases/neutral.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("every labelled sentence that goes out", () => {
  it("has the findings of the server", () => {
    const found = cases.map(({ name, text, stage, election }) => ({
      name,
      findings: check(text, stage, election).map(({ category, start, end, quoted }) => ({
        category,
        start,
        end,
        quoted,
      })),
    }));
    expect(cases.length).toBeGreaterThan(1000);
    expect(found).toEqual(cases.map(({ name, findings }) => ({ name, findings })));
  });
});

describe("a finding", () => {
  it("says why, by which law, and how to write it instead", () => {
    const [finding] = check("Salam dua jari!", "none", "none");
    expect(finding?.family.law).toContain("Kapolri");
    expect(finding?.family.why).toHaveLength(2);
    expect(finding?.family.instead).toHaveLength(2);
  });

  it("is where the words were written, whatever stands before them", () => {
    const text = "😀 ﬁ — Ayo p1lih p4slon 02";
    const [finding] = check(text, "campaign", "pilkada_2024");
    expect([...text].slice(finding?.start, finding?.end).join("")).toContain("p4slon 02");
  });
});

describe("a caption", () => {
  const said = "Warga mempelajari visi misi semua paslon";
  const on = (phase: string, election = "pilkada") => checkHere(said, [{ phase, election }]);

  it("is read for the phase of its place on its day", () => {
    expect(on("campaign")).toEqual([]);
    expect(on("quiet_period")).toHaveLength(1);
    expect(on("quiet_period", "pilkades")).toHaveLength(1);
  });

  it("is read once for each law, and where no election is, for what may go out at no time", () => {
    expect(checkHere("Salam dua jari!", [])).toHaveLength(1);
    expect(checkHere(said, [])).toEqual([]);
  });
});
