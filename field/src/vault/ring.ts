/**
 * The keys that are in this tab's memory, and the sealing of one value with them. It is done in plain JavaScript and not by
 * the browser's asynchronous crypto, because a database transaction ends while one waits for anything else: only so
 * can a keystroke, or a record with its operation and photos, stay a single transaction.
 */
import { gcm } from "@noble/ciphers/aes.js";
import { type Bytes, randomBytes } from "./box";

/** A value as it lies on the phone: which key, then the nonce and the AES-256-GCM ciphertext in one. */
export interface Sealed {
  k: string;
  data: Bytes;
}

/** The key is not here: the PIN was not entered, or the content is locked. Nothing is lost. */
export class Locked extends Error {}

const NONCE = 12;
const keys = new Map<string, Bytes>();
let writing: string | null = null;
let main: string | null = null;
let required = false;

/** What was opened before, row by row: a list that is shown again need not be decrypted again. */
const opened = new Map<string, { nonce: string; value: unknown }>();

/** Whether this officer's database has a vault: then nothing with content is written in the clear any more. */
export function requireKeys(needed: boolean): void {
  required = needed;
}

export function isRequired(): boolean {
  return required;
}

export function addKey(id: string, key: Bytes): void {
  keys.set(id, key);
}

/** The data key itself: everything can be read, and is kept with it. */
export function openMain(id: string, key: Bytes): void {
  keys.set(id, key);
  main = id;
  writing = id;
}

/** A key for one record while the data key is not here. */
export function openCapture(id: string, key: Bytes): void {
  keys.set(id, key);
  writing = id;
}

export function mainKey(): string | null {
  return main;
}

/** The key of the record that is being written without the data key. */
export function captureKey(): string | null {
  return writing === main ? null : writing;
}

export function keyOf(id: string | undefined): Bytes | undefined {
  return id === undefined ? undefined : keys.get(id);
}

export function allKeys(): [string, Bytes][] {
  return [...keys];
}

export function dropKey(id: string): void {
  keys.delete(id);
  if (writing === id) writing = null;
  opened.clear();
}

export function dropKeys(): void {
  keys.clear();
  opened.clear();
  writing = null;
  main = null;
}

/** `where` (store and row) is bound in: a sealed value that was moved to another row does not open. */
export function seal(where: string, plain: Uint8Array): Sealed {
  const key = writing === null ? undefined : keys.get(writing);
  if (writing === null || !key) throw new Locked("no key to keep it with");
  const nonce = randomBytes(NONCE);
  const data = gcm(key, nonce, new TextEncoder().encode(where)).encrypt(plain);
  const whole = new Uint8Array(NONCE + data.length);
  whole.set(nonce);
  whole.set(data, NONCE);
  return { k: writing, data: whole };
}

export function unseal(where: string, { k, data }: Sealed): Bytes {
  const key = keys.get(k);
  if (!key) throw new Locked("no key to open it with");
  const box = gcm(key, data.subarray(0, NONCE), new TextEncoder().encode(where));
  return new Uint8Array(box.decrypt(data.subarray(NONCE)));
}

export function sealValue(where: string, value: unknown): Sealed {
  return seal(where, new TextEncoder().encode(JSON.stringify(value)));
}

export function unsealValue(where: string, sealed: Sealed): unknown {
  const nonce = String(sealed.data.subarray(0, NONCE));
  const known = opened.get(where);
  if (known?.nonce === nonce && keys.has(sealed.k)) return known.value;
  const value: unknown = JSON.parse(new TextDecoder().decode(unseal(where, sealed)));
  opened.set(where, { nonce, value });
  return value;
}
