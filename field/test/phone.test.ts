import { beforeEach, describe, expect, it, vi } from "vitest";
import { countUnsent, signIn, signOut, whoAmI } from "../src/account";
import { fromField, iso, stampText, timeText, toField } from "../src/clock";
import { saveDraft } from "../src/drafts";
import { allPlaces, myPostings, searchPlaces } from "../src/places";
import { rounded } from "../src/position";
import { allRecords, byMonth, searchRecords } from "../src/records";
import { parse } from "../src/route";
import * as store from "../src/store";
import { db } from "../src/store";
import { aDraft, finished, posted, pulled, refusal, serve, VILLAGE } from "./phone";

const enrolled = (officer_id: number) => () => ({
  device_id: "d",
  token: `t${officer_id}`,
  officer: { officer_id, service_number: "87010001", rank: "Bripka", name: "Sari" },
  receipt_key: { key_id: "k", public_key: "" },
});

describe("the account", () => {
  beforeEach(async () => {
    vi.stubGlobal("navigator", { onLine: true, userAgent: "Mozilla/5.0 (Linux; Android 14; SM-A15)" });
    await store.setCurrentOfficer(null);
    await store.forget(8);
  });

  it("enrols this phone and remembers who", async () => {
    const asked: unknown[] = [];
    serve({
      enrol: (body) => {
        asked.push(body);
        return enrolled(7)();
      },
    });
    expect(await signIn(" 87010001 ", "rahasia", "")).toBe("ok");
    expect(asked[0]).toMatchObject({ service_number: "87010001", code: null, device_name: "HP SM-A15" });
    store.close();
    expect((await whoAmI())?.officer.name).toBe("Sari");
  });

  it("says what the server said, and stores nothing", async () => {
    vi.stubGlobal("fetch", async () => refusal(401, "code_required"));
    expect(await signIn("1", "x", "")).toMatchObject({ code: "code_required" });
    expect(await store.currentOfficer()).toBeNull();
  });

  it("never shows one officer the records of another", async () => {
    serve({ enrol: enrolled(7) });
    await signIn("1", "x", "");
    await posted();
    await finished();
    await signOut(false);
    serve({ enrol: enrolled(8) });
    await signIn("2", "x", "");
    expect([await db().count("ops"), await db().count("drafts")]).toEqual([0, 0]);
  });

  it("keeps what is unsent at sign-out unless its loss is confirmed", async () => {
    serve({ enrol: enrolled(7) });
    await signIn("1", "x", "");
    await posted();
    await finished();
    await saveDraft(await aDraft());
    await db().put("activities", pulled());
    expect(await countUnsent()).toEqual({ ops: 1, drafts: 1 });
    await signOut(false);
    expect(await whoAmI()).toBeNull();
    await store.openFor(7);
    expect([await db().count("ops"), await db().count("drafts"), await db().count("activities")]).toEqual([
      1, 1, 0,
    ]);
    expect(await store.getMeta("credentials")).toBeNull();
    await signIn("1", "x", "");
    await signOut(true);
    await store.openFor(7);
    expect([await db().count("ops"), await db().count("drafts")]).toEqual([0, 0]);
  });
});

describe("places", () => {
  beforeEach(async () => {
    await posted();
    const areas: [string, string, string][] = [
      [VILLAGE, "Oenai", "Desa Oenai, Kec. KI'E, Kab. Timor Tengah Selatan"],
      ["53.02.12.2007", "Oe'Ekam", "Desa Oe'Ekam, Kec. Amanuban Timur, Kab. Timor Tengah Selatan"],
      ["53.02.12", "Amanuban Timur", "Kec. Amanuban Timur, Kab. Timor Tengah Selatan"],
    ];
    await db().put("resorts", { unit_id: 5, name: "Polres Timor Tengah Selatan", areas });
  });

  it("are found by letters alone and shown with their parents", async () => {
    const places = await allPlaces();
    expect(searchPlaces(places, "OEEK").map((place) => place.label)).toEqual([
      "Desa Oe'Ekam, Kec. Amanuban Timur, Kab. Timor Tengah Selatan",
    ]);
    expect(searchPlaces(places, "amanuban").map((place) => place.code)).toEqual(["53.02.12"]);
    expect(searchPlaces(places, " '- ")).toEqual([]);
    expect(places.filter((place) => place.code === VILLAGE)).toHaveLength(1);
  });

  it("belong to postings that hold today", async () => {
    expect(await myPostings("2024-01-31")).toHaveLength(1);
    expect(await myPostings("2022-12-31")).toHaveLength(0);
  });
});

describe("history", () => {
  it("is found by any words, in any order, letters only", async () => {
    await posted();
    await finished({ narrative: "Air bersih mati", rt: "05" });
    await finished({ kind: "dialogue_patrol", narrative: "Ronda", place: "Pasar Ki'e", themes: ["hoax"] });
    const records = await allRecords();
    const found = (text: string) => searchRecords(records, text).map((record) => record.body.narrative);
    expect(found("bersih AIR")).toEqual(["Air bersih mati"]);
    expect(found("pasar kie")).toEqual(["Ronda"]);
    expect(found("patroli hoaks")).toEqual(["Ronda"]);
    expect(found("oenai")).toHaveLength(2);
    expect(found("tidak ada")).toEqual([]);
    expect(byMonth(records)).toHaveLength(1);
  });
});

describe("time", () => {
  it("is the village's, whatever zone the phone is set to", () => {
    expect(iso(new Date("2024-01-31T01:15:00Z"), "Asia/Makassar")).toBe("2024-01-31T09:15:00+08:00");
    expect(iso(new Date("2024-01-31T01:15:00Z"), "Asia/Jayapura")).toBe("2024-01-31T10:15:00+09:00");
    expect(iso(new Date("2024-01-31T23:15:00Z"), "America/St_Johns")).toBe("2024-01-31T19:45:00-03:30");
    expect(fromField("2024-01-31T09:15", "Asia/Makassar")).toBe("2024-01-31T09:15:00+08:00");
    expect(toField("2024-01-31T01:15:00Z", "Asia/Makassar")).toBe("2024-01-31T09:15");
    expect([fromField("", "Asia/Makassar"), toField(null, "Asia/Makassar")]).toEqual([null, ""]);
  });

  it("is written as one writes it", () => {
    expect(timeText("2024-01-31T06:02:00Z", "Asia/Makassar", "id", true)).toBe("14.02 WITA");
    expect(stampText("2024-01-31T06:02:00Z", "Asia/Makassar", "id")).toBe("Rab 31 Jan 2024, 14.02 WITA");
    expect(stampText("2024-01-31T06:02:00Z", "Asia/Makassar", "en")).toBe("Wed 31 Jan 2024, 14:02 WITA");
  });
});

describe("small things", () => {
  it("reads the route from the address", () => {
    expect(parse("")).toEqual({ name: "today", id: null, verb: null });
    expect(parse("#/history/a-1/withdraw")).toEqual({ name: "history", id: "a-1", verb: "withdraw" });
  });

  it("gives a position in whole numbers", () => {
    expect(rounded(-9.876543, 124.123456, 12.3)).toEqual({
      lat_e5: -987654,
      lon_e5: 12412346,
      accuracy_m: 13,
    });
  });
});
