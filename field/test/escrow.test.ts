/** Unsent work as a file, and a phone that was reported lost. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import cases from "../../contract/cases/sealed.json";
import { countUnsent, whoAmI, wipedState } from "../src/account";
import { keepPhoto, saveDraft } from "../src/drafts";
import { type EscrowFile, exportUnsent, takeEscrow } from "../src/escrow";
import { unlock } from "../src/gate";
import { outboxItems, unsentCount } from "../src/outbox";
import * as store from "../src/store";
import { db, getMeta, rawDb, setMeta } from "../src/store";
import { setTransport, syncNow } from "../src/sync";
import { fromBase64, openBox, type SealedBox } from "../src/vault/box";
import { closeVault, openWithPin, setPin, vaultState } from "../src/vault/vault";
import { readWiped, wipe } from "../src/wipe";
import {
  acceptAll,
  aDraft,
  finished,
  freshPhone,
  NOTHING_NEW,
  PIN,
  posted,
  problem,
  pulled,
  refusal,
  serve,
} from "./phone";

const { unit, device } = cases.keys;
const fact = { photo_id: "p", sha256: "ab".repeat(32), bytes: 6, caption: "" };

async function withSectorKey(): Promise<void> {
  const [posting] = await db().getAll("postings");
  if (!posting) throw new Error("not posted");
  await db().put("postings", { ...posting, unit: { ...posting.unit, escrow_key: unit } });
}

interface Inside {
  token: string;
  ops: { op_id: string; kind: string }[];
  photos: { photo_id: string; sha256: string; bytes: string }[];
}

async function inside(file: EscrowFile): Promise<Inside> {
  const box = JSON.parse(file.text) as SealedBox;
  return JSON.parse(new TextDecoder().decode(await openBox(fromBase64(unit.private_key), box))) as Inside;
}

const exported = async (): Promise<EscrowFile[]> => {
  const files = await exportUnsent();
  if (!Array.isArray(files)) throw new Error(files);
  return files;
};

beforeEach(async () => {
  await store.setDevice("wiped", null);
  await store.setDevice("wiping", null);
  await store.setCurrentOfficer(7);
  await posted();
  await setMeta("officer", { officer_id: 7, service_number: "87010001", rank: "Bripka", name: "Sari" });
});

describe("a file of unsent work", () => {
  beforeEach(withSectorKey);

  it("holds what has not arrived, for the sector alone; the originals stay", async () => {
    await finished({ narrative: "Sudah sampai" });
    serve({});
    await syncNow();
    await keepPhoto(await aDraft(), fact, new Blob(["GAMBAR"]));
    const waiting = await finished({ narrative: "Belum sampai", photos: [fact] });
    const [file, ...more] = await exported();
    if (!file) throw new Error("no file");
    expect([more, file.name]).toEqual([[], expect.stringMatching(/^sejuk-0001-\d{4}-\d\d-\d\d\.sejuk$/)]);
    expect(JSON.parse(file.text)).toMatchObject({ sejuk_escrow: 1, unit_id: 12, key_id: unit.key_id });
    expect(file.text).not.toContain("Belum sampai");
    expect(file.text).not.toContain("\n");
    const held = await inside(file);
    expect(held).toMatchObject({
      token: "t",
      officer_id: 7,
      device_id: "d",
      clock: { mono_ms: expect.any(Number) },
    });
    expect(held.ops.map((op) => op.op_id)).toEqual([waiting.op_id]);
    expect(held.photos).toEqual([{ photo_id: "p", sha256: fact.sha256, bytes: btoa("GAMBAR") }]);
    expect(await unsentCount()).toBe(1);
  });

  it("can be made when the session has ended, and when there is nothing to reach", async () => {
    await finished();
    const credentials = await getMeta("credentials");
    if (credentials) await setMeta("credentials", { ...credentials, stale: true });
    expect(await exported()).toHaveLength(1);
  });

  it("becomes several where one would be too large, and each photo is in one", async () => {
    const photos = ["a", "b", "c"].map((photo_id) => ({ ...fact, photo_id, bytes: 9_000_000 }));
    for (const photo of photos) await keepPhoto(await aDraft(), photo, new Blob(["GAMBAR"]));
    await finished({ photos });
    const files = await Promise.all((await exported()).map(inside));
    expect(files.map(({ ops, photos: held }) => [ops.length, held.length])).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  it("says when there is nothing to save, or no key of the sector yet", async () => {
    expect(await exportUnsent()).toBe("nothing");
    await finished();
    await db().clear("postings");
    expect(await exportUnsent()).toBe("no_key");
  });

  it("is handed over by another phone, which learns only counts", async () => {
    const sent: { body: unknown; type: string | null }[] = [];
    const result = (status: string) => ({ op_id: "o", status, receipt: null, problem: null });
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      sent.push({ body: init.body, type: new Headers(init.headers).get("Content-Type") });
      const photos = [{ photo_id: "p", receipt: {}, problem: null }];
      return Response.json({
        results: ["accepted", "accepted", "duplicate", "refused", "retry"].map(result),
        photos,
      });
    });
    const file = new Blob(["{}"]);
    const counts = { received: 2, known: 1, refused: 1, later: 1, photos: 1, photosRefused: 0 };
    expect(await takeEscrow(file)).toEqual(counts);
    expect(sent).toEqual([{ body: file, type: "application/octet-stream" }]);
    vi.stubGlobal("fetch", async () => refusal(422, "escrow_unreadable"));
    expect(await takeEscrow(file)).toMatchObject({ code: "escrow_unreadable" });
  });
});

describe("a phone that was reported lost", () => {
  const lost = () => refusal(401, "device_wiped");
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

  beforeEach(async () => {
    await withSectorKey();
    setTransport(async () => ({
      status: 401,
      header: () => null,
      text: JSON.stringify(problem("device_wiped")),
    }));
  });

  it.each([
    ["a push", { push: lost }],
    ["a pull", { push: acceptAll, pull: lost }],
  ])("forgets everything at %s, and keeps unsent work as a file for the sector", async (_, server) => {
    await finished({ narrative: "Belum sampai" });
    await finished();
    await saveDraft(await aDraft());
    await db().put("activities", pulled());
    serve(server);
    await syncNow();
    expect([await whoAmI(), (await databases()).includes("sejuk-officer-7")]).toEqual([null, false]);
    const wiped = await wipedState();
    const held = await Promise.all((wiped?.files ?? []).map(inside));
    expect([wiped?.locked, held.map(({ ops }) => ops.length)]).toEqual([0, "pull" in server ? [] : [2]]);
    await readWiped();
    expect(await wipedState()).toBeNull();
  });

  it("leaves no file when everything had arrived", async () => {
    serve({ pull: lost });
    await syncNow();
    expect(await wipedState()).toEqual({ files: [], locked: 0 });
  });

  it("goes on with it after it was switched off at any step", async () => {
    // Before the mark is set nothing has happened: the server will say it again.
    for (let step = 2; step < 8; step++) {
      await store.setDevice("wiped", null);
      await store.setDevice("wiping", null);
      await freshPhone();
      await store.setCurrentOfficer(7);
      await posted();
      await setMeta("officer", { officer_id: 7, service_number: "87010001", rank: "Bripka", name: "Sari" });
      await withSectorKey();
      await finished();
      await killedAt(step);
      expect(await whoAmI()).toBeNull();
      const wiped = await wipedState();
      const kept = (wiped?.files.length ?? 0) > 0 || (wiped?.locked ?? 0) > 0;
      expect([step, kept]).toEqual([step, true]);
    }
  });

  it("cannot read what lies behind the PIN: it stays as ciphertext for the server's key, and the PIN opens it no more", async () => {
    const credentials = await getMeta("credentials");
    if (!credentials) throw new Error("not posted");
    await setMeta("credentials", { ...credentials, seal_key: device });
    await setPin(PIN);
    await finished({ narrative: "Di balik PIN" });
    await saveDraft(await aDraft());
    closeVault();
    vi.stubGlobal("fetch", async () => lost());
    vi.stubGlobal("navigator", { onLine: true });
    expect(await unlock("rahasia", "")).toBe("no_key");
    expect([await whoAmI(), await wipedState()]).toEqual([null, { files: [], locked: 1 }]);
    await store.openFor(7);
    expect([await vaultState(), await openWithPin(PIN)]).toEqual(["locked", "locked"]);
    expect([await rawDb().count("ops"), await rawDb().count("drafts"), await rawDb().count("meta")]).toEqual([
      1, 0, 0,
    ]);
  });

  it("is not what an ordinary sign-out is", async () => {
    await finished();
    serve({ push: () => refusal(401, "token_unknown"), pull: () => NOTHING_NEW });
    await syncNow();
    expect([await wipedState(), await countUnsent(), (await outboxItems()).length]).toEqual([
      null,
      { ops: 1, drafts: 0 },
      1,
    ]);
  });
});

/** The wiping ends after so many steps on the device's own database; then the app is opened anew. */
async function killedAt(step: number): Promise<void> {
  let done = 0;
  const real = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    if (name === "sejuk-device" && done++ > step) throw new Error("killed");
    return real.call(this, name, version);
  };
  try {
    await wipe().catch((cause: Error) => {
      if (cause.message !== "killed") throw cause;
    });
  } finally {
    IDBFactory.prototype.open = real;
  }
  store.close();
  closeVault();
}
