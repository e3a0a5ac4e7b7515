/** Texts that the server holds apart, and what a person says of them. */
import { beforeEach, describe, expect, it } from "vitest";
import { draftCorrection } from "../src/drafts";
import { named } from "../src/held";
import { finish } from "../src/outbox";
import { allRecords, needsCorrection } from "../src/records";
import { db } from "../src/store";
import type { Held, PulledActivity } from "../src/wire";
import { aDraft, finished, posted, pulled } from "./phone";

beforeEach(posted);

const body = async () => (await db().getAll("ops")).at(-1)?.op.body;
const note = (note_id: string, words: string) => ({ note_id, kind: "concern", words });

function held(field: string, state = "held"): Held {
  return { field, categories: ["nik"], state, until: "2026-12-06T00:00:00+00:00", text: `teks ${field}` };
}

function withHeld(...texts: Held[]): PulledActivity {
  const base = pulled({ held: texts });
  return {
    ...base,
    body: { ...base.body, narrative: "", heard: [note("n1", ""), note("n2", "Lampu mati")] },
  };
}

describe("what a person says is not that", () => {
  it("goes with the report by its place in the record that goes", async () => {
    const draft = await aDraft({ heard: [note("empty", " "), note("n2", "Budi 0812")] });
    const vouched = [named("heard.1.words", draft.body), "narrative"];
    expect(vouched).toEqual(["heard.n2.words", "narrative"]);
    expect(await finish({ ...draft, vouched })).toEqual([]);
    expect(await body()).toMatchObject({
      vouched: ["heard.0.words", "narrative"],
      heard: [{ note_id: "n2" }],
    });
  });

  it("is not spoken of when there is none, nor when its text is gone", async () => {
    await finished();
    expect(await body()).not.toHaveProperty("vouched");
    await finish({ ...(await aDraft()), vouched: ["heard.gone.words"] });
    for (const kept of await db().getAll("ops")) expect(kept.op.body).not.toHaveProperty("vouched");
  });

  it("goes with an amendment only for what that carries", async () => {
    const draft = await draftCorrection(withHeld(held("narrative")), 3);
    expect(await finish({ ...draft, vouched: ["narrative", "place"] })).toEqual([]);
    expect(await body()).toMatchObject({ changes: { narrative: "teks narrative" }, vouched: ["narrative"] });
  });
});

describe("a text that the server holds", () => {
  it("opens in the correction, which carries it and nothing else", async () => {
    const draft = await draftCorrection(withHeld(held("narrative"), held("heard.0.words", "refused")), 3);
    expect([draft.body.narrative, draft.body.heard.map(({ words }) => words)]).toEqual([
      "teks narrative",
      ["teks heard.0.words", "Lampu mati"],
    ]);
    expect([draft.pointed, draft.reason]).toEqual([
      ["narrative", "heard"],
      "Ditulis ulang tanpa data pribadi",
    ]);
    await finish({ ...draft, body: { ...draft.body, narrative: "Ditulis lagi" } });
    expect(Object.keys(((await body()) as { changes: object }).changes).sort()).toEqual([
      "heard",
      "narrative",
    ]);
  });

  it("is left to the reviewer while that one decides, and never writes over what stands", async () => {
    const waiting = await draftCorrection(withHeld(held("narrative", "vouched")), 3);
    expect(waiting.body.narrative).toBe("");
    const other = { ...withHeld(held("heard.1.words"), held("unknown.7.text")), activity_id: "a-2" };
    expect((await draftCorrection(other, 3)).body.heard[1]?.words).toBe("Lampu mati");
  });

  it.each([
    ["held", true],
    ["refused", true],
    ["vouched", false],
  ])("stands among what must be put right while it is %s: %s", async (state, shown) => {
    await db().put("activities", withHeld(held("narrative", state)));
    expect((await allRecords()).map(needsCorrection)).toEqual([shown]);
  });
});
