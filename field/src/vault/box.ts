/**
 * Sealed boxes: what only the holder of a private key can open. A fresh AES-256-GCM key for the content, itself sealed with
 * RSA-OAEP (SHA-256). The same shape goes to the server; contract/cases/sealed.json holds both sides to it.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A public key (SPKI in DER, base64) and how it is called. */
export interface SealKey {
  key_id: string;
  public_key: string;
}

export interface SealedBox {
  key_id: string;
  sealed_key: string;
  iv: string;
  data: string;
}

const OAEP = { name: "RSA-OAEP", hash: "SHA-256" };
/** `String.fromCharCode(...)` takes its letters as arguments, and a phone's stack is small. */
const PIECE = 0x6000;

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(parts.join(""));
}

export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A key that the phone keeps for itself, so that what is written before the PIN can be opened with it. */
export async function makePair(): Promise<{ public_key: string; private_key: Bytes }> {
  const size = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = await crypto.subtle.generateKey({ ...OAEP, ...size }, true, ["encrypt", "decrypt"]);
  const [spki, pkcs8] = await Promise.all([
    crypto.subtle.exportKey("spki", pair.publicKey),
    crypto.subtle.exportKey("pkcs8", pair.privateKey),
  ]);
  return { public_key: toBase64(new Uint8Array(spki)), private_key: new Uint8Array(pkcs8) };
}

/** A content key, for the holder of the private part. */
export async function sealKey(to: SealKey, key: Bytes): Promise<string> {
  const imported = await crypto.subtle.importKey("spki", fromBase64(to.public_key), OAEP, false, ["encrypt"]);
  return toBase64(new Uint8Array(await crypto.subtle.encrypt(OAEP, imported, key)));
}

/** Raises where the key is another's. */
export async function openKey(privateKey: Bytes, sealed: string): Promise<Bytes> {
  const imported = await crypto.subtle.importKey("pkcs8", privateKey, OAEP, false, ["decrypt"]);
  return new Uint8Array(await crypto.subtle.decrypt(OAEP, imported, fromBase64(sealed)));
}

async function aes(key: Bytes, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);
}

export async function sealBox(to: SealKey, plain: Bytes): Promise<SealedBox> {
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await aes(key, "encrypt"), plain);
  return {
    key_id: to.key_id,
    sealed_key: await sealKey(to, key),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
}

export async function openBox(privateKey: Bytes, box: SealedBox): Promise<Bytes> {
  const key = await openKey(privateKey, box.sealed_key);
  const how = { name: "AES-GCM", iv: fromBase64(box.iv) };
  return new Uint8Array(await crypto.subtle.decrypt(how, await aes(key, "decrypt"), fromBase64(box.data)));
}
