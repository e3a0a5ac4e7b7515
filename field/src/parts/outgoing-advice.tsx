/** Beside a text that may be shown to others: words that may not go out around an election. It advises and never blocks. */
import { useEffect, useState } from "preact/hooks";
import { occasionsAt } from "../cards";
import { useLang } from "../hooks";
import type { Finding } from "../neutral/check";
import type { Occasion } from "../stages";

interface Props {
  text: string;
  /** The place of the record that it belongs to, and when that was. */
  area: string;
  at: string;
}

const PAUSE = 600;
/** Where nothing is known of the place. */
const CAMPAIGN: Occasion[] = [{ phase: "campaign", election: "" }];
const TITLE = { id: "Kata ini jangan keluar", en: "These words should not go out" };

export function OutgoingAdvice({ text, area, at }: Props) {
  const lang = useLang();
  const found = useFindings(text, area, at);
  if (found.length === 0) return null;
  const letters = [...text];
  const english = Number(lang === "en");
  return (
    <div class="note note-attention" role="status">
      <p class="note-title">{TITLE[lang]}</p>
      {found.map(({ category, start, end, family }) => (
        <p key={`${category} ${start}`}>
          <q>{letters.slice(start, end).join("").trim()}</q> — {family.why[english]}{" "}
          <strong>{family.instead[english]}</strong>
        </p>
      ))}
    </div>
  );
}

/** What was found once the writing paused; the rules are fetched with the first word, and without them nothing is said. */
function useFindings(text: string, area: string, at: string): Finding[] {
  const [found, setFound] = useState<{ text: string; findings: Finding[] }>({ text: "", findings: [] });
  useEffect(() => {
    if (!text.trim()) return undefined;
    const later = setTimeout(() => {
      Promise.all([import("../neutral/here"), occasionsAt(area, at)]).then(
        ([{ checkHere }, occasions]) => setFound({ text, findings: checkHere(text, occasions ?? CAMPAIGN) }),
        () => undefined,
      );
    }, PAUSE);
    return () => clearTimeout(later);
  }, [text, area, at]);
  return found.text === text ? found.findings.filter(({ quoted }) => !quoted) : [];
}
