import type { ComponentChildren } from "preact";
import { useWords } from "../hooks";

/** Choices as large chips. They are real radio buttons and checkboxes, so keys and screen readers know them. */
export interface Choice {
  value: string;
  text: string;
}

interface RadioProps {
  name: string;
  choices: Choice[];
  value: string;
  onChoose: (value: string) => void;
  /** A second tap on the chosen one takes the choice back. */
  clearable?: boolean;
  /** Stands after the last chip: the way to more choices. */
  children?: ComponentChildren;
}

export function RadioChips({ name, choices, value, onChoose, clearable = false, children }: RadioProps) {
  return (
    <div class="chips">
      {choices.map((choice) => (
        <label class="chip" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onClick={() => clearable && choice.value === value && onChoose("")}
            onChange={() => onChoose(choice.value)}
          />
          <span class="chip-face">{choice.text}</span>
        </label>
      ))}
      {children}
    </div>
  );
}

interface CheckProps {
  choices: Choice[];
  values: string[];
  onChange: (values: string[]) => void;
  children?: ComponentChildren;
}

/** Shows the rare choices, or hides them again. */
export function MoreChips({ all, more, onToggle }: { all: boolean; more: string; onToggle: () => void }) {
  const w = useWords();
  return (
    <button type="button" class="chip-more" aria-expanded={all} onClick={onToggle}>
      {all ? w.form.fewer : more}
    </button>
  );
}

export function CheckChips({ choices, values, onChange, children }: CheckProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <div class="chips">
      {choices.map((choice) => (
        <label class="chip" key={choice.value}>
          <input
            type="checkbox"
            value={choice.value}
            checked={values.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
          <span class="chip-face">{choice.text}</span>
        </label>
      ))}
      {children}
    </div>
  );
}
