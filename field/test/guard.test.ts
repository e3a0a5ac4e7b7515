import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { find } from "../src/guard/find";
import type { Purpose } from "../src/guard/rulebook";

interface Case {
  name: string;
  purpose: Purpose;
  text: string;
  findings: { category: string; start: number; end: number }[];
}

const file = new URL("../../contract/cases/guard.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("every labelled sentence", () => {
  it.each(["record", "claim", "concern"])("kept as a %s has the findings of the server", (kept) => {
    const ours = cases.filter(({ purpose }) => purpose === kept);
    const found = ours.map(({ name, text, purpose }) => ({
      name,
      findings: find(text, purpose).map(({ category, start, end }) => ({ category, start, end })),
    }));
    expect(ours.length).toBeGreaterThan(100);
    expect(found).toEqual(ours.map(({ name, findings }) => ({ name, findings })));
  });
});

describe("a finding", () => {
  it("says why and how to write it instead, in both languages", () => {
    const [finding] = find("Pak Budi pendukung 02", "record");
    expect(finding?.why_id).toContain("netral");
    expect(finding?.instead_en).not.toBe("");
  });

  it("is where the words were written, whatever stands before them", () => {
    const text = "😀 ﬁ — Pak Budi p3ndukung 02";
    const [finding] = find(text, "record");
    expect([...text].slice(finding?.start, finding?.end).join("")).toBe("Pak Budi p3ndukung 02");
  });
});
