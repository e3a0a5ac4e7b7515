/** Beside a field: the words that no record should hold, why, and how to write it instead. It advises and never blocks. */
import type { Advice } from "../../guard/advice";
import { useLang } from "../../hooks";
import { fieldRoot } from "../../rules";
import type { Form } from "./form";

const WORDS = {
  id: { title: "Periksa kata ini", keep: "Bukan itu, simpan" },
  en: { title: "Look at these words", keep: "It is not that, save" },
};

export function AdviceBeside({ form, field }: { form: Form; field: string }) {
  const lang = useLang();
  const here = form.asking.advice.filter((advice) => fieldRoot(advice.field) === field);
  if (here.length === 0) return null;
  const keep = () => {
    form.asking.settle(here);
    form.vouch(here.map((advice) => advice.field));
  };
  return (
    <div class="note note-attention" role="alert">
      <p class="note-title">{WORDS[lang].title}</p>
      {here.map((advice) => (
        <One key={advice.key} advice={advice} lang={lang} />
      ))}
      {/* It submits: what was asked about here is settled first, so the record goes on if nothing else is open. */}
      <button type="submit" class="button" onClick={keep}>
        {WORDS[lang].keep}
      </button>
    </div>
  );
}

function One({ advice: { words, finding }, lang }: { advice: Advice; lang: "id" | "en" }) {
  return (
    <p>
      <q>{words}</q> — {lang === "en" ? finding.why_en : finding.why_id}{" "}
      <strong>{lang === "en" ? finding.instead_en : finding.instead_id}</strong>
    </p>
  );
}
