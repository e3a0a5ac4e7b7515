import { describe, expect, it } from "vitest";
import { adviceOn } from "../src/guard/advice";
import { defaults } from "../src/vocabulary";
import type { ReportBody } from "../src/wire";

const body = (change: Partial<ReportBody>) => ({ ...defaults(), ...change }) as ReportBody;
const heard = (kind: string, words: string) => [{ note_id: "n", kind, words }];

describe("advice on a report that is being written", () => {
  it("names the words and the field, in what was written freely", () => {
    const found = adviceOn(body({ narrative: "😀 Pak Budi pendukung 02.", outcome: "hp 0812 3344 5566" }));
    expect(found.map(({ field, words }) => [field, words])).toEqual([
      ["narrative", "Pak Budi pendukung 02"],
      ["outcome", "0812 3344 5566"],
    ]);
  });

  it("lets a rumour name a candidate, but not the speaker", () => {
    expect(adviceOn(body({ heard: heard("claim", "Katanya paslon 2 bagi sembako.") }))).toEqual([]);
    const [own] = adviceOn(body({ heard: heard("claim", "Saya pendukung paslon 2.") }));
    expect(own?.field).toBe("heard.0.words");
  });

  it("reads the other kinds of heard words as a record", () => {
    expect(adviceOn(body({ heard: heard("situation", "RT 03 basis 01") }))).toHaveLength(1);
    expect(adviceOn(body({ heard: heard("concern", "Tetangga saya bandar narkoba") }))).toHaveLength(1);
  });

  it("keeps a key that stays the same while other words change, so that one answer is enough", () => {
    const [before] = adviceOn(body({ narrative: "Pak Budi pendukung 02." }));
    const [after] = adviceOn(body({ narrative: "Sambang pagi. Pak Budi pendukung 02." }));
    expect(after?.key).toBe(before?.key);
  });

  it("says nothing about a common visit", () => {
    expect(adviceOn(body({ narrative: "Sambang warga RT 05.", place: "Masjid Al Ikhlas" }))).toEqual([]);
  });
});
