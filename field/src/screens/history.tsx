/** Everything the officer recorded, newest first, found by letters alone, without a signal. */
import { useState } from "preact/hooks";
import { dayText } from "../clock";
import { useLang, useLive, useWords } from "../hooks";
import { Broken, Empty, Loading } from "../parts/note";
import { RecordRow } from "../parts/record-row";
import { Screen } from "../parts/screen";
import { allRecords, byMonth, type RecordView, searchRecords } from "../records";

const PAGE = 60;

export function HistoryScreen() {
  const w = useWords();
  const { value: records, loading, error } = useLive(allRecords);
  return (
    <Screen title={w.history.title}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {records?.length === 0 && <Empty title={w.history.empty} detail={w.history.emptyDetail} />}
      {records && records.length > 0 && <Searched records={records} />}
    </Screen>
  );
}

function Searched({ records }: { records: RecordView[] }) {
  const w = useWords();
  const [text, setText] = useState("");
  const [shown, setShown] = useState(PAGE);
  const hits = searchRecords(records, text);
  return (
    <>
      <div class="box">
        <label for="search">{w.history.search}</label>
        <p class="hint" id="search-hint">
          {w.history.searchHint}
        </p>
        <input
          id="search"
          type="search"
          autocomplete="off"
          aria-describedby="search-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="hint" role="status">
          {text && w.history.count(hits.length)}
        </p>
      </div>
      {hits.length === 0 && <Empty title={w.history.none} detail={w.history.noneDetail} />}
      <Months records={hits.slice(0, shown)} />
      {hits.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + PAGE)}>
          {w.history.more}
        </button>
      )}
    </>
  );
}

function Months({ records }: { records: RecordView[] }) {
  const lang = useLang();
  return (
    <>
      {byMonth(records).map((month) => (
        <section key={month.name} aria-label={month.name}>
          <h2>{month.name}</h2>
          <ul class="plain list">
            {month.records.map((record) => (
              <RecordRow
                key={record.activity_id}
                record={record}
                day={dayText(record.body.started_at, record.place.tz, lang).split(" ").slice(0, 2).join(" ")}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
