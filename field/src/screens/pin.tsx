/** A PIN for this phone: after the first sign-in, after an update from a version without one, after an unlock. */
import { useState } from "preact/hooks";
import { isEasyPin, isPin, setPin } from "../gate";
import { useFocusOnMount, useWords } from "../hooks";
import { announce } from "../parts/announcer";
import { Mark } from "../parts/icons";
import { Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { SubmitForm } from "../parts/submit-form";
import { Unsent } from "../parts/unsent";
import { paths, replace } from "../route";

type Trouble = "form" | "easy" | "differs" | "broken";

export function PinScreen({ renew }: { renew: boolean }) {
  const w = useWords();
  return (
    <div class="screen">
      <main id="content" class="signin">
        <Mark size={56} />
        <h1 tabIndex={-1}>{renew ? w.pin.renewTitle : w.pin.setTitle}</h1>
        <Unsent />
        <p>{renew ? w.pin.renewLead : w.pin.setLead}</p>
        <p class="soft">{w.pin.setDetail}</p>
        <PinForm />
      </main>
    </div>
  );
}

/** Another PIN, from the settings. */
export function ChangePinScreen() {
  const w = useWords();
  const done = () => {
    announce(w.pin.changed);
    replace(paths.settings);
  };
  return (
    <Screen title={w.pin.changeTitle} back={paths.settings}>
      <PinForm onDone={done} />
    </Screen>
  );
}

/** The PIN, twice. Also in the settings, where another one is chosen. */
export function PinForm({ onDone = () => undefined }: { onDone?: () => void }) {
  const w = useWords();
  const [pin, write] = useState("");
  const [again, writeAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async () => {
    const wrong = wrongIn(pin, again);
    setTrouble(wrong);
    if (wrong) return;
    setBusy(true);
    const kept = await setPin(pin).then(
      () => true,
      () => false,
    );
    setBusy(false);
    setTrouble(kept ? null : "broken");
    if (kept) onDone();
  };
  return (
    <SubmitForm onSubmit={submit}>
      <PinField id="pin" label={w.pin.fresh} value={pin} onText={write} fresh focus />
      <PinField id="pin-again" label={w.pin.again} value={again} onText={writeAgain} fresh />
      {trouble && <Note title={w.pin.trouble[trouble]} tone="attention" alert />}
      <button type="submit" class="button primary" disabled={busy}>
        {busy ? w.pin.busy : w.pin.save}
      </button>
    </SubmitForm>
  );
}

function wrongIn(pin: string, again: string): Trouble | null {
  if (!isPin(pin)) return "form";
  if (isEasyPin(pin)) return "easy";
  return pin === again ? null : "differs";
}

interface PinFieldProps {
  id: string;
  label: string;
  value: string;
  onText: (text: string) => void;
  fresh?: boolean;
  focus?: boolean;
}

export function PinField({ id, label, value, onText, fresh = false, focus = false }: PinFieldProps) {
  const input = useFocusOnMount<HTMLInputElement>();
  return (
    <div class="box">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="pin tabular"
        type="password"
        inputMode="numeric"
        autocomplete={fresh ? "new-password" : "off"}
        maxLength={6}
        value={value}
        ref={focus ? input : null}
        onInput={(event) => onText(event.currentTarget.value.replace(/\D/g, ""))}
      />
    </div>
  );
}
