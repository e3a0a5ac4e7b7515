/** The shapes of what this phone keeps, and what follows from them alone. Nothing here reads or writes. */
import type { SealKey } from "./vault/box";
import type { AcknowledgeOp, Card, Officer, Op, Problem, Receipt, ReportBody, WorkOp } from "./wire";

/** A record that is still being written, or written again. */
export interface Draft {
  activity_id: string;
  op_id: string;
  mode: "report" | "amend";
  posting_id: number;
  body: ReportBody;
  /** What an amendment started from; null for a new report. */
  base: { version: number; body: ReportBody } | null;
  reason: string;
  /** Fields that a reviewer or the server pointed at, and what was said. */
  pointed: string[];
  said: string;
  /** The refused operation that this draft takes the place of. */
  replaces: string | null;
  /** Texts of which the person said "it is not that"; drafts of before have none. */
  vouched?: string[];
  made_at: string;
  updated_at: string;
}

/** A finished operation and what the server has said of it. Its state follows from that alone. */
interface KeptAnyOp {
  op_id: string;
  digest: string;
  queued_at: string;
  receipt: Receipt | null;
  problem: Problem | null;
}

export interface KeptWork extends KeptAnyOp {
  activity_id: string;
  op: WorkOp;
  /** The record as it will stand, for lists: an amendment's body holds only what changed. */
  shown: ReportBody;
}

export interface KeptAcknowledgement extends KeptAnyOp {
  directive_id: string;
  op: AcknowledgeOp;
  /** The directive's, for lists: it may have left the phone before the receipt comes. */
  title: string;
}

export type KeptOp = KeptWork | KeptAcknowledgement;

export function isWork(kept: KeptOp): kept is KeptWork {
  return "activity_id" in kept;
}

/** A card, or what is left of one that was withdrawn: its title, for the records that name it. */
export interface KeptCard extends Card {
  gone_at?: string;
}

/** A photo's facts and state; its bytes lie in a store of their own, so that lists need not read them. */
export interface KeptPhoto {
  photo_id: string;
  activity_id: string;
  /** Only in databases of version 1, until the vault has moved it. */
  blob?: Blob;
  sha256: string;
  bytes: number;
  state: "draft" | "waiting" | "received" | "refused";
  location: string | null;
  problem: Problem | null;
  received_at: string | null;
}

export interface Picture {
  photo_id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Credentials {
  token: string;
  device_id: string;
  receipt_key: { key_id: string; public_key: string };
  /** The server's public key of this phone; phones of before the vault have none until they are in contact. */
  seal_key?: SealKey | undefined;
  lock_after_days?: number | undefined;
  /** The server no longer knows the token: capture goes on, sending waits for a new sign-in. */
  stale: boolean;
}

export interface LastUsed {
  posting_id: number;
  area_code: string;
  rw: string;
  rt: string;
  place_kind: string;
}

export interface Meta {
  officer: Officer;
  credentials: Credentials;
  cursor: string;
  last_used: LastUsed;
  synced_at: string;
  /** When the server last answered this phone: after so many days without, its content locks. */
  contact_at: string;
  /** How far the server's clock was ahead of this phone's at the last contact. */
  clock_offset_ms: number;
  lease: { holder: string; until: number };
}

export type OpState = "waiting" | "received" | "refused" | "conflict";

const CONFLICTS = new Set([
  "op_conflict",
  "version_conflict",
  "version_ahead",
  "receipt_mismatch",
  "activity_exists",
]);

export function stateOf(kept: KeptOp): OpState {
  const { receipt, problem } = kept;
  if (receipt && receipt.op_id === kept.op_id && receipt.digest === kept.digest) return "received";
  if (problem) return CONFLICTS.has(problem.code) ? "conflict" : "refused";
  return "waiting";
}

export function photoIdsOf(op: Op): string[] {
  if (op.kind === "activity.report") return op.body.photos.map((photo) => photo.photo_id);
  return op.kind === "activity.amend" ? (op.body.changes.photos ?? []).map((photo) => photo.photo_id) : [];
}
