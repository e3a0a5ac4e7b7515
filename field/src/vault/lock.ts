/** What the vault itself keeps, in the clear: wrapped and sealed keys, never a bare one. */
import type { Wrapped } from "./pin";
import type { Sealed } from "./ring";

export interface Lock {
  id: "lock";
  /** Which key the content is sealed with. */
  data_key: string;
  /** The data key under the PIN; null while the content is locked even for who knows the PIN. */
  pin: Wrapped | null;
  tries: number;
  /** The phone's own pair: what is written before the PIN is sealed to its public part, and the private part to the data key. */
  own: { public_key: string; private_key: Sealed };
  made_at: string;
}

/** A key sealed to the phone's own pair (`to` is "own") or to the seal key that the server gave the phone. */
export interface Copy {
  id: string;
  key: string;
  to: string;
  device_id: string | null;
  sealed_key: string;
  made_at: string;
}

export const OWN = "own";
export const TRIES = 10;
export const LOCK_AFTER_DAYS = 7;
