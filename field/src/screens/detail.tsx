/** One record with everything known of it: content, state, receipt, review; from here it is corrected or withdrawn. */
import { stampText } from "../clock";
import { draftCorrection } from "../drafts";
import { useLang, useLive, useWords } from "../hooks";
import { Facts } from "../parts/facts";
import { Broken, Empty, Loading, Note } from "../parts/note";
import { RecordState } from "../parts/record-row";
import { Screen } from "../parts/screen";
import { TwoContents } from "../parts/two-contents";
import { amendable, isBusy, oneRecord, postingOf, type RecordView, titleOf } from "../records";
import { go, paths } from "../route";
import { fieldRoot } from "../rules";
import { activity, label } from "../vocabulary";
import type { PulledActivity } from "../wire";

export function DetailScreen({ id }: { id: string }) {
  const w = useWords();
  const { value: record, loading, error } = useLive(() => oneRecord(id), [id]);
  const title = (record && titleOf(record.body)) || w.detail.title;
  return (
    <Screen title={title} back={paths.history}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {record === null && <Empty title={w.app.notFound} detail={w.app.notFoundDetail} />}
      {record && <Whole record={record} />}
    </Screen>
  );
}

function Whole({ record }: { record: RecordView }) {
  const w = useWords();
  return (
    <>
      <p class="state big" aria-live="polite">
        <RecordState record={record} />
      </p>
      {record.ops.map((kept) => (
        <TwoContents key={kept.op_id} kept={kept} record={record} />
      ))}
      <ReviewNote record={record} />
      <HeldNotes record={record} />
      <section aria-labelledby="facts">
        <h2 id="facts">{w.detail.facts}</h2>
        <Facts record={record} />
      </section>
      <Marks record={record} />
      <Receipts record={record} />
      <Doing record={record} />
    </>
  );
}

function ReviewNote({ record: { pulled, place } }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  const review = pulled?.review;
  if (!review) return null;
  const names = w.fields as Record<string, string>;
  const fields = review.fields.map((field) => names[fieldRoot(field)] ?? field).join(", ");
  return (
    <Note
      title={w.detail.review}
      detail={w.detail.reviewBy(review.by, stampText(review.at, place.tz, lang))}
      tone={pulled?.state === "returned" ? "attention" : "plain"}
    >
      {review.reason && (
        <p>
          <q>{review.reason}</q>
        </p>
      )}
      {fields && <p class="soft">{fields}</p>}
    </Note>
  );
}

/** Texts that do not stand in the record: why, until when, and how to write them anew. */
function HeldNotes({ record }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  const { pulled, place } = record;
  const base = amendable(record);
  const names = w.fields as Record<string, string>;
  return (
    <>
      {(pulled?.held ?? []).map((held) => (
        <Note
          key={held.field}
          title={`${names[fieldRoot(held.field)] ?? w.form.reason}: ${label(activity.held_states, held.state, lang)}`}
          detail={held.state === "vouched" ? w.held.vouched : w.held.held}
          tone={held.state === "vouched" ? "plain" : "attention"}
        >
          <p class="soft">
            {held.categories.map((category) => label(activity.categories, category, lang)).join(", ")}
            {" · "}
            {w.held.until(stampText(held.until, place.tz, lang))}
          </p>
          <p dir="auto">
            <q>{held.text}</q>
          </p>
          {held.state !== "vouched" && base && (
            <button type="button" class="button" onClick={() => void correct(record, base)}>
              {w.held.rewrite}
            </button>
          )}
        </Note>
      ))}
    </>
  );
}

async function correct(record: RecordView, base: PulledActivity): Promise<void> {
  await draftCorrection(base, await postingOf(record));
  go(paths.draft(record.activity_id));
}

function Marks({ record: { pulled } }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  if (!pulled || pulled.marks.length === 0) return null;
  return (
    <p>
      <strong>{w.detail.marks}:</strong>{" "}
      {pulled.marks.map((mark) => label(activity.marks, mark, lang)).join(", ")}
    </p>
  );
}

/** What the officer can show later: who received it, when, under which number, with which digest. */
function Receipts({ record }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  const receipts = record.ops.flatMap(({ op, receipt, problem }) =>
    receipt && !problem ? [{ op, receipt }] : [],
  );
  const names = {
    "activity.report": w.detail.report,
    "activity.amend": w.detail.amendment,
    "activity.withdraw": w.detail.withdrawal,
    "activity.settle_rival": w.rivals.choiceName,
  };
  const version = record.pulled?.version;
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{w.detail.receipt}</h2>
      {version !== undefined && <p>{w.detail.version(version)}</p>}
      {receipts.length === 0 && !record.pulled && <p class="soft">{w.detail.notYet}</p>}
      {receipts.length === 0 && record.pulled && (
        <p>
          {w.detail.receivedAt}: {stampText(record.pulled.received_at, record.place.tz, lang)}
        </p>
      )}
      {receipts.map(({ op, receipt }) => (
        <dl class="facts receipt" key={receipt.op_id}>
          <Row name={w.detail.sent} value={names[op.kind]} />
          <Row name={w.detail.receivedBy} value={receipt.unit} />
          <Row name={w.detail.receivedAt} value={stampText(receipt.received_at, record.place.tz, lang)} />
          <Row name={w.detail.sequence} value={String(receipt.sequence)} />
          <Row name={w.detail.digest} value={receipt.digest} code />
        </dl>
      ))}
    </section>
  );
}

function Row({ name, value, code = false }: { name: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{code ? <code>{value}</code> : value}</dd>
    </div>
  );
}

function Doing({ record }: { record: RecordView }) {
  const w = useWords();
  const base = amendable(record);
  if (record.pulled?.state === "withdrawn") return <p class="soft">{w.detail.withdrawn}</p>;
  if (!base) return isBusy(record) ? <p class="soft">{w.detail.busy}</p> : null;
  return (
    <div class="actions">
      <button type="button" class="button" onClick={() => void correct(record, base)}>
        {w.detail.amend}
      </button>
      <a class="button quiet" href={paths.withdraw(record.activity_id)}>
        {w.detail.withdraw}
      </a>
    </div>
  );
}
