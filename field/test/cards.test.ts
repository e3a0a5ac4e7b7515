import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { allCards, oneCard, searchCards, shown, standingAt, titlesOf, wordingOf } from "../src/cards";
import { allDrafts, saveDraft } from "../src/drafts";
import { forget } from "../src/forget";
import { applyPage } from "../src/pull";
import { runningActivity, tell } from "../src/running";
import { copy, share, sharedText, whatsAppLink } from "../src/share";
import { db } from "../src/store";
import { closeVault } from "../src/vault/vault";
import type { Card, Change, Stage } from "../src/wire";
import { aDraft, posted, VILLAGE } from "./phone";

const AT = "2024-02-12T06:00:00+00:00";

function card(id: string, change: Partial<Card> = {}): Card {
  return {
    version_id: id,
    code: `code-${id}`,
    number: 1,
    theme: "hoax",
    audience: "all",
    elections: ["any"],
    phases: ["none", "campaign"],
    source: "UU 7/2017 Pasal 280",
    valid_from: null,
    valid_until: null,
    wordings: [
      { language: "id", title: `Cek dulu ${id}`, text: "Tanyakan sumbernya sebelum membagikan." },
      { language: "jv", title: `Takon dhisik ${id}`, text: "Takon sumbere dhisik." },
    ],
    link: "/k/ab3d5",
    ...change,
  };
}

const put = (one: Card): Change => ({ kind: "card", id: one.version_id, data: one });
const gone = (id: string): Change => ({ kind: "card", id, deleted: true });
const DROP: Change = { kind: "carried", id: "all", deleted: true };
const page = (changes: Change[]) =>
  applyPage({ cursor: crypto.randomUUID(), more: false, server_time: AT, changes });
const held = async () => (await allCards()).map(({ card: { version_id } }) => version_id).sort();

beforeEach(posted);

describe("cards from the pull", () => {
  it("are kept, worded anew, and taken back", async () => {
    await page([put(card("a")), put(card("b"))]);
    await page([put(card("a", { number: 2 })), gone("b"), gone("never had")]);
    expect(await held()).toEqual(["a"]);
    expect((await oneCard("a"))?.card.number).toBe(2);
    expect(await oneCard("never had")).toBeNull();
  });

  it("leave their title behind for the records that name them, and nothing that could be shown", async () => {
    await page([put(card("a"))]);
    await page([gone("a")]);
    const left = await oneCard("a");
    expect(left?.standing).toBe("gone");
    expect(JSON.stringify(left)).not.toContain("Tanyakan");
    expect(left?.card.link).toBe("");
    expect(await titlesOf(["a", "unknown"])).toEqual(["Cek dulu a", null]);
    await forget("2024-05-01T00:00:00Z");
    expect(await db().count("cards")).toBe(1);
    await forget("2024-06-01T00:00:00Z");
    expect(await db().count("cards")).toBe(0);
  });

  it("come back when they are issued here again", async () => {
    await page([put(card("a")), DROP]);
    expect(await held()).toEqual([]);
    await page([put(card("a"))]);
    expect((await oneCard("a"))?.standing).toBe("ok");
  });

  it("can be read while everything else is locked", async () => {
    await page([put(card("a"))]);
    closeVault();
    expect(await held()).toEqual(["a"]);
    expect(wordingOf((await oneCard("a"))?.card as Card, "id").text).toContain("Tanyakan");
  });

  it("are what the server would have a phone hold, however the changes fall on pages and whichever page comes twice", async () => {
    const ids = ["a", "b", "c", "d"];
    const change = fc.oneof(
      fc.tuple(fc.constantFrom(...ids), fc.nat(3)).map(([id, number]) => put(card(id, { number }))),
      fc.constantFrom(...ids).map(gone),
      fc.constant(DROP),
    );
    const pages = fc.array(fc.tuple(fc.array(change, { maxLength: 4 }), fc.boolean()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pages, async (sent) => {
        await db().clear("cards");
        const must = new Map<string, number>();
        for (const [changes, again] of sent) {
          for (const { kind, id, data } of changes) {
            if (kind === "carried") must.clear();
            else if (data) must.set(id, (data as Card).number);
            else must.delete(id);
          }
          await page(changes);
          if (again) await page(changes);
        }
        const has = (await allCards()).map(({ card: one }) => [one.version_id, one.number]);
        expect(new Map(has as [string, number][])).toEqual(must);
      }),
      { numRuns: 60 },
    );
  });
});

describe("whether a card may be told", () => {
  const here = {
    phase: "quiet_period",
    occasions: [{ phase: "quiet_period", election: "pilkada" }],
    name: "Pilkada",
    next: null,
    day: "2024-11-25",
  };
  const standing = (change: Partial<Card>) => standingAt(card("a", change), here);

  it("follows phase, law and validity", () => {
    expect(standing({ phases: ["quiet_period"] })).toBe("ok");
    expect(standing({ phases: ["campaign"] })).toBe("phase");
    expect(standing({ phases: ["quiet_period"], elections: ["pemilu"] })).toBe("phase");
    expect(standing({ phases: ["quiet_period"], elections: ["pemilu", "pilkada"] })).toBe("ok");
    expect(standing({ phases: ["quiet_period"], valid_from: "2024-11-26" })).toBe("early");
    expect(standing({ phases: ["quiet_period"], valid_until: "2024-11-24" })).toBe("ended");
    expect(standing({ phases: ["quiet_period"], valid_from: "2024-11-25", valid_until: "2024-11-25" })).toBe(
      "ok",
    );
  });

  it("names the village where it may, when that is not everywhere", () => {
    const place = (name: string) => ({ code: name, name, label: name, tz: "Asia/Makassar", mine: true });
    const heres = [
      { ...here, place: place("Oenai") },
      { ...here, phase: "none", occasions: [], place: place("Oepliki") },
    ];
    const only = (phases: string[]) => shown(card("a", { phases }), heres).only.map(({ name }) => name);
    expect(only(["quiet_period"])).toEqual(["Oenai"]);
    expect(only(["quiet_period", "none"])).toEqual([]);
    expect(shown(card("a", { phases: ["campaign"] }), heres).standing).toBe("phase");
    expect(shown(card("a"), []).standing).toBe("phase");
  });

  it("puts what may be told today first, and finds by letters in any order", async () => {
    const stages: Stage[] = [
      { election: "pemilu", name: "", phase: "campaign", from: "2000-01-01", until: "2199-12-31" },
    ];
    await db().put("areas", { ...((await db().get("areas", VILLAGE)) as never as object), stages } as never);
    await page([
      put(card("later", { phases: ["voting"], theme: "hoax" })),
      put(card("money", { theme: "money_politics" })),
      put(card("now")),
    ]);
    const cards = await allCards();
    const ids = (found: typeof cards) => found.map(({ card: { version_id } }) => version_id);
    expect(ids(cards)).toEqual(["now", "money", "later"]);
    expect(ids(searchCards(cards, "uang politik"))).toEqual(["money"]);
    expect(ids(searchCards(cards, "SUMBER-nya now"))).toEqual(["now"]);
    expect(ids(searchCards(cards, "dhisik", "hoax"))).toEqual(["now", "later"]);
    expect(ids(searchCards(cards, "tidak ada"))).toEqual([]);
  });

  it("speaks the chosen language, else the app's, else Indonesian", () => {
    expect(wordingOf(card("a"), "jv").language).toBe("jv");
    expect(wordingOf(card("a"), "sas").language).toBe("id");
    expect(wordingOf(card("a", { wordings: [] }), "id").title).toBe("code-a");
  });
});

describe("telling a card", () => {
  it("begins an activity when none goes on, with its theme, and takes it away again", async () => {
    const noted = await tell(card("a"));
    const [draft] = await allDrafts();
    expect(draft?.body).toMatchObject({ delivered: ["a"], themes: ["hoax"], kind: "" });
    await noted?.undo();
    expect(await allDrafts()).toEqual([]);
  });

  it("goes into the activity that goes on, once, and undoing leaves that as it was", async () => {
    const begun = await aDraft({ themes: ["hoax"] });
    await saveDraft(begun);
    await tell(card("a"));
    const noted = await tell(card("a"));
    expect(noted?.draft).toMatchObject({
      activity_id: begun.activity_id,
      body: { delivered: ["a"], themes: ["hoax"] },
    });
    const second = await tell(card("b", { theme: "a theme of tomorrow" }));
    expect((await runningActivity())?.body).toMatchObject({ delivered: ["a", "b"], themes: ["hoax"] });
    await second?.undo();
    expect((await runningActivity())?.body.delivered).toEqual(["a"]);
    expect(await allDrafts()).toHaveLength(1);
  });

  it("waits for the keystroke that is still being written", async () => {
    const begun = await aDraft();
    const typed = { ...begun, body: { ...begun.body, narrative: "Ditulis sampai habis." } };
    void saveDraft(begun);
    void saveDraft(typed);
    await tell(card("a"));
    expect((await allDrafts())[0]?.body).toMatchObject({
      narrative: "Ditulis sampai habis.",
      delivered: ["a"],
    });
  });

  it("leaves yesterday's draft and corrections alone", async () => {
    const draft = await aDraft();
    await db().put("drafts", { ...draft, updated_at: new Date(Date.now() - 13 * 3_600_000).toISOString() });
    await db().put("drafts", { ...(await aDraft()), mode: "amend", updated_at: new Date().toISOString() });
    expect(await runningActivity()).toBeNull();
    await tell(card("a"));
    expect(await allDrafts()).toHaveLength(3);
  });

  it("says so when there is no posting to record under", async () => {
    await db().clear("postings");
    expect(await tell(card("a"))).toBeNull();
  });
});

describe("handing a card on", () => {
  const one = card("a");
  const wording = wordingOf(one, "id");

  beforeEach(() => vi.stubGlobal("location", { origin: "https://sejuk.example" }));

  it("carries title, text, source and the public link", () => {
    const { text } = sharedText(one, wording, "Sumber: KPU");
    expect(text).toBe(
      "Cek dulu a\n\nTanyakan sumbernya sebelum membagikan.\n\nSumber: KPU\n\nhttps://sejuk.example/k/ab3d5",
    );
    expect(sharedText({ ...one, link: "" }, wording, "Sumber: KPU").text).not.toContain("http");
    expect(whatsAppLink({ title: "", text: "a & b\n" })).toBe("https://wa.me/?text=a%20%26%20b%0A");
  });

  it("knows a person who thought better of it from a phone that cannot", async () => {
    const failing = (name: string) => vi.fn().mockRejectedValue(Object.assign(new Error(name), { name }));
    vi.stubGlobal("navigator", { share: vi.fn().mockResolvedValue(undefined) });
    expect(await share({ title: "", text: "x" })).toBe(true);
    vi.stubGlobal("navigator", { share: failing("AbortError") });
    expect(await share({ title: "", text: "x" })).toBe(true);
    vi.stubGlobal("navigator", {
      share: failing("NotAllowedError"),
      clipboard: { writeText: failing("Denied") },
    });
    expect(await share({ title: "", text: "x" })).toBe(false);
    expect(await copy({ title: "", text: "x" })).toBe(false);
  });
});
