/** Everything that a common visit does not need, folded; what the chosen kind needs stands above, in the form. */
import { useEffect, useState } from "preact/hooks";
import { fromField, toField } from "../../clock";
import { useLang, useWords } from "../../hooks";
import { findPosition } from "../../position";
import { fieldRoot } from "../../rules";
import { activity, needsOf } from "../../vocabulary";
import { RadioChips } from "../chips";
import { Group, TextField } from "./box";
import { Count, Partners } from "./content";
import { Directives } from "./directives";
import type { Form } from "./form";
import { asksPlaceName, PlaceName } from "./where";

const FOLDED = [
  "place",
  "outcome",
  "ended_at",
  "situation",
  "directives",
  "order_basis",
  "operation",
  "position",
];

export function Details({ form }: { form: Form }) {
  const w = useWords();
  const [open, setOpen] = useState(() => form.draft.pointed.some((field) => FOLDED.includes(field)));
  useEffect(() => {
    if (form.problems.some((problem) => isFolded(form, fieldRoot(problem.field)))) setOpen(true);
  }, [form.attempts]);
  return (
    <details class="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.form.details}</summary>
      <Texts form={form} />
      {!needsOf(form.draft.body.kind).includes("partners") && <Partners form={form} />}
      <Situation form={form} />
      <Directives form={form} unfolded={open} />
      {!needsOf(form.draft.body.kind).includes("leaflets_given") && (
        <Count form={form} field="leaflets_given" label={w.form.leaflets} name={w.fields.leaflets_given} />
      )}
      <Order form={form} />
      <PositionField form={form} />
    </details>
  );
}

function isFolded(form: Form, field: string): boolean {
  const needs = needsOf(form.draft.body.kind) as string[];
  return FOLDED.includes(field) || (["partners", "leaflets_given"].includes(field) && !needs.includes(field));
}

function Texts({ form }: { form: Form }) {
  const w = useWords();
  const { ended_at, outcome } = form.draft.body;
  const tz = form.place.tz;
  return (
    <>
      {!asksPlaceName(form) && <PlaceName form={form} />}
      <TextField
        form={form}
        field="ended_at"
        type="datetime-local"
        label={w.fields.ended_at}
        hint={w.form.endedHint}
        value={toField(ended_at, tz)}
        onText={(text) => form.set({ ended_at: fromField(text, tz) })}
      />
      <TextField
        form={form}
        field="outcome"
        label={w.fields.outcome}
        rows={2}
        value={outcome}
        onText={(text) => form.set({ outcome: text })}
      />
    </>
  );
}

export function Started({ form }: { form: Form }) {
  const w = useWords();
  const tz = form.place.tz;
  const keep = (text: string) => {
    const started_at = fromField(text, tz);
    if (started_at) form.set({ started_at });
  };
  return (
    <TextField
      form={form}
      field="started_at"
      type="datetime-local"
      label={w.fields.started_at}
      value={toField(form.draft.body.started_at, tz)}
      onText={keep}
    />
  );
}

function Situation({ form }: { form: Form }) {
  const w = useWords();
  const lang = useLang();
  const choices = activity.situations.map((entry) => ({ value: entry.value, text: entry[lang] }));
  return (
    <Group form={form} field="situation" label={w.fields.situation}>
      <RadioChips
        name="situation"
        choices={choices}
        value={form.draft.body.situation}
        clearable
        onChoose={(situation) => form.set({ situation })}
      />
    </Group>
  );
}

function Order({ form }: { form: Form }) {
  const w = useWords();
  const { order_basis, operation } = form.draft.body;
  return (
    <>
      <TextField
        form={form}
        field="order_basis"
        label={w.fields.order_basis}
        value={order_basis}
        onText={(text) => form.set({ order_basis: text })}
      />
      <TextField
        form={form}
        field="operation"
        label={w.fields.operation}
        value={operation}
        onText={(text) => form.set({ operation: text })}
      />
    </>
  );
}

/** Offered only where it cannot point at a home. */
function PositionField({ form }: { form: Form }) {
  const w = useWords();
  const [state, setState] = useState<"idle" | "busy" | "none">("idle");
  const { kind, other_kinds, position } = form.draft.body;
  if (kind === "" || kind === "visit" || other_kinds.includes("visit")) return null;
  const find = async () => {
    setState("busy");
    const found = await findPosition();
    setState(found ? "idle" : "none");
    if (found) form.set({ position: found });
  };
  return (
    <Group form={form} field="position" label={w.fields.position} hint={w.form.positionHint}>
      <p role="status">
        {state === "busy" && w.form.positionBusy}
        {state === "none" && w.form.positionNone}
        {state === "idle" && position && w.form.positionKept(position.accuracy_m)}
      </p>
      {position ? (
        <button type="button" class="button quiet" onClick={() => form.set({ position: null })}>
          {w.app.remove}
        </button>
      ) : (
        <button type="button" class="button" disabled={state === "busy"} onClick={() => void find()}>
          {w.form.addPosition}
        </button>
      )}
    </Group>
  );
}
