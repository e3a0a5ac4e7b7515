/** Beside a text that may be shown to others: words that may not go out around an election. It advises and never blocks. */
import { useEffect, useState } from "preact/hooks";
import { useLang } from "../hooks";
import type { Finding } from "../neutral/check";
import type { Election, Stage } from "../neutral/rulebook";

interface Props {
  text: string;
  /** Those of the place today. Without them the text is read as in a campaign: a caption stays when its day is over. */
  stage?: Stage;
  election?: Election;
}

const PAUSE = 600;
const TITLE = { id: "Kata ini jangan keluar", en: "These words should not go out" };

export function OutgoingAdvice({ text, stage = "campaign", election = "none" }: Props) {
  const lang = useLang();
  const found = useFindings(text, stage, election);
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
function useFindings(text: string, stage: Stage, election: Election): Finding[] {
  const [found, setFound] = useState<{ text: string; findings: Finding[] }>({ text: "", findings: [] });
  useEffect(() => {
    if (!text.trim()) return undefined;
    const later = setTimeout(() => {
      import("../neutral/check").then(
        ({ check }) => setFound({ text, findings: check(text, stage, election) }),
        () => undefined,
      );
    }, PAUSE);
    return () => clearTimeout(later);
  }, [text, stage, election]);
  return found.text === text ? found.findings.filter(({ quoted }) => !quoted) : [];
}
