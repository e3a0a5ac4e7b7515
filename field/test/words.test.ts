import { describe, expect, it } from "vitest";
import { activity } from "../src/vocabulary";
import { carriedEn } from "../src/words/carried-en";
import { carriedId } from "../src/words/carried-id";
import { en as enFirst } from "../src/words/en";
import { id as idFirst } from "../src/words/id";

const id = { ...idFirst, carried: carriedId };
const en = { ...enFirst, carried: carriedEn };

type Leaf = string | ((...args: never[]) => string);

function leaves(value: object, path = ""): [string, Leaf][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof inner === "object" ? leaves(inner as object, here) : [[here, inner as Leaf]];
  });
}

const said = (leaf: Leaf) =>
  typeof leaf === "string" ? leaf : leaf.length > 1 ? leaf(...(["2", "x"] as never[])) : leaf("2" as never);

/** Names and marks that are the same word in both languages. */
const SAME = new Set(["app.name", "fields.rt", "fields.rw", "detail.reviewBy", "detail.note"]);

describe("the dictionary", () => {
  const english = new Map(leaves(en));

  it("says everything in both languages", () => {
    expect([...english.keys()].sort()).toEqual(
      leaves(id)
        .map(([key]) => key)
        .sort(),
    );
  });

  it.each(leaves(id))("%s", (key, leaf) => {
    const [indonesian, translated] = [said(leaf), said(english.get(key) as Leaf)];
    expect(indonesian.trim()).not.toBe("");
    expect(translated.trim()).not.toBe("");
    if (!SAME.has(key) && /[a-z]{4}/.test(indonesian)) expect(translated).not.toBe(indonesian);
  });

  it("never speaks of targets, scores or rankings of persons", () => {
    const all = leaves(id).map(([, leaf]) => said(leaf).toLowerCase());
    expect(all.filter((text) => /\b(target|skor|peringkat)\b/.test(text))).toEqual([]);
  });

  it("has words for every need that a kind can have, and names for every field", () => {
    const codes = Object.values(activity.needs).map((need) => need.code);
    expect(codes.filter((code) => !(code in id.rules))).toEqual([]);
    expect(Object.keys(activity.defaults).filter((field) => !(field in id.fields))).toEqual([]);
  });
});
