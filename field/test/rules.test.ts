import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { changedKeys, checkReason, checkReport, fieldRoot, type RuleProblem } from "../src/rules";
import { activity, defaults } from "../src/vocabulary";
import type { ReportBody } from "../src/wire";

interface Case {
  name: string;
  body: Partial<ReportBody>;
  now: string;
  problems: RuleProblem[];
}

const file = new URL("../../contract/cases/activity_report.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("the golden cases that the server runs too", () => {
  it.each(cases)("$name", ({ body, now, problems }) => {
    const found = checkReport({ ...defaults(), ...body } as ReportBody, new Date(now));
    expect(found.slice(0, 1)).toEqual(problems);
  });
});

describe("amendments", () => {
  const body = {
    activity_id: "a",
    ...defaults(),
    kind: "visit",
    area_code: "1",
    started_at: "x",
  } as ReportBody;

  it("send only what differs, and never the id", () => {
    const after = { ...body, activity_id: "b", rw: "03", themes: ["hoax"] };
    expect(changedKeys(body, after)).toEqual({ rw: "03", themes: ["hoax"] });
    expect(changedKeys(body, { ...body, themes: [] })).toEqual({});
  });

  it("need a reason in words, of a bearable length", () => {
    expect(checkReason("  ")).toEqual([{ code: "reason_required", field: "reason" }]);
    expect(checkReason("a".repeat(activity.limits.reason + 1))[0]?.code).toBe("text_too_long");
    expect(checkReason("RW keliru")).toEqual([]);
  });

  it("find the part of the form that a path points at", () => {
    expect(["body.heard.0.words", "changes.rw", "rw"].map(fieldRoot)).toEqual(["heard", "rw", "rw"]);
  });
});
