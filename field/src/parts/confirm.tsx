/** Asks once more, in the page and not in a browser box, before something is lost. */
import { useState } from "preact/hooks";
import { useFocusOnMount, useWords } from "../hooks";

interface ConfirmProps {
  label: string;
  name?: string;
  question: string;
  yes: string;
  onYes: () => void;
}

export function Confirm({ label, name, question, yes, onYes }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="button quiet" aria-label={name ?? label} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return <Question {...{ question, yes, onYes }} onNo={() => setAsking(false)} />;
}

type QuestionProps = Pick<ConfirmProps, "question" | "yes" | "onYes"> & { onNo: () => void };

function Question({ question, yes, onYes, onNo }: QuestionProps) {
  const w = useWords();
  const no = useFocusOnMount<HTMLButtonElement>();
  return (
    <div class="confirm" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div class="row">
        <button type="button" class="button attention" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button" ref={no} onClick={onNo}>
          {w.app.cancel}
        </button>
      </div>
    </div>
  );
}
