/** Unsent work as a file: made here, handed in on another phone. */
import { useEffect, useState } from "preact/hooks";
import { problemText } from "../drafts";
import { type EscrowFile, type Exported, exportUnsent, type Taken, takeEscrow } from "../escrow";
import { useWords } from "../hooks";
import { Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { paths } from "../route";

export function EscrowScreen() {
  const w = useWords();
  const [made, setMade] = useState<Exported | "busy" | "broken" | null>(null);
  const make = () => {
    setMade("busy");
    exportUnsent().then(setMade, () => setMade("broken"));
  };
  const busy = made === "busy";
  return (
    <Screen title={w.escrow.title} back={paths.outbox}>
      <p>{w.escrow.lead}</p>
      <p class="soft">{w.escrow.stays}</p>
      {typeof made === "string" && !busy && (
        <Note title={w.escrow[made].title} detail={w.escrow[made].detail} tone="attention" alert />
      )}
      {Array.isArray(made) ? (
        <Files files={made} />
      ) : (
        <button type="button" class="button primary" disabled={busy} onClick={make}>
          {busy ? w.escrow.busy : w.escrow.make}
        </button>
      )}
    </Screen>
  );
}

export function Files({ files }: { files: EscrowFile[] }) {
  const w = useWords();
  return (
    <section aria-labelledby="files">
      <h2 id="files">{w.escrow.ready}</h2>
      <p role="status">{w.escrow.next}</p>
      <ul class="plain list">
        {files.map((file) => (
          <OneFile key={file.name} file={file} />
        ))}
      </ul>
    </section>
  );
}

function OneFile({ file: { name, text } }: { file: EscrowFile }) {
  const w = useWords();
  const [url, setUrl] = useState("");
  const file = new File([text], name, { type: "application/octet-stream" });
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [name]);
  const mayShare = typeof navigator.canShare === "function" && navigator.canShare({ files: [file] });
  return (
    <li class="card">
      <p>
        <strong>{name}</strong>
      </p>
      <div class="row">
        <a class="button" href={url} download={name}>
          {w.escrow.save}
        </a>
        {mayShare && (
          <button
            type="button"
            class="button"
            onClick={() => void navigator.share({ files: [file] }).catch(() => undefined)}
          >
            {w.escrow.share}
          </button>
        )}
      </div>
    </li>
  );
}

type Answer = Awaited<ReturnType<typeof takeEscrow>> | "busy" | "broken";

export function TakeEscrowScreen() {
  const w = useWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const take = (file: File) => {
    setAnswer("busy");
    takeEscrow(file).then(setAnswer, () => setAnswer("broken"));
  };
  return (
    <Screen title={w.escrow.takeTitle} back={paths.settings}>
      <p>{w.escrow.takeLead}</p>
      <label class="button file">
        <input
          type="file"
          accept=".sejuk"
          aria-label={w.escrow.choose}
          disabled={answer === "busy"}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) take(file);
          }}
        />
        <span>{w.escrow.choose}</span>
      </label>
      <div aria-live="polite">
        <Told answer={answer} />
      </div>
    </Screen>
  );
}

function Told({ answer }: { answer: Answer | null }) {
  const w = useWords();
  if (answer === null) return null;
  if (answer === "busy") return <p>{w.escrow.taking}</p>;
  if (typeof answer === "string") return <Note {...w.escrow.answers[answer]} tone="attention" />;
  if ("code" in answer) return <Note {...problemText(answer)} tone="attention" />;
  return <Counts counts={answer} />;
}

function Counts({ counts }: { counts: Taken }) {
  const w = useWords();
  const shown = (Object.keys(w.escrow.counts) as (keyof Taken)[]).filter((name) => counts[name] > 0);
  return (
    <Note title={w.escrow.taken}>
      <ul>
        {shown.map((name) => (
          <li key={name}>{w.escrow.counts[name](counts[name])}</li>
        ))}
      </ul>
      {shown.length === 0 && <p>{w.escrow.nothing.title}</p>}
    </Note>
  );
}
