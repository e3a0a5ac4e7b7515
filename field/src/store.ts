/**
 * What this phone keeps. One database per officer: whoever signs in next on the same phone cannot see the first one's.
 * A small separate database only remembers who is signed in here.
 */
import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import { dropEssentials, holdEssentials, restoreInto, tellRestored } from "./essentials";
import type { Draft, KeptCard, KeptOp, KeptPhoto, Meta, Picture } from "./kept";
import type { Copy, Lock } from "./vault/lock";
import { dropKeys, requireKeys } from "./vault/ring";
import { type Clear, clearOf, type SealedStore, sealing } from "./vault/rows";
import type { Wiped, Wiping } from "./wipe";
import type { Area, Directive, Posting, PulledActivity, Resort } from "./wire";

export { onRestored } from "./essentials";
export type { Credentials, Draft, KeptAcknowledgement, KeptOp, KeptPhoto, KeptWork, LastUsed } from "./kept";

interface FieldSchema extends DBSchema {
  meta: { key: string; value: unknown };
  drafts: { key: string; value: Draft };
  ops: { key: string; value: KeptOp; indexes: { activity_id: string } };
  photos: { key: string; value: KeptPhoto; indexes: { activity_id: string } };
  activities: { key: string; value: PulledActivity };
  postings: { key: number; value: Posting };
  areas: { key: string; value: Area };
  resorts: { key: number; value: Resort };
  cards: { key: string; value: KeptCard };
  directives: { key: string; value: Directive };
  pictures: { key: string; value: Picture };
  vault: { key: string; value: Lock | Copy };
}

export type FieldDB = IDBPDatabase<FieldSchema>;
type Upgrading = IDBPTransaction<FieldSchema, StoreNames<FieldSchema>[], "versionchange">;

const DEVICE = "sejuk-device";
const nameFor = (officerId: number) => `sejuk-officer-${officerId}`;

interface Open {
  officerId: number;
  /** As it lies on the phone: only the vault and the migration look at it so. */
  raw: FieldDB;
  db: FieldDB;
}

let open: Open | null = null;
/** Whose keys may be in the memory: nobody else's database is opened with them. */
let keysOf: number | null = null;

export async function openFor(officerId: number): Promise<FieldDB> {
  if (open?.officerId === officerId) return open.db;
  close();
  if (keysOf !== officerId) {
    dropKeys();
    dropEssentials();
  }
  keysOf = officerId;
  const raw = await openDB<FieldSchema>(nameFor(officerId), 3, {
    upgrade: (fresh, oldVersion, _, tx) => upgrade(fresh, oldVersion, tx),
    /** Another tab upgrades or deletes the database: step aside rather than block it. */
    blocking: (_now, wanted) => (wanted === null ? void reopen(officerId) : close()),
    /** A phone short of memory may end the connection in the background, or the person has cleared the storage. */
    terminated: () => void reopen(officerId),
  });
  open = { officerId, raw, db: sealing(raw) };
  await keepEssentials();
  return open.db;
}

function createStores(fresh: FieldDB): void {
  fresh.createObjectStore("meta");
  fresh.createObjectStore("drafts", { keyPath: "activity_id" });
  fresh.createObjectStore("ops", { keyPath: "op_id" }).createIndex("activity_id", "activity_id");
  fresh.createObjectStore("photos", { keyPath: "photo_id" }).createIndex("activity_id", "activity_id");
  fresh.createObjectStore("activities", { keyPath: "activity_id" });
  fresh.createObjectStore("postings", { keyPath: "posting_id" });
  fresh.createObjectStore("areas", { keyPath: "code" });
  fresh.createObjectStore("resorts", { keyPath: "unit_id" });
}

/** What older versions kept stays as it is: the vault seals it row by row, once there is a PIN. */
function upgrade(fresh: FieldDB, oldVersion: number, tx: Upgrading): void {
  if (oldVersion < 1) createStores(fresh);
  if (oldVersion < 2) {
    fresh.createObjectStore("pictures", { keyPath: "photo_id" });
    fresh.createObjectStore("vault", { keyPath: "id" });
  }
  fresh.createObjectStore("cards", { keyPath: "version_id" });
  fresh.createObjectStore("directives", { keyPath: "directive_id" });
  // The versions before passed cards and directives over, and their cursor says that they had them.
  void tx.objectStore("meta").delete("cursor");
}

async function reopen(officerId: number): Promise<void> {
  close();
  // Somebody signed out in another tab, or signed in: then the database is meant to be gone.
  if ((await getDevice("wiping")) !== null) return told();
  const who = await currentOfficer();
  if (who !== officerId && !(who === null && (await isDeviceEmpty()))) return told();
  await openFor(officerId);
  if (await restoreInto(rawDb())) {
    await setCurrentOfficer(officerId);
    await keepEssentials();
    tellRestored();
  }
  told();
}

/** Remembers what an emptied storage would need, and whether things are to be sealed. To be called after the vault changed. */
export async function keepEssentials(): Promise<void> {
  requireKeys(await holdEssentials(rawDb()));
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

/** The database without sealing and opening: for the vault alone. */
export function rawDb(): FieldDB {
  if (!open) throw new Error("nobody is signed in on this phone");
  return open.raw;
}

/** What of these things lies in the clear: it can be read, and counted, while the rest is locked. */
export async function clearRows<S extends SealedStore>(name: S): Promise<Clear[S][]> {
  const rows = await rawDb().getAll(name);
  return rows.map((row) => clearOf(name, row));
}

export async function forget(officerId: number): Promise<void> {
  if (keysOf === officerId) {
    dropKeys();
    dropEssentials();
  }
  close();
  await deleteDB(nameFor(officerId));
  told();
}

export async function getMeta<K extends keyof Meta>(key: K): Promise<Meta[K] | null> {
  return ((await db().get("meta", key)) as Meta[K] | undefined) ?? null;
}

export async function setMeta<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
  await db().put("meta", value, key);
  await keepEssentials();
  told();
}

/** The part of a small fact that can be read without a key. */
export async function getClearMeta<K extends keyof Meta>(key: K): Promise<Partial<Meta[K]> | null> {
  return ((await rawDb().get("meta", key)) as Partial<Meta[K]> | undefined) ?? null;
}

/** What this phone remembers beside the officers' databases: who is signed in, and what a wipe has left to do or to say. */
interface Device {
  current: number;
  wiping: Wiping;
  wiped: Wiped;
}

async function withDevice<T>(work: (who: IDBPDatabase) => Promise<T>): Promise<T> {
  const who = await openDB(DEVICE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("who");
    },
  });
  try {
    return await work(who);
  } finally {
    who.close();
  }
}

export async function getDevice<K extends keyof Device>(key: K): Promise<Device[K] | null> {
  return withDevice(async (who) => ((await who.get("who", key)) as Device[K] | null | undefined) ?? null);
}

/** Null stays as null: it tells "signed out" from a storage that was cleared. */
export async function setDevice<K extends keyof Device>(key: K, value: Device[K] | null): Promise<void> {
  await withDevice((who) => who.put("who", value, key));
}

/** Who is signed in on this phone; null when nobody is. */
export function currentOfficer(): Promise<number | null> {
  return getDevice("current");
}

export function setCurrentOfficer(officerId: number | null): Promise<void> {
  return setDevice("current", officerId);
}

/** Nobody ever signed in or out here: the storage is new, or was cleared. */
async function isDeviceEmpty(): Promise<boolean> {
  return withDevice(async (who) => (await who.count("who")) === 0);
}

export function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    /* the failed request has aborted it already */
  }
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
