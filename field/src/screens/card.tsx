/** One card in large type, to be shown at a door; told with one tap, and handed on by a person. */
import { useState } from "preact/hooks";
import { briefing } from "../briefing";
import { cardLanguage, oneCard, type ShownCard, setCardLanguage, wordingOf } from "../cards";
import { useLang, useLive } from "../hooks";
import { languageNames, phasesText, standingText, validText } from "../parts/card-words";
import { RadioChips } from "../parts/chips";
import { Broken, Empty, Loading, Note } from "../parts/note";
import { Noting } from "../parts/noting";
import { Screen } from "../parts/screen";
import { ShareBar } from "../parts/share-bar";
import { paths } from "../route";
import { runningActivity, tell } from "../running";
import { activity, label } from "../vocabulary";
import type { Card } from "../wire";
import { useCarriedWords } from "../words/carried";

interface CardScreenProps {
  id: string;
  /** The PIN was not entered: a card may be shown, and nothing is noted. */
  closed: boolean;
}

export function CardScreen({ id, closed }: CardScreenProps) {
  const c = useCarriedWords();
  const { value, loading, error } = useLive(() => oneCard(id), [id]);
  if (value && value.standing !== "gone") return <Whole one={value} closed={closed} />;
  return (
    <Screen title={c.cards.one} back={paths.cards}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {value === null && <Away title={c.card.never} detail={c.card.neverDetail} />}
      {value && <Away title={c.card.gone} detail={c.card.goneDetail} />}
    </Screen>
  );
}

function Away({ title, detail }: { title: string; detail: string }) {
  const c = useCarriedWords();
  return (
    <Empty title={title} detail={detail}>
      <a class="button" href={paths.cards}>
        {c.card.toCards}
      </a>
    </Empty>
  );
}

function Whole({ one, closed }: { one: ShownCard; closed: boolean }) {
  const c = useCarriedWords();
  const lang = useLang();
  const { card, only, standing } = one;
  const [language, setLanguage] = useState(cardLanguage);
  const wording = wordingOf(card, language);
  const may = standing === "ok";
  const foot = may && (
    <div class="door-actions">
      {!closed && <Told card={card} />}
      <ShareBar card={card} wording={wording} />
    </div>
  );
  return (
    <Screen title={c.cards.one} back={paths.cards} foot={foot || undefined}>
      {!may && <Note title={standingText(one, c, lang)} detail={c.card.notNow} tone="attention" alert />}
      <Languages
        card={card}
        value={wording.language}
        onChoose={(value) => {
          setCardLanguage(value);
          setLanguage(value);
        }}
      />
      <article class={may ? "door" : "door door-not-now"} lang={wording.language} dir="auto">
        <h2>{wording.title}</h2>
        <p>{wording.text}</p>
      </article>
      {only.length > 0 && <p class="soft">{c.card.only(only.map(({ name }) => name).join(", "))}</p>}
      <About card={card} />
    </Screen>
  );
}

function Languages({ card, value, onChoose }: { card: Card; value: string; onChoose: (v: string) => void }) {
  const c = useCarriedWords();
  const lang = useLang();
  if (card.wordings.length < 2) return null;
  const choices = languageNames(
    card.wordings.map(({ language }) => language),
    lang,
  );
  return (
    <fieldset class="languages">
      <legend class="unseen">{c.cards.language}</legend>
      <RadioChips name="language" {...{ choices, value, onChoose }} />
    </fieldset>
  );
}

/** Where it comes from and how far it reaches: what a resident may ask. */
function About({ card }: { card: Card }) {
  const c = useCarriedWords();
  const lang = useLang();
  const facts = [
    [c.card.source, card.source],
    [c.cards.theme, label(activity.themes, card.theme, lang)],
    [c.card.valid, validText(card, c, lang)],
    [c.card.phases, phasesText(card, lang)],
    [c.card.audience, label(briefing.audiences, card.audience, lang)],
  ].filter(([, value]) => value);
  return (
    <dl class="facts about">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
      <div>
        <dt class="unseen">{c.cards.one}</dt>
        <dd class="soft">{c.card.version(card.number)}</dd>
      </div>
    </dl>
  );
}

function Told({ card }: { card: Card }) {
  const c = useCarriedWords();
  const { value: running } = useLive(() => runningActivity());
  const noted = running?.body.delivered.includes(card.version_id) ? running : null;
  return <Noting label={c.card.tell} said={c.card.told} noted={noted} note={() => tell(card)} />;
}
