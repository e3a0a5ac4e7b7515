import { beforeEach, describe, expect, it } from "vitest";
import {
  discardDraft,
  draftCorrection,
  keepPhoto,
  loadDraft,
  movedTo,
  openForm,
  reopen,
  saveDraft,
} from "../src/drafts";
import { finish, outboxItems, settle, stateOf, unsentCount, withdraw } from "../src/outbox";
import * as store from "../src/store";
import { db, type KeptWork } from "../src/store";
import { aDraft, finished, posted, problem, pulled, receiptFor, VILLAGE, works } from "./phone";

beforeEach(posted);

const onlyOp = async (): Promise<KeptWork> => {
  const [kept] = await works();
  if (!kept) throw new Error("nothing was kept");
  return kept;
};

describe("a draft", () => {
  it("survives a killed app at each keystroke", async () => {
    const draft = await aDraft();
    for (const narrative of ["S", "Sa", "Sam"])
      await saveDraft({ ...draft, body: { ...draft.body, narrative } });
    store.close();
    await store.openFor(7);
    const found = await loadDraft(draft.activity_id);
    expect(found?.body.narrative).toBe("Sam");
    expect([found?.op_id, found?.activity_id]).toEqual([draft.op_id, draft.activity_id]);
  });

  it("ends as the newest keystroke, however fast they come", async () => {
    const draft = await aDraft();
    const saves = Array.from("Sambang RT 05", (_, i) =>
      saveDraft({ ...draft, body: { ...draft.body, narrative: "Sambang RT 05".slice(0, i + 1) } }),
    );
    await Promise.all(saves);
    expect((await loadDraft(draft.activity_id))?.body.narrative).toBe("Sambang RT 05");
  });

  it("fills in what can be known: village, posting, and the last RT and RW", async () => {
    await finished({ rt: "05", rw: "02", place_kind: "home" });
    const next = await aDraft();
    expect(next.posting_id).toBe(3);
    expect(next.body).toMatchObject({ area_code: VILLAGE, rt: "05", rw: "02", place_kind: "home" });
    expect(next.body.started_at).toMatch(/\+08:00$/);
  });

  it("learns nothing for the next one from the correction of an old one", async () => {
    await finished({ rt: "05", rw: "02", place_kind: "home" });
    const old = await draftCorrection(pulled(), 3);
    const body = { ...old.body, rt: "11", rw: "09", place_kind: "market" };
    expect(await finish({ ...old, body, reason: "RT tertukar" })).toEqual([]);
    expect((await aDraft()).body).toMatchObject({ rt: "05", rw: "02", place_kind: "home" });
  });

  it("forgets RT and RW when it moves to another village, and only then", async () => {
    const { body } = await aDraft({ rt: "05", rw: "02" });
    expect(movedTo(body, VILLAGE)).toBe(body);
    const there = movedTo(body, "53.02.10.2004");
    expect(there).toMatchObject({ area_code: "53.02.10.2004", rt: "", rw: "" });
  });

  it("is not brought back by a late keystroke after it was finished", async () => {
    const draft = await finished();
    await saveDraft(draft);
    expect(await loadDraft(draft.activity_id)).toBeNull();
  });

  it("never starts a second report under an id that was finished", async () => {
    const draft = await finished();
    expect(await openForm(draft.activity_id)).toBe("finished");
  });

  it("takes its photos along when it is discarded", async () => {
    const draft = await aDraft();
    const fact = { photo_id: "p", sha256: "00", bytes: 1, caption: "" };
    await keepPhoto(draft, fact, new Blob(["x"]));
    await saveDraft(draft);
    await discardDraft(draft);
    expect(await db().count("photos")).toBe(0);
    expect(await db().count("drafts")).toBe(0);
  });
});

describe("finishing", () => {
  it("writes the operation, releases the photos and drops the draft together", async () => {
    const draft = await aDraft({ photos: [{ photo_id: "p", sha256: "00", bytes: 1, caption: "" }] });
    await keepPhoto(draft, { photo_id: "p", sha256: "00", bytes: 1, caption: "" }, new Blob(["x"]));
    await saveDraft(draft);
    expect(await finish(draft)).toEqual([]);
    expect(await loadDraft(draft.activity_id)).toBeNull();
    expect((await db().get("photos", "p"))?.state).toBe("waiting");
    const kept = await onlyOp();
    expect(kept.op).toMatchObject({
      op_id: draft.op_id,
      kind: "activity.report",
      v: 1,
      base: null,
      posting_id: 3,
    });
    expect(stateOf(kept)).toBe("waiting");
    expect(await unsentCount()).toBe(1);
  });

  it("changes nothing at all when any part of it fails", async () => {
    const photos = [{ photo_id: "p", sha256: "00", bytes: 1, caption: "" }];
    const draft = await aDraft({ photos });
    await keepPhoto(draft, { photo_id: "p", sha256: "00", bytes: 1, caption: "" }, new Blob(["x"]));
    await saveDraft(draft);
    // The operation id is taken: the last guard against sending one id twice must also undo the rest.
    const kept = { op_id: draft.op_id, activity_id: "other" } as unknown as KeptWork;
    await db().put("ops", kept);
    await expect(finish(draft)).rejects.toThrow();
    expect(await loadDraft(draft.activity_id)).not.toBeNull();
    expect((await db().get("photos", "p"))?.state).toBe("draft");
    expect(await db().get("meta", "last_used")).toBeUndefined();
  });

  it("says what is missing and keeps nothing", async () => {
    const draft = await aDraft({ people_reached: 0, narrative: "" });
    expect((await finish(draft)).map(({ code }) => code)).toEqual(["needs_people", "needs_content"]);
    expect(await db().count("ops")).toBe(0);
  });

  it("sends no note that was added and left empty", async () => {
    await finished({ heard: [{ note_id: "n", kind: "concern", words: "  " }], directives: [{ text: "" }] });
    expect((await onlyOp()).op.body).toMatchObject({ heard: [], directives: [] });
  });
});

describe("what an answer makes of an operation", () => {
  it("is received only with the receipt of just this content", async () => {
    await finished();
    const kept = await onlyOp();
    const receipt = await receiptFor(kept.op);
    const answer = { op_id: kept.op_id, problem: null };
    expect(stateOf(settle(kept, { ...answer, status: "accepted", receipt }))).toBe("received");
    expect(stateOf(settle(kept, { ...answer, status: "duplicate", receipt }))).toBe("received");
    expect(stateOf(settle(kept, { ...answer, status: "accepted", receipt: null }))).toBe("waiting");
    const foreign = { ...receipt, digest: "0".repeat(64) };
    const mismatch = settle(kept, { ...answer, status: "accepted", receipt: foreign });
    expect([stateOf(mismatch), mismatch.problem?.code]).toEqual(["conflict", "receipt_mismatch"]);
    const other = { ...receipt, op_id: "another" };
    expect(stateOf(settle(kept, { ...answer, status: "accepted", receipt: other }))).toBe("conflict");
  });

  it.each([
    ["refused", "area_outside_resort", "refused"],
    ["refused", "op_conflict", "conflict"],
    ["refused", "version_conflict", "conflict"],
    ["retry", "server_trouble", "waiting"],
    ["something new", "unheard_of", "waiting"],
  ])("%s with %s leaves it %s", async (status, code, state) => {
    await finished();
    const kept = await onlyOp();
    expect(stateOf(settle(kept, { op_id: kept.op_id, status, receipt: null, problem: problem(code) }))).toBe(
      state,
    );
  });
});

describe("putting things right", () => {
  it("opens a refused report as a draft: same record, new operation", async () => {
    const first = await finished();
    const kept = { ...(await onlyOp()), problem: problem("area_unknown", "body.area_code") };
    await db().put("ops", kept);
    const draft = await reopen(kept, null);
    expect(draft).toMatchObject({ activity_id: first.activity_id, mode: "report", pointed: ["area_code"] });
    expect(draft.op_id).not.toBe(first.op_id);
    expect(await finish(draft)).toEqual([]);
    expect((await outboxItems()).map((item) => item.kept.op_id)).toEqual([draft.op_id]);
  });

  it("opens a report that the server has after all as an amendment", async () => {
    const first = await finished({ rw: "09" });
    const kept = { ...(await onlyOp()), problem: problem("activity_exists") };
    const draft = await reopen(kept, pulled({ activity_id: first.activity_id, version: 4 }));
    expect([draft.mode, draft.base?.version, draft.body.rw]).toEqual(["amend", 4, "09"]);
  });

  it("answers a returned report with only what changed, from the version it had", async () => {
    const review = {
      decision: "returned",
      reason: "RW belum diisi",
      fields: ["rw"],
      by: "Aipda Joko",
      at: "",
    };
    const draft = await draftCorrection(pulled({ version: 2, state: "returned", review }), 3);
    expect([draft.reason, draft.pointed, draft.said]).toEqual([
      "Perbaikan sesuai catatan",
      ["rw"],
      "RW belum diisi",
    ]);
    expect((await finish(draft))[0]?.code).toBe("nothing_changed");
    expect(await finish({ ...draft, body: { ...draft.body, rw: "03" } })).toEqual([]);
    const { op } = await onlyOp();
    expect(op).toMatchObject({ kind: "activity.amend", base: 2 });
    expect(op.body).toEqual({
      activity_id: "a-1",
      reason: "Perbaikan sesuai catatan",
      changes: { rw: "03" },
    });
  });

  it("withdraws only with a reason", async () => {
    const record = pulled({ version: 3 });
    expect((await withdraw(record, record.body, 3, " "))[0]?.code).toBe("reason_required");
    expect(await withdraw(record, record.body, 3, "salah desa")).toEqual([]);
    expect((await onlyOp()).op).toMatchObject({
      kind: "activity.withdraw",
      base: 3,
      body: { activity_id: "a-1", reason: "salah desa" },
    });
  });
});
