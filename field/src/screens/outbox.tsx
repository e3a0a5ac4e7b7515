/** The outbox: each thing with the state that its receipt proves, and nothing claimed beyond that. */
import { dayOf, iso, now, PHONE_TZ, stampText, timeText } from "../clock";
import { problemText, reopen } from "../drafts";
import { useLang, useLive, useOnline, useSync, useWords } from "../hooks";
import {
  dropOp,
  isWork,
  type KeptAcknowledgement,
  type KeptOp,
  type KeptWork,
  type OutboxItem,
  outboxItems,
} from "../outbox";
import { Confirm } from "../parts/confirm";
import { Shape } from "../parts/icons";
import { Broken, Empty, Loading, Note } from "../parts/note";
import { PhotoStates } from "../parts/photo-states";
import { Screen } from "../parts/screen";
import { TwoContents } from "../parts/two-contents";
import { allPlaces, type Place, placeOr } from "../places";
import { allRecords, needsCorrection, oneRecord, type RecordView, titleOf } from "../records";
import { standingOf, stays } from "../rivals";
import { go, paths } from "../route";
import { syncSoon } from "../sync";
import { useCarriedWords } from "../words/carried";
import { ReturnedOne } from "./today";

const SHOWN_MS = 7 * 24 * 3600 * 1000;

async function load() {
  const [items, records, places] = await Promise.all([outboxItems(), allRecords(), allPlaces()]);
  const recent = (item: OutboxItem) => now().getTime() - Date.parse(item.kept.queued_at) < SHOWN_MS;
  return {
    unsent: items.filter((item) => !item.done),
    done: items.filter((item) => item.done && recent(item)),
    returned: records.filter((record) => needsCorrection(record) && !record.draft),
    records: new Map(records.map((record) => [record.activity_id, record])),
    places: new Map(places.map((place) => [place.code, place])),
  };
}

export function OutboxScreen() {
  const w = useWords();
  const { running } = useSync();
  const { value, loading, error } = useLive(load);
  const idle = value?.unsent.length === 0;
  const foot = (
    <button type="button" class={idle ? "button" : "button primary"} disabled={running} onClick={syncSoon}>
      {running ? w.outbox.sending : w.outbox.sendNow}
    </button>
  );
  return (
    <Screen title={w.outbox.title} foot={foot}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {value && <Lists {...value} />}
    </Screen>
  );
}

type Loaded = Awaited<ReturnType<typeof load>>;

function Lists({ unsent, done, returned, records, places }: Loaded) {
  const w = useWords();
  const line = (item: OutboxItem) => {
    const { kept } = item;
    if (!isWork(kept)) return <Acknowledged key={kept.op_id} item={item} kept={kept} />;
    const [place, record] = [placeOr(places, kept.shown.area_code), records.get(kept.activity_id)];
    return <Work key={kept.op_id} {...{ item, kept, place, record }} />;
  };
  const nothing = unsent.length + done.length + returned.length === 0;
  return (
    <>
      <div aria-live="polite">
        <Lead unsent={unsent} empty={nothing} />
      </div>
      {nothing && <Empty title={w.outbox.empty} detail={w.outbox.emptyDetail} />}
      <Section title={w.today.returned} id="returned" shown={returned.length > 0}>
        {returned.map((record) => (
          <ReturnedOne key={record.activity_id} record={record} />
        ))}
      </Section>
      <Section title={w.outbox.unsent} id="unsent" shown={unsent.length > 0}>
        {unsent.map(line)}
      </Section>
      {unsent.length > 0 && (
        <a class="button quiet" href={paths.escrow}>
          {w.escrow.title}
        </a>
      )}
      <Section title={w.outbox.done} id="done" shown={done.length > 0}>
        {done.map(line)}
      </Section>
    </>
  );
}

interface SectionProps {
  title: string;
  id: string;
  shown: boolean;
  children: preact.ComponentChildren;
}

function Section({ title, id, shown, children }: SectionProps) {
  if (!shown) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="plain list">{children}</ul>
    </section>
  );
}

/** Calm, and exact: what is safe, what happens next, what the server last said. */
function Lead({ unsent, empty }: { unsent: OutboxItem[]; empty: boolean }) {
  const w = useWords();
  const lang = useLang();
  const online = useOnline();
  const { trouble, running, next_at } = useSync();
  if (empty) return null;
  if (
    !unsent.some((item) => item.state === "waiting" || item.photos.some((photo) => photo.state === "waiting"))
  ) {
    return unsent.length === 0 ? <p class="soft">{w.outbox.allSent}</p> : null;
  }
  const said =
    trouble === null ? null : trouble === "unreachable" ? w.trouble.unreachable : problemText(trouble).title;
  const next = next_at && !running ? w.outbox.nextTry(timeText(next_at, PHONE_TZ, lang)) : "";
  return (
    <Note
      title={w.outbox.waitingLead}
      detail={[online ? said : w.outbox.offline, next].filter(Boolean).join(". ")}
    />
  );
}

interface WorkProps {
  item: OutboxItem;
  kept: KeptWork;
  place: Place;
  record: RecordView | undefined;
}

function Work({ item, kept, place, record }: WorkProps) {
  const w = useWords();
  const lang = useLang();
  const title = titled(kept.op.kind, titleOf(kept.shown), w);
  const made = kept.shown.started_at;
  return (
    <li class="card">
      <p>
        <a href={paths.detail(kept.activity_id)}>
          <strong>{title}</strong>
        </a>{" "}
        <span class="soft">{place.name}</span>
      </p>
      <p class="soft tabular">{stampText(made, place.tz, lang)}</p>
      <State item={item} tz={place.tz} />
      <PhotoStates photos={item.photos} />
      {record && standingOf(kept, record) ? (
        <TwoContents kept={kept} record={record} />
      ) : (
        <Refused item={item} title={title} stays={stays(kept, record?.ops ?? [])} />
      )}
    </li>
  );
}

/** That a directive was read: nothing in it can be put right, only sent or given up. */
function Acknowledged({ item, kept }: { item: OutboxItem; kept: KeptAcknowledgement }) {
  const lang = useLang();
  const title = useCarriedWords().directives.acknowledgement(kept.title);
  return (
    <li class="card">
      <p>
        <a href={paths.directive(kept.directive_id)}>
          <strong>{title}</strong>
        </a>
      </p>
      <p class="soft tabular">{stampText(kept.queued_at, PHONE_TZ, lang)}</p>
      <State item={item} tz={PHONE_TZ} />
      <Refused item={item} title={title} stays={false} />
    </li>
  );
}

function titled(kind: string, title: string, w: ReturnType<typeof useWords>): string {
  if (kind === "activity.amend") return w.outbox.correction(title);
  if (kind === "activity.settle_rival") return w.rivals.choice(title);
  return kind === "activity.withdraw" ? w.outbox.withdrawal(title) : title;
}

function State({ item: { kept, state }, tz }: { item: OutboxItem; tz: string }) {
  const w = useWords();
  const lang = useLang();
  const online = useOnline();
  const sending = useSync().sending.has(kept.op_id) && state === "waiting";
  const { receipt } = kept;
  if (state === "received" && receipt) {
    const sameDay = dayOf(receipt.received_at, tz) === dayOf(iso(now()), tz);
    const when = (sameDay ? timeText : stampText)(receipt.received_at, tz, lang);
    return (
      <p class="state" data-state="received">
        <Shape of="received" /> {w.state.received(receipt.unit, when)}
      </p>
    );
  }
  const name = sending ? "sending" : state;
  const text = name === "waiting" && !online ? w.state.waitingSignal : w.state[name];
  return (
    <p class="state" data-state={name}>
      <Shape of={name} /> {text}
    </p>
  );
}

interface RefusedProps {
  item: OutboxItem;
  title: string;
  /** It is a choice, and the content that it was about is still here. */
  stays: boolean;
}

/** What the server said, and the two ways on: put it right, or give it up. */
function Refused({ item: { kept, state }, title, stays: goesWithContent }: RefusedProps) {
  const w = useWords();
  if (!kept.problem || (state !== "refused" && state !== "conflict")) return null;
  const { title: problem, detail } = saidOf(kept, w);
  return (
    <div class="said">
      <p>
        <strong>{problem}</strong>
      </p>
      <p>{detail}</p>
      {goesWithContent ? <p>{w.rivals.stays}</p> : <WaysOn kept={kept} title={title} />}
    </div>
  );
}

/** Why the server would not take a choice, in words about choosing. */
function saidOf({ op, problem }: KeptOp, w: ReturnType<typeof useWords>): { title: string; detail: string } {
  const late = ["changed_meanwhile", "not_found", "text_gone"].includes(problem?.code ?? "");
  if (op.kind === "activity.settle_rival" && late)
    return { title: w.rivals.late, detail: w.rivals.lateDetail };
  return problem ? problemText(problem) : { title: "", detail: "" };
}

function WaysOn({ kept, title }: { kept: KeptOp; title: string }) {
  const w = useWords();
  const fix = async () => {
    if (!isWork(kept)) return;
    const record = await oneRecord(kept.activity_id);
    await reopen(kept, record?.pulled ?? null);
    go(paths.draft(kept.activity_id));
  };
  return (
    <div class="row">
      {(kept.op.kind === "activity.report" || kept.op.kind === "activity.amend") && (
        <button type="button" class="button" aria-label={w.today.fixNamed(title)} onClick={() => void fix()}>
          {w.outbox.fix}
        </button>
      )}
      <Confirm
        label={w.outbox.drop}
        name={w.outbox.dropNamed(title)}
        question={w.outbox.dropSure}
        yes={w.outbox.dropYes}
        onYes={() => void dropOp(kept)}
      />
    </div>
  );
}
