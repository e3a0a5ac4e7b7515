/** Which messages were told: those chosen as chips, more from the cards of this phone. */
import { useState } from "preact/hooks";
import { allCards, cardLanguage, type ShownCard, searchCards, titlesOf, wordingOf } from "../../cards";
import { useFocusOnMount, useLive } from "../../hooks";
import { withCard } from "../../running";
import { activity } from "../../vocabulary";
import { useCarriedWords } from "../../words/carried";
import { Group } from "./box";
import type { Form } from "./form";
import { Picked } from "./picked";

const MOST_SHOWN = 6;

export function Delivered({ form, label }: { form: Form; label: string }) {
  const c = useCarriedWords();
  const [adding, setAdding] = useState(false);
  const chosen = form.draft.body.delivered;
  const { value: cards = [] } = useLive(allCards);
  const { value: titles = [] } = useLive(() => titlesOf(chosen), [chosen.join()]);
  const offered = cards.filter(({ card }) => !chosen.includes(card.version_id));
  if (chosen.length === 0 && offered.length === 0) return null;
  const named = (title: string) => ({ title, remove: c.delivered.remove(title) });
  const remove = (id: string) => form.set({ delivered: chosen.filter((other) => other !== id) });
  return (
    <Group form={form} field="delivered" label={label} hint={c.delivered.hint}>
      {chosen.length > 0 && (
        <ul class="plain picked">
          {chosen.map((id, i) => (
            <Picked key={id} {...named(titles[i] ?? c.delivered.unknown)} onRemove={() => remove(id)} />
          ))}
        </ul>
      )}
      {offered.length > 0 && chosen.length < activity.limits.delivered && (
        <button type="button" class="button add" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          + {c.delivered.add}
        </button>
      )}
      {adding && <Picker cards={offered} onPick={({ card }) => form.set(withCard(form.draft.body, card))} />}
    </Group>
  );
}

interface PickerProps {
  cards: ShownCard[];
  onPick: (one: ShownCard) => void;
}

/** What is told today first; what is not for today can be chosen too: it may have been told before midnight. */
function Picker({ cards, onPick }: PickerProps) {
  const c = useCarriedWords();
  const [text, setText] = useState("");
  const input = useFocusOnMount<HTMLInputElement>();
  const hits = searchCards(cards, text);
  return (
    <div class="search">
      <label for="delivered-search">{c.cards.search}</label>
      <input
        id="delivered-search"
        type="search"
        autocomplete="off"
        value={text}
        ref={input}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="hint" role="status">
        {text && c.cards.found(hits.length)}
      </p>
      <ul class="plain">
        {hits.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.card.version_id}>
            <button type="button" class="pick" onClick={() => onPick(one)}>
              <strong dir="auto">{wordingOf(one.card, cardLanguage()).title}</strong>{" "}
              {one.standing !== "ok" && <span class="hint">{c.delivered.notToday}</span>}
            </button>
          </li>
        ))}
      </ul>
      {hits.length > MOST_SHOWN && <p class="hint">{c.delivered.more(hits.length - MOST_SHOWN)}</p>}
    </div>
  );
}
