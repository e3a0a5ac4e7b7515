/** Two contents for one record, field by field, and the choice between them. */
import type { ComponentChildren } from "preact";
import { useLang, useLive, useWords } from "../hooks";
import { Facts, factsOf } from "../parts/facts";
import { Broken, Empty, Loading } from "../parts/note";
import { Screen } from "../parts/screen";
import { allPlaces, placeOr } from "../places";
import { titleOf } from "../records";
import { choose, twoContents } from "../rivals";
import { paths, replace } from "../route";
import { syncSoon } from "../sync";
import { activity, label } from "../vocabulary";
import type { ReportBody } from "../wire";

async function load(opId: string) {
  const [two, places] = await Promise.all([twoContents(opId), allPlaces()]);
  return two && { ...two, places: new Map(places.map((place) => [place.code, place])) };
}

type Two = NonNullable<Awaited<ReturnType<typeof load>>>;

export function CompareScreen({ id }: { id: string }) {
  const w = useWords();
  const { value: two, loading, error } = useLive(() => load(id), [id]);
  return (
    <Screen title={w.rivals.title} back={paths.outbox}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {two === null && <Empty title={w.rivals.none} detail={w.rivals.noneDetail} />}
      {two && <Both two={two} />}
    </Screen>
  );
}

function Both({ two }: { two: Two }) {
  const w = useWords();
  const [there, here] = [useValues(two, two.there), useValues(two, two.here)];
  return (
    <>
      <p>
        <strong>{titleOf(two.there)}</strong>
      </p>
      <p>{two.differing.length > 0 ? w.rivals.lead : w.rivals.same}</p>
      {two.differing.map((key) => {
        const name = (w.fields as Record<string, string>)[key] ?? key;
        return (
          <section key={key} aria-labelledby={`differs-${key}`}>
            <h2 id={`differs-${key}`}>{name}</h2>
            <dl class="facts">
              <Said by={w.rivals.there} value={there(name)} />
              <Said by={w.rivals.here} value={here(name)} />
            </dl>
          </section>
        );
      })}
      <details class="more">
        <summary>{w.rivals.whole}</summary>
        <Facts record={{ ...two.record, body: two.there }} />
      </details>
      <Choice two={two} />
    </>
  );
}

/** What a body says, by the name of the field. */
function useValues({ record, places }: Two, body: ReportBody): (name: string) => ComponentChildren {
  const w = useWords();
  const lang = useLang();
  const values = new Map(factsOf({ ...record, body, place: placeOr(places, body.area_code) }, w, lang));
  values.set(w.fields.kind, label(activity.kinds, body.kind, lang));
  values.set(w.fields.position, body.position && `±${body.position.accuracy_m} m`);
  return (name) => values.get(name);
}

function Said({ by, value }: { by: string; value: ComponentChildren }) {
  const w = useWords();
  return (
    <div>
      <dt>{by}</dt>
      <dd dir="auto">{value || <span class="soft">{w.rivals.empty}</span>}</dd>
    </div>
  );
}

function Choice({ two: { kept } }: { two: Two }) {
  const w = useWords();
  const pick = async (take: boolean) => {
    await choose(kept, take);
    syncSoon();
    replace(paths.outbox);
  };
  return (
    <div class="actions">
      <p class="soft">{w.rivals.after}</p>
      <button type="button" class="button primary" onClick={() => void pick(true)}>
        {w.rivals.take}
      </button>
      <button type="button" class="button" onClick={() => void pick(false)}>
        {w.rivals.leave}
      </button>
    </div>
  );
}
