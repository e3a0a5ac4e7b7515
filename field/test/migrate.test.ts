/** Databases as older versions of the app kept them, opened by this one: nothing may be lost, wherever it is killed. */
import { deleteDB, openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { allDrafts, loadDraft, photoBlob } from "../src/drafts";
import { outboxItems, unsentCount } from "../src/outbox";
import * as store from "../src/store";
import { db, getMeta, type KeptOp, rawDb } from "../src/store";
import { setTransport, syncNow } from "../src/sync";
import { dropKeys } from "../src/vault/ring";
import { openWithPin, setPin, vaultState } from "../src/vault/vault";
import type { Op } from "../src/wire";
import { acceptAll, NOTHING_NEW, PIN, serve, works } from "./phone";
import version1 from "./stored/v1.json";
import version2 from "./stored/v2.json";

type Row = Record<string, unknown>;
const NAME = "sejuk-officer-7";

/** The stores and indexes of version 1, as that version made them. */
async function asVersion1(): Promise<void> {
  store.close();
  dropKeys();
  await deleteDB(NAME);
  const old = await openDB(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("meta");
      fresh.createObjectStore("drafts", { keyPath: "activity_id" });
      fresh.createObjectStore("ops", { keyPath: "op_id" }).createIndex("activity_id", "activity_id");
      fresh.createObjectStore("photos", { keyPath: "photo_id" }).createIndex("activity_id", "activity_id");
      fresh.createObjectStore("activities", { keyPath: "activity_id" });
      fresh.createObjectStore("postings", { keyPath: "posting_id" });
      fresh.createObjectStore("areas", { keyPath: "code" });
      fresh.createObjectStore("resorts", { keyPath: "unit_id" });
    },
  });
  for (const [name, rows] of Object.entries(version1.stores as Record<string, Row[]>)) {
    for (const row of rows) {
      if (name === "meta") await old.put("meta", row.value, String(row.key));
      else await old.put(name, row.blob ? { ...row, blob: revived(row.blob as { base64: string }) } : row);
    }
  }
  old.close();
  await store.openFor(7);
}

const revived = ({ base64 }: { base64: string }) =>
  new Blob([Buffer.from(base64, "base64")], { type: "image/jpeg" });

const stored = version1.stores;
const opsThen = stored.ops.map((kept) => kept.op as unknown as Op);

/** Everything that the snapshot holds, read through the app. */
async function expectAll(): Promise<void> {
  const items = await outboxItems();
  expect(new Map(items.map(({ kept }) => [kept.op_id, kept.op]))).toEqual(
    new Map(opsThen.map((op) => [op.op_id, op])),
  );
  expect((await allDrafts()).map((draft) => draft.activity_id).sort()).toEqual(
    stored.drafts.map((draft) => draft.activity_id).sort(),
  );
  for (const draft of stored.drafts) expect(await db().get("drafts", draft.activity_id)).toEqual(draft);
  for (const record of stored.activities)
    expect(await db().get("activities", record.activity_id)).toEqual(record);
  for (const { photo_id, blob, ...facts } of stored.photos) {
    expect(await db().get("photos", photo_id)).toMatchObject(facts);
    expect(await (await photoBlob(photo_id))?.text()).toBe(Buffer.from(blob.base64, "base64").toString());
  }
  expect((await getMeta("credentials"))?.token).toBe("token-of-version-1");
  // Cards and directives were passed over then: the next pull starts from the beginning.
  expect(await getMeta("cursor")).toBeNull();
}

const isSealed = (row: unknown) => (row as Row).sealed !== undefined;

async function plainRows(): Promise<number> {
  const names = ["drafts", "ops", "photos", "pictures", "activities"] as const;
  const rows = (await Promise.all(names.map((name) => rawDb().getAll(name)))).flat();
  return rows.filter((row) => !isSealed(row)).length;
}

describe("a database of version 1", () => {
  beforeEach(asVersion1);

  it("opens as it is, before there is a PIN", async () => {
    expect(await vaultState()).toBe("none");
    await expectAll();
    expect(await unsentCount()).toBe(3);
  });

  it("is sealed with the first PIN, and holds all that it held", async () => {
    await setPin(PIN);
    expect(await plainRows()).toBe(0);
    await expectAll();
    store.close();
    dropKeys();
    await store.openFor(7);
    expect([await vaultState(), await unsentCount()]).toEqual(["pin", 3]);
    expect(await openWithPin(PIN)).toBe("ok");
    await expectAll();
  });

  it("sends what was finished then as it was made then", async () => {
    await setPin(PIN);
    const sent: Op[] = [];
    setTransport(async () => ({ status: 503, header: () => null, text: "" }));
    serve({
      push: (ops) => {
        sent.push(...ops);
        return acceptAll(ops);
      },
      pull: () => NOTHING_NEW,
    });
    await syncNow();
    const waiting = stored.ops.filter((kept) => !kept.receipt && !kept.problem).map((kept) => kept.op_id);
    expect(sent.map((op) => op.op_id).sort()).toEqual(waiting.sort());
    for (const op of sent) expect(op).toEqual(opsThen.find((then) => then.op_id === op.op_id));
  });

  it("sends an operation of an older wire version with that version", async () => {
    const [kept] = (await outboxItems()).filter(({ state }) => state === "waiting");
    if (!kept) throw new Error("nothing waits");
    const old = { ...kept.kept.op, v: 0, made_by: "an app of the past" } as unknown as Op;
    await db().put("ops", { ...kept.kept, op: old } as KeptOp);
    await setPin(PIN);
    const sent: Op[] = [];
    serve({
      push: (ops) => {
        sent.push(...ops);
        return acceptAll(ops);
      },
    });
    await syncNow();
    expect(sent.find((op) => op.op_id === old.op_id)).toEqual(old);
  });

  it("loses nothing when the app is killed after any step of the sealing", async () => {
    const steps = await killedAfter(Number.POSITIVE_INFINITY);
    expect(steps).toBeGreaterThan(8);
    for (let step = 0; step <= steps; step++) {
      await asVersion1();
      await killedAfter(step);
      // Started anew: with or without the PIN that may have been kept.
      if ((await vaultState()) === "none") await setPin(PIN);
      else expect(await openWithPin(PIN)).toBe("ok");
      expect(await plainRows()).toBe(0);
      await expectAll();
    }
  }, 60_000);
});

/** The stores of version 2, with rows as that version sealed them. */
async function asVersion2(): Promise<void> {
  await asVersion1();
  store.close();
  await deleteDB(NAME);
  const old = await openDB(NAME, 2, {
    upgrade(fresh) {
      const keys = { drafts: "activity_id", ops: "op_id", photos: "photo_id", activities: "activity_id" };
      const more = { postings: "posting_id", areas: "code", resorts: "unit_id", pictures: "photo_id" };
      for (const [name, keyPath] of Object.entries({ ...keys, ...more, vault: "id" }))
        fresh.createObjectStore(name, { keyPath });
      fresh.createObjectStore("meta");
    },
  });
  for (const [name, rows] of Object.entries(version2.stores as unknown as Record<string, Row[]>)) {
    for (const row of rows) {
      if (name === "meta") await old.put("meta", withBytes(row.value), String(row.key));
      else await old.put(name, withBytes(row));
    }
  }
  old.close();
  await store.openFor(7);
}

/** JSON has no bytes: they are written as {"bytes": base64}. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (value === null || typeof value !== "object") return value;
  const { bytes } = value as { bytes?: unknown };
  if (typeof bytes === "string") return new Uint8Array(Buffer.from(bytes, "base64"));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withBytes(inner)]));
}

describe("a database of version 2", () => {
  beforeEach(asVersion2);

  it("opens with its PIN, holds all that it held, and pulls from the beginning", async () => {
    expect([await vaultState(), await unsentCount()]).toEqual(["pin", 1]);
    expect(await openWithPin(PIN)).toBe("ok");
    const said = (await works()).map(({ shown }) => shown.narrative).sort();
    expect(said).toEqual(["Diterima di versi 2", "Menunggu di versi 2"]);
    const [draft] = await allDrafts();
    expect(draft?.body).toMatchObject({
      narrative: "Draf versi 2",
      directives: [{ text: "Penekanan Kapolres" }],
    });
    expect(await (await photoBlob("f-2"))?.text()).toBe("foto");
    expect((await getMeta("credentials"))?.token).toBe("token-of-version-2");
    // That version passed cards over, and its cursor says that it had them.
    expect(await getMeta("cursor")).toBeNull();
    expect([await db().count("cards"), await db().count("directives")]).toEqual([0, 0]);
  });

  it("opens a draft that knows fewer questions than the form of today", async () => {
    await openWithPin(PIN);
    const [draft] = await allDrafts();
    if (!draft) throw new Error("no draft");
    const { delivered: _, ...older } = draft.body;
    await db().put("drafts", { ...draft, body: older as never });
    expect((await loadDraft(draft.activity_id))?.body.delivered).toEqual([]);
  });
});

/** Sets the PIN while only so many writing transactions may end; then the app is gone. Returns how many there were. */
async function killedAfter(steps: number): Promise<number> {
  let begun = 0;
  const real = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === "readwrite" && begun++ >= steps) throw new Error("killed");
    return real.call(this, names, mode, options);
  };
  try {
    await setPin(PIN).catch((cause: Error) => {
      if (cause.message !== "killed") throw cause;
    });
  } finally {
    IDBDatabase.prototype.transaction = real;
  }
  store.close();
  dropKeys();
  await store.openFor(7);
  return begun;
}
