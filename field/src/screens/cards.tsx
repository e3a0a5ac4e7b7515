/** The cards: what may be told here today first, found without a signal by any word. */
import { useState } from "preact/hooks";
import {
  allCards,
  cardLanguage,
  myPlacesToday,
  type ShownCard,
  searchCards,
  setCardLanguage,
  wordingOf,
} from "../cards";
import { useLang, useLive, useOnline } from "../hooks";
import { languageNames, standingText } from "../parts/card-words";
import { Broken, Empty, Loading } from "../parts/note";
import { PhaseBanner } from "../parts/phase";
import { Screen } from "../parts/screen";
import { Select } from "../parts/select";
import { paths } from "../route";
import { syncSoon } from "../sync";
import { activity, label } from "../vocabulary";
import { useCarriedWords } from "../words/carried";

async function load() {
  const [cards, heres] = await Promise.all([allCards(), myPlacesToday()]);
  return { cards, heres };
}

export function CardsScreen({ closed }: { closed: boolean }) {
  const c = useCarriedWords();
  const { value, loading, error } = useLive(load);
  return (
    <Screen title={c.cards.one} {...(closed ? { back: paths.today } : {})}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {value && <PhaseBanner heres={value.heres} />}
      {value && (value.cards.length > 0 ? <Found cards={value.cards} /> : <NoCards />)}
    </Screen>
  );
}

function NoCards() {
  const c = useCarriedWords();
  const online = useOnline();
  return (
    <Empty title={c.cards.empty} detail={c.cards.emptyDetail}>
      {online && (
        <button type="button" class="button" onClick={syncSoon}>
          {c.cards.fetch}
        </button>
      )}
    </Empty>
  );
}

function Found({ cards }: { cards: ShownCard[] }) {
  const c = useCarriedWords();
  const [text, setText] = useState("");
  const [theme, setTheme] = useState("");
  const [language, setLanguage] = useState(cardLanguage);
  const hits = searchCards(cards, text, theme);
  const choose = (value: string) => {
    setCardLanguage(value);
    setLanguage(value);
  };
  return (
    <>
      <div class="seek">
        <label for="card-search">{c.cards.search}</label>
        <input
          id="card-search"
          type="search"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="pair">
          <ThemeChoice cards={cards} value={theme} onChoose={setTheme} />
          <LanguageChoice cards={cards} value={language} onChoose={choose} />
        </div>
        <p class="unseen" role="status">
          {(text || theme) && c.cards.found(hits.length)}
        </p>
      </div>
      <Lists hits={hits} language={language} />
    </>
  );
}

interface ChoiceProps {
  cards: ShownCard[];
  value: string;
  onChoose: (value: string) => void;
}

/** Only themes that a card has. */
function ThemeChoice({ cards, value, onChoose }: ChoiceProps) {
  const c = useCarriedWords();
  const lang = useLang();
  const used = new Set(cards.map(({ card }) => card.theme));
  const themes = activity.themes.filter((entry) => used.has(entry.value));
  const choices = themes.map((entry) => ({ value: entry.value, text: entry[lang] }));
  return (
    <Select
      id="card-theme"
      label={c.cards.theme}
      value={value}
      choices={[{ value: "", text: c.cards.allThemes }, ...choices]}
      onChoose={onChoose}
    />
  );
}

function LanguageChoice({ cards, value, onChoose }: ChoiceProps) {
  const c = useCarriedWords();
  const lang = useLang();
  const used = cards.flatMap(({ card }) => card.wordings.map(({ language }) => language));
  const choices = languageNames([value, ...used], lang);
  return <Select id="card-language" label={c.cards.language} {...{ value, choices, onChoose }} />;
}

function Lists({ hits, language }: { hits: ShownCard[]; language: string }) {
  const c = useCarriedWords();
  const now = hits.filter(({ standing }) => standing === "ok");
  const later = hits.filter(({ standing }) => standing !== "ok");
  if (hits.length === 0) return <Empty title={c.cards.none} detail={c.cards.noneDetail} />;
  return (
    <>
      <section aria-labelledby="now">
        <h2 id="now">{now.length > 0 ? c.cards.now(now.length) : c.cards.nowNone}</h2>
        {now.length === 0 && <p class="soft">{c.cards.nowNoneDetail}</p>}
        <Rows cards={now} language={language} />
      </section>
      {later.length > 0 && (
        <details class="fold">
          <summary>{c.cards.later(later.length)}</summary>
          <Rows cards={later} language={language} />
        </details>
      )}
    </>
  );
}

function Rows({ cards, language }: { cards: ShownCard[]; language: string }) {
  return (
    <ul class="plain list">
      {cards.map((one) => (
        <Row key={one.card.version_id} one={one} language={language} />
      ))}
    </ul>
  );
}

function Row({ one, language }: { one: ShownCard; language: string }) {
  const c = useCarriedWords();
  const lang = useLang();
  const { card, standing } = one;
  const wording = wordingOf(card, language);
  return (
    <li>
      <a class="rowlink" href={paths.card(card.version_id)}>
        <strong dir="auto" lang={wording.language}>
          {wording.title}
        </strong>
        <span class="soft clip" dir="auto" lang={wording.language}>
          {wording.text}
        </span>
        <span class="row-theme">{label(activity.themes, card.theme, lang)}</span>
        {standing !== "ok" && <span class="state">× {standingText(one, c, lang)}</span>}
      </a>
    </li>
  );
}
