/**
 * The outbox against a simple model of it: whatever is written, finished, answered, killed or cleared, in any order,
 * nothing that was finished leaves this phone before its receipt, and nothing is called received without one.
 */
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { signOut } from "../src/account";
import { draftCorrection, keepPhoto, loadDraft, reopen, saveDraft } from "../src/drafts";
import { bySending, finish, isWork, outboxItems, prune, stateOf, unsentCount, withdraw } from "../src/outbox";
import { pushWaiting } from "../src/push";
import { choose, letGoSettled } from "../src/rivals";
import * as store from "../src/store";
import { type Draft, db, type KeptWork } from "../src/store";
import { openMain, requireKeys } from "../src/vault/ring";
import type { Op, PushResult } from "../src/wire";
import {
  accepted,
  aDraft,
  PIN,
  posted,
  problem,
  pulled,
  receiptFor,
  refusal,
  serve,
  vaultRows,
  works,
} from "./phone";

const RUNS = Number(process.env.SEJUK_RUNS ?? 60);
const LATER_MS = 91 * 24 * 3600 * 1000;
const ANSWERS = [
  "accepted",
  "duplicate",
  "refused",
  "conflict",
  "mismatch",
  "retry",
  "unheard of",
  "left out",
] as const;
const LINES = ["good", "lost", "garbage", "no results", "too large", "trouble", "twice"] as const;

type State = "waiting" | "received" | "refused" | "conflict";

/** What must be so. */
interface Model {
  drafts: Map<string, string>;
  ops: Map<string, State>;
  photos: Map<string, "draft" | "waiting">;
  /** Operations of which the server has sent the matching receipt. */
  received: Set<string>;
  /** Of two contents: the choice by its operation, and the operation that it is about. */
  choices: Map<string, string>;
}

interface Phone {
  opened: () => Promise<void>;
}

type Command = fc.AsyncCommand<Model, Phone>;

const pick = <T>(from: Iterable<T>, which: number): T | undefined => {
  const all = [...from];
  return all[which % Math.max(all.length, 1)];
};

const said = (narrative: string) => (draft: Draft) => ({ ...draft, body: { ...draft.body, narrative } });

async function agrees(model: Model): Promise<void> {
  const items = await outboxItems();
  const states = new Map(items.map(({ kept }) => [kept.op_id, stateOf(kept)]));
  expect(states).toEqual(model.ops);
  for (const [id, state] of states) if (state === "received") expect(model.received.has(id)).toBe(true);
  const drafts = await db().getAll("drafts");
  expect(new Map(drafts.map((one) => [one.activity_id, one.body.narrative]))).toEqual(model.drafts);
  const photos = await db().getAll("photos");
  expect(new Map(photos.map((one) => [one.photo_id, one.state]))).toEqual(model.photos);
  const missing = items.filter(
    (item) => item.state !== "received" || item.photos.some((p) => p.state !== "received"),
  );
  expect(await unsentCount()).toBe(missing.length);
}

/** A step, and then everything must be as the model says. */
function step(
  text: string,
  able: (m: Model) => boolean,
  run: (m: Model, phone: Phone) => Promise<void>,
): Command {
  return {
    check: able,
    run: async (model, phone) => {
      await run(model, phone);
      await agrees(model);
    },
    toString: () => text,
  };
}

const write = (text: string, photo: boolean) =>
  step(
    `write ${text}${photo ? " with a photo" : ""}`,
    () => true,
    async (model) => {
      const draft = said(text)(await aDraft());
      const photo_id = crypto.randomUUID();
      if (photo) {
        const fact = { photo_id, sha256: "0".repeat(64), bytes: 1, caption: "" };
        draft.body.photos = [fact];
        await keepPhoto(draft, fact, new Blob(["x"]));
        model.photos.set(photo_id, "draft");
      }
      await saveDraft(draft);
      model.drafts.set(draft.activity_id, text);
    },
  );

const goOn = (which: number, text: string) =>
  step(
    `go on writing ${which}`,
    (m) => m.drafts.size > 0,
    async (model) => {
      const id = pick(model.drafts.keys(), which) ?? "";
      const draft = (await loadDraft(id)) as Draft;
      await Promise.all([saveDraft(said("half")(draft)), saveDraft(said(text)(draft))]);
      model.drafts.set(id, text);
    },
  );

/** In two tabs at once, a draft is finished once. */
const done = (which: number, tabs: 1 | 2) =>
  step(
    `finish ${which} in ${tabs} tabs`,
    (m) => m.drafts.size > 0,
    async (model) => {
      const id = pick(model.drafts.keys(), which) ?? "";
      const draft = (await loadDraft(id)) as Draft;
      const ends = await Promise.allSettled(Array.from({ length: tabs }, () => finish(draft)));
      expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
      await saveDraft(draft); // a late keystroke of the other tab
      model.drafts.delete(id);
      model.ops.set(draft.op_id, "waiting");
      if (draft.replaces) model.ops.delete(draft.replaces);
      for (const { photo_id } of draft.body.photos)
        if (model.photos.has(photo_id)) model.photos.set(photo_id, "waiting");
    },
  );

async function result(op: Op, kind: string | undefined): Promise<PushResult | null> {
  const bad = (status: string, code: string) => ({
    op_id: op.op_id,
    status,
    receipt: null,
    problem: problem(code),
  });
  const receipt = await receiptFor(op);
  if (kind === "accepted") return accepted(op);
  if (kind === "duplicate") return { ...(await accepted(op)), status: "duplicate" };
  if (kind === "refused") return bad("refused", "area_unknown");
  if (kind === "conflict") return bad("refused", "op_conflict");
  if (kind === "mismatch")
    return { ...(await accepted(op)), receipt: { ...receipt, digest: "f".repeat(64) } };
  if (kind === "retry") return bad("retry", "server_trouble");
  if (kind === "unheard of") return bad("praised", "unheard_of");
  return null;
}

const AFTER: Record<string, State> = {
  accepted: "received",
  duplicate: "received",
  refused: "refused",
  conflict: "conflict",
  mismatch: "conflict",
};

function overLine(line: string, results: PushResult[]): Response {
  if (line === "garbage") return new Response('{"results": [{"op_id', { status: 200 });
  if (line === "no results") return Response.json({ hello: "captive portal" });
  if (line === "trouble") return refusal(503, "server_trouble");
  return Response.json({ server_time: "", results: line === "twice" ? [...results, ...results] : results });
}

const push = (answers: readonly string[], line: string) =>
  step(
    `push (${line}): ${answers.join(", ")}`,
    () => true,
    async (model) => {
      const heard = new Map<string, string>();
      vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
        const { ops } = JSON.parse(String(init.body)) as { ops: Op[] };
        if (line === "lost") throw new TypeError("broken off");
        if (line === "too large" && ops.length > 1) return refusal(413, "too_large");
        const results: PushResult[] = [];
        for (const op of ops) {
          const kind = answers[heard.size % answers.length] ?? "accepted";
          const one = await result(op, kind);
          if (one) results.unshift(one); // in any order: results are matched by id
          heard.set(op.op_id, kind);
        }
        return overLine(line, results);
      });
      await pushWaiting("t", () => undefined).catch(() => undefined);
      serve({});
      if (["good", "twice", "too large"].includes(line)) {
        for (const [id, kind] of heard) {
          const state = AFTER[kind];
          if (state) model.ops.set(id, state);
          if (state === "received") model.received.add(id);
        }
      }
    },
  );

const amend = (text: string) =>
  step(
    "amend a record of the server",
    () => true,
    async (model) => {
      const draft = await draftCorrection(pulled({ activity_id: crypto.randomUUID() }), 3);
      const written = { ...said(text)(draft), reason: "Salah ketik" };
      await saveDraft(written);
      expect(await finish(written)).toEqual([]);
      model.ops.set(draft.op_id, "waiting");
    },
  );

const takeBack = () =>
  step(
    "withdraw a record of the server",
    () => true,
    async (model) => {
      const record = pulled({ activity_id: crypto.randomUUID() });
      expect(await withdraw(record, record.body, 3, "Salah desa")).toEqual([]);
      for (const { kept } of await outboxItems())
        if (!model.ops.has(kept.op_id)) model.ops.set(kept.op_id, "waiting");
    },
  );

const putRight = (which: number) =>
  step(
    `open refused ${which} again`,
    (m) => [...m.ops.values()].some((s) => s === "refused"),
    async (model) => {
      const refused = (await outboxItems()).filter((item) => item.state === "refused");
      const { kept } = pick(refused, which) as (typeof refused)[number];
      if (!isWork(kept) || !["activity.report", "activity.amend"].includes(kept.op.kind)) return;
      const draft = await reopen(kept, null);
      expect(model.ops.has(draft.op_id)).toBe(false);
      model.drafts.set(draft.activity_id, draft.body.narrative);
    },
  );

/** The server keeps the second content; the person chooses, and chooses again because the first tap seemed to do nothing. */
const chooseOne = (which: number, take: boolean) =>
  step(
    `${take ? "take" : "leave"} conflict ${which}`,
    (m) => [...m.ops].some(([id, s]) => s === "conflict" && !m.choices.has(id)),
    async (model) => {
      const open = (await works())
        .sort((a, b) => bySending(b, a))
        .filter((one) => stateOf(one) === "conflict" && !model.choices.has(one.op_id));
      const kept = pick(open, which) as KeptWork;
      await choose(kept, take);
      await choose(kept, !take);
      for (const item of await outboxItems()) {
        if (model.ops.has(item.kept.op_id)) continue;
        model.ops.set(item.kept.op_id, "waiting");
        model.choices.set(item.kept.op_id, kept.op_id);
      }
    },
  );

/** At the end of a round: what was chosen goes with the choice's receipt, its photos when nothing of it is taken. */
const settled = () =>
  step(
    "let go what was chosen",
    (m) => m.choices.size > 0,
    async (model) => {
      const before = new Map((await outboxItems()).map((item) => [item.kept.op_id, item]));
      await letGoSettled();
      for (const [choice, about] of model.choices) {
        const { op } = before.get(choice)?.kept ?? {};
        const content = before.get(about);
        if (op?.kind !== "activity.settle_rival") continue;
        if (!content && model.ops.get(choice) === "refused") model.ops.delete(choice);
        if (!content || !model.received.has(choice)) continue;
        if (op.body.take && content.photos.length > 0) continue;
        model.ops.delete(about);
        for (const { photo_id } of content.photos) model.photos.delete(photo_id);
      }
    },
  );

const kill = () =>
  step(
    "kill and open",
    () => true,
    (_, phone) => phone.opened(),
  );

/** What is killed in the middle is there as a draft or as an operation: never in both, never in neither. */
const killWhileFinishing = (which: number) =>
  step(
    `kill while finishing ${which}`,
    (m) => m.drafts.size > 0,
    async (model, phone) => {
      const id = pick(model.drafts.keys(), which) ?? "";
      const draft = (await loadDraft(id)) as Draft;
      const ending = finish(draft).catch(() => undefined);
      await Promise.resolve();
      await phone.opened();
      await ending;
      if (await db().get("ops", draft.op_id)) {
        model.drafts.delete(id);
        model.ops.set(draft.op_id, "waiting");
        if (draft.replaces) model.ops.delete(draft.replaces);
        for (const { photo_id } of draft.body.photos)
          if (model.photos.has(photo_id)) model.photos.set(photo_id, "waiting");
      }
    },
  );

const old = () =>
  step(
    "prune after 91 days",
    () => true,
    async (model) => {
      await prune(new Date(Date.now() + LATER_MS));
      for (const [id, state] of model.ops) if (state === "received") model.ops.delete(id);
    },
  );

/** What the server has leaves the phone; what it does not have waits for the same officer. */
const leave = () =>
  step(
    "sign out and in again",
    () => true,
    async (model, phone) => {
      await store.setCurrentOfficer(7);
      const partly = new Set(
        (await outboxItems()).filter((i) => i.state === "received" && !i.done).map((i) => i.kept.op_id),
      );
      await signOut(false);
      await phone.opened();
      await posted();
      for (const [id, state] of model.ops) if (state === "received" && !partly.has(id)) model.ops.delete(id);
    },
  );

const texts = fc.constantFrom("Sambang warga.", "Ronda malam.", "Rapat desa.");
const n = fc.nat({ max: 9 });
const commands = fc.commands(
  [
    fc.tuple(texts, fc.boolean()).map(([text, photo]) => write(text, photo)),
    fc.tuple(n, texts).map(([which, text]) => goOn(which, text)),
    fc.tuple(n, fc.constantFrom(1 as const, 2 as const)).map(([which, tabs]) => done(which, tabs)),
    fc.tuple(n, fc.constantFrom(1 as const, 2 as const)).map(([which, tabs]) => done(which, tabs)),
    fc
      .tuple(fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 4 }), fc.constantFrom(...LINES))
      .map(([a, l]) => push(a, l)),
    fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 4 }).map((a) => push(a, "good")),
    fc.constantFrom("Diperbaiki.", "Dua kali diperbaiki.").map(amend),
    fc.constant(null).map(takeBack),
    n.map(putRight),
    fc.tuple(n, fc.boolean()).map(([which, take]) => chooseOne(which, take)),
    fc.constant(null).map(settled),
    fc.constant(null).map(kill),
    n.map(killWhileFinishing),
    fc.constant(null).map(old),
    fc.constant(null).map(leave),
  ],
  { maxCommands: 25 },
);

/** As after a kill: nothing of the app's memory is left but the key that the PIN opens. */
async function opened(): Promise<void> {
  store.close();
  await store.openFor(7);
  const { rows, key } = await vaultRows(PIN);
  for (const row of rows) await store.rawDb().put("vault", row);
  requireKeys(true);
  openMain(key.id, key.bytes);
}

it("holds to its model whatever happens", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      await Promise.all((["drafts", "ops", "photos"] as const).map((name) => db().clear(name)));
      await posted();
      const model: Model = {
        drafts: new Map(),
        ops: new Map(),
        photos: new Map(),
        received: new Set(),
        choices: new Map(),
      };
      await fc.asyncModelRun(() => ({ model, real: { opened } }), steps);
    }),
    { numRuns: RUNS },
  );
});
