/** What was done: three kinds cover most days, the others are one tap away. */
import { useState } from "preact/hooks";
import { useLang, useWords } from "../../hooks";
import { activity } from "../../vocabulary";
import { CheckChips, MoreChips, RadioChips } from "../chips";
import { Group } from "./box";
import type { Form } from "./form";

const COMMON = ["visit", "dialogue_patrol", "dialogue"];

export function What({ form }: { form: Form }) {
  const w = useWords();
  const lang = useLang();
  const { kind, other_kinds } = form.draft.body;
  const [all, setAll] = useState(other_kinds.length > 0);
  const shown = activity.kinds.filter(({ value }) => all || COMMON.includes(value) || value === kind);
  const choices = shown.map((entry) => ({ value: entry.value, text: entry[lang] }));
  const others = choices.filter(({ value }) => value !== kind);
  return (
    <>
      <Group form={form} field="kind" label={w.form.what}>
        <RadioChips
          name="kind"
          choices={choices}
          value={kind}
          onChoose={(value) => form.set(chosen(form, value))}
        >
          <MoreChips all={all} more={w.form.other} onToggle={() => setAll(!all)} />
        </RadioChips>
      </Group>
      {all && kind && (
        <Group form={form} field="other_kinds" label={w.fields.other_kinds}>
          <CheckChips
            choices={others}
            values={other_kinds}
            onChange={(values) => form.set(withoutPosition(form, kind, values))}
          />
        </Group>
      )}
    </>
  );
}

function chosen(form: Form, kind: string) {
  const others = form.draft.body.other_kinds.filter((value) => value !== kind);
  return { kind, ...withoutPosition(form, kind, others) };
}

/** A visit never carries a position: it would point at a home. */
function withoutPosition(form: Form, kind: string, other_kinds: string[]) {
  const visit = kind === "visit" || other_kinds.includes("visit");
  return { other_kinds, position: visit ? null : form.draft.body.position };
}
