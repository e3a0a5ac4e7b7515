/** Before the first pull nothing can be recorded: said plainly, with what to do. */
import { useLive, useSync, useWords } from "../hooks";
import { allPostings } from "../places";
import { syncSoon } from "../sync";
import { Empty } from "./note";

export function NoPosting() {
  const w = useWords();
  const { running } = useSync();
  const { value: postings } = useLive(allPostings);
  const some = (postings?.length ?? 0) > 0;
  return (
    <Empty title={some ? w.today.noRecording : w.today.noPosting} detail={w.today.noPostingDetail}>
      <button type="button" class="button" disabled={running} onClick={syncSoon}>
        {running ? w.app.loading : w.today.fetch}
      </button>
    </Empty>
  );
}
