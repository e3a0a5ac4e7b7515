/** The form's state: every change goes to the screen and to the phone's storage in the same breath. */
import { useEffect, useRef, useState } from "preact/hooks";
import { now } from "../../clock";
import { type Draft, onRestored, saveDraft } from "../../drafts";
import { named } from "../../held";
import { checkDraft, finish } from "../../outbox";
import { type Place, placeOr } from "../../places";
import { fieldRoot, type RuleProblem } from "../../rules";
import { type Refused, whyRefused } from "../../space";
import { syncSoon } from "../../sync";
import type { Posting, ReportBody } from "../../wire";
import { type Asking, useAsking } from "./asking";

export interface Form {
  draft: Draft;
  postings: Posting[];
  places: Place[];
  place: Place;
  problems: RuleProblem[];
  /** Words that no record should hold: asked about once, never in the way of keeping it. */
  asking: Asking;
  /** Counts the attempts to finish, so that the same first problem takes the focus again. */
  attempts: number;
  busy: boolean;
  /** The storage refused the record: said as it is, the form stays. */
  failed: Refused | null;
  setFailed: (failed: Refused | null) => void;
  /** Remembers that these texts are not what the guard took them for. */
  vouch: (places: string[]) => void;
  /** Tries once more to keep what stands here. */
  keepAgain: () => void;
  set: (change: Partial<ReportBody>) => void;
  setDraft: (change: Partial<Draft>) => void;
  setBusy: (busy: boolean) => void;
  submit: () => Promise<boolean>;
}

export function useForm(opened: { draft: Draft; postings: Posting[]; places: Place[] }): Form {
  const latest = useRef(opened.draft);
  const [draft, show] = useState(opened.draft);
  const [problems, setProblems] = useState<RuleProblem[]>([]);
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const keeping = useKeeping(latest);
  const asking = useAsking();
  const setDraft = (change: Partial<Draft>) => {
    latest.current = { ...latest.current, ...change };
    show(latest.current);
    keeping.keepAgain();
    // A complaint goes away as soon as it is answered; a new one only comes with "Selesai".
    setProblems((shown) => stillTrue(shown, latest.current));
    asking.again(latest.current.body);
  };
  const submit = useOneAtATime(async () => {
    setBusy(true);
    const asked = await asking.ask(latest.current.body);
    const found: RuleProblem[] | Refused | "asked" = asked
      ? "asked"
      : await finish(latest.current).catch(whyRefused);
    setBusy(false);
    keeping.setFailed(Array.isArray(found) || found === "asked" ? null : found);
    setProblems(Array.isArray(found) ? found : []);
    setAttempts((n) => n + 1);
    if (found.length > 0) return false;
    syncSoon();
    return true;
  });
  return {
    ...opened,
    draft,
    place: placeIn(opened.places, draft.body.area_code),
    problems,
    asking,
    attempts,
    busy,
    ...keeping,
    set: (change) => setDraft({ body: { ...latest.current.body, ...change } }),
    setDraft,
    setBusy,
    submit,
  };
}

/** Nothing is drawn anew: the button that says so also submits, and must stay until then. */
function vouched(draft: Draft, places: string[]): Draft {
  const names = places.map((place) => named(place, draft.body));
  return { ...draft, vouched: [...new Set([...(draft.vouched ?? []), ...names])] };
}

/** Keeps the draft at each change, and anew when the storage was emptied under the open form. */
function useKeeping(latest: { current: Draft }) {
  const [failed, setFailed] = useState<Refused | null>(null);
  const keepAgain = () => {
    saveDraft(latest.current).then(
      () => setFailed(null),
      (cause: unknown) => setFailed(whyRefused(cause)),
    );
  };
  useEffect(() => onRestored(keepAgain), []);
  const vouch = (places: string[]) => {
    latest.current = vouched(latest.current, places);
    keepAgain();
  };
  return { failed, setFailed, keepAgain, vouch };
}

function placeIn(places: Place[], code: string): Place {
  return placeOr(new Map(places.map((place) => [place.code, place])), code);
}

/** A second tap comes before the button is drawn as busy: it must not finish the record twice. */
function useOneAtATime(work: () => Promise<boolean>): () => Promise<boolean> {
  const running = useRef(false);
  return async () => {
    if (running.current) return false;
    running.current = true;
    try {
      return await work();
    } finally {
      running.current = false;
    }
  };
}

function stillTrue(shown: RuleProblem[], draft: Draft): RuleProblem[] {
  if (shown.length === 0) return shown;
  const left = checkDraft(draft, now());
  return shown.filter((problem) =>
    left.some((other) => other.code === problem.code && other.field === problem.field),
  );
}

export function problemAt(form: Form, field: string): RuleProblem | undefined {
  return form.problems.find((problem) => fieldRoot(problem.field) === field);
}

export const boxId = (field: string) => `field-${field}`;

/** After a failed finish the first wrong field gets the focus, wherever on the form it stands. */
export function useFocusFirst(form: Form): void {
  useEffect(() => {
    const asked = [...form.problems, ...form.asking.advice];
    if (form.attempts === 0 || asked.length === 0) return;
    const boxes = asked.map(({ field }) => document.getElementById(boxId(fieldRoot(field))));
    const first = boxes.filter((box) => box !== null).sort(byPosition)[0];
    if (first) focusIn(first);
  }, [form.attempts]);
}

function focusIn(box: HTMLElement): void {
  const folded = box.closest("details");
  if (folded) folded.open = true;
  const fields = "input:not([type=file]):not(:disabled), textarea";
  const control = box.querySelector<HTMLElement>(fields) ?? box.querySelector<HTMLElement>("button");
  control?.focus({ preventScroll: true });
  box.scrollIntoView({ block: "center" });
}

export function focusField(field: string): void {
  const box = document.getElementById(boxId(field));
  if (box) focusIn(box);
}

function byPosition(a: Element, b: Element): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
