/** Enrols this phone, once. The code field appears only when the server asks for it. */
import { useState } from "preact/hooks";
import { type SignInAnswer, signIn } from "../account";
import { useFocusOnMount, useWords } from "../hooks";
import { Mark } from "../parts/icons";
import { Note, ProblemNote } from "../parts/note";
import { SubmitForm } from "../parts/submit-form";
import { syncSoon } from "../sync";
import { LanguageChoice } from "./settings";

interface SignInProps {
  again: boolean;
  number?: string;
  onDone: () => void;
}

export function SignInScreen({ again, number: known = "", onDone }: SignInProps) {
  const w = useWords();
  const [number, setNumber] = useState(known);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<SignInAnswer | "empty" | null>(null);
  const submit = async () => {
    if (!number.trim() || !password) return setAnswer("empty");
    setBusy(true);
    const said = await signIn(number, password, code).catch((): SignInAnswer => "unreachable");
    setBusy(false);
    setAnswer(said);
    if (typeof said === "object" && said.code.startsWith("code_")) setNeedsCode(true);
    if (said !== "ok") return;
    syncSoon();
    onDone();
  };
  return (
    <div class="screen">
      <main id="content" class="signin">
        <Mark size={56} />
        <h1 tabIndex={-1}>{again ? w.signin.again : w.app.name}</h1>
        <p>{again ? w.signin.againLead : w.signin.lead}</p>
        <SubmitForm onSubmit={submit}>
          <ServiceNumber value={number} onText={setNumber} />
          <Password value={password} onText={setPassword} />
          {needsCode && <Code value={code} onText={setCode} />}
          <Answer answer={answer} />
          <button type="submit" class="button primary" disabled={busy}>
            {busy ? w.signin.busy : w.signin.submit}
          </button>
        </SubmitForm>
        <LanguageChoice />
      </main>
    </div>
  );
}

function Answer({ answer }: { answer: SignInAnswer | "empty" | null }) {
  const w = useWords();
  if (answer === null || answer === "ok") return null;
  if (answer === "empty") return <Note title={w.signin.empty} tone="attention" alert />;
  if (answer === "offline") return <Note title={w.signin.offline} detail={w.signin.offlineDetail} alert />;
  if (answer === "unreachable")
    return <Note title={w.signin.unreachable} detail={w.signin.unreachableDetail} alert />;
  return (
    <>
      <ProblemNote problem={answer} alert />
      {answer.code === "password_must_change" && (
        <a class="button" href="/sign-in/">
          {w.signin.changePassword}
        </a>
      )}
    </>
  );
}

interface FieldProps {
  value: string;
  onText: (text: string) => void;
}

function ServiceNumber({ value, onText }: FieldProps) {
  const w = useWords();
  return (
    <div class="box">
      <label for="number">{w.signin.number}</label>
      <input
        id="number"
        inputMode="numeric"
        autocomplete="username"
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

export function Code({ value, onText }: FieldProps) {
  const w = useWords();
  const input = useFocusOnMount<HTMLInputElement>();
  return (
    <div class="box">
      <label for="code">{w.signin.code}</label>
      <p class="hint" id="code-hint">
        {w.signin.codeHint}
      </p>
      <input
        id="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        aria-describedby="code-hint"
        maxLength={6}
        value={value}
        ref={input}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

export function Password({ value, onText }: FieldProps) {
  const w = useWords();
  const [shown, setShown] = useState(false);
  const common = {
    id: "password",
    autocomplete: "current-password",
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onText(event.currentTarget.value),
  };
  return (
    <div class="box">
      <label for="password">{w.signin.password}</label>
      {shown ? <input type="text" {...common} /> : <input type="password" {...common} />}
      <label class="check">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} /> {w.signin.show}
      </label>
    </div>
  );
}
