/** The shapes that travel between this phone and the server: docs/wire.md, as types. */

import type { SealKey } from "./vault/box";

export interface Problem {
  code: string;
  title: string;
  detail: string;
  field: string | null;
  type?: string;
  status?: number;
  text?: { id: ProblemText; en: ProblemText };
}

export interface ProblemText {
  title: string;
  detail: string;
}

export interface Officer {
  officer_id: number;
  service_number: string;
  rank: string;
  name: string;
}

export interface Enrolment {
  service_number: string;
  password: string;
  code: string | null;
  device_name: string;
  app_version: string;
}

export interface Enrolled {
  device_id: string;
  token: string;
  server_time: string;
  officer: Officer;
  receipt_key: { key_id: string; public_key: string };
  seal_key?: SealKey;
  lock_after_days?: number;
  min_app_version: string;
}

/** Who unlocks a phone: the same as at sign-in. */
export interface Proof {
  service_number: string;
  password: string;
  code: string | null;
}

export interface Unlocked {
  private_key: string;
  server_time: string;
}

export interface SealKeyAnswer {
  seal_key: SealKey;
  lock_after_days: number;
}

export interface HeardNote {
  note_id: string;
  kind: string;
  words: string;
}

export interface PhotoFact {
  photo_id: string;
  sha256: string;
  bytes: number;
  caption: string;
}

export interface Position {
  lat_e5: number;
  lon_e5: number;
  accuracy_m: number;
}

/** In words of one's own, or a directive that this phone holds: then with its title, as it was read here. */
export interface DirectiveAnswered {
  directive_id?: string;
  text: string;
}

export interface ReportBody {
  activity_id: string;
  kind: string;
  other_kinds: string[];
  area_code: string;
  rw: string;
  rt: string;
  place_kind: string;
  place: string;
  started_at: string;
  ended_at: string | null;
  people_reached: number;
  leaflets_given: number;
  partners: string[];
  themes: string[];
  /** Versions of messages that were told. */
  delivered: string[];
  directives: DirectiveAnswered[];
  heard: HeardNote[];
  narrative: string;
  outcome: string;
  situation: string;
  order_basis: string;
  operation: string;
  position: Position | null;
  photos: PhotoFact[];
}

export type ReportKey = keyof ReportBody;

/** Places of texts of which the officer says that they are not what the guard took them for; left out when there are none. */
export interface Vouching {
  vouched?: string[];
}

export interface AmendBody extends Vouching {
  activity_id: string;
  reason: string;
  changes: Partial<ReportBody>;
}

export interface WithdrawBody {
  activity_id: string;
  reason: string;
}

/** Of two contents for one record: the second, named by its operation and digest, is taken or let go. */
export interface SettleRivalBody {
  activity_id: string;
  op_id: string;
  digest: string;
  take: boolean;
}

export interface ClockReading {
  session: string;
  mono_ms: number;
}

interface OpHead {
  op_id: string;
  v: 1;
  posting_id: number;
  made_at: string;
  clock: ClockReading;
}

/** What is done to a record. */
export type WorkOp =
  | (OpHead & { kind: "activity.report"; base: null; body: ReportBody & Vouching })
  | (OpHead & { kind: "activity.amend"; base: number; body: AmendBody })
  | (OpHead & { kind: "activity.withdraw"; base: number; body: WithdrawBody })
  | (OpHead & { kind: "activity.settle_rival"; base: null; body: SettleRivalBody });

/** "I have read it". */
export type AcknowledgeOp = OpHead & {
  kind: "directive.acknowledge";
  base: null;
  body: { directive_id: string };
};

export type Op = WorkOp | AcknowledgeOp;

export interface Receipt {
  op_id: string;
  digest: string;
  received_at: string;
  sequence: number;
  unit: string;
  key_id: string;
  signature: string;
}

export interface PushResult {
  op_id: string;
  status: string;
  receipt: Receipt | null;
  problem: Problem | null;
}

export interface PushAnswer {
  server_time: string;
  results: PushResult[];
}

export interface EscrowAnswer {
  server_time: string;
  results: PushResult[];
  photos: { photo_id: string; receipt: Receipt | null; problem: Problem | null }[];
}

export interface Posting {
  posting_id: number;
  role: string;
  role_label: string;
  may_record: boolean;
  unit: { unit_id: number; name: string; kind: string; escrow_key?: SealKey };
  area_codes: string[];
  valid_from: string;
  valid_until: string | null;
}

export interface Area {
  code: string;
  name: string;
  kind: string;
  label: string;
  parent_code: string | null;
  tz: string;
  mine: boolean;
  /** What the election calendars say of it, in its own days; servers of before send none. */
  stages?: Stage[];
}

/** A phase of an election, from its first to its last day, both included. */
export interface Stage {
  /** The law under which it is held; its name is for people. */
  election: string;
  name: string;
  phase: string;
  from: string;
  until: string;
}

export interface Wording {
  language: string;
  title: string;
  text: string;
}

/** One version of a message that may be told. */
export interface Card {
  version_id: string;
  code: string;
  number: number;
  theme: string;
  audience: string;
  elections: string[];
  phases: string[];
  source: string;
  valid_from: string | null;
  valid_until: string | null;
  wordings: Wording[];
  /** Path of its public page; empty where it has none. */
  link: string;
}

export interface Directive {
  directive_id: string;
  number: string;
  title: string;
  text: string;
  programme: string;
  issuer: string;
  issued_at: string;
  valid_from: string | null;
  valid_until: string | null;
  parent_id: string | null;
  /** What units below the issuer added for their own people. */
  additions: { unit: string; text: string }[];
  acknowledged_at: string | null;
}

export interface Resort {
  unit_id: number;
  name: string;
  areas: [code: string, name: string, label: string][];
}

export interface Review {
  decision: string;
  reason: string;
  fields: string[];
  by: string;
  at: string;
}

/** A text that does not stand in the record: the server holds it apart for its author. */
export interface Held {
  field: string;
  categories: string[];
  state: string;
  until: string;
  text: string;
}

/** A content that came second for the same record: "open" until its author chooses, then "taken" or "dropped". */
export interface Rival {
  op_id: string;
  digest: string;
  state: string;
}

export interface PulledActivity {
  activity_id: string;
  version: number;
  state: string;
  body: ReportBody;
  local_day: string;
  received_at: string;
  marks: string[];
  review: Review | null;
  photos: { photo_id: string; state: string }[];
  held?: Held[];
  rivals?: Rival[];
}

export interface PulledAcknowledgement {
  directive_id: string;
  acknowledged_at: string;
}

export interface Change {
  kind: string;
  id: string;
  data?: unknown;
  deleted?: boolean;
}

export interface PullAnswer {
  cursor: string;
  more: boolean;
  server_time: string;
  changes: Change[];
}
