/** What the chain of command asks for: what holds today, what was read, and "I have read it" as an operation like any other. */
import { dayOf, now, PHONE_TZ } from "./clock";
import { opDigest } from "./digest";
import { newId } from "./ids";
import { head, isWork, type KeptOp, type OpState, stateOf } from "./outbox";
import { allPostings } from "./places";
import { clearRows, db, type KeptAcknowledgement, told } from "./store";
import type { AcknowledgeOp, Directive } from "./wire";

export interface ShownDirective extends Directive {
  /** Of the acknowledgement made on this phone; null when there is none. */
  sending: OpState | null;
  read: boolean;
  holds: boolean;
}

/** Those of today: unread first, then the newest. */
export async function todaysDirectives(at: Date = now()): Promise<ShownDirective[]> {
  const [directives, sending, tz] = await Promise.all([
    db().getAll("directives"),
    acknowledgements(),
    myZone(),
  ]);
  return directives
    .map((directive) => withState(directive, sending, dayOf(at, tz)))
    .filter(({ holds }) => holds)
    .sort((a, b) => Number(a.read) - Number(b.read) || b.issued_at.localeCompare(a.issued_at));
}

export async function oneDirective(directiveId: string, at: Date = now()): Promise<ShownDirective | null> {
  const [directive, sending, tz] = await Promise.all([
    db().get("directives", directiveId),
    acknowledgements(),
    myZone(),
  ]);
  return directive ? withState(directive, sending, dayOf(at, tz)) : null;
}

function withState(directive: Directive, sending: Map<string, OpState>, day: string): ShownDirective {
  const { directive_id, acknowledged_at, valid_from, valid_until } = directive;
  const mine = sending.get(directive_id) ?? null;
  return {
    ...directive,
    sending: mine,
    read: acknowledged_at !== null || mine === "waiting" || mine === "received",
    holds: (!valid_from || valid_from <= day) && (!valid_until || day <= valid_until),
  };
}

/** By directive, how far this phone's own acknowledgement has come; a refused one does not hide a later one. */
async function acknowledgements(): Promise<Map<string, OpState>> {
  const found = new Map<string, OpState>();
  for (const { directive_id, state } of await clearRows("ops")) {
    if (!directive_id) continue;
    if (!isDone(found.get(directive_id))) found.set(directive_id, state as OpState);
  }
  return found;
}

const isDone = (state: OpState | undefined) => state === "waiting" || state === "received";

async function myZone(): Promise<string> {
  const areas = await db().getAll("areas");
  return areas.find(({ mine }) => mine)?.tz ?? PHONE_TZ;
}

/** Kept once, however often it is tapped. False when there is no posting under which it could be said. */
export async function acknowledge({ directive_id, title }: Directive): Promise<boolean> {
  const [posting] = await allPostings();
  if (!posting) return false;
  const op: AcknowledgeOp = {
    ...head({ op_id: newId(), posting_id: posting.posting_id }),
    kind: "directive.acknowledge",
    base: null,
    body: { directive_id },
  };
  const kept: KeptAcknowledgement = {
    op_id: op.op_id,
    directive_id,
    op,
    title,
    digest: await opDigest(op),
    queued_at: now().toISOString(),
    receipt: null,
    problem: null,
  };
  const tx = db().transaction("ops", "readwrite", { durability: "strict" });
  const said = (one: KeptOp) => !isWork(one) && one.directive_id === directive_id && isDone(stateOf(one));
  if (!(await tx.store.getAll()).some(said)) await tx.store.add(kept);
  await tx.done;
  told();
  return true;
}
