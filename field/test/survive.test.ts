/** A full disk, and a storage that is cleared under the open app. */
import { deleteDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { whoAmI } from "../src/account";
import { keepPhoto, loadDraft, onRestored, photoBlob, saveDraft } from "../src/drafts";
import { forgetEmptied } from "../src/essentials";
import { finish, unsentCount } from "../src/outbox";
import { emptiedState, readEmptied } from "../src/records";
import { freeSpace, whyRefused } from "../src/space";
import * as store from "../src/store";
import { db, getMeta, setMeta } from "../src/store";
import { syncNow } from "../src/sync";
import { Locked } from "../src/vault/ring";
import { closeVault, openWithPin, vaultState } from "../src/vault/vault";
import { aDraft, finished, NOTHING_NEW, PIN, posted, pulled, serve } from "./phone";

const full = () => new DOMException("no room", "QuotaExceededError");

/** Every writing of the store fails as on a full disk, until it is let go. */
function fullDisk() {
  return vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw full();
  });
}

beforeEach(posted);

describe("a full disk", () => {
  const fact = { photo_id: "p", sha256: "00", bytes: 3, caption: "" };

  it("is told from other trouble", () => {
    expect([whyRefused(full()), whyRefused(new Locked()), whyRefused(new Error("x"))]).toEqual([
      "full",
      "locked",
      "broken",
    ]);
  });

  it("at a keystroke keeps the draft of before, and takes the newest once there is room", async () => {
    const draft = await aDraft({ narrative: "Sambang" });
    await saveDraft(draft);
    const disk = fullDisk();
    const written = { ...draft, body: { ...draft.body, narrative: "Sambang RT 05" } };
    expect(whyRefused(await saveDraft(written).catch((cause: unknown) => cause))).toBe("full");
    disk.mockRestore();
    expect((await loadDraft(draft.activity_id))?.body.narrative).toBe("Sambang");
    await saveDraft(written);
    expect((await loadDraft(draft.activity_id))?.body.narrative).toBe("Sambang RT 05");
  });

  it("opens with its PIN all the same", async () => {
    closeVault();
    const disk = fullDisk();
    expect(await openWithPin("000000")).toBe("wrong");
    expect(await openWithPin(PIN)).toBe("ok");
    disk.mockRestore();
    expect(await vaultState()).toBe("open");
  });

  it("at Selesai changes nothing, and the same record is finished once afterwards", async () => {
    const draft = await aDraft();
    await saveDraft(draft);
    const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
      throw full();
    });
    expect(whyRefused(await finish(draft).catch((cause: unknown) => cause))).toBe("full");
    add.mockRestore();
    expect([await unsentCount(), await loadDraft(draft.activity_id)]).toEqual([0, expect.anything()]);
    expect([await finish(draft), await unsentCount()]).toEqual([[], 1]);
  });

  it("at a photo keeps neither its facts nor half of its bytes", async () => {
    const disk = fullDisk();
    await expect(keepPhoto(await aDraft(), fact, new Blob(["abc"]))).rejects.toThrow("no room");
    disk.mockRestore();
    expect([await db().count("photos"), await db().count("pictures")]).toEqual([0, 0]);
  });

  it("lets go of pictures that the server has, and of nothing else", async () => {
    const waiting = { ...fact, photo_id: "q" };
    for (const one of [fact, waiting]) await keepPhoto(await aDraft(), one, new Blob(["abc"]));
    const photo = await db().get("photos", "p");
    if (photo)
      await db().put("photos", { ...photo, state: "received", received_at: new Date().toISOString() });
    expect(await freeSpace()).toBe(1);
    expect([await photoBlob("p"), (await photoBlob("q"))?.size]).toEqual([null, 3]);
  });
});

describe("a storage that is cleared under the open app", () => {
  beforeEach(async () => {
    forgetEmptied();
    await store.setCurrentOfficer(7);
    await setMeta("officer", { officer_id: 7, service_number: "87010001", rank: "Bripka", name: "Sari" });
    await whoAmI();
  });

  const cleared = async () => {
    const again = new Promise<void>((resolve) => onRestored(resolve));
    await deleteDB("sejuk-officer-7");
    await again;
  };

  it("leaves the officer signed in and open, says what is gone, and the open form is written again", async () => {
    await finished();
    expect(await unsentCount()).toBe(1);
    const open = await aDraft({ narrative: "Masih di layar" });
    const stop = onRestored(() => void saveDraft(open));
    await cleared();
    stop();
    expect([(await whoAmI())?.officer.name, await vaultState()]).toEqual(["Sari", "open"]);
    expect((await getMeta("credentials"))?.token).toBe("t");
    expect((await loadDraft(open.activity_id))?.body.narrative).toBe("Masih di layar");
    expect(await emptiedState()).toEqual({ unsent: 1, onServer: 0 });
    const asked: (string | null)[] = [];
    serve({
      pull: (cursor) => {
        asked.push(cursor);
        return { ...NOTHING_NEW, changes: [{ kind: "activity", id: "a-1", data: pulled() }] };
      },
    });
    await syncNow();
    expect([asked[0], await emptiedState()]).toEqual([null, { unsent: 1, onServer: 1 }]);
    readEmptied();
    expect(await emptiedState()).toBeNull();
  });

  it("is told from a sign-out in another tab, which ends here too", async () => {
    await store.setCurrentOfficer(null);
    await deleteDB("sejuk-officer-7");
    await vi.waitFor(() => expect(store.isOpen()).toBe(false));
    expect(await whoAmI()).toBeNull();
    expect(await emptiedState()).toBeNull();
  });
});
