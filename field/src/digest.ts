/** The digest of an operation: SHA-256 over its RFC 8785 canonical JSON, the same here and on the server. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/** A lone surrogate has no UTF-8 form: the server could never compute the same digest. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** RFC 8785 text of a value. Numbers are whole: the wire carries no fractions, so no float rule is needed. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (typeof value === "string") return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`not on the wire: ${typeof value}`);
}

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`);
  return String(value === 0 ? 0 : value);
}

/** JSON.stringify escapes exactly as RFC 8785 asks, once lone surrogates are refused. */
function canonicalString(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new TypeError("text with half a character");
  return JSON.stringify(value);
}

/** Keys are ordered by their UTF-16 units, which is how JavaScript sorts strings by default. */
function canonicalObject(value: Record<string, unknown>): string {
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${canonicalString(key)}:${canonical(value[key])}`).join(",")}}`;
}

export function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function sha256(bytes: BufferSource): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

/** What identifies what an operation says; the server's receipt must carry the same. */
export function opDigest(op: { kind: string; v: number; body: unknown }): Promise<string> {
  return sha256(new TextEncoder().encode(canonical({ kind: op.kind, v: op.v, body: op.body })));
}
