/** Which phase it is where this officer serves, and the days to what comes next. Villages that differ each have their line. */
import { briefing } from "../briefing";
import type { Here } from "../cards";
import { useLang } from "../hooks";
import { label } from "../vocabulary";
import { useCarriedWords } from "../words/carried";

export function PhaseBanner({ heres }: { heres: Here[] }) {
  const c = useCarriedWords();
  const lines = byPhase(heres.filter(({ occasions, next }) => occasions.length > 0 || next !== null));
  if (lines.length === 0) return null;
  const everywhere = lines.length === 1 && lines[0]?.length === heres.length;
  return (
    <ul class="plain phases" aria-label={c.phase.title}>
      {lines.map((same) => (
        <PhaseLine key={same[0]?.place.code} same={same} named={!everywhere} />
      ))}
    </ul>
  );
}

function byPhase(heres: Here[]): Here[][] {
  const groups = new Map<string, Here[]>();
  for (const here of heres) {
    const key = JSON.stringify([here.phase, here.name, here.next]);
    groups.set(key, [...(groups.get(key) ?? []), here]);
  }
  return [...groups.values()];
}

function PhaseLine({ same, named }: { same: Here[]; named: boolean }) {
  const c = useCarriedWords();
  const lang = useLang();
  const [here] = same;
  if (!here) return null;
  const { phase, name, next } = here;
  const where = named && same.map(({ place }) => place.name).join(", ");
  return (
    <li class={`phase phase-${phase}`}>
      <strong>{label(briefing.phases, phase, lang)}</strong>
      {next && <> · {c.phase.days(next.days, c.phase.coming[next.phase] ?? next.phase)}</>}
      <span class="phase-of">{[name, where].filter(Boolean).join(" · ")}</span>
    </li>
  );
}
