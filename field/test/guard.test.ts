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

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const cases = JSON.parse(read("../../contract/cases/guard.json")) as Case[];
const labelled = read("../../sejuk/lib/text/labelled/record.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { id: string; text: string; categories: string[] });

describe("the golden cases that the server runs too", () => {
  it.each(cases)("$name", ({ text, purpose, findings }) => {
    const found = find(text, purpose).map(({ category, start, end }) => ({ category, start, end }));
    expect(found).toEqual(findings);
  });
});

describe("the labelled sentences", () => {
  it("are found as on the server, and the harmless ones left alone", () => {
    const wrong = labelled.filter(({ text, categories }) => {
      const got = new Set(find(text, "record").map(({ category }) => category));
      return categories.length !== got.size || categories.some((name) => !got.has(name as never));
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe("a finding", () => {
  it("says why and how to write it instead, in both languages", () => {
    const [finding] = find("Pak Budi pendukung 02", "record");
    expect(finding?.why_id).toContain("netral");
    expect(finding?.instead_en).not.toBe("");
  });
});
