/** Says of an operation that the server keeps its content beside another one, and where to choose. */
import { useWords } from "../hooks";
import type { KeptWork } from "../outbox";
import { type RecordView, titleOf } from "../records";
import { standingOf } from "../rivals";
import { paths } from "../route";

export function TwoContents({ kept, record }: { kept: KeptWork; record: RecordView }) {
  const w = useWords();
  const standing = standingOf(kept, record);
  if (!standing) return null;
  return (
    <div class="said">
      <p>
        <strong>{w.rivals.title}</strong>
      </p>
      <p>{standing === "open" ? w.rivals.lead : w.rivals[standing]}</p>
      {standing === "open" && (
        <div class="row">
          <a
            class="button"
            href={paths.compare(kept.op_id)}
            aria-label={w.rivals.compareNamed(titleOf(kept.shown))}
          >
            {w.rivals.compare}
          </a>
        </div>
      )}
    </div>
  );
}
