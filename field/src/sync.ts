/**
 * When to talk to the server, and never twice at once: facts first, then photos, then what the server has for us.
 * A round that fails changes nothing; it is tried again, later each time.
 */
import { Refusal, Unreachable } from "./api";
import { now } from "./clock";
import { newId } from "./ids";
import { unsentCount } from "./outbox";
import { db, getMeta, isOpen, onRestored, setMeta } from "./store";
import type { Transport } from "./uploads";
import { mayRead } from "./vault/vault";
import { obeyed } from "./wiped";
import type { Problem } from "./wire";

export interface SyncStatus {
  running: boolean;
  /** Operations on their way right now; everything else is told by receipts. */
  sending: ReadonlySet<string>;
  /** Photos on their way, in percent. */
  progress: ReadonlyMap<string, number>;
  tried_at: string | null;
  next_at: string | null;
  /** Why the last round did not end: no answer, or what the server said. */
  trouble: Problem | "unreachable" | null;
}

const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const IDLE_MS = 15 * 60_000;
const LEASE_MS = 3 * 60_000;
const LOCK = "sejuk-sync";

let status: SyncStatus = {
  running: false,
  sending: new Set(),
  progress: new Map(),
  tried_at: null,
  next_at: null,
  trouble: null,
};
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let round: Promise<void> | null = null;
let askedAgain = false;
let transport: Transport | null = null;
const listeners = new Set<() => void>();

export function syncStatus(): SyncStatus {
  return status;
}

export function onSync(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(change: Partial<SyncStatus>): void {
  status = { ...status, ...change };
  for (const listener of listeners) listener();
}

/** Tests put their own line in place of the browser's. */
export function setTransport(other: Transport): void {
  transport = other;
}

/** Runs a round, or asks the running one for another: what was finished meanwhile must not wait for the timer. */
export function syncNow(): Promise<void> {
  if (!isOpen()) return Promise.resolve();
  if (round) {
    askedAgain = true;
    return round;
  }
  round = rounds().finally(() => {
    round = null;
  });
  return round;
}

async function rounds(): Promise<void> {
  do {
    askedAgain = false;
    await alone(oneRound);
  } while (askedAgain && status.trouble === null);
}

async function oneRound(): Promise<void> {
  // Sending works only while the content is open: what is locked cannot be read, the token neither.
  if (!mayRead()) return;
  const credentials = await getMeta("credentials");
  if (!credentials || credentials.stale) return;
  set({ running: true, trouble: null, tried_at: now().toISOString() });
  let settled = false;
  try {
    const { talk } = await import("./talk");
    settled = await talk(credentials.token, transport, showProgress, (ids) => set({ sending: new Set(ids) }));
    failures = 0;
  } catch (cause) {
    failures += 1;
    await note(cause);
  } finally {
    set({ running: false, sending: new Set(), progress: new Map() });
    schedule(settled);
  }
}

function showProgress(photoId: string, percent: number | null): void {
  const progress = new Map(status.progress);
  if (percent === null) progress.delete(photoId);
  else progress.set(photoId, percent);
  set({ progress });
}

/** Only a clear `token_unknown` ends the session; whatever else goes wrong is trouble on the way. */
async function note(cause: unknown): Promise<void> {
  if (await obeyed(cause)) return;
  if (cause instanceof Refusal && cause.problem.code === "token_unknown") {
    const credentials = await getMeta("credentials");
    if (credentials) await setMeta("credentials", { ...credentials, stale: true });
    set({ trouble: cause.problem });
  } else if (cause instanceof Refusal) {
    set({ trouble: cause.problem });
    if (cause.retryAfterMs)
      failures = Math.max(failures, Math.ceil(Math.log2(cause.retryAfterMs / FIRST_WAIT_MS)) + 1);
  } else if (cause instanceof Unreachable) {
    set({ trouble: "unreachable" });
  } else {
    set({ trouble: "unreachable" });
    throw cause;
  }
}

/** Doubling waits with jitter, so that a sector's phones do not all come back in the same second. */
export function waitFor(failed: number, random: number = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failed - 1));
  return Math.round(wait * (0.5 + random));
}

function schedule(settled: boolean): void {
  clearTimeout(timer);
  if (!isOpen()) return;
  const wait = failures > 0 ? waitFor(failures) : settled ? IDLE_MS : waitFor(2);
  set({ next_at: new Date(now().getTime() + wait).toISOString() });
  timer = setTimeout(() => void quietly(), wait);
}

/** One round at a time over all tabs: by the browser's locks, or a lease in the database where there are none. */
async function alone(work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (!locks) return withLease(work);
  // Another tab is at it: this one looks again later, in case that one is closed.
  await locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : schedule(false)));
}

async function withLease(work: () => Promise<void>): Promise<void> {
  const holder = newId();
  if (!(await takeLease(holder))) return schedule(false);
  try {
    await work();
  } finally {
    if (isOpen()) await db().delete("meta", "lease");
  }
}

async function takeLease(holder: string): Promise<boolean> {
  const tx = db().transaction("meta", "readwrite");
  const held = (await tx.store.get("lease")) as { until: number } | undefined;
  const free = !held || held.until < Date.now();
  if (free) await tx.store.put({ holder, until: Date.now() + LEASE_MS }, "lease");
  await tx.done;
  return free;
}

/** For triggers that nobody waits for: whatever went wrong is in the status already. */
async function quietly(): Promise<void> {
  try {
    await syncNow();
  } catch {
    schedule(false);
  }
}

/** After something was finished, and from the button. */
export function syncSoon(): void {
  failures = 0;
  void quietly();
}

/** On open, on `online`, when the app is looked at again, and on the timer. Returns how to stop. */
export function startSync(): () => void {
  const onOnline = () => syncSoon();
  const onLook = () => {
    if (document.visibilityState === "visible") lookAgain().catch(() => undefined);
  };
  window.addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onLook);
  void quietly();
  const stop = onRestored(syncSoon);
  return () => {
    clearTimeout(timer);
    stop();
    window.removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onLook);
  };
}

/** Coming back to the app every few seconds need not pull each time, unless something waits. */
async function lookAgain(): Promise<void> {
  const age = status.tried_at ? now().getTime() - Date.parse(status.tried_at) : Number.POSITIVE_INFINITY;
  if (age > 60_000 || (await unsentCount()) > 0) await quietly();
}
