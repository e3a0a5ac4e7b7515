/** The way out says exactly what would be lost, and loses nothing unless that is ticked. */
import { useState } from "preact/hooks";
import { countUnsent, signOut } from "../account";
import { useLive, useWords } from "../hooks";
import { Broken, Loading, Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { paths } from "../route";

export function LeaveScreen() {
  const w = useWords();
  const { value: unsent, error } = useLive(countUnsent);
  return (
    <Screen title={w.settings.leaveTitle} back={paths.settings}>
      {error !== null && <Broken />}
      {!unsent && error === null && <Loading />}
      {unsent && <Leave ops={unsent.ops} drafts={unsent.drafts} />}
    </Screen>
  );
}

function Leave({ ops, drafts }: { ops: number; drafts: number }) {
  const w = useWords();
  const [lose, setLose] = useState(false);
  const [busy, setBusy] = useState(false);
  const unsent = ops + drafts > 0;
  const leave = () => {
    setBusy(true);
    signOut(lose).catch(() => setBusy(false));
  };
  const label = !unsent ? w.settings.leave : lose ? w.settings.leaveLose : w.settings.leaveKeep;
  return (
    <>
      {unsent ? (
        <Note
          title={w.settings.leaveUnsent(ops, drafts)}
          detail={w.settings.leaveKeepDetail}
          tone="attention"
        />
      ) : (
        <p>{w.settings.leaveClean}</p>
      )}
      {unsent && (
        <label class="check">
          <input type="checkbox" checked={lose} onChange={() => setLose(!lose)} /> {w.settings.loseThem}
        </label>
      )}
      <div class="actions">
        <button type="button" class={lose ? "button attention" : "button"} disabled={busy} onClick={leave}>
          {busy ? w.settings.leaving : label}
        </button>
        <a class="button quiet" href={paths.settings}>
          {w.app.cancel}
        </a>
      </div>
    </>
  );
}
