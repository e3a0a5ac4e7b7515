/** What the server has for this officer. A page and its cursor are one transaction; only `deleted` removes. */
import { pull, Refusal } from "./api";
import { now } from "./clock";
import { forget } from "./forget";
import type { KeptCard } from "./kept";
import { abort, db, getMeta, told } from "./store";
import type {
  Area,
  Card,
  Change,
  Directive,
  Officer,
  Posting,
  PullAnswer,
  PulledAcknowledgement,
  PulledActivity,
  Resort,
} from "./wire";

/** A server that never says "no more" must not keep the phone busy for ever. */
const MOST_PAGES = 500;

export async function pullAll(token: string): Promise<void> {
  let cursor = await getMeta("cursor");
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await pullPage(token, cursor);
    await applyPage(answer);
    if (!answer.more || answer.cursor === cursor) return forget(answer.server_time);
    cursor = answer.cursor;
  }
}

/** A cursor that the server no longer reads: from the start again, and nothing is removed for it. */
async function pullPage(token: string, cursor: string | null): Promise<PullAnswer> {
  try {
    return await pull(token, cursor);
  } catch (cause) {
    if (cursor && cause instanceof Refusal && cause.problem.code === "bad_cursor") return pull(token, null);
    throw cause;
  }
}

type Tx = ReturnType<typeof writing>;

function writing() {
  const stores = ["meta", "activities", "postings", "areas", "resorts", "cards", "directives"] as const;
  return db().transaction(stores, "readwrite");
}

/** Drafts and operations are other stores: nothing pulled can overwrite what is being written here. */
export async function applyPage(answer: PullAnswer): Promise<void> {
  const tx = writing();
  try {
    for (const change of answer.changes) {
      if (change.deleted) await remove(tx, change, answer.server_time);
      else if (change.data) await put(tx, change);
    }
    await tx.objectStore("meta").put(answer.cursor, "cursor");
    await tx.objectStore("meta").put(now().toISOString(), "synced_at");
    await tx.objectStore("meta").put(now().toISOString(), "contact_at");
    const ahead = Date.parse(answer.server_time) - now().getTime();
    if (!Number.isNaN(ahead)) await tx.objectStore("meta").put(ahead, "clock_offset_ms");
  } catch (cause) {
    abort(tx);
    await tx.done.catch(() => undefined);
    throw cause;
  }
  await tx.done;
  told();
}

/** A kind that a newer server sends is passed over, so that an old app keeps working. */
async function put(tx: Tx, change: Change): Promise<void> {
  const { kind, data } = change;
  if (kind === "officer") await tx.objectStore("meta").put(data as Officer, "officer");
  else if (kind === "posting") await tx.objectStore("postings").put(data as Posting);
  else if (kind === "area") await tx.objectStore("areas").put(data as Area);
  else if (kind === "resort") await tx.objectStore("resorts").put(data as Resort);
  else if (kind === "activity") await tx.objectStore("activities").put(data as PulledActivity);
  else if (kind === "card") await tx.objectStore("cards").put(data as Card);
  else if (kind === "directive") await tx.objectStore("directives").put(data as Directive);
  else if (kind === "acknowledgement") await markRead(tx, data as PulledAcknowledgement);
}

/** Read on a page or on another phone. What is not here any more needs no mark; what comes later brings its own. */
async function markRead(tx: Tx, { directive_id, acknowledged_at }: PulledAcknowledgement): Promise<void> {
  const directive = await tx.objectStore("directives").get(directive_id);
  if (directive) await tx.objectStore("directives").put({ ...directive, acknowledged_at });
}

async function remove(tx: Tx, { kind, id }: Change, at: string): Promise<void> {
  if (kind === "posting") await tx.objectStore("postings").delete(Number(id));
  else if (kind === "area") await tx.objectStore("areas").delete(id);
  else if (kind === "resort") await tx.objectStore("resorts").delete(Number(id));
  else if (kind === "activity") await tx.objectStore("activities").delete(id);
  else if (kind === "directive") await tx.objectStore("directives").delete(id);
  else if (kind === "card") await takeBack(tx, await tx.objectStore("cards").get(id), at);
  else if (kind === "carried") await dropCarried(tx, at);
}

/** Posted elsewhere: what is still to be carried comes anew behind this. What was acknowledged lies in the outbox. */
async function dropCarried(tx: Tx, at: string): Promise<void> {
  await tx.objectStore("directives").clear();
  for (const card of await tx.objectStore("cards").getAll()) await takeBack(tx, card, at);
}

/** The text goes; the title stays, for the records that say that it was told. */
async function takeBack(tx: Tx, card: KeptCard | undefined, at: string): Promise<void> {
  if (!card || card.gone_at) return;
  const wordings = card.wordings.map((wording) => ({ ...wording, text: "" }));
  await tx.objectStore("cards").put({ ...card, wordings, link: "", gone_at: at });
}
