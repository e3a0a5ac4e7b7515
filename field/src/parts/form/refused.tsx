/** The storage refused what was written: nothing is lost, for it still stands in the form. Says what to do. */
import { useState } from "preact/hooks";
import { useWords } from "../../hooks";
import { paths } from "../../route";
import { freeSpace } from "../../space";
import { Note } from "../note";
import type { Form } from "./form";

export function RefusedNote({ form }: { form: Form }) {
  const w = useWords();
  if (!form.failed) return null;
  if (form.failed === "full") return <Full form={form} />;
  return <Note title={w.form.cannotKeep} detail={w.full[form.failed]} tone="attention" alert />;
}

function Full({ form }: { form: Form }) {
  const w = useWords();
  const [freed, setFreed] = useState<number | null>(null);
  const free = async () => {
    setFreed(await freeSpace().catch(() => 0));
    form.keepAgain();
  };
  return (
    <Note title={w.full.title} detail={w.full.detail} tone="attention" alert>
      <div class="row">
        <button type="button" class="button" onClick={() => void free()}>
          {w.full.free}
        </button>
        <a class="button quiet" href={paths.escrow}>
          {w.full.toFile}
        </a>
      </div>
      {freed !== null && <p role="status">{w.full.freed(freed)}</p>}
    </Note>
  );
}
