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
}

export function RadioChips({ name, choices, value, onChoose, clearable = false }: RadioProps) {
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
    </div>
  );
}

interface CheckProps {
  choices: Choice[];
  values: string[];
  onChange: (values: string[]) => void;
}

export function CheckChips({ choices, values, onChange }: CheckProps) {
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
    </div>
  );
}
