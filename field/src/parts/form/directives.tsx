/** Which directives were carried out: those of today by one tap, any other in one's own words. */
import { type ShownDirective, todaysDirectives } from "../../directives";
import { useLive, useWords } from "../../hooks";
import { withDirective } from "../../running";
import { activity } from "../../vocabulary";
import type { DirectiveAnswered } from "../../wire";
import { useCarriedWords } from "../../words/carried";
import { Group } from "./box";
import type { Form } from "./form";
import { Picked } from "./picked";

interface DirectivesProps {
  form: Form;
  /** While it is folded nothing is read for it: the form must open at once. */
  unfolded: boolean;
}

export function Directives({ form, unfolded }: DirectivesProps) {
  const w = useWords();
  const items = form.draft.body.directives;
  const room = items.length < activity.limits.directives;
  const set = (directives: DirectiveAnswered[]) => form.set({ directives });
  const pick = (directive: ShownDirective) => form.set(withDirective(form.draft.body, directive));
  const write = (at: number, text: string) => set(items.map((d, i) => (i === at ? { ...d, text } : d)));
  return (
    <Group form={form} field="directives" label={w.fields.directives} hint={w.form.directiveHint}>
      <Linked items={items} onRemove={(gone) => set(items.filter((one) => one !== gone))} />
      {items.map(
        ({ directive_id, text }, i) =>
          !directive_id && (
            <InWords
              key={i}
              number={items.slice(0, i + 1).filter((one) => !one.directive_id).length}
              text={text}
              onText={(written) => write(i, written)}
              onRemove={() => set(items.filter((_, at) => at !== i))}
            />
          ),
      )}
      {room && (
        <>
          {unfolded && <Today items={items} onPick={pick} />}
          <button type="button" class="button add" onClick={() => set([...items, { text: "" }])}>
            + {w.form.addDirective}
          </button>
        </>
      )}
    </Group>
  );
}

interface LinkedProps {
  items: DirectiveAnswered[];
  onRemove: (one: DirectiveAnswered) => void;
}

function Linked({ items, onRemove }: LinkedProps) {
  const c = useCarriedWords();
  const linked = items.filter(({ directive_id }) => directive_id);
  if (linked.length === 0) return null;
  return (
    <ul class="plain picked">
      {linked.map((one) => (
        <Picked
          key={one.directive_id}
          title={one.text || c.directives.one}
          remove={c.directives.unlink(one.text)}
          onRemove={() => onRemove(one)}
        />
      ))}
    </ul>
  );
}

interface TodayProps {
  items: DirectiveAnswered[];
  onPick: (directive: ShownDirective) => void;
}

function Today({ items, onPick }: TodayProps) {
  const c = useCarriedWords();
  const { value: all = [] } = useLive(todaysDirectives);
  const open = all.filter((one) => !items.some(({ directive_id }) => directive_id === one.directive_id));
  if (open.length === 0) return null;
  return (
    <div class="search">
      <p>{c.directives.pick}</p>
      <ul class="plain">
        {open.map((directive) => (
          <li key={directive.directive_id}>
            <button type="button" class="pick" onClick={() => onPick(directive)}>
              <strong dir="auto">{directive.title}</strong>
              <span class="hint">{directive.issuer}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface InWordsProps {
  number: number;
  text: string;
  onText: (text: string) => void;
  onRemove: () => void;
}

function InWords({ number, text, onText, onRemove }: InWordsProps) {
  const w = useWords();
  const id = `directive-${number}`;
  return (
    <div class="item">
      <label for={id}>{w.form.directiveNo(number)}</label>
      <input id={id} value={text} onInput={(event) => onText(event.currentTarget.value)} />
      <button
        type="button"
        class="button quiet"
        aria-label={w.form.removeDirective(number)}
        onClick={onRemove}
      >
        {w.app.remove}
      </button>
    </div>
  );
}
