/** One question of the form, with its complaint beside it and the mark of a reviewer who pointed at it. */
import type { ComponentChildren } from "preact";
import { useWords } from "../../hooks";
import { ruleText } from "../../outbox";
import { AdviceBeside } from "./advice";
import { boxId, type Form, problemAt } from "./form";

interface BoxProps {
  form: Form;
  field: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}

/** Says what is wrong. Only the first complaint interrupts a screen reader; the others wait beside their fields. */
function Complaint({ form, field }: { form: Form; field: string }) {
  const problem = problemAt(form, field);
  if (!problem) return null;
  const first = form.problems[0] === problem;
  return (
    <p class="complaint" id={`${boxId(field)}-problem`} role={first ? "alert" : undefined}>
      <span aria-hidden="true">▲ </span>
      {ruleText(problem.code)}
    </p>
  );
}

function Pointed({ form, field }: { form: Form; field: string }) {
  const w = useWords();
  return form.draft.pointed.includes(field) ? <span class="tag">↩ {w.form.pointed}</span> : null;
}

function classOf(form: Form, field: string): string {
  const pointed = form.draft.pointed.includes(field) ? " pointed" : "";
  return `box${pointed}${problemAt(form, field) ? " wrong" : ""}`;
}

/** For several controls under one question. */
export function Group({ form, field, label, hint, children }: BoxProps) {
  return (
    <fieldset class={classOf(form, field)} id={boxId(field)}>
      <legend>
        {label} <Pointed form={form} field={field} />
      </legend>
      {hint && <p class="hint">{hint}</p>}
      <Complaint form={form} field={field} />
      {children}
      <AdviceBeside form={form} field={field} />
    </fieldset>
  );
}

interface TextProps {
  form: Form;
  field: string;
  label: string;
  hint?: string;
  value: string;
  onText: (text: string) => void;
  rows?: number;
  mode?: "numeric" | "text";
  type?: "text" | "datetime-local";
}

export function TextField({ form, field, label, hint, value, onText, rows, mode, type = "text" }: TextProps) {
  const id = `${boxId(field)}-input`;
  const wrong = problemAt(form, field);
  const described =
    [hint && `${id}-hint`, wrong && `${boxId(field)}-problem`].filter(Boolean).join(" ") || undefined;
  const common = {
    id,
    value,
    "aria-describedby": described,
    "aria-invalid": wrong ? true : undefined,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onText(event.currentTarget.value),
  };
  const typed = { ...common, autocomplete: "off", ...(mode ? { inputMode: mode } : {}) };
  return (
    <div class={classOf(form, field)} id={boxId(field)}>
      <div class="label">
        <label for={id}>{label}</label> <Pointed form={form} field={field} />
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Complaint form={form} field={field} />
      {rows && <textarea rows={rows} {...common} />}
      {!rows && type === "text" && <input type="text" {...typed} />}
      {!rows && type === "datetime-local" && <input type="datetime-local" {...common} />}
      <AdviceBeside form={form} field={field} />
    </div>
  );
}
