/** The activity that goes on right now: what is told or carried out is noted in it with one tap. */
import { now } from "./clock";
import { allDrafts, type Draft, discardDraft, newDraft, saveDraft } from "./drafts";
import { told } from "./store";
import { beginCapture } from "./vault/vault";
import { activity } from "./vocabulary";
import type { Card, Directive, ReportBody } from "./wire";

/** A draft of yesterday is no activity of now; a round of the night may go past midnight. */
const RUNS_FOR_MS = 12 * 3600 * 1000;

/** The report worked on last; corrections of finished records are none. */
export async function runningActivity(at: Date = now()): Promise<Draft | null> {
  const age = (draft: Draft) => at.getTime() - Date.parse(draft.updated_at);
  const drafts = await allDrafts();
  return drafts.find((draft) => draft.mode === "report" && age(draft) < RUNS_FOR_MS) ?? null;
}

export interface Noted {
  draft: Draft;
  /** As it was before the tap: an activity that was begun by it goes. */
  undo: () => Promise<void>;
}

/** Notes something in the running activity, or begins one. Null when nothing can be recorded: there is no posting. */
async function note(change: (body: ReportBody) => Partial<ReportBody>): Promise<Noted | null> {
  await beginCapture();
  const before = await runningActivity();
  const draft = before ?? (await newDraft());
  if (!draft) return null;
  const changed = { ...draft, body: { ...draft.body, ...change(draft.body) } };
  await keep(changed);
  return { draft: changed, undo: () => (before ? keep(before) : discardDraft(changed)) };
}

/** Lists hear of a draft once; here something is shown that hangs on what is in it. */
async function keep(draft: Draft): Promise<void> {
  await saveDraft(draft);
  told();
}

/** What a told card adds to a record: itself and its theme. */
export function withCard(body: ReportBody, { version_id, theme }: Card): Partial<ReportBody> {
  const known = activity.themes.some(({ value }) => value === theme);
  return {
    delivered: [...new Set([...body.delivered, version_id])],
    themes: known ? [...new Set([...body.themes, theme])] : body.themes,
  };
}

/** What a carried-out directive adds: itself, with the title that was read. */
export function withDirective(body: ReportBody, { directive_id, title }: Directive): Partial<ReportBody> {
  if (body.directives.some((one) => one.directive_id === directive_id)) return {};
  return { directives: [...body.directives, { directive_id, text: title }] };
}

export const tell = (card: Card) => note((body) => withCard(body, card));

export const carryOut = (directive: Directive) => note((body) => withDirective(body, directive));
