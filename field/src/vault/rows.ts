/**
 * What of a kept thing lies in the clear and what is sealed, and a database that seals and opens by itself. This is the one
 * place that knows of it: outbox, drafts and screens read and write as if nothing were sealed.
 *
 * In the clear: ids, states, counts and times of keeping, without which the app could neither find, count nor send. Postings,
 * places and cards are public facts, and a new record needs them while the rest is locked. Sealed: everything that was written,
 * said or pictured, directives, receipts, the token, the last RT and RW.
 */
import type { IDBPDatabase } from "idb";
import {
  type Draft,
  isWork,
  type KeptOp,
  type KeptPhoto,
  type Meta,
  type Picture,
  photoIdsOf,
  stateOf,
} from "../kept";
import type { Directive, PulledActivity } from "../wire";
import { isRequired, Locked, type Sealed, seal, sealValue, unseal, unsealValue } from "./ring";

export interface Clear {
  drafts: Pick<Draft, "activity_id" | "op_id" | "updated_at">;
  ops: Pick<KeptOp, "op_id" | "queued_at"> & {
    /** What it is about. */
    activity_id?: string;
    directive_id?: string;
    state: string;
    photo_ids: string[];
  };
  photos: Pick<KeptPhoto, "photo_id" | "activity_id" | "state" | "received_at">;
  activities: Pick<PulledActivity, "activity_id">;
  directives: Pick<Directive, "directive_id">;
  pictures: Pick<Picture, "photo_id">;
}

export type SealedStore = keyof Clear;

type Row = Record<string, unknown> & { sealed?: Sealed };

const CLEAR: { [S in SealedStore]: (row: never) => Clear[S] } = {
  drafts: ({ activity_id, op_id, updated_at }: Draft) => ({ activity_id, op_id, updated_at }),
  ops: (kept: KeptOp) => {
    const { op_id, queued_at } = kept;
    const about = isWork(kept) ? { activity_id: kept.activity_id } : { directive_id: kept.directive_id };
    return {
      op_id,
      ...about,
      queued_at,
      state: stateOf(kept),
      photo_ids: kept.op ? photoIdsOf(kept.op) : [],
    };
  },
  photos: ({ photo_id, activity_id, state, received_at }: KeptPhoto) => ({
    photo_id,
    activity_id,
    state,
    received_at,
  }),
  activities: ({ activity_id }: PulledActivity) => ({ activity_id }),
  directives: ({ directive_id }: Directive) => ({ directive_id }),
  pictures: ({ photo_id }: Picture) => ({ photo_id }),
};

const KEYS: Record<SealedStore, string> = {
  drafts: "activity_id",
  ops: "op_id",
  photos: "photo_id",
  activities: "activity_id",
  directives: "directive_id",
  pictures: "photo_id",
};

/** Of the small facts, what is sealed, and what of it is said beside the seal. */
const SEALED_META: { [K in keyof Meta]?: (value: Meta[K]) => Partial<Meta[K]> } = {
  credentials: ({ device_id, receipt_key, seal_key, lock_after_days, stale }) => ({
    device_id,
    receipt_key,
    seal_key,
    lock_after_days,
    stale,
  }),
  last_used: () => ({}),
};

export const SEALED_STORES = Object.keys(CLEAR) as SealedStore[];
export const SEALED_META_KEYS = Object.keys(SEALED_META);

function isSealedStore(name: string): name is SealedStore {
  return name in CLEAR;
}

export function whereOf(name: string, key: unknown): string {
  return `${name}/${String(key)}`;
}

/** The row to write for a value. Before there is a vault, the value itself. */
export function toRow(name: string, value: unknown, key?: unknown): unknown {
  if (!isRequired()) return value;
  if (name === "meta") return metaRow(value, key);
  if (!isSealedStore(name)) return value;
  const row = value as Row;
  // A picture of version 1 still lies in its row and cannot be read in a transaction: it waits for the vault to move it.
  if (row.blob !== undefined) return value;
  const where = whereOf(name, row[KEYS[name]]);
  const clear = CLEAR[name](value as never);
  const sealed = name === "pictures" ? seal(where, (value as Picture).bytes) : sealValue(where, value);
  return { ...clear, sealed };
}

function metaRow(value: unknown, key: unknown): unknown {
  const clear = SEALED_META[key as keyof Meta] as ((value: unknown) => object) | undefined;
  return clear ? { ...clear(value), sealed: sealValue(whereOf("meta", key), value) } : value;
}

/** The value of a row. Raises `Locked` where its key is not here. */
export function fromRow(name: string, row: unknown, key?: unknown): unknown {
  const sealed = (row as Row | undefined)?.sealed;
  if (!sealed) return row;
  if (name === "pictures") {
    const { photo_id } = row as Picture;
    return { photo_id, bytes: unseal(whereOf(name, photo_id), sealed) };
  }
  const id = isSealedStore(name) ? (row as Row)[KEYS[name]] : key;
  return unsealValue(whereOf(name, id), sealed);
}

/** What can be said of a row without its key. */
export function clearOf<S extends SealedStore>(name: S, row: unknown): Clear[S] {
  return (row as Row).sealed ? (row as Clear[S]) : CLEAR[name](row as never);
}

/** A list leaves out what cannot be opened: it stays where it is, and is counted by its clear part. */
function fromRows(name: string, rows: unknown[]): unknown[] {
  return rows.flatMap((row) => {
    try {
      return [fromRow(name, row)];
    } catch (cause) {
      if (cause instanceof Locked) return [];
      throw cause;
    }
  });
}

type Any = (...args: unknown[]) => Promise<unknown>;

/** The same object with some of its methods put in another's place; everything else is its own. */
function over<T extends object>(target: T, methods: Record<string, unknown>): T {
  return new Proxy(target, {
    get(_, name) {
      if (typeof name === "string" && name in methods) return methods[name];
      const own: unknown = Reflect.get(target, name);
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}

interface Store {
  name: string;
  get: Any;
  getAll: Any;
  put: Any;
  add: Any;
  index: (name: string) => Store;
}

function sealingStore(store: Store, name: string): Store {
  return over(store, {
    get: (key: unknown) => store.get(key).then((row) => fromRow(name, row, key)),
    getAll: (...query: unknown[]) => store.getAll(...query).then((rows) => fromRows(name, rows as unknown[])),
    put: (value: unknown, key?: unknown) => store.put(toRow(name, value, key), key),
    add: (value: unknown, key?: unknown) => store.add(toRow(name, value, key), key),
    index: (index: string) => sealingStore(store.index(index), name),
  });
}

interface Transaction {
  objectStoreNames: DOMStringList;
  objectStore: (name: string) => Store;
  store?: Store;
}

function sealingTransaction(tx: Transaction): Transaction {
  const [only] = Array.from(tx.objectStoreNames);
  return over(tx, {
    objectStore: (name: string) => sealingStore(tx.objectStore(name), name),
    store: tx.store && only ? sealingStore(tx.store, only) : undefined,
  });
}

interface Database extends Record<"get" | "getAll" | "put" | "add", Any> {
  transaction: (...args: unknown[]) => Transaction;
}

/** The database as everybody but the vault sees it. */
export function sealing<T>(raw: IDBPDatabase<T>): IDBPDatabase<T> {
  const db = raw as unknown as Database;
  const whole = {
    get: (name: string, key: unknown) => db.get(name, key).then((row) => fromRow(name, row, key)),
    getAll: (name: string, ...query: unknown[]) =>
      db.getAll(name, ...query).then((rows) => fromRows(name, rows as unknown[])),
    put: async (name: string, value: unknown, key?: unknown) => db.put(name, toRow(name, value, key), key),
    add: async (name: string, value: unknown, key?: unknown) => db.add(name, toRow(name, value, key), key),
    transaction: (...args: unknown[]) => sealingTransaction(db.transaction(...args)),
  };
  return over(raw, whole);
}
