/** One tap that notes something in the running activity, says in which, and can be taken back. */
import { useState } from "preact/hooks";
import type { Draft } from "../drafts";
import { titleOf } from "../records";
import { paths } from "../route";
import type { Noted } from "../running";
import { useCarriedWords } from "../words/carried";
import { Note } from "./note";

interface NotingProps {
  label: string;
  said: (activity: string) => string;
  /** The running activity when it is noted there already. */
  noted: Draft | null;
  note: () => Promise<Noted | null>;
  /** Something else on the screen comes first. */
  second?: boolean;
}

export function Noting({ label, said, noted, note, second = false }: NotingProps) {
  const c = useCarriedWords();
  const [busy, setBusy] = useState(false);
  const [undo, setUndo] = useState<Noted["undo"] | null>(null);
  const [failed, setFailed] = useState(false);
  const tap = async () => {
    setBusy(true);
    const done = await note().catch(() => null);
    setBusy(false);
    setFailed(done === null);
    if (done) setUndo(() => done.undo);
  };
  if (noted) {
    const text = said(titleOf(noted.body) || c.card.begun);
    return <NotedIn activity={noted} text={text} onUndo={undo && (() => undo().then(() => setUndo(null)))} />;
  }
  const look = second ? "button wide" : "button primary";
  return (
    <>
      {failed && <Note title={c.card.noPosting} tone="attention" alert />}
      <button type="button" class={look} disabled={busy} onClick={() => void tap()}>
        {busy ? c.card.telling : label}
      </button>
    </>
  );
}

interface NotedInProps {
  activity: Draft;
  text: string;
  /** Only straight after the tap: later it is changed in the activity. */
  onUndo: (() => Promise<void>) | null;
}

function NotedIn({ activity, text, onUndo }: NotedInProps) {
  const c = useCarriedWords();
  return (
    <div class="noted">
      <p role="status">
        <span aria-hidden="true">✓ </span>
        {text}
      </p>
      <div class="row">
        <a class="button" href={paths.draft(activity.activity_id)}>
          {c.card.open}
        </a>
        {onUndo && (
          <button type="button" class="button quiet" onClick={() => void onUndo()}>
            {c.card.undo}
          </button>
        )}
      </div>
    </div>
  );
}
