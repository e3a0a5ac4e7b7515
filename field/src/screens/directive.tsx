/** One directive: what is asked, by whom, until when; read with one tap, carried out in an activity. */
import { useState } from "preact/hooks";
import { PHONE_TZ, stampText } from "../clock";
import { acknowledge, oneDirective, type ShownDirective } from "../directives";
import { useLang, useLive, useWords } from "../hooks";
import { validText } from "../parts/card-words";
import { Shape } from "../parts/icons";
import { Broken, Empty, Loading, Note } from "../parts/note";
import { Noting } from "../parts/noting";
import { Screen } from "../parts/screen";
import { paths } from "../route";
import { carryOut, runningActivity } from "../running";
import { syncSoon } from "../sync";
import { useCarriedWords } from "../words/carried";

export function DirectiveScreen({ id }: { id: string }) {
  const c = useCarriedWords();
  const { value, loading, error } = useLive(() => oneDirective(id), [id]);
  const foot = value?.holds && (
    <div class="door-actions">
      {value.read ? <ReadState directive={value} /> : <Acknowledge directive={value} />}
      <CarriedOut directive={value} />
    </div>
  );
  return (
    <Screen title={c.directives.one} back={paths.today} foot={foot || undefined}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {value === null && <Empty title={c.directives.gone} detail={c.directives.goneDetail} />}
      {value && <Whole directive={value} />}
    </Screen>
  );
}

function Whole({ directive }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const lang = useLang();
  const { title, text, additions, holds } = directive;
  return (
    <>
      {!holds && <Note title={c.directives.over} detail={validText(directive, c, lang)} tone="attention" />}
      <article class="order" dir="auto">
        <h2>{title}</h2>
        <p class="story">{text}</p>
      </article>
      {additions.map((addition) => (
        <section class="card" key={addition.unit} aria-label={c.directives.addition(addition.unit)}>
          <p class="soft">{c.directives.addition(addition.unit)}</p>
          <p class="story" dir="auto">
            {addition.text}
          </p>
        </section>
      ))}
      <About directive={directive} />
    </>
  );
}

function About({ directive }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const lang = useLang();
  const { issuer, number, programme, issued_at, parent_id } = directive;
  const { value: parent } = useLive(
    () => (parent_id ? oneDirective(parent_id) : Promise.resolve(null)),
    [parent_id],
  );
  const facts = [
    [c.directives.issuer, issuer],
    [c.directives.number, number],
    [c.directives.programme, programme],
    [c.directives.issued, stampText(issued_at, PHONE_TZ, lang)],
    [c.directives.valid, validText(directive, c, lang)],
    [c.directives.parent, parent && <a href={paths.directive(parent.directive_id)}>{parent.title}</a>],
  ].filter(([, value]) => value);
  return (
    <dl class="facts about">
      {facts.map(([name, value]) => (
        <div key={String(name)}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of the acknowledgement: what its receipt proves, and when the server heard it. */
function ReadState({ directive: { sending, acknowledged_at } }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const w = useWords();
  const lang = useLang();
  if (acknowledged_at)
    return (
      <p class="state" role="status" data-state="received">
        <span aria-hidden="true">● </span>
        {c.directives.readAt(stampText(acknowledged_at, PHONE_TZ, lang))}
      </p>
    );
  if (!sending) return null;
  return (
    <p class="state" role="status" data-state={sending}>
      <Shape of={sending} /> {c.directives.read}:{" "}
      {sending === "received" ? w.state.receivedPhoto : w.state[sending]}
    </p>
  );
}

function Acknowledge({ directive }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const [busy, setBusy] = useState(false);
  const tap = async () => {
    setBusy(true);
    await acknowledge(directive).finally(() => setBusy(false));
    syncSoon();
  };
  return (
    <button type="button" class="button primary" disabled={busy} onClick={() => void tap()}>
      {c.directives.acknowledge}
    </button>
  );
}

function CarriedOut({ directive }: { directive: ShownDirective }) {
  const c = useCarriedWords();
  const { value: running } = useLive(() => runningActivity());
  const linked = running?.body.directives.some(({ directive_id }) => directive_id === directive.directive_id);
  return (
    <Noting
      label={c.directives.carryOut}
      said={c.directives.carriedOut}
      noted={linked && running ? running : null}
      note={() => carryOut(directive)}
      second={!directive.read}
    />
  );
}
