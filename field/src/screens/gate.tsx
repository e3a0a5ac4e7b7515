/** The gate: what is kept opens by the PIN, or by the password once the PIN does not help. Recording needs neither. */
import { useState } from "preact/hooks";
import type { Me } from "../account";
import { allDrafts } from "../drafts";
import { openWithPin, switchOfficer, triesLeft, type UnlockAnswer, unlock } from "../gate";
import { useLive, useOnline, useWords } from "../hooks";
import { Confirm } from "../parts/confirm";
import { Mark } from "../parts/icons";
import { Note, ProblemNote } from "../parts/note";
import { SubmitForm } from "../parts/submit-form";
import { Unsent } from "../parts/unsent";
import { titleOf } from "../records";
import { paths } from "../route";
import { useCarriedWords } from "../words/carried";
import { PinField } from "./pin";
import { Code, Password } from "./signin";

interface GateProps {
  me: Me;
  locked: boolean;
  onRecord: () => void;
}

export function GateScreen({ me, locked, onRecord }: GateProps) {
  const w = useWords();
  const [forgot, setForgot] = useState(false);
  const byPassword = locked || forgot;
  return (
    <div class="screen">
      <main id="content" class="signin">
        <Mark size={56} />
        <h1 tabIndex={-1}>{locked ? w.gate.lockedTitle : w.gate.title}</h1>
        <p>
          {me.officer.rank} {me.officer.name}
        </p>
        <Unsent />
        {locked && <p>{w.gate.lockedLead}</p>}
        {byPassword ? <ByPassword /> : <ByPin />}
        {!locked && (
          <button type="button" class="button quiet" onClick={() => setForgot(!forgot)}>
            {forgot ? w.gate.backToPin : w.gate.forgot}
          </button>
        )}
        <WithoutPin onRecord={onRecord} />
        <Confirm
          label={w.gate.other}
          question={w.gate.otherSure}
          yes={w.gate.otherYes}
          onYes={() => void switchOfficer()}
        />
      </main>
    </div>
  );
}

function ByPin() {
  const w = useWords();
  const [pin, write] = useState("");
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const [broken, setBroken] = useState(false);
  const submit = async () => {
    if (pin.length < 6) return;
    setBusy(true);
    const said = await openWithPin(pin).catch(() => "broken" as const);
    setBusy(false);
    write("");
    setBroken(said === "broken");
    if (said === "wrong") setLeft(await triesLeft());
  };
  return (
    <SubmitForm onSubmit={submit}>
      <PinField id="pin" label={w.gate.pin} value={pin} onText={write} focus />
      {left !== null && <Note title={w.gate.wrong} detail={w.gate.left(left)} tone="attention" alert />}
      {broken && <Note title={w.app.broken} detail={w.app.brokenDetail} tone="attention" alert />}
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? w.gate.opening : w.gate.open}
      </button>
    </SubmitForm>
  );
}

function ByPassword() {
  const w = useWords();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<UnlockAnswer | null>(null);
  const submit = async () => {
    if (!password) return;
    setBusy(true);
    const said = await unlock(password, code).catch((): UnlockAnswer => "unreachable");
    setBusy(false);
    setAnswer(said);
    if (typeof said === "object" && said.code.startsWith("code_")) setNeedsCode(true);
  };
  return (
    <SubmitForm onSubmit={submit}>
      <p>{w.gate.passwordLead}</p>
      <Password value={password} onText={setPassword} />
      {needsCode && <Code value={code} onText={setCode} />}
      <Answer answer={answer} />
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? w.gate.opening : w.gate.unlock}
      </button>
    </SubmitForm>
  );
}

function Answer({ answer }: { answer: UnlockAnswer | null }) {
  const w = useWords();
  if (answer === null || answer === "ok") return null;
  if (typeof answer === "object") return <ProblemNote problem={answer} alert />;
  const { title, detail } = w.gate.answers[answer];
  return <Note title={title} detail={detail} tone="attention" alert />;
}

/** Recording is never blocked. What was begun here before the PIN can be gone on with as long as the app is open. */
function WithoutPin({ onRecord }: Pick<GateProps, "onRecord">) {
  const w = useWords();
  const c = useCarriedWords();
  const online = useOnline();
  const { value: drafts = [] } = useLive(allDrafts);
  return (
    <section aria-labelledby="without">
      <h2 id="without">{w.gate.without}</h2>
      <p>{online ? w.gate.withoutDetail : w.gate.withoutOffline}</p>
      <a class="button" href={paths.record} onClick={onRecord}>
        {w.today.record}
      </a>
      <a class="button quiet" href={paths.cards}>
        {c.cards.title}
      </a>
      {drafts.map((draft) => (
        <a
          class="button quiet"
          key={draft.activity_id}
          href={paths.draft(draft.activity_id)}
          onClick={onRecord}
        >
          {w.today.resumeNamed(titleOf(draft.body) || w.form.title)}
        </a>
      ))}
    </section>
  );
}
