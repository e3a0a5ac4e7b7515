/** Who is signed in on this phone, and what happens to their data when they leave. */
import { enrol, leave, Refusal, Unreachable } from "./api";
import { now } from "./clock";
import { allDrafts } from "./drafts";
import { outboxItems, stateOf } from "./outbox";
import * as store from "./store";
import { dropKeys } from "./vault/ring";
import { askOtherTabs, belongTo } from "./vault/tabs";
import { beginCapture, ensureCopy, type VaultState, vaultState } from "./vault/vault";
import type { Wiped } from "./wipe";
import { obeyed } from "./wiped";
import type { Enrolled, Officer, Problem } from "./wire";
import { words } from "./words";

declare const __APP_VERSION__: string;
export const APP_VERSION: string = typeof __APP_VERSION__ === "undefined" ? "0.0.0" : __APP_VERSION__;

export interface Me {
  officer: Officer;
  stale: boolean;
  vault: VaultState;
}

/** The browser gives storage, digests and offline work only to a secure context: without one nothing may be kept. */
export function isSecure(): boolean {
  return window.isSecureContext && Boolean(globalThis.crypto?.subtle);
}

/** The officer of the last sign-in on this phone; null asks for one. */
async function resume(): Promise<Me | null> {
  if ((await store.getDevice("wiping")) !== null) await (await import("./wipe")).wipe();
  const id = await store.currentOfficer();
  if (id === null) return null;
  await store.openFor(id);
  belongTo(id);
  return me();
}

/** Asked again at every change, so that a sign-out in another tab is seen here too. */
export function whoAmI(): Promise<Me | null> {
  return store.isOpen() ? me() : resume();
}

/** What a wiped phone has to say; null when it was not wiped, or that was read. */
export function wipedState(): Promise<Wiped | null> {
  return store.getDevice("wiped");
}

async function me(): Promise<Me | null> {
  const [officer, credentials] = await Promise.all([
    store.getMeta("officer"),
    store.getClearMeta("credentials"),
  ]);
  if (!officer || !credentials) return null;
  if ((await vaultState()) === "pin") await askOtherTabs();
  return { officer, stale: credentials.stale === true, vault: await vaultState() };
}

export type SignInAnswer = "ok" | "offline" | "unreachable" | Problem;

export async function signIn(number: string, password: string, code: string): Promise<SignInAnswer> {
  try {
    const answer = await enrol({
      service_number: number.trim(),
      password,
      code: code.trim() || null,
      device_name: deviceName(),
      app_version: APP_VERSION,
    });
    await keepEnrolment(answer);
    await askToPersist();
    return "ok";
  } catch (cause) {
    if (cause instanceof Refusal) return cause.problem;
    if (cause instanceof Unreachable) return navigator.onLine ? "unreachable" : "offline";
    throw cause;
  }
}

/** On a phone that was used before, the content is still behind its PIN: the new token is sealed like a new record. */
async function keepEnrolment(answer: Enrolled): Promise<void> {
  const { token, device_id, receipt_key, seal_key, lock_after_days, officer } = answer;
  await store.openFor(officer.officer_id);
  belongTo(officer.officer_id);
  await beginCapture();
  await store.setMeta("credentials", {
    token,
    device_id,
    receipt_key,
    seal_key,
    lock_after_days,
    stale: false,
  });
  await store.setMeta("contact_at", now().toISOString());
  await store.setMeta("officer", officer);
  await ensureCopy();
  await store.setCurrentOfficer(officer.officer_id);
}

/** Enough to recognise the phone in a list of one's devices, and no more. */
function deviceName(): string {
  const model = /\(([^)]*)\)/.exec(navigator.userAgent)?.[1]?.split(";").at(-1)?.trim();
  return `${words().signin.phone} ${model ?? ""}`.trim().slice(0, 60);
}

/** Whether the browser promises not to clear our data by itself. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

export interface StorageState {
  persisted: boolean;
  usedMb: number | null;
}

export async function storageState(): Promise<StorageState> {
  try {
    const [persisted, estimate] = await Promise.all([
      navigator.storage.persisted(),
      navigator.storage.estimate(),
    ]);
    return { persisted, usedMb: estimate.usage === undefined ? null : estimate.usage / 1_000_000 };
  } catch {
    return { persisted: false, usedMb: null };
  }
}

export async function lastSynced(): Promise<string | null> {
  return store.getMeta("synced_at");
}

export interface Unsent {
  ops: number;
  drafts: number;
}

export async function countUnsent(): Promise<Unsent> {
  const [items, drafts] = await Promise.all([outboxItems(), allDrafts()]);
  return { ops: items.filter((item) => !item.done).length, drafts: drafts.length };
}

/**
 * Without a signal the server keeps this device until someone revokes it, but the token is destroyed here,
 * so nobody can use it.
 */
export async function signOut(loseUnsent: boolean): Promise<void> {
  const id = await store.currentOfficer();
  const credentials = await store.getMeta("credentials");
  if (credentials && !credentials.stale && (await saidGoodbye(credentials.token))) return;
  const unsent = await countUnsent();
  await store.setCurrentOfficer(null);
  if (id === null) return;
  if (loseUnsent || unsent.ops + unsent.drafts === 0) await store.forget(id);
  else await keepOnlyUnsent();
  dropKeys();
  store.close();
  store.told();
}

/** True when the server answered that the phone was lost: then it has been wiped, and there is nothing left to sign out of. */
async function saidGoodbye(token: string): Promise<boolean> {
  return leave(token).then(() => false, obeyed);
}

/** What the server has is removed from the phone; what it does not have waits for the same officer. */
async function keepOnlyUnsent(): Promise<void> {
  const done = (await outboxItems()).filter((item) => item.done && stateOf(item.kept) === "received");
  const pulled = ["meta", "activities", "postings", "areas", "resorts", "cards", "directives"] as const;
  const tx = store.db().transaction([...pulled, "ops", "photos", "pictures"] as const, "readwrite");
  for (const { kept, photos } of done) {
    await tx.objectStore("ops").delete(kept.op_id);
    for (const photo of photos) {
      await tx.objectStore("photos").delete(photo.photo_id);
      await tx.objectStore("pictures").delete(photo.photo_id);
    }
  }
  for (const name of pulled) await tx.objectStore(name).clear();
  await tx.done;
}
