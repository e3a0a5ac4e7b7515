import { beforeEach, describe, expect, it, vi } from "vitest";
import cases from "../../contract/cases/sealed.json";
import { signIn, whoAmI } from "../src/account";
import { allDrafts, keepPhoto, loadDraft, openForm, photoBlob, saveDraft } from "../src/drafts";
import { unlock } from "../src/gate";
import { finish, unsentCount } from "../src/outbox";
import { allRecords } from "../src/records";
import * as store from "../src/store";
import { db, getMeta, rawDb } from "../src/store";
import { syncNow } from "../src/sync";
import { fromBase64, openBox, openKey, sealBox, sealKey, toBase64 } from "../src/vault/box";
import { isEasyPin, isPin } from "../src/vault/pin";
import { Locked } from "../src/vault/ring";
import { closeVault, openWithPin, setPin, triesLeft, vaultState } from "../src/vault/vault";
import { aDraft, finished, PIN, posted, pulled, refusal, serve, works } from "./phone";

const { device } = cases.keys;
const DAY = 86_400_000;
const DEVICE = "0190-device";
const PLAIN = new TextEncoder();

async function withServerKey(): Promise<void> {
  await posted();
  const credentials = await getMeta("credentials");
  if (!credentials) throw new Error("not posted");
  const seal_key = { key_id: device.key_id, public_key: device.public_key };
  await store.setMeta("credentials", { ...credentials, device_id: DEVICE, seal_key, lock_after_days: 7 });
  await store.setMeta("officer", { officer_id: 7, service_number: "87010001", rank: "Bripka", name: "Sari" });
  await store.setCurrentOfficer(7);
  await setPin(PIN);
}

/** Everything that lies in the database, as text: what a thief reads. */
async function lying(): Promise<string> {
  const all: unknown[] = [];
  for (const name of rawDb().objectStoreNames) all.push(...(await rawDb().getAll(name)));
  const seen = (_: string, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value;
  return JSON.stringify(all, seen);
}

/** A server that gives the key for the right password, counting who asked. */
function unlocking(password = "rahasia") {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push(url);
    const body = JSON.parse(String(init.body)) as { password: string };
    expect(new Headers(init.headers).has("Authorization")).toBe(false);
    if (body.password !== password) return refusal(401, "wrong_sign_in");
    return Response.json({ private_key: device.private_key, server_time: "" });
  });
  return asked;
}

describe("a sealed box", () => {
  it.each([...cases.boxes.python, ...cases.boxes.webcrypto])(
    "of the contract opens, whoever sealed it",
    async ({ key, plaintext, box }) => {
      const pair = cases.keys[key as keyof typeof cases.keys];
      expect(new TextDecoder().decode(await openBox(fromBase64(pair.private_key), box))).toBe(plaintext);
    },
  );

  it("opens for its key, and tells when it was touched", async () => {
    const box = await sealBox(device, PLAIN.encode("rahasia"));
    expect(box.key_id).toBe(device.key_id);
    expect(new TextDecoder().decode(await openBox(fromBase64(device.private_key), box))).toBe("rahasia");
    const bytes = fromBase64(box.data);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await expect(
      openBox(fromBase64(device.private_key), { ...box, data: toBase64(bytes) }),
    ).rejects.toThrow();
    const key = await sealKey(device, new Uint8Array(32));
    await expect(openKey(fromBase64(cases.keys.unit.private_key), key)).rejects.toThrow();
  });
});

describe("a PIN", () => {
  it("is six digits, and not the first that a finder tries", () => {
    expect([isPin("482913"), isPin("48291"), isPin("48291a"), isPin("4829133")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(["000000", "123456", "654321", "890123", "482913"].map(isEasyPin)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe("what lies on the phone", () => {
  beforeEach(withServerKey);

  it("says nothing of what was written, said or pictured, nor the token", async () => {
    const fact = { photo_id: "p", sha256: "ab".repeat(32), bytes: 6, caption: "papan nama" };
    const draft = await aDraft({ narrative: "Warga cerita panjang", photos: [fact] });
    await keepPhoto(draft, fact, new Blob(["GAMBAR"]));
    await saveDraft(draft);
    await finished({ narrative: "Pagar rusak", rt: "05" });
    await db().put("activities", pulled({ activity_id: "a-9" }));
    const text = await lying();
    for (const secret of [
      "Warga cerita",
      "Pagar rusak",
      "papan nama",
      "GAMBAR",
      "Dari server",
      '"token":',
      '"rt":',
    ])
      expect(text).not.toContain(secret);
    expect(text).toContain(draft.activity_id);
    expect(await (await photoBlob("p"))?.text()).toBe("GAMBAR");
  });

  it("opens only with the PIN, and the count is there without it", async () => {
    await finished({ narrative: "Pagar rusak" });
    closeVault();
    store.close();
    await store.openFor(7);
    expect(await vaultState()).toBe("pin");
    expect([await unsentCount(), await db().getAll("ops")]).toEqual([1, []]);
    await expect(getMeta("credentials")).rejects.toThrow(Locked);
    expect(await openWithPin("111111")).toBe("wrong");
    expect(await triesLeft()).toBe(9);
    expect(await openWithPin(PIN)).toBe("ok");
    expect((await works())[0]?.shown.narrative).toBe("Pagar rusak");
    expect([await vaultState(), await triesLeft()]).toEqual(["open", 10]);
  });

  it("does not open when it was put into another row", async () => {
    await saveDraft(await aDraft());
    const [row] = await rawDb().getAll("drafts");
    await rawDb().put("drafts", { ...row, activity_id: "other" } as never);
    await expect(loadDraft("other")).rejects.toThrow();
  });

  it("keeps a keystroke in one transaction", async () => {
    const draft = await aDraft();
    const made = vi.spyOn(IDBDatabase.prototype, "transaction");
    await saveDraft(draft);
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
  });

  it("takes another PIN, and the old one opens no more", async () => {
    await setPin("739105");
    closeVault();
    expect(await openWithPin(PIN)).toBe("wrong");
    expect(await openWithPin("739105")).toBe("ok");
  });
});

describe("content that is locked", () => {
  beforeEach(async () => {
    await withServerKey();
    await finished({ narrative: "Sebelum terkunci" });
  });

  it("is so after ten wrong tries, for the right PIN too", async () => {
    closeVault();
    const said: string[] = [];
    for (let i = 0; i < 10; i++) said.push(await openWithPin("000000"));
    expect([said.at(-2), said.at(-1)]).toEqual(["wrong", "locked"]);
    expect(await openWithPin(PIN)).toBe("locked");
    expect(await vaultState()).toBe("locked");
  });

  it("is so after the days without contact, and not a day before", async () => {
    const at = (days: number) => vaultState(new Date(Date.now() + days * DAY));
    expect([await at(6.9), await at(7.1), await vaultState()]).toEqual(["open", "locked", "locked"]);
    expect(await openWithPin(PIN)).toBe("locked");
    expect(await unsentCount()).toBe(1);
  });

  it("never locks what nobody could open again", async () => {
    for (const { id } of await rawDb().getAll("vault"))
      if (id.endsWith(device.key_id)) await rawDb().delete("vault", id);
    expect(await vaultState(new Date(Date.now() + 30 * DAY))).toBe("open");
  });

  it("opens by the password, with what was recorded meanwhile, and asks for a new PIN", async () => {
    await vaultState(new Date(Date.now() + 8 * DAY));
    const opened = await openForm("baru");
    if (typeof opened === "string") throw new Error(opened);
    const body = { ...opened.draft.body, kind: "visit", people_reached: 2, narrative: "Saat terkunci" };
    await saveDraft({ ...opened.draft, body });
    expect((await allDrafts())[0]?.body.narrative).toBe("Saat terkunci");
    expect(await finish({ ...opened.draft, body })).toEqual([]);
    // From now on the phone itself cannot read it either.
    expect([await unsentCount(), await db().getAll("ops")]).toEqual([2, []]);
    expect(await lying()).not.toContain("Saat terkunci");
    const pushes = serve({});
    await syncNow();
    expect(pushes).toEqual([]);

    const asked = unlocking();
    expect(await unlock("salah", "")).toMatchObject({ code: "wrong_sign_in" });
    expect(await unlock("rahasia", "")).toBe("ok");
    expect(asked[0]).toContain(`/devices/${DEVICE}/unlock`);
    expect(await vaultState()).toBe("renew");
    await setPin("739105");
    const told = (await works()).map(({ shown }) => shown.narrative).sort();
    expect([told, await vaultState()]).toEqual([["Saat terkunci", "Sebelum terkunci"], "open"]);
    const sent = serve({});
    await syncNow();
    expect([sent[0]?.length, await unsentCount()]).toEqual([2, 0]);
  });

  it("takes a record before the PIN, which the PIN opens, without the network", async () => {
    closeVault();
    const opened = await openForm("baru");
    if (typeof opened === "string") throw new Error(opened);
    const body = { ...opened.draft.body, kind: "visit", people_reached: 2, narrative: "Sebelum PIN" };
    const fact = { photo_id: "q", sha256: "00", bytes: 3, caption: "" };
    await keepPhoto(opened.draft, fact, new Blob(["abc"]));
    expect(await finish({ ...opened.draft, body: { ...body, photos: [fact] } })).toEqual([]);
    expect(await openWithPin(PIN)).toBe("ok");
    expect((await allRecords()).map(({ body: { narrative } }) => narrative).sort()).toEqual([
      "Sebelum PIN",
      "Sebelum terkunci",
    ]);
    expect(await (await photoBlob("q"))?.text()).toBe("abc");
  });

  it("does not write over a draft that it cannot read", async () => {
    const draft = await aDraft({ narrative: "belum selesai" });
    await saveDraft(draft);
    closeVault();
    expect(await openForm(draft.activity_id)).toBe("locked");
    await openWithPin(PIN);
    expect((await loadDraft(draft.activity_id))?.body.narrative).toBe("belum selesai");
  });

  it("takes the token of a new sign-in, which the PIN opens", async () => {
    closeVault();
    store.close();
    await store.openFor(7);
    vi.stubGlobal("navigator", { onLine: true, userAgent: "" });
    const officer = { officer_id: 7, service_number: "87010001", rank: "Bripka", name: "Sari" };
    serve({
      enrol: () => ({
        device_id: "new",
        token: "t-new",
        officer,
        receipt_key: { key_id: "k", public_key: "" },
      }),
    });
    expect(await signIn("87010001", "rahasia", "")).toBe("ok");
    expect((await whoAmI())?.vault).toBe("pin");
    expect(await lying()).not.toContain("t-new");
    await openWithPin(PIN);
    expect((await getMeta("credentials"))?.token).toBe("t-new");
  });
});
