/** What the day brings from above: its phase, and the directives that hold today. Fetched beside the first screen, not before it. */
import { myPlacesToday } from "../cards";
import { todaysDirectives } from "../directives";
import { useLive } from "../hooks";
import { useCarriedWords } from "../words/carried";
import { DirectiveRow } from "./directive-row";
import { PhaseBanner } from "./phase";

export function PhaseToday() {
  const { value: heres = [] } = useLive(myPlacesToday);
  return <PhaseBanner heres={heres} />;
}

/** Unread ones lie open; what was read is folded. */
export function DirectivesToday() {
  const c = useCarriedWords();
  const { value: directives = [] } = useLive(todaysDirectives);
  if (directives.length === 0) return null;
  const unread = directives.filter(({ read }) => !read);
  const read = directives.filter((one) => one.read);
  return (
    <section aria-labelledby="directives">
      <h2 id="directives">
        {c.directives.title}
        {unread.length > 0 && <span class="count"> · {c.directives.fresh(unread.length)}</span>}
      </h2>
      <ul class="plain list">
        {unread.map((directive) => (
          <DirectiveRow key={directive.directive_id} directive={directive} />
        ))}
      </ul>
      {read.length > 0 && (
        <details class="fold">
          <summary>{c.directives.seen(read.length)}</summary>
          <ul class="plain list">
            {read.map((directive) => (
              <DirectiveRow key={directive.directive_id} directive={directive} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
