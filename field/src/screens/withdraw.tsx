/** Takes a record back, with a reason and a deliberate tick. It stays, marked as withdrawn. */
import { useState } from "preact/hooks";
import { useLive, useWords } from "../hooks";
import { ruleText, withdraw } from "../outbox";
import { Broken, Empty, Loading, Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { SubmitForm } from "../parts/submit-form";
import { amendable, oneRecord, postingOf, type RecordView, titleOf } from "../records";
import { paths, replace } from "../route";
import { syncSoon } from "../sync";

export function WithdrawScreen({ id }: { id: string }) {
  const w = useWords();
  const { value: record, loading, error } = useLive(() => oneRecord(id), [id]);
  const possible = record && amendable(record);
  return (
    <Screen title={w.withdraw.title} back={paths.detail(id)}>
      {loading && <Loading />}
      {error !== null && <Broken />}
      {!loading && error === null && !possible && <Empty title={w.app.notFound} detail={w.detail.busy} />}
      {record && possible && <Ask record={record} />}
    </Screen>
  );
}

function Ask({ record }: { record: RecordView }) {
  const w = useWords();
  const [reason, setReason] = useState("");
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const base = amendable(record);
    if (!sure) return setProblem(w.withdraw.needSure);
    if (!base) return;
    const [first] = await withdraw(base, record.body, await postingOf(record), reason);
    if (first) return setProblem(ruleText(first.code));
    syncSoon();
    replace(paths.detail(record.activity_id));
  };
  return (
    <SubmitForm onSubmit={submit}>
      <p>
        <strong>{titleOf(record.body)}</strong>
      </p>
      <p>{w.withdraw.lead}</p>
      <div class="box">
        <label for="reason">{w.withdraw.reason}</label>
        <textarea
          id="reason"
          rows={3}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <label class="check">
        <input type="checkbox" checked={sure} onChange={() => setSure(!sure)} /> {w.withdraw.sure}
      </label>
      {problem && <Note title={problem} tone="attention" alert />}
      <button type="submit" class="button attention">
        {w.withdraw.submit}
      </button>
    </SubmitForm>
  );
}
