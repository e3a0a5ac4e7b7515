/** Something chosen from a list, with the way to take it out again. */
interface PickedProps {
  title: string;
  /** What the button says to whoever does not see it. */
  remove: string;
  onRemove: () => void;
}

export function Picked({ title, remove, onRemove }: PickedProps) {
  return (
    <li class="picked-one">
      <span dir="auto">{title}</span>
      <button type="button" aria-label={remove} onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
