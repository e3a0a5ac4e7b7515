/** A PIN of six digits and the data key that it wraps. */
import { type Bytes, randomBytes } from "./box";

export interface Wrapped {
  salt: Bytes;
  iterations: number;
  iv: Bytes;
  data: Bytes;
}

/** OWASP's figure for PBKDF2 with SHA-256 was 310,000; the number travels with the wrap, so it may grow. */
const ITERATIONS = 310_000;

export function isPin(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

/** One digit six times, or digits in a row: the first that a finder tries. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
  const [first] = steps;
  return steps.every((step) => step === first) && (first === 0 || first === 1 || first === 9);
}

async function derive(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const text = new TextEncoder().encode(pin);
  const material = await crypto.subtle.importKey("raw", text, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

export async function wrap(pin: string, key: Bytes): Promise<Wrapped> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const derived = await derive(pin, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, derived, key);
  return { salt, iterations: ITERATIONS, iv, data: new Uint8Array(data) };
}

/** The data key, or null when the PIN is another. */
export async function unwrap(pin: string, { salt, iterations, iv, data }: Wrapped): Promise<Bytes | null> {
  const derived = await derive(pin, salt, iterations);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, derived, data));
  } catch {
    return null;
  }
}
