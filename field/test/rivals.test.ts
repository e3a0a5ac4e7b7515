/** Two contents for one record: both are shown, one is chosen, and nothing goes before the server has said so. */
import { beforeEach, expect, it, vi } from "vitest";
import { draftCorrection, keepPhoto, reopen, saveDraft } from "../src/drafts";
import { finish, outboxItems, stateOf, unsentCount } from "../src/outbox";
import { oneRecord } from "../src/records";
import { choose, standingOf, stays, twoContents } from "../src/rivals";
import { db, type KeptWork } from "../src/store";
import { talk } from "../src/talk";
import type { Transport } from "../src/uploads";
import type { Op, PulledActivity, PushResult } from "../src/wire";
import { acceptAll, accepted, NOTHING_NEW, posted, problem, pulled, serve, works } from "./phone";

beforeEach(posted);

const HERE = "Dari HP ini.";
const PHOTO = { photo_id: "f-1", sha256: "0".repeat(64), bytes: 1, caption: "" };
const noLine: Transport = () => Promise.reject(new Error("no photo is sent here"));

const refused =
  (code: string) =>
  async (ops: Op[]): Promise<PushResult[]> =>
    ops.map((op) => ({ op_id: op.op_id, status: "refused", receipt: null, problem: problem(code) }));

const round = (transport = noLine) =>
  talk(
    "t",
    transport,
    () => undefined,
    () => undefined,
  ).catch(() => undefined);

const others = (state: string, kept: KeptWork, change: Partial<PulledActivity> = {}) => ({
  ...pulled({ version: 2, rivals: [{ op_id: kept.op_id, digest: kept.digest, state }] }),
  ...change,
});

const pulls = (activity: PulledActivity) => () => ({
  ...NOTHING_NEW,
  changes: [{ kind: "activity", id: activity.activity_id, data: activity }],
});

async function theOp(id?: string): Promise<KeptWork> {
  const found = (await works()).find((kept) => !id || kept.op_id === id);
  if (!found) throw new Error("it is gone");
  return found;
}

/** An amendment of this phone whose field another phone changed first; the server says so and keeps it. */
async function conflict(withPhoto = false, change: Partial<PulledActivity> = {}): Promise<KeptWork> {
  const draft = await draftCorrection(pulled(), 3);
  const photos = withPhoto ? [PHOTO] : [];
  const written = { ...draft, body: { ...draft.body, narrative: HERE, photos }, reason: "Salah tulis" };
  if (withPhoto) await keepPhoto(written, PHOTO, new Blob(["x"]));
  await saveDraft(written);
  expect(await finish(written)).toEqual([]);
  const kept = await theOp(draft.op_id);
  const line = withPhoto ? () => Promise.reject(new TypeError("no signal")) : noLine;
  serve({ push: refused("version_conflict"), pull: pulls(others("open", kept, change)) });
  await round(line as Transport);
  await db().put("activities", others("open", kept, change));
  return theOp(kept.op_id);
}

async function standing(kept: KeptWork) {
  const record = await oneRecord(kept.activity_id);
  return record && standingOf(kept, record);
}

it("shows both contents where they differ", async () => {
  const kept = await conflict();
  expect(await standing(kept)).toBe("open");
  const two = await twoContents(kept.op_id);
  expect(two?.differing).toEqual(["narrative"]);
  expect([two?.there.narrative, two?.here.narrative]).toEqual(["Dari server.", HERE]);
});

it("has nothing to choose where the server keeps no second content", async () => {
  const kept = await conflict(false, { rivals: [] });
  expect(stateOf(kept)).toBe("conflict");
  expect([await standing(kept), await twoContents(kept.op_id)]).toEqual([null, null]);
});

it("keeps one choice however often it is tapped, and lets nothing go before its receipt", async () => {
  const kept = await conflict();
  await Promise.all([choose(kept, true), choose(kept, true), choose(kept, false)]);
  expect(await db().count("ops")).toBe(2);
  expect([await standing(kept), await unsentCount()]).toEqual(["chosen", 2]);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no signal")));
  await round();
  expect([await db().count("ops"), await unsentCount()]).toEqual([2, 2]);
  const sent: Op[] = [];
  const push = (ops: Op[]) => {
    sent.push(...ops);
    return acceptAll(ops);
  };
  serve({ push, pull: pulls(others("taken", kept)) });
  await round();
  const { op_id, digest, activity_id } = kept;
  expect(sent.map(({ kind, body }) => [kind, body])).toEqual([
    ["activity.settle_rival", { activity_id, op_id, digest, take: true }],
  ]);
  expect((await outboxItems()).map(({ kept: one, state }) => [one.op.kind, state])).toEqual([
    ["activity.settle_rival", "received"],
  ]);
  expect(await unsentCount()).toBe(0);
});

it.each(["taken", "dropped"])("lets go what was %s elsewhere", async (state) => {
  const kept = await conflict();
  serve({ pull: pulls(others(state, kept)) });
  await round();
  expect([await db().count("ops"), await unsentCount()]).toEqual([0, 0]);
});

it("counts a taken content until its photos have arrived", async () => {
  const kept = await conflict(true);
  serve({ pull: pulls(others("taken", kept, { body: { ...pulled().body, photos: [PHOTO] } })) });
  await db().put("activities", others("taken", kept));
  await round(() => Promise.reject(new TypeError("no signal")));
  expect([await standing(kept), await unsentCount()]).toEqual(["settled", 1]);
  const photo = await db().get("photos", PHOTO.photo_id);
  if (photo) await db().put("photos", { ...photo, state: "received" });
  await round();
  expect(await unsentCount()).toBe(0);
});

it("takes the photos along that nothing else needs", async () => {
  for (const listed of [true, false]) {
    const kept = await conflict(true);
    const photos = listed ? [PHOTO] : [];
    const photo = await db().get("photos", PHOTO.photo_id);
    if (photo) await db().put("photos", { ...photo, state: "refused", problem: problem("not_a_photo") });
    serve({ pull: pulls(others("dropped", kept, { body: { ...pulled().body, photos } })) });
    await round();
    expect([await db().count("ops"), await db().count("photos")]).toEqual([0, listed ? 1 : 0]);
  }
});

it("keeps this phone's content when the server will not take the choice", async () => {
  const kept = await conflict();
  await choose(kept, true);
  serve({ push: refused("changed_meanwhile"), pull: pulls(others("dropped", kept)) });
  await round();
  await round();
  const ops = await works();
  const choice = ops.find((one) => one.op_id !== kept.op_id) as KeptWork;
  expect([stateOf(choice), stays(choice, ops), await standing(kept)]).toEqual(["refused", true, null]);
  await db().delete("ops", kept.op_id); // the person discards it, or sends it as a new correction
  await round();
  expect(await db().count("ops")).toBe(0);
});

it("leaves alone what is being written anew", async () => {
  const kept = await conflict();
  await reopen(kept, others("open", kept));
  serve({ pull: pulls(others("dropped", kept)) });
  await round();
  expect(await theOp()).toMatchObject({ op_id: kept.op_id });
});

it("takes another receipt for no receipt", async () => {
  const kept = await conflict();
  await choose(kept, false);
  const wrong = async (ops: Op[]) =>
    Promise.all(
      ops.map(async (op) => {
        const said = await accepted(op);
        return said.receipt ? { ...said, receipt: { ...said.receipt, digest: "f".repeat(64) } } : said;
      }),
    );
  serve({ push: wrong, pull: pulls(others("open", kept)) });
  await round();
  expect((await theOp(kept.op_id)).op_id).toBe(kept.op_id);
  expect(await unsentCount()).toBe(2);
});
