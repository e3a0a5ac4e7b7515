/** Unsent work as a file that only the officer's sector can open: for a phone that gets no signal, is full, or is given back. */
import { APP_VERSION } from "./account";
import { Refusal, sendEscrow, Unreachable } from "./api";
import { iso, now, reading } from "./clock";
import { photoBlob } from "./drafts";
import { outboxItems, stateOf } from "./outbox";
import { db, getMeta } from "./store";
import { type Bytes, type SealKey, sealBox, toBase64 } from "./vault/box";
import { obeyed } from "./wiped";
import type { EscrowAnswer, Op, Problem } from "./wire";

/** 40 MB at most, and the bytes of a photo are written in base64 twice. */
const MOST_PHOTO_BYTES = 20_000_000;

export interface EscrowFile {
  name: string;
  text: string;
}

/** no_key: the sector's key has not come yet. nothing: all work has arrived. */
export type Exported = EscrowFile[] | "no_key" | "nothing";

interface EscrowPhoto {
  photo_id: string;
  sha256: string;
  bytes: string;
}

interface Work {
  ops: Op[];
  photos: { photo_id: string; sha256: string; size: number }[];
}

/** What has not arrived, in the order of sending. Refused work goes along: a person at the sector can look at it. */
async function unsentWork(): Promise<Work> {
  const items = (await outboxItems()).filter((item) => !item.done).reverse();
  return {
    ops: items.filter(({ kept }) => stateOf(kept) !== "received").map(({ kept }) => kept.op),
    photos: items.flatMap(({ photos }) =>
      photos
        .filter(({ state }) => state !== "received")
        .map(({ photo_id, sha256, bytes }) => ({ photo_id, sha256, size: bytes })),
    ),
  };
}

/** The originals stay on the phone until their receipts come. Needs no network and no valid token. */
export async function exportUnsent(): Promise<Exported> {
  const [work, unit] = [await unsentWork(), await sectorKey()];
  if (work.ops.length + work.photos.length === 0) return "nothing";
  if (!unit) return "no_key";
  const { name, head } = await headOf();
  const files: EscrowFile[] = [];
  for (const [i, photos] of portions(work.photos).entries()) {
    const plain = { ...head, ops: i === 0 ? work.ops : [], photos: await withBytes(photos) };
    const box = await sealBox(unit.key, new TextEncoder().encode(JSON.stringify(plain)));
    const whole = { sejuk_escrow: 1, unit_id: unit.unit_id, made_at: head.exported_at, ...box };
    files.push({ name: `${name}${i === 0 ? "" : `-${i + 1}`}.sejuk`, text: JSON.stringify(whole) });
  }
  return files;
}

async function sectorKey(): Promise<{ unit_id: number; key: SealKey } | null> {
  const postings = await db().getAll("postings");
  const found =
    postings.find((p) => p.may_record && p.unit.escrow_key) ?? postings.find((p) => p.unit.escrow_key);
  const key = found?.unit.escrow_key;
  return found && key ? { unit_id: found.unit.unit_id, key } : null;
}

async function headOf() {
  const [officer, credentials, offset] = await Promise.all([
    getMeta("officer"),
    getMeta("credentials"),
    getMeta("clock_offset_ms"),
  ]);
  const at = now();
  const head = {
    officer_id: officer?.officer_id ?? 0,
    device_id: credentials?.device_id ?? "",
    token: credentials?.token ?? "",
    app_version: APP_VERSION,
    exported_at: iso(new Date(at.getTime() + (offset ?? 0))),
    device_time: iso(at),
    clock: reading(),
  };
  const last = officer?.service_number.slice(-4) ?? "0000";
  return { head, name: `sejuk-${last}-${head.device_time.slice(0, 10)}` };
}

function portions(photos: Work["photos"]): Work["photos"][] {
  const all: Work["photos"][] = [[]];
  let size = 0;
  for (const photo of photos) {
    if (size > 0 && size + photo.size > MOST_PHOTO_BYTES) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(photo);
    size += photo.size;
  }
  return all;
}

async function withBytes(photos: Work["photos"]): Promise<EscrowPhoto[]> {
  const found: EscrowPhoto[] = [];
  for (const { photo_id, sha256 } of photos) {
    const blob = await photoBlob(photo_id);
    if (!blob) continue;
    const bytes: Bytes = new Uint8Array(await blob.arrayBuffer());
    found.push({ photo_id, sha256, bytes: toBase64(bytes) });
  }
  return found;
}

export interface Taken {
  received: number;
  known: number;
  refused: number;
  later: number;
  photos: number;
  photosRefused: number;
}

/** Hands a file of another phone to the server. Only counts come back: what is in it is its officer's. */
export async function takeEscrow(file: Blob): Promise<Taken | Problem | "unreachable" | "stale"> {
  const credentials = await getMeta("credentials");
  if (!credentials || credentials.stale) return "stale";
  try {
    return counted(await sendEscrow(credentials.token, file));
  } catch (cause) {
    if (await obeyed(cause)) return "stale";
    if (cause instanceof Refusal) return cause.problem;
    if (cause instanceof Unreachable) return "unreachable";
    throw cause;
  }
}

function counted({ results, photos }: EscrowAnswer): Taken {
  const of = (status: string) => results.filter((result) => result.status === status).length;
  const [received, known, refused] = [of("accepted"), of("duplicate"), of("refused")];
  return {
    received,
    known,
    refused,
    later: results.length - received - known - refused,
    photos: photos.filter(({ receipt }) => receipt !== null).length,
    photosRefused: photos.filter(({ receipt }) => receipt === null).length,
  };
}
