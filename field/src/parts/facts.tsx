/** All facts of a record as a list of questions and answers; what was not said is not shown. */
import type { ComponentChildren } from "preact";
import { titlesOf } from "../cards";
import { numberText, stampText } from "../clock";
import { photoBlob } from "../drafts";
import { useBlobUrl, useLang, useLive, useWords } from "../hooks";
import type { RecordView } from "../records";
import { activity, type Entry, label } from "../vocabulary";
import type { PhotoFact } from "../wire";
import type { Lang, Words } from "../words";
import { useCarriedWords } from "../words/carried";

type Fact = [name: string, value: ComponentChildren];

export function Facts({ record }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  return (
    <dl class="facts">
      {factsOf(record, w, lang)
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Each fact with its name; what was not said has an empty value. */
export function factsOf(record: RecordView, w: Words, lang: Lang): Fact[] {
  return [...where(record, w, lang), ...what(record, w, lang), ...told(record, w, lang)];
}

function list(entries: Entry[], values: string[], lang: Lang): string {
  return values.map((value) => label(entries, value, lang)).join(", ");
}

function where({ body, place }: RecordView, w: Words, lang: Lang): Fact[] {
  return [
    [w.fields.area_code, place.label],
    [w.fields.rt, body.rt],
    [w.fields.rw, body.rw],
    [w.fields.place_kind, body.place_kind && label(activity.place_kinds, body.place_kind, lang)],
    [w.fields.place, body.place],
    [w.fields.started_at, stampText(body.started_at, place.tz, lang)],
    [w.fields.ended_at, body.ended_at && stampText(body.ended_at, place.tz, lang)],
  ];
}

function what({ body }: RecordView, w: Words, lang: Lang): Fact[] {
  return [
    [w.fields.other_kinds, list(activity.kinds, body.other_kinds, lang)],
    [
      w.fields.people_reached,
      body.people_reached > 0 && w.detail.people(numberText(body.people_reached, lang)),
    ],
    [
      w.fields.leaflets_given,
      body.leaflets_given > 0 && w.detail.leaflets(numberText(body.leaflets_given, lang)),
    ],
    [w.fields.partners, list(activity.partners, body.partners, lang)],
    [w.fields.situation, body.situation && label(activity.situations, body.situation, lang)],
    [w.fields.order_basis, body.order_basis],
    [w.fields.operation, body.operation],
  ];
}

function told({ body, activity_id }: RecordView, w: Words, lang: Lang): Fact[] {
  const heard = body.heard.map((note) => (
    <li key={note.note_id}>{w.detail.note(label(activity.heard_kinds, note.kind, lang), note.words)}</li>
  ));
  const photos = body.photos.map((photo, i) => <Photo key={photo.photo_id} photo={photo} number={i + 1} />);
  return [
    [w.fields.themes, list(activity.themes, body.themes, lang)],
    [w.fields.delivered, body.delivered.length > 0 && <Delivered ids={body.delivered} />],
    [w.fields.heard, heard.length > 0 && <ul>{heard}</ul>],
    [w.fields.narrative, body.narrative && <p class="story">{body.narrative}</p>],
    [w.fields.outcome, body.outcome && <p class="story">{body.outcome}</p>],
    [w.fields.directives, body.directives.map((directive) => directive.text).join("; ")],
    [w.fields.photos, photos.length > 0 && <div key={activity_id}>{photos}</div>],
  ];
}

function Delivered({ ids }: { ids: string[] }) {
  const c = useCarriedWords();
  const { value: titles = [] } = useLive(() => titlesOf(ids), [ids.join()]);
  return (
    <ul>
      {ids.map((id, i) => (
        <li key={id} dir="auto">
          {titles[i] ?? c.delivered.unknown}
        </li>
      ))}
    </ul>
  );
}

function Photo({ photo, number }: { photo: PhotoFact; number: number }) {
  const w = useWords();
  const url = useBlobUrl(() => photoBlob(photo.photo_id), photo.photo_id);
  return (
    <figure>
      {url ? (
        <img class="picture" src={url} alt={w.photo.alt(number)} />
      ) : (
        <p class="hint">{w.photo.elsewhere}</p>
      )}
      {photo.caption && <figcaption>{photo.caption}</figcaption>}
    </figure>
  );
}
