/** Whether a receipt was signed by this server. Without a right signature nothing is shown as received. */
import { Refusal } from "./api";
import { canonical } from "./digest";
import { getMeta } from "./store";
import { fromBase64 } from "./vault/box";
import type { Receipt } from "./wire";
import { ownProblem } from "./words";

let known: { text: string; key: CryptoKey | null } | null = null;

/** Null where the browser has no Ed25519 (Chromium before 137): then only the digest is compared, and the settings say so. */
async function imported(text: string): Promise<CryptoKey | null> {
  if (known?.text === text) return known.key;
  const key = await crypto.subtle
    .importKey("raw", fromBase64(text), { name: "Ed25519" }, false, ["verify"])
    .catch((cause: Error) => {
      if (cause.name === "NotSupportedError") return null;
      throw cause;
    });
  known = { text, key };
  return key;
}

/** True also where nothing can be said: no key was given, or this browser knows no Ed25519. */
export async function isSigned(receipt: Receipt): Promise<boolean> {
  const { public_key } = (await getMeta("credentials"))?.receipt_key ?? {};
  if (!public_key) return true;
  const key = await imported(public_key);
  if (!key) return true;
  const { digest, op_id, received_at, sequence } = receipt;
  try {
    const said = new TextEncoder().encode(canonical({ digest, op_id, received_at, sequence }));
    return await crypto.subtle.verify("Ed25519", key, fromBase64(receipt.signature), said);
  } catch {
    return false;
  }
}

/** Whether this phone checks signatures: for the settings. */
export async function checksSignatures(): Promise<boolean> {
  const { public_key } = (await getMeta("credentials"))?.receipt_key ?? {};
  if (!public_key) return false;
  return (await imported(public_key).catch(() => null)) !== null;
}

/** Work stays as it is, and is sent again: a signature that is wrong proves nothing. */
export function unsigned(): Refusal {
  return new Refusal(200, ownProblem("receipt_unsigned"));
}
