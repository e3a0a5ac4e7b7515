/** One of many, where chips would fill the screen: the phone's own list. */
import type { Choice } from "./chips";

interface SelectProps {
  id: string;
  label: string;
  value: string;
  choices: Choice[];
  onChoose: (value: string) => void;
}

export function Select({ id, label, value, choices, onChoose }: SelectProps) {
  return (
    <div class="select">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  );
}
