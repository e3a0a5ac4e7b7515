/** How many people, what was told, what was heard, and the story in a sentence. */
import { useState } from "preact/hooks";
import { useLang, useWords } from "../../hooks";
import { newId } from "../../ids";
import { activity } from "../../vocabulary";
import type { HeardNote } from "../../wire";
import { CheckChips, MoreChips, RadioChips } from "../chips";
import { Stepper } from "../stepper";
import { Group, TextField } from "./box";
import { boxId, type Form, problemAt } from "./form";

type CountField = "people_reached" | "leaflets_given";

export function Count({
  form,
  field,
  label,
  name,
}: {
  form: Form;
  field: CountField;
  label: string;
  name: string;
}) {
  return (
    <Group form={form} field={field} label={label}>
      <Stepper
        id={`${boxId(field)}-input`}
        label={name}
        value={form.draft.body[field]}
        most={activity.limits[field]}
        describedBy={problemAt(form, field) ? `${boxId(field)}-problem` : undefined}
        onChange={(value) => form.set({ [field]: value })}
      />
    </Group>
  );
}

const FIRST_THEMES = 5;

export function Themes({ form }: { form: Form }) {
  const w = useWords();
  const lang = useLang();
  const [all, setAll] = useState(false);
  const chosen = form.draft.body.themes;
  const shown = activity.themes.filter(({ value }, i) => all || i < FIRST_THEMES || chosen.includes(value));
  const choices = shown.map((entry) => ({ value: entry.value, text: entry[lang] }));
  return (
    <Group form={form} field="themes" label={w.fields.themes}>
      <CheckChips choices={choices} values={chosen} onChange={(themes) => form.set({ themes })}>
        <MoreChips all={all} more={w.form.moreThemes} onToggle={() => setAll(!all)} />
      </CheckChips>
    </Group>
  );
}

export function Heard({ form }: { form: Form }) {
  const w = useWords();
  const notes = form.draft.body.heard;
  const change = (i: number, part: Partial<HeardNote>) =>
    form.set({ heard: notes.map((note, at) => (at === i ? { ...note, ...part } : note)) });
  const add = () => form.set({ heard: [...notes, { note_id: newId(), kind: firstKind(), words: "" }] });
  return (
    <Group
      form={form}
      field="heard"
      label={w.fields.heard}
      {...(notes.length > 0 ? { hint: w.form.heardHint } : {})}
    >
      {notes.map((note, i) => (
        <HeardOne
          key={note.note_id}
          note={note}
          number={i + 1}
          onChange={(part) => change(i, part)}
          onRemove={() => form.set({ heard: notes.filter((other) => other !== note) })}
        />
      ))}
      {notes.length < activity.limits.heard && (
        <button type="button" class="button add" onClick={add}>
          + {w.form.addHeard}
        </button>
      )}
    </Group>
  );
}

const firstKind = () => activity.heard_kinds[0]?.value ?? "";

interface HeardProps {
  note: HeardNote;
  number: number;
  onChange: (part: Partial<HeardNote>) => void;
  onRemove: () => void;
}

function HeardOne({ note, number, onChange, onRemove }: HeardProps) {
  const w = useWords();
  const lang = useLang();
  const kinds = activity.heard_kinds.map((entry) => ({ value: entry.value, text: entry[lang] }));
  const id = `heard-${note.note_id}`;
  return (
    <div class="item">
      <fieldset class="inner">
        <legend>{w.form.heardKind}</legend>
        <RadioChips name={id} choices={kinds} value={note.kind} onChoose={(kind) => onChange({ kind })} />
      </fieldset>
      <label for={id}>{w.form.heardWords(number)}</label>
      <textarea
        id={id}
        rows={2}
        value={note.words}
        onInput={(event) => onChange({ words: event.currentTarget.value })}
      />
      <button type="button" class="button quiet" aria-label={w.form.removeHeard(number)} onClick={onRemove}>
        {w.app.remove}
      </button>
    </div>
  );
}

export function Narrative({ form }: { form: Form }) {
  const w = useWords();
  return (
    <TextField
      form={form}
      field="narrative"
      label={w.fields.narrative}
      hint={w.form.narrativeHint}
      rows={3}
      value={form.draft.body.narrative}
      onText={(narrative) => form.set({ narrative })}
    />
  );
}

export function Partners({ form }: { form: Form }) {
  const w = useWords();
  const lang = useLang();
  const choices = activity.partners.map((entry) => ({ value: entry.value, text: entry[lang] }));
  return (
    <Group form={form} field="partners" label={w.fields.partners}>
      <CheckChips
        choices={choices}
        values={form.draft.body.partners}
        onChange={(partners) => form.set({ partners })}
      />
    </Group>
  );
}
