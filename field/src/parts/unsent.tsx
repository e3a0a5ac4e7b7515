/** The number of things that have not arrived: on every screen, also while the content is locked. */
import { useLive, useWords } from "../hooks";
import { unsentCount } from "../outbox";
import { paths } from "../route";

export function Unsent() {
  const w = useWords();
  const { value: count } = useLive(unsentCount);
  if (count === undefined) return <span class="unsent" />;
  return (
    <a class="unsent" href={paths.outbox} aria-label={w.unsent.open(count)} data-unsent={count}>
      <span class={count === 0 ? "shape shape-received" : "shape shape-waiting"} aria-hidden="true">
        {count === 0 ? "◐" : "○"}
      </span>
      <span aria-live="polite">{count === 0 ? w.unsent.none : w.unsent.some(count)}</span>
    </a>
  );
}
