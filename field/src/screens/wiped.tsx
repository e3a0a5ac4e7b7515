/** The phone was reported lost, and has forgotten everything: says so, and gives out what was rescued. */
import { useWords } from "../hooks";
import { Confirm } from "../parts/confirm";
import { Mark } from "../parts/icons";
import { Note } from "../parts/note";
import { readWiped, type Wiped } from "../wipe";
import { Files } from "./escrow";

export function WipedScreen({ wiped: { files, locked } }: { wiped: Wiped }) {
  const w = useWords();
  const done = () => void readWiped();
  return (
    <div class="screen">
      <main id="content" class="signin">
        <Mark size={56} />
        <h1 tabIndex={-1}>{w.wiped.title}</h1>
        <Note title={w.wiped.what} detail={w.wiped.why} tone="attention" alert />
        {locked > 0 && <p>{w.wiped.locked(locked)}</p>}
        {files.length > 0 && (
          <>
            <p>{w.wiped.rescued}</p>
            <Files files={files} />
          </>
        )}
        {files.length > 0 ? (
          <Confirm label={w.wiped.drop} question={w.wiped.dropSure} yes={w.wiped.dropYes} onYes={done} />
        ) : (
          <button type="button" class="button primary" onClick={done}>
            {w.wiped.go}
          </button>
        )}
      </main>
    </div>
  );
}
