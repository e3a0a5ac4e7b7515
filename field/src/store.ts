/**
 * What this phone keeps. One database per officer: whoever signs in next on the same phone cannot see the first one's.
 * A small separate database only remembers who is signed in here.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type {
  Area,
  Officer,
  Op,
  Posting,
  Problem,
  PulledActivity,
  Receipt,
  ReportBody,
  Resort,
} from "./wire";

/** A record that is still being written, or written again. */
export interface Draft {
  activity_id: string;
  op_id: string;
  mode: "report" | "amend";
  posting_id: number;
  body: ReportBody;
  /** What an amendment started from; null for a new report. */
  base: { version: number; body: ReportBody } | null;
  reason: string;
  /** Fields that a reviewer or the server pointed at, and what was said. */
  pointed: string[];
  said: string;
  /** The refused operation that this draft takes the place of. */
  replaces: string | null;
  made_at: string;
  updated_at: string;
}

/** A finished operation and what the server has said of it. Its state follows from that alone (outbox.ts). */
export interface KeptOp {
  op_id: string;
  activity_id: string;
  op: Op;
  digest: string;
  /** The record as it will stand, for lists: an amendment's body holds only what changed. */
  shown: ReportBody;
  queued_at: string;
  receipt: Receipt | null;
  problem: Problem | null;
}

export interface KeptPhoto {
  photo_id: string;
  activity_id: string;
  blob: Blob;
  sha256: string;
  bytes: number;
  state: "draft" | "waiting" | "received" | "refused";
  location: string | null;
  problem: Problem | null;
  received_at: string | null;
}

export interface Credentials {
  token: string;
  device_id: string;
  receipt_key: { key_id: string; public_key: string };
  /** The server no longer knows the token: capture goes on, sending waits for a new sign-in. */
  stale: boolean;
}

export interface LastUsed {
  posting_id: number;
  area_code: string;
  rw: string;
  rt: string;
  place_kind: string;
}

interface Meta {
  officer: Officer;
  credentials: Credentials;
  cursor: string;
  last_used: LastUsed;
  synced_at: string;
  lease: { holder: string; until: number };
}

interface FieldSchema extends DBSchema {
  meta: { key: string; value: unknown };
  drafts: { key: string; value: Draft };
  ops: { key: string; value: KeptOp; indexes: { activity_id: string } };
  photos: { key: string; value: KeptPhoto; indexes: { activity_id: string } };
  activities: { key: string; value: PulledActivity };
  postings: { key: number; value: Posting };
  areas: { key: string; value: Area };
  resorts: { key: number; value: Resort };
}

export type FieldDB = IDBPDatabase<FieldSchema>;

const DEVICE = "sejuk-device";
const nameFor = (officerId: number) => `sejuk-officer-${officerId}`;

let open: { officerId: number; db: FieldDB } | null = null;

export async function openFor(officerId: number): Promise<FieldDB> {
  if (open?.officerId === officerId) return open.db;
  close();
  const db = await openDB<FieldSchema>(nameFor(officerId), 1, {
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
    /** Another tab deletes or upgrades the database: step aside rather than block it. */
    blocking: close,
    /** A phone short of memory may end the connection in the background: open it again. */
    terminated: () => void reopen(officerId),
  });
  open = { officerId, db };
  return db;
}

async function reopen(officerId: number): Promise<void> {
  open = null;
  await openFor(officerId);
  told();
}

export function close(): void {
  open?.db.close();
  open = null;
}

export function isOpen(): boolean {
  return open !== null;
}

export function db(): FieldDB {
  if (!open) throw new Error("nobody is signed in on this phone");
  return open.db;
}

export async function forget(officerId: number): Promise<void> {
  close();
  await deleteDB(nameFor(officerId));
  told();
}

export async function getMeta<K extends keyof Meta>(key: K): Promise<Meta[K] | null> {
  return ((await db().get("meta", key)) as Meta[K] | undefined) ?? null;
}

export async function setMeta<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
  await db().put("meta", value, key);
  told();
}

function device(): Promise<IDBPDatabase> {
  return openDB(DEVICE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("who");
    },
  });
}

/** Who is signed in on this phone; null when nobody is. */
export async function currentOfficer(): Promise<number | null> {
  const who = await device();
  const id = (await who.get("who", "current")) as number | undefined;
  who.close();
  return id ?? null;
}

export async function setCurrentOfficer(officerId: number | null): Promise<void> {
  const who = await device();
  if (officerId === null) await who.delete("who", "current");
  else await who.put("who", officerId, "current");
  who.close();
}

/** Whoever shows kept things listens here; other tabs hear it too. */
type Listener = () => void;
const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("sejuk-kept");

/** In Node (the tests) an open channel would keep the process alive. */
(channel as unknown as { unref?: () => void } | null)?.unref?.();
if (channel) channel.onmessage = () => tell();

function tell(): void {
  for (const listener of listeners) listener();
}

/** To be called after every committed write. */
export function told(): void {
  tell();
  channel?.postMessage("changed");
}

export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
