/**
 * The vault of one officer's database. A random data key seals the content. It is wrapped by the PIN, and sealed to the
 * key that the server holds for this phone, so that a password opens what a forgotten PIN cannot. Whoever has not entered the PIN can still
 * write: each new record gets a key of its own that is sealed at once and leaves the memory with the form.
 */
import { now } from "../clock";
import { newId } from "../ids";
import { getClearMeta, isOpen, keepEssentials, rawDb, setMeta, told } from "../store";
import { type Bytes, makePair, openKey, randomBytes, sealKey } from "./box";
import { type Copy, LOCK_AFTER_DAYS, type Lock, OWN, TRIES } from "./lock";
import { unwrap, wrap } from "./pin";
import { reseal } from "./reseal";
import * as ring from "./ring";

/** none: no PIN yet. pin: asks for it. locked: only the password opens. renew: open, and a new PIN is due. */
export type VaultState = "none" | "open" | "pin" | "locked" | "renew";

const DAY_MS = 86_400_000;
/** A tab may still be writing with such a key: it is kept long after the last row that it sealed was moved. */
const KEEP_COPIES_MS = 7 * DAY_MS;

async function lockRow(): Promise<Lock | undefined> {
  return (await rawDb().get("vault", "lock")) as Lock | undefined;
}

async function copies(): Promise<Copy[]> {
  return (await rawDb().getAll("vault")).filter((row): row is Copy => row.id !== "lock");
}

/** Asked at every change. It also locks what is due to be locked. */
export async function vaultState(at: Date = now()): Promise<VaultState> {
  await keepEssentials();
  const lock = await lockRow();
  if (!lock) return "none";
  if (lock.pin && (await isDue(lock, at))) {
    await lockContent();
    return "locked";
  }
  if (ring.mainKey() === lock.data_key) return lock.pin ? "open" : "renew";
  return lock.pin ? "pin" : "locked";
}

/** Content may be read and work be sent. */
export function mayRead(): boolean {
  return isOpen() && ring.mainKey() !== null;
}

async function isDue(lock: Lock, at: Date): Promise<boolean> {
  const [contact, credentials] = await Promise.all([getClearMeta("contact_at"), getClearMeta("credentials")]);
  const last = Math.max(Date.parse(String(contact ?? lock.made_at)), Date.parse(lock.made_at));
  const days = credentials?.lock_after_days ?? LOCK_AFTER_DAYS;
  return at.getTime() - last > days * DAY_MS && (await canUnlock(lock));
}

/** Without a copy that the server can open, locking would be losing. */
async function canUnlock(lock: Lock): Promise<boolean> {
  return (await copies()).some(({ key, to }) => key === lock.data_key && to !== OWN);
}

/** From now on the PIN opens nothing: days without contact, or too many wrong tries. */
export async function lockContent(): Promise<void> {
  const tx = rawDb().transaction("vault", "readwrite", { durability: "strict" });
  const lock = (await tx.store.get("lock")) as Lock | undefined;
  if (lock) await tx.store.put({ ...lock, pin: null, tries: 0 });
  await tx.done;
  ring.dropKeys();
  told();
}

/** The keys leave this tab's memory: after a while in the background. */
export function closeVault(): void {
  if (!ring.isRequired()) return;
  ring.dropKeys();
  told();
}

/** The first PIN, a new one after an unlock, or another one. */
export async function setPin(pin: string): Promise<void> {
  const lock = await lockRow();
  if (!lock) return makeVault(pin);
  const key = ring.keyOf(lock.data_key);
  if (!key) throw new ring.Locked("a new PIN needs the key");
  const wrapped = await wrap(pin, key);
  await rawDb().put("vault", { ...lock, pin: wrapped, tries: 0 });
  await afterOpening();
}

async function makeVault(pin: string): Promise<void> {
  const [id, key, pair] = [newId(), randomBytes(32), await makePair()];
  const wrapped = await wrap(pin, key);
  ring.openMain(id, key);
  const lock: Lock = {
    id: "lock",
    data_key: id,
    pin: wrapped,
    tries: 0,
    own: { public_key: pair.public_key, private_key: ring.seal("vault/own", pair.private_key) },
    made_at: now().toISOString(),
  };
  const copy = await copyForServer(id, key);
  const tx = rawDb().transaction("vault", "readwrite", { durability: "strict" });
  const other = (await tx.store.get("lock")) as Lock | undefined;
  if (!other) await Promise.all([tx.store.put(lock), ...(copy ? [tx.store.put(copy)] : [])]);
  await tx.done;
  ring.requireKeys(true);
  // Another tab was faster: its PIN counts.
  if (other) ring.dropKeys();
  else await afterOpening();
}

async function copyForServer(id: string, key: Bytes): Promise<Copy | null> {
  const { seal_key, device_id } = (await getClearMeta("credentials")) ?? {};
  if (!seal_key) return null;
  const made_at = now().toISOString();
  const sealed_key = await sealKey(seal_key, key);
  const to = seal_key.key_id;
  return { id: `${id}>${to}`, key: id, to, device_id: device_id ?? null, sealed_key, made_at };
}

/** Counts before it looks, so that a killed app forgets no try. A full phone that cannot count must open all the same. */
export async function openWithPin(pin: string): Promise<"ok" | "wrong" | "locked"> {
  const lock = await countTry().catch(lockRow);
  if (!lock?.pin) return "locked";
  const key = await unwrap(pin, lock.pin);
  if (key) {
    await openWith(lock, key);
    // What cannot be sealed now, for want of room, is sealed at the next opening.
    await rawDb()
      .put("vault", { ...lock, tries: 0 })
      .then(afterOpening)
      .catch(told);
    return "ok";
  }
  if (lock.tries + 1 < TRIES || !(await canUnlock(lock))) return "wrong";
  await lockContent();
  return "locked";
}

/** The lock as it was before this try. */
async function countTry(): Promise<Lock | undefined> {
  const tx = rawDb().transaction("vault", "readwrite", { durability: "strict" });
  const lock = (await tx.store.get("lock")) as Lock | undefined;
  if (lock?.pin) await tx.store.put({ ...lock, tries: lock.tries + 1 });
  await tx.done;
  return lock;
}

export async function triesLeft(): Promise<number> {
  return Math.max(0, TRIES - ((await lockRow())?.tries ?? 0));
}

/** Everything that the data key leads to: the phone's own pair, and through it what was written before the PIN. */
async function openWith(lock: Lock, key: Bytes): Promise<void> {
  ring.openMain(lock.data_key, key);
  const own = ring.unseal("vault/own", lock.own.private_key);
  await addCopies(own, (copy) => copy.to === OWN);
}

async function addCopies(privateKey: Bytes, wanted: (copy: Copy) => boolean): Promise<void> {
  for (const copy of await copies()) {
    if (!wanted(copy) || ring.keyOf(copy.key)) continue;
    // One copy that does not open must not keep the others shut.
    const key = await openKey(privateKey, copy.sealed_key).catch(() => null);
    if (key) ring.addKey(copy.key, key);
  }
}

/** Whose password opens this vault: the phone as the server knew it when the key was sealed. */
export async function unlockingDevice(): Promise<string | null> {
  const [lock, all] = [await lockRow(), await copies()];
  const mine = all.filter(({ key, to }) => key === lock?.data_key && to !== OWN);
  return mine.sort((a, b) => b.made_at.localeCompare(a.made_at))[0]?.device_id ?? null;
}

/** With the private key that the server gave for the password. A new PIN is due afterwards. */
export async function openWithPrivateKey(privateKey: Bytes): Promise<boolean> {
  await addCopies(privateKey, (copy) => copy.to !== OWN);
  const lock = await lockRow();
  const key = ring.keyOf(lock?.data_key);
  if (!lock || !key) return false;
  await openWith(lock, key);
  await rawDb().put("vault", { ...lock, pin: null, tries: 0 });
  await setMeta("contact_at", now().toISOString());
  return true;
}

/** Keys from another open tab of the same officer. */
export async function openWithKeys(keys: [string, Bytes][]): Promise<void> {
  const lock = await lockRow();
  if (!lock?.pin || !keys.some(([id]) => id === lock.data_key)) return;
  for (const [id, key] of keys) {
    if (id === lock.data_key) ring.openMain(id, key);
    else ring.addKey(id, key);
  }
  told();
}

/** All rows under the one key, and the copy for the server where it is missing. */
export async function afterOpening(): Promise<void> {
  await ensureCopy();
  await reseal();
  await dropOldCopies();
  told();
}

/** After a sign-in the server has another key for this phone; an older phone gets its first one. */
export async function ensureCopy(): Promise<void> {
  const lock = await lockRow();
  const key = ring.keyOf(lock?.data_key);
  const { seal_key } = (await getClearMeta("credentials")) ?? {};
  if (!lock || !key || !seal_key) return;
  if (await rawDb().getKey("vault", `${lock.data_key}>${seal_key.key_id}`)) return;
  const copy = await copyForServer(lock.data_key, key);
  if (copy) await rawDb().put("vault", copy);
}

async function dropOldCopies(): Promise<void> {
  const lock = await lockRow();
  for (const { id, key, made_at } of await copies()) {
    const old = now().getTime() - Date.parse(made_at) > KEEP_COPIES_MS;
    if (old && key !== lock?.data_key) await rawDb().delete("vault", id);
  }
}

/**
 * A key for one record, written while the PIN was not entered. It is sealed to the phone's own pair while a PIN opens, and to the
 * server's key for this phone once the content is locked; nobody can read the record on this phone after the form is left.
 */
export async function beginCapture(): Promise<void> {
  const lock = await lockRow();
  if (!lock || ring.mainKey() || ring.captureKey()) return;
  const { seal_key, device_id } = (await getClearMeta("credentials")) ?? {};
  const server = lock.pin ? undefined : seal_key;
  const to = server ?? { key_id: OWN, public_key: lock.own.public_key };
  const [id, key] = [newId(), randomBytes(32)];
  await rawDb().put("vault", {
    id: `${id}>${to.key_id}`,
    key: id,
    to: to.key_id,
    device_id: (server && device_id) ?? null,
    sealed_key: await sealKey(to, key),
    made_at: now().toISOString(),
  });
  ring.openCapture(id, key);
}

/** The record is finished: from now on it is as unreadable here as the rest. */
export function endCapture(): void {
  const id = ring.captureKey();
  if (id !== null) ring.dropKey(id);
}
