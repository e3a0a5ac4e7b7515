import { beforeEach, describe, expect, it } from "vitest";
import { acknowledge, oneDirective, todaysDirectives } from "../src/directives";
import { allDrafts } from "../src/drafts";
import { exportUnsent } from "../src/escrow";
import { finish, keepResults, outboxItems, prune, unsentCount } from "../src/outbox";
import { applyPage } from "../src/pull";
import { pushWaiting } from "../src/push";
import { allRecords } from "../src/records";
import { carryOut } from "../src/running";
import { db, rawDb } from "../src/store";
import type { Change, Directive, Op } from "../src/wire";
import { acceptAll, aDraft, finished, posted, problem, serve } from "./phone";

const AT = "2024-01-31T06:00:00+00:00";

function directive(id: string, change: Partial<Directive> = {}): Directive {
  return {
    directive_id: id,
    number: `B/${id}/I/2024`,
    title: `Sambangi pasar ${id}`,
    text: "Datangi pasar sebelum pukul 09.00.",
    programme: "Commander Wish",
    issuer: "Polres Timor Tengah Selatan",
    issued_at: "2024-01-30T01:00:00+00:00",
    valid_from: null,
    valid_until: null,
    parent_id: null,
    additions: [{ unit: "Polsek Kie", text: "Mulai dari Pasar Kie." }],
    acknowledged_at: null,
    ...change,
  };
}

const put = (one: Directive): Change => ({ kind: "directive", id: one.directive_id, data: one });
const page = (...changes: Change[]) => applyPage({ cursor: "c", more: false, server_time: AT, changes });
const today = async () => (await todaysDirectives(new Date(AT))).map((one) => one.directive_id);

beforeEach(posted);

describe("directives of today", () => {
  it("stand unread first, then the newest; what holds on another day is not among them", async () => {
    await page(
      put(directive("read", { acknowledged_at: AT, issued_at: "2024-01-31T00:00:00Z" })),
      put(directive("old")),
      put(directive("new", { issued_at: "2024-01-30T09:00:00Z" })),
      put(directive("tomorrow", { valid_from: "2024-02-01" })),
      put(directive("over", { valid_until: "2024-01-30" })),
      put(directive("last day", { valid_until: "2024-01-31", issued_at: "2024-01-01T00:00:00Z" })),
    );
    expect(await today()).toEqual(["new", "old", "last day", "read"]);
    expect((await oneDirective("over", new Date(AT)))?.holds).toBe(false);
  });

  it("go when they are withdrawn or one is posted elsewhere", async () => {
    await page(put(directive("a")), put(directive("b")));
    await page({ kind: "directive", id: "a", deleted: true });
    expect(await today()).toEqual(["b"]);
    await page({ kind: "carried", id: "all", deleted: true });
    expect(await today()).toEqual([]);
    expect(await oneDirective("b")).toBeNull();
  });

  it("lie sealed: a lost phone tells no orders", async () => {
    await page(put(directive("a")));
    expect(JSON.stringify(await rawDb().getAll("directives"))).not.toContain("pasar");
  });
});

describe("acknowledging", () => {
  it("is one operation, however often it is tapped, and counted as unsent until its receipt", async () => {
    await page(put(directive("a")));
    await Promise.all([
      acknowledge(directive("a")),
      acknowledge(directive("a")),
      acknowledge(directive("a")),
    ]);
    const [kept] = await db().getAll("ops");
    expect(kept?.op).toMatchObject({
      kind: "directive.acknowledge",
      base: null,
      body: { directive_id: "a" },
    });
    expect([await db().count("ops"), await unsentCount()]).toEqual([1, 1]);
    expect(await oneDirective("a")).toMatchObject({ read: true, sending: "waiting" });
    const sent: Op[] = [];
    serve({
      push: (ops) => {
        sent.push(...ops);
        return acceptAll(ops);
      },
    });
    expect(await pushWaiting("t", () => undefined)).toBe(true);
    expect(sent.map(({ kind, v, posting_id }) => [kind, v, posting_id])).toEqual([
      ["directive.acknowledge", 1, 3],
    ]);
    expect(await unsentCount()).toBe(0);
    expect(await oneDirective("a")).toMatchObject({ read: true, sending: "received" });
    await acknowledge(directive("a"));
    expect(await db().count("ops")).toBe(1);
  });

  it("stays on the phone when the directives are sent anew", async () => {
    await page(put(directive("a")));
    await acknowledge(directive("a"));
    await page({ kind: "carried", id: "all", deleted: true }, put(directive("a")));
    expect(await oneDirective("a")).toMatchObject({ read: true, acknowledged_at: null });
    expect((await outboxItems()).map(({ state }) => state)).toEqual(["waiting"]);
  });

  it("made on a page or another phone is known here, and asks for nothing more", async () => {
    await page(put(directive("a")), put(directive("b")));
    const read = (id: string): Change => ({
      kind: "acknowledgement",
      id,
      data: { directive_id: id, acknowledged_at: AT },
    });
    await page(read("a"), read("not here"));
    expect(await oneDirective("a")).toMatchObject({ ...directive("a"), read: true, acknowledged_at: AT });
    expect(await today()).toEqual(["b", "a"]);
    expect([await db().count("ops"), await db().count("directives")]).toEqual([0, 2]);
    await acknowledge(directive("b"));
    await page(read("b"));
    expect(await oneDirective("b")).toMatchObject({ read: true, sending: "waiting", acknowledged_at: AT });
  });

  it("can be said again after the server refused it, and is no record", async () => {
    await page(put(directive("a")));
    await acknowledge(directive("a"));
    const [first] = await db().getAll("ops");
    const said = {
      op_id: first?.op_id ?? "",
      status: "refused",
      receipt: null,
      problem: problem("not_found"),
    };
    await keepResults([said]);
    expect(await oneDirective("a")).toMatchObject({ read: false, sending: "refused" });
    await acknowledge(directive("a"));
    expect(await oneDirective("a")).toMatchObject({ read: true, sending: "waiting" });
    expect(await db().count("ops")).toBe(2);
    expect(await allRecords()).toEqual([]);
  });

  it("is remembered as long as the directive is here, however old", async () => {
    await page(put(directive("a")));
    await acknowledge(directive("a"));
    serve({});
    await pushWaiting("t", () => undefined);
    const later = new Date(Date.now() + 91 * 86_400_000);
    await prune(later);
    expect((await oneDirective("a"))?.read).toBe(true);
    await page({ kind: "directive", id: "a", deleted: true });
    await prune(later);
    expect(await db().count("ops")).toBe(0);
  });

  it("goes along in the file for the sector", async () => {
    await acknowledge(directive("a"));
    expect(await exportUnsent()).toBe("no_key"); // there is something to export
  });

  it("needs a posting", async () => {
    await db().clear("postings");
    expect(await acknowledge(directive("a"))).toBe(false);
    expect(await db().count("ops")).toBe(0);
  });
});

describe("carrying out", () => {
  it("links the directive to the running activity, once, and travels with its title", async () => {
    const draft = await aDraft();
    await db().put("drafts", { ...draft, updated_at: new Date().toISOString() });
    await carryOut(directive("a"));
    await carryOut(directive("a"));
    const [linked] = await allDrafts();
    if (!linked) throw new Error("no draft");
    expect(linked.body.directives).toEqual([{ directive_id: "a", text: "Sambangi pasar a" }]);
    const words = [...linked.body.directives, { text: " " }, { text: "Lisan dari Kapolsek" }];
    expect(await finish({ ...linked, body: { ...linked.body, directives: words } })).toEqual([]);
    const [kept] = await db().getAll("ops");
    expect(kept?.op.kind === "activity.report" && kept.op.body.directives).toEqual([
      { directive_id: "a", text: "Sambangi pasar a" },
      { text: "Lisan dari Kapolsek" },
    ]);
  });

  it("begins an activity when none goes on", async () => {
    await finished();
    const noted = await carryOut(directive("a"));
    expect(noted?.draft.body.directives).toHaveLength(1);
    await noted?.undo();
    expect(await allDrafts()).toEqual([]);
  });
});
