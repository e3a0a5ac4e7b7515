import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canonical, opDigest } from "../src/digest";
import { newId } from "../src/ids";
import { letters } from "../src/letters";

interface Case {
  kind: string;
  v: number;
  body: unknown;
  digest: string;
}

const file = new URL("../../contract/cases/digest.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("canonical JSON (RFC 8785)", () => {
  it.each(cases)("gives the server's digest: $digest", async ({ kind, v, body, digest }) => {
    expect(await opDigest({ kind, v, body })).toBe(digest);
  });

  it("orders keys by UTF-16 units, not by code points", () => {
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    expect(canonical(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it("escapes as the RFC says and keeps other characters as they are", () => {
    expect(canonical('\u0000\b\f\n\r\t"\\/é😀\u007f')).toBe('"\\u0000\\b\\f\\n\\r\\t\\"\\\\/é😀\u007f"');
  });

  it("leaves out what is undefined and writes zero once", () => {
    expect(canonical({ b: undefined, a: [-0, null, true] })).toBe('{"a":[0,null,true]}');
  });

  it("refuses what the other side could not repeat", () => {
    for (const value of [0.5, Number.NaN, 2 ** 53, "\ud800", "a\udc00", () => 1]) {
      expect(() => canonical(value)).toThrow(TypeError);
    }
  });

  it("is the SHA-256 of kind, version and body", async () => {
    const text = '{"body":{"a":"ü"},"kind":"activity.report","v":1}';
    const wanted = createHash("sha256").update(text).digest("hex");
    expect(await opDigest({ kind: "activity.report", v: 1, body: { a: "ü" } })).toBe(wanted);
  });
});

describe("ids and letters", () => {
  it("makes UUIDs of version 7 in the order of time", () => {
    const [first, second] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first.replaceAll("-", "").slice(0, 12)).toBe((1_700_000_000_000).toString(16).padStart(12, "0"));
    expect(first < second).toBe(true);
  });

  it("compares names by their letters", () => {
    expect([letters("KI'E"), letters("Soekarno - Hatta"), letters("Désa 3")]).toEqual([
      "kie",
      "soekarnohatta",
      "desa3",
    ]);
  });
});
