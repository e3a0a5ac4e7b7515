/** One directive in a list: from whom, what, and whether it was read, by shape and word. */
import type { ShownDirective } from "../directives";
import { paths } from "../route";
import { useCarriedWords } from "../words/carried";

export function DirectiveRow({ directive }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const { directive_id, title, number, issuer, programme, read } = directive;
  return (
    <li>
      <a class="rowlink" href={paths.directive(directive_id)}>
        <strong dir="auto">{title}</strong>
        <span class="soft" dir="auto">
          {[issuer, number, programme].filter(Boolean).join(" · ")}
        </span>
        <span class="state">
          <span class={`shape shape-${read ? "accepted" : "waiting"}`} aria-hidden="true">
            {read ? "●" : "○"}
          </span>{" "}
          {read ? c.directives.read : c.directives.unread}
        </span>
      </a>
    </li>
  );
}
