/** A count with two large buttons, and a number that can be typed. */
import { useWords } from "../hooks";

interface StepperProps {
  id: string;
  label: string;
  value: number;
  most: number;
  describedBy?: string | undefined;
  onChange: (value: number) => void;
}

export function Stepper({ id, label, value, most, describedBy, onChange }: StepperProps) {
  const w = useWords();
  const typed = (text: string) => {
    const number = Number.parseInt(text.replace(/\D/g, ""), 10);
    onChange(Number.isNaN(number) ? 0 : number);
  };
  return (
    <div class="stepper">
      <button
        type="button"
        aria-label={w.form.less(label)}
        disabled={value <= 0}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={describedBy ? true : undefined}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => typed(event.currentTarget.value)}
      />
      <button
        type="button"
        aria-label={w.form.more(label)}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
