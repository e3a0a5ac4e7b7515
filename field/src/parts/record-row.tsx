/** One record in a list: what, where, when, and its true state. */
import { timeText } from "../clock";
import { useLang, useWords } from "../hooks";
import { type RecordView, titleOf } from "../records";
import { paths } from "../route";
import { activity, label } from "../vocabulary";
import { ReviewShape, Shape } from "./icons";

export function RecordRow({ record, day }: { record: RecordView; day?: string }) {
  const lang = useLang();
  const { body, place } = record;
  const when = [day, timeText(body.started_at, place.tz, lang)].filter(Boolean).join(" ");
  return (
    <li>
      <a class="rowlink" href={paths.detail(record.activity_id)}>
        <span class="row-head">
          <strong>{titleOf(body)}</strong>
          <span class="soft tabular">{when}</span>
        </span>
        <span class="soft">{place.name}</span>
        {body.narrative && <span class="soft clip">{body.narrative}</span>}
        <RecordState record={record} />
      </a>
    </li>
  );
}

/** The newest operation of this phone speaks first; once it has arrived, the reviewer's word counts. */
export function RecordState({ record }: { record: RecordView }) {
  const w = useWords();
  const lang = useLang();
  const { sending, pulled } = record;
  if (sending && sending !== "received") {
    return (
      <span class="state">
        <Shape of={sending} /> {w.state[sending]}
      </span>
    );
  }
  const state = pulled?.state ?? "reported";
  return (
    <span class="state">
      <ReviewShape of={state} /> {label(activity.states, state, lang)}
    </span>
  );
}
