/** A phone with a posting, and a server that answers as told: what the tests share. */
import { vi } from "vitest";
import { opDigest } from "../src/digest";
import { newDraft } from "../src/drafts";
import { finish, isWork } from "../src/outbox";
import { type Draft, db, forget, type KeptWork, openFor, rawDb, setMeta } from "../src/store";
import type { Bytes } from "../src/vault/box";
import type { Copy, Lock } from "../src/vault/lock";
import { allKeys, openMain, requireKeys } from "../src/vault/ring";
import { setPin } from "../src/vault/vault";
import { defaults } from "../src/vocabulary";
import type {
  Op,
  Posting,
  Problem,
  PullAnswer,
  PulledActivity,
  PushResult,
  Receipt,
  ReportBody,
} from "../src/wire";

export const PIN = "482913";

interface VaultOfTests {
  rows: (Lock | Copy)[];
  key: { id: string; bytes: Bytes };
}

let made: Promise<VaultOfTests> | null = null;

/** A vault that the app itself made, to be put into other databases. */
export function vaultRows(pin: string): Promise<VaultOfTests> {
  made ??= makeVault(pin);
  return made;
}

async function makeVault(pin: string): Promise<VaultOfTests> {
  await setPin(pin);
  const rows = await rawDb().getAll("vault");
  const [id, bytes] = allKeys()[0] ?? [];
  if (!id || !bytes) throw new Error("no key");
  return { rows, key: { id, bytes } };
}

/** A fresh database of officer 7 behind the PIN, which was entered. */
export async function freshPhone(): Promise<void> {
  await forget(7);
  await openFor(7);
  const { rows, key } = await vaultRows(PIN);
  for (const row of rows) await rawDb().put("vault", row);
  requireKeys(true);
  openMain(key.id, key.bytes);
}

export const VILLAGE = "53.02.10.2003";

const POSTING: Posting = {
  posting_id: 3,
  role: "village_officer",
  role_label: "Bhabinkamtibmas",
  may_record: true,
  unit: { unit_id: 12, name: "Polsek Kie", kind: "polsek" },
  area_codes: [VILLAGE, "53.02.10.2004"],
  valid_from: "2023-01-01",
  valid_until: null,
};

export async function posted(): Promise<void> {
  await db().put("postings", POSTING);
  const area = { name: "Oenai", kind: "desa", parent_code: "53.02.10", tz: "Asia/Makassar", mine: true };
  await db().put("areas", {
    code: VILLAGE,
    label: "Desa Oenai, Kec. KI'E, Kab. Timor Tengah Selatan",
    ...area,
  });
  await setMeta("credentials", {
    token: "t",
    device_id: "d",
    receipt_key: { key_id: "k", public_key: "" },
    stale: false,
  });
}

export async function aDraft(change: Partial<ReportBody> = {}): Promise<Draft> {
  const draft = await newDraft();
  if (!draft) throw new Error("no posting");
  const told = { kind: "visit", people_reached: 3, narrative: "Sambang warga." };
  return { ...draft, body: { ...draft.body, ...told, ...change } };
}

export async function finished(change: Partial<ReportBody> = {}): Promise<Draft> {
  const draft = await aDraft(change);
  const problems = await finish(draft);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return draft;
}

/** What was finished about records, in no order. */
export async function works(): Promise<KeptWork[]> {
  return (await db().getAll("ops")).filter(isWork);
}

export function pulled(change: Partial<PulledActivity> = {}): PulledActivity {
  const activity_id = change.activity_id ?? "a-1";
  const body: ReportBody = {
    activity_id,
    kind: "visit",
    area_code: VILLAGE,
    started_at: new Date(Date.now() - 3_600_000).toISOString(),
    ...defaults(),
    people_reached: 2,
    narrative: "Dari server.",
  };
  return {
    activity_id,
    version: 1,
    state: "reported",
    body,
    local_day: body.started_at.slice(0, 10),
    received_at: body.started_at,
    marks: [],
    review: null,
    photos: [],
    ...change,
  };
}

export function problem(code: string, field: string | null = null): Problem {
  return { code, title: code, detail: "", field };
}

export async function receiptFor(op: Op): Promise<Receipt> {
  const received_at = "2024-01-31T06:02:00+00:00";
  const digest = await opDigest(op);
  return {
    op_id: op.op_id,
    digest,
    received_at,
    sequence: 1,
    unit: "Polsek Kie",
    key_id: "k",
    signature: "",
  };
}

export async function accepted(op: Op): Promise<PushResult> {
  return { op_id: op.op_id, status: "accepted", receipt: await receiptFor(op), problem: null };
}

export interface Server {
  push?: (ops: Op[]) => Promise<PushResult[]> | Response;
  pull?: (cursor: string | null) => PullAnswer | Response;
  enrol?: (body: unknown) => unknown;
}

export const NOTHING_NEW: PullAnswer = { cursor: "c", more: false, server_time: "", changes: [] };

/** Puts a server in the network's place; returns the ids of the operations of each push. */
export function serve(server: Server): string[][] {
  const pushes: string[][] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.includes("/sync/push")) {
      const { ops } = JSON.parse(String(init.body)) as { ops: Op[] };
      pushes.push(ops.map((op) => op.op_id));
      const said = await (server.push ?? acceptAll)(ops);
      return said instanceof Response ? said : Response.json({ server_time: "", results: said });
    }
    if (url.includes("/sync/pull")) {
      const cursor = new URL(url, "http://phone").searchParams.get("cursor");
      const said = server.pull?.(cursor) ?? NOTHING_NEW;
      return said instanceof Response ? said : Response.json(said);
    }
    return Response.json(server.enrol?.(JSON.parse(String(init.body))) ?? {}, { status: 201 });
  });
  return pushes;
}

export const acceptAll = (ops: Op[]) => Promise.all(ops.map(accepted));

export function refusal(status: number, code: string): Response {
  return Response.json({ ...problem(code), status }, { status });
}
