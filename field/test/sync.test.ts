import { beforeEach, describe, expect, it, vi } from "vitest";
import { saveDraft } from "../src/drafts";
import { outboxItems, stateOf, unsentCount } from "../src/outbox";
import { batches } from "../src/push";
import { allRecords, needsCorrection } from "../src/records";
import { db, getMeta } from "../src/store";
import { syncNow, syncStatus, waitFor } from "../src/sync";
import type { Change } from "../src/wire";
import {
  acceptAll,
  accepted,
  aDraft,
  finished,
  NOTHING_NEW,
  posted,
  problem,
  pulled,
  refusal,
  serve,
} from "./phone";

beforeEach(posted);

const states = async () => (await outboxItems()).map((item) => item.state);

describe("pushing", () => {
  it("ends in a receipt, and sends nothing twice", async () => {
    await finished();
    const pushes = serve({});
    await syncNow();
    await syncNow();
    expect(await states()).toEqual(["received"]);
    expect(pushes).toHaveLength(1);
    expect(await unsentCount()).toBe(0);
  });

  it("keeps everything when the answer is lost, and takes the first receipt the next time", async () => {
    const draft = await finished();
    serve({ push: () => Promise.reject(new TypeError("cut off")) });
    await syncNow();
    expect([await states(), syncStatus().trouble]).toEqual([["waiting"], "unreachable"]);
    const pushes = serve({
      push: async (ops) =>
        (await Promise.all(ops.map(accepted))).map((one) => ({ ...one, status: "duplicate" })),
    });
    await syncNow();
    expect(pushes).toEqual([[draft.op_id]]);
    expect(await states()).toEqual(["received"]);
  });

  it.each([
    ["a proxy's page", () => new Response("<html>", { status: 502 })],
    ["a captive portal", () => new Response("<html>", { status: 200 })],
    ["an answer without results", () => Response.json({ hello: 1 })],
  ])("believes nothing of %s", async (_name, push) => {
    await finished();
    serve({ push });
    await syncNow();
    expect([await states(), syncStatus().trouble]).toEqual([["waiting"], "unreachable"]);
  });

  it("leaves waiting what got no result, a retry, or a status it does not know", async () => {
    const [first, second, third] = [await finished(), await finished(), await finished()];
    const strange = (op_id: string, status: string) => ({
      op_id,
      status,
      receipt: null,
      problem: problem("server_trouble"),
    });
    serve({
      push: (ops) =>
        Promise.resolve(ops.slice(1).map(({ op_id }, i) => strange(op_id, i === 0 ? "retry" : "maybe"))),
    });
    await syncNow();
    expect(await states()).toEqual(["waiting", "waiting", "waiting"]);
    const pushes = serve({});
    await syncNow();
    expect(pushes).toEqual([[first.op_id, second.op_id, third.op_id]]);
  });

  it("matches results by id, whatever their order", async () => {
    const [first, second] = [await finished(), await finished()];
    serve({
      push: async ([a, b]) =>
        a && b
          ? [
              { op_id: b.op_id, status: "refused", receipt: null, problem: problem("area_unknown") },
              await accepted(a),
            ]
          : [],
    });
    await syncNow();
    const kept = new Map((await outboxItems()).map((item) => [item.kept.op_id, item.state]));
    expect([kept.get(first.op_id), kept.get(second.op_id)]).toEqual(["received", "refused"]);
  });

  it("halves a batch that is too large, down to the one that a person must shorten", async () => {
    const drafts = [
      await finished(),
      await finished(),
      await finished({ narrative: "terlalu panjang" }),
      await finished(),
    ];
    const big = drafts[2]?.op_id;
    const pushes = serve({
      push: (ops) => (ops.some((op) => op.op_id === big) ? refusal(413, "too_large") : acceptAll(ops)),
    });
    await syncNow();
    expect(pushes.map((ids) => ids.length)).toEqual([4, 2, 2, 1, 1]);
    const items = await outboxItems();
    expect(items.filter((item) => item.state === "received")).toHaveLength(3);
    expect(items.find((item) => item.kept.op_id === big)).toMatchObject({ state: "refused" });
  });

  it("cuts batches at a hundred operations and at the bytes allowed", async () => {
    await finished({ narrative: "é".repeat(1000) });
    const [kept] = await db().getAll("ops");
    if (!kept) throw new Error("nothing kept");
    const many = Array.from({ length: 250 }, () => kept);
    expect(batches(many).map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(
      batches(many, 100, 10_000).every((batch) => JSON.stringify(batch.map((k) => k.op)).length < 10_000),
    ).toBe(true);
  });
});

describe("a session that ended", () => {
  it("keeps everything and asks to sign in again; capture goes on", async () => {
    await finished();
    const pushes = serve({ push: () => refusal(401, "token_unknown") });
    await syncNow();
    expect((await getMeta("credentials"))?.stale).toBe(true);
    expect(await states()).toEqual(["waiting"]);
    await finished();
    await syncNow();
    expect([pushes.length, await states()]).toEqual([1, ["waiting", "waiting"]]);
  });

  it("is not ended by any other 401", async () => {
    await finished();
    serve({ push: () => new Response("login first", { status: 401 }) });
    await syncNow();
    expect((await getMeta("credentials"))?.stale).toBe(false);
  });
});

describe("one round at a time", () => {
  it("runs once more for what was finished meanwhile, never twice at once", async () => {
    let inside = 0;
    let most = 0;
    await finished();
    serve({
      push: async (ops) => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        return acceptAll(ops);
      },
    });
    const rounds = [syncNow(), syncNow()];
    await finished();
    rounds.push(syncNow());
    await Promise.all(rounds);
    expect(most).toBe(1);
    expect(await unsentCount()).toBe(0);
  });

  it("leaves the field to another tab that holds the lease", async () => {
    await finished();
    const pushes = serve({});
    await db().put("meta", { holder: "another", until: Date.now() + 60_000 }, "lease");
    vi.stubGlobal("navigator", {});
    await syncNow();
    expect(pushes).toEqual([]);
    await db().put("meta", { holder: "another", until: Date.now() - 1 }, "lease");
    await syncNow();
    expect(pushes).toHaveLength(1);
  });

  it("waits longer after each failure, spread out, never for ever", () => {
    expect([waitFor(1, 0.5), waitFor(2, 0.5), waitFor(3, 0.5)]).toEqual([15_000, 30_000, 60_000]);
    expect(waitFor(40, 1)).toBe(1.5 * 15 * 60_000);
    expect(waitFor(1, 0)).toBeLessThan(waitFor(1, 1));
  });
});

describe("pulling", () => {
  const change = (kind: string, id: string, data: unknown): Change => ({ kind, id, data });

  it("applies pages with their cursors until there is no more", async () => {
    const asked: (string | null)[] = [];
    serve({
      pull: (cursor) => {
        asked.push(cursor);
        const id = `a-${asked.length}`;
        const changes = [change("activity", id, pulled({ activity_id: id }))];
        return { cursor: `c${asked.length}`, more: asked.length < 3, server_time: "", changes };
      },
    });
    await syncNow();
    expect(asked).toEqual([null, "c1", "c2"]);
    expect(await db().count("activities")).toBe(3);
    expect(await getMeta("cursor")).toBe("c3");
  });

  it("removes only what is said to be deleted", async () => {
    await db().put("activities", pulled({ activity_id: "a-1" }));
    await db().put("activities", pulled({ activity_id: "a-2" }));
    serve({ pull: () => ({ ...NOTHING_NEW, changes: [] }) });
    await syncNow();
    expect(await db().count("activities")).toBe(2);
    const gone = [
      { kind: "activity", id: "a-1", deleted: true },
      { kind: "posting", id: "3", deleted: true },
      { kind: "a kind of tomorrow", id: "x", data: {} },
    ];
    serve({ pull: () => ({ ...NOTHING_NEW, changes: gone }) });
    await syncNow();
    expect(await db().getAllKeys("activities")).toEqual(["a-2"]);
    expect(await db().count("postings")).toBe(0);
  });

  it("keeps the old cursor and the old data when a page cannot be written", async () => {
    serve({
      pull: () => ({
        ...NOTHING_NEW,
        cursor: "bad",
        changes: [change("activity", "a", pulled()), change("area", "x", { no: 1 })],
      }),
    });
    await syncNow().catch(() => undefined);
    expect([await getMeta("cursor"), await db().count("activities")]).toEqual([null, 0]);
  });

  it("starts again without a cursor that the server cannot read, and loses nothing", async () => {
    await db().put("meta", "old", "cursor");
    await db().put("activities", pulled({ activity_id: "kept" }));
    serve({ pull: (cursor) => (cursor ? refusal(400, "bad_cursor") : { ...NOTHING_NEW, cursor: "new" }) });
    await syncNow();
    expect([await getMeta("cursor"), await db().count("activities")]).toEqual(["new", 1]);
  });

  it("never writes over a draft", async () => {
    const draft = await aDraft({ narrative: "belum selesai" });
    await saveDraft(draft);
    const same = pulled({ activity_id: draft.activity_id });
    serve({ pull: () => ({ ...NOTHING_NEW, changes: [change("activity", draft.activity_id, same)] }) });
    await syncNow();
    expect((await db().get("drafts", draft.activity_id))?.body.narrative).toBe("belum selesai");
  });

  it("shows a returned report until its correction is on its way", async () => {
    const review = { decision: "returned", reason: "RW", fields: ["rw"], by: "Kanit", at: "" };
    serve({
      pull: () => ({
        ...NOTHING_NEW,
        changes: [change("activity", "a-1", pulled({ state: "returned", review }))],
      }),
    });
    await syncNow();
    const [record] = await allRecords();
    expect(record && needsCorrection(record)).toBe(true);
    expect(record?.ops.map(stateOf)).toEqual([]);
  });
});
