/** The day: what must be corrected, what was begun, what was done, and the one big button. */
import { dayOf, dayText, iso, now, PHONE_TZ, timeText } from "../clock";
import { allDrafts, type Draft, draftCorrection } from "../drafts";
import { toRewrite } from "../held";
import { useLang, useLive, useWords } from "../hooks";
import { lazily } from "../parts/lazy";
import { NoPosting } from "../parts/no-posting";
import { Broken, Empty, Loading } from "../parts/note";
import { RecordRow } from "../parts/record-row";
import { Screen } from "../parts/screen";
import { allPlaces, myPostings, type Place } from "../places";
import { allRecords, needsCorrection, postingOf, type RecordView, titleOf } from "../records";
import { go, paths } from "../route";

const PhaseToday = lazily(() => import("../parts/day").then((m) => m.PhaseToday), true);
const DirectivesToday = lazily(() => import("../parts/day").then((m) => m.DirectivesToday), true);

async function load() {
  const [records, drafts, postings, places] = await Promise.all([
    allRecords(),
    allDrafts(),
    myPostings(),
    allPlaces(),
  ]);
  const codes = new Set(postings.flatMap((posting) => posting.area_codes));
  const home = [...codes].flatMap((code) => places.find((place) => place.code === code) ?? []);
  return { records, drafts, postings, home };
}

export function TodayScreen() {
  const w = useWords();
  const { value, loading, error } = useLive(load);
  const foot = value && value.postings.length > 0 && (
    <a class="button primary" href={paths.record}>
      {w.today.record}
    </a>
  );
  return (
    <Screen title={w.app.name} foot={foot || undefined}>
      <DayAndPlace home={value?.home ?? []} />
      <PhaseToday />
      {loading && <Loading />}
      {error !== null && <Broken />}
      {value && <Lists {...value} />}
    </Screen>
  );
}

function DayAndPlace({ home }: { home: Place[] }) {
  const lang = useLang();
  const tz = home[0]?.tz ?? PHONE_TZ;
  return (
    <p class="under">
      <span class="under-day">{dayText(now(), tz, lang, "long")}</span>
      {home.slice(0, 3).map((place) => (
        <span key={place.code} class="under-place">
          {place.label}
        </span>
      ))}
    </p>
  );
}

function Lists({ records, drafts, postings }: Awaited<ReturnType<typeof load>>) {
  const w = useWords();
  const today = records.filter((record) => record.day === dayOf(now(), record.place.tz));
  const begun = new Set(drafts.map((draft) => draft.activity_id));
  const returned = records.filter((record) => needsCorrection(record) && !begun.has(record.activity_id));
  if (postings.length === 0 && records.length + drafts.length === 0) return <NoPosting />;
  return (
    <>
      <Returned records={returned} />
      <DirectivesToday />
      <Begun drafts={drafts} />
      <section aria-labelledby="mine">
        <h2 id="mine">{w.today.mine}</h2>
        {today.length === 0 ? (
          <Empty title={w.today.empty} detail={w.today.emptyDetail} />
        ) : (
          <ul class="plain list">
            {today.map((record) => (
              <RecordRow key={record.activity_id} record={record} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Returned({ records }: { records: RecordView[] }) {
  const w = useWords();
  if (records.length === 0) return null;
  return (
    <section aria-labelledby="returned">
      <h2 id="returned">{w.today.returned}</h2>
      <ul class="plain list">
        {records.map((record) => (
          <ReturnedOne key={record.activity_id} record={record} />
        ))}
      </ul>
    </section>
  );
}

export function ReturnedOne({ record }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  const { pulled, body, place } = record;
  const title = titleOf(body);
  const fix = async () => {
    if (!pulled) return;
    await draftCorrection(pulled, await postingOf(record));
    go(paths.draft(record.activity_id));
  };
  return (
    <li class="card attention-edge">
      <p>
        <strong>
          <span aria-hidden="true">↩ </span>
          {title}
        </strong>
        <br />
        <span class="soft">
          {dayText(body.started_at, place.tz, lang)}, {place.name}
        </span>
      </p>
      {toRewrite(pulled?.held).length > 0 && <p>{w.held.said}</p>}
      {pulled?.state === "returned" && pulled.review && (
        <p>
          <q>{pulled.review.reason}</q> <span class="soft">{pulled.review.by}</span>
        </p>
      )}
      <button type="button" class="button" aria-label={w.today.fixNamed(title)} onClick={() => void fix()}>
        {w.today.fix}
      </button>
    </li>
  );
}

function Begun({ drafts }: { drafts: Draft[] }) {
  const w = useWords();
  const lang = useLang();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{w.today.drafts}</h2>
      <ul class="plain list">
        {drafts.map((draft) => {
          const name = titleOf(draft.body) || w.form.title;
          return (
            <li key={draft.activity_id} class={draft.said ? "card attention-edge" : "card"}>
              <p>
                <strong>
                  <span aria-hidden="true">✎ </span>
                  {name}
                </strong>
                <br />
                <span class="soft">
                  {w.today.savedAt(timeText(iso(new Date(draft.updated_at)), PHONE_TZ, lang))}
                </span>
              </p>
              {draft.said && (
                <p>
                  <span aria-hidden="true">↩ </span>
                  <q>{draft.said}</q>
                </p>
              )}
              {draft.body.narrative && <p class="soft clip">{draft.body.narrative}</p>}
              <a class="button" href={paths.draft(draft.activity_id)} aria-label={w.today.resumeNamed(name)}>
                {w.today.resume}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
