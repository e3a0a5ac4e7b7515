/** The storage was cleared under the open app: says what is gone, what the server still has, and that work goes on. */
import { useLive, useWords } from "../hooks";
import { emptiedState, readEmptied } from "../records";
import { Note } from "./note";

export function EmptiedNote() {
  const w = useWords();
  const { value } = useLive(emptiedState);
  if (!value) return null;
  const detail = [
    value.unsent > 0 ? w.emptied.lost(value.unsent) : w.emptied.nothingWaited,
    w.emptied.server(value.onServer),
    w.emptied.goesOn,
  ];
  return (
    <div class="overall">
      <Note title={w.emptied.title} detail={detail.join(" ")} tone="attention" alert>
        <button type="button" class="button" onClick={readEmptied}>
          {w.emptied.read}
        </button>
      </Note>
    </div>
  );
}
