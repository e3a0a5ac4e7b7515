/** Language, what is kept and how safely, the app's version, and the way out. */
import { APP_VERSION, askToPersist, lastSynced, storageState } from "../account";
import { dayText, numberText, PHONE_TZ, stampText } from "../clock";
import { useLang, useLive, useSync, useUpdateWaiting, useWords } from "../hooks";
import { RadioChips } from "../parts/chips";
import { Note } from "../parts/note";
import { Screen } from "../parts/screen";
import { allPostings } from "../places";
import { checksSignatures } from "../receipts";
import { paths } from "../route";
import { syncSoon } from "../sync";
import { updateNow } from "../update";
import type { Officer } from "../wire";
import { type Lang, setLang } from "../words";

export function SettingsScreen({ officer }: { officer: Officer }) {
  const w = useWords();
  return (
    <Screen title={w.settings.title}>
      <LanguageChoice />
      <section aria-labelledby="account">
        <h2 id="account">{w.settings.account}</h2>
        <p>
          {officer.rank} {officer.name}
          <br />
          <span class="soft tabular">NRP {officer.service_number}</span>
        </p>
        <Postings />
      </section>
      <Storage />
      <section aria-labelledby="lock">
        <h2 id="lock">{w.settings.lock}</h2>
        <p class="soft">{w.settings.lockDetail}</p>
        <div class="row">
          <a class="button" href={paths.changePin}>
            {w.pin.changeTitle}
          </a>
          <a class="button quiet" href={paths.escrow}>
            {w.escrow.title}
          </a>
          <a class="button quiet" href={paths.takeEscrow}>
            {w.escrow.takeTitle}
          </a>
        </div>
      </section>
      <Data />
      <App />
      <section>
        <a class="button quiet" href={paths.leave}>
          {w.settings.leave}
        </a>
      </section>
    </Screen>
  );
}

export function LanguageChoice() {
  const w = useWords();
  const lang = useLang();
  const choices = [
    { value: "id", text: "Indonesia" },
    { value: "en", text: "English" },
  ];
  return (
    <fieldset class="box">
      <legend>{w.settings.language}</legend>
      <RadioChips
        name="language"
        choices={choices}
        value={lang}
        onChoose={(value) => void setLang(value as Lang)}
      />
    </fieldset>
  );
}

function Postings() {
  const w = useWords();
  const lang = useLang();
  const { value: postings = [] } = useLive(allPostings);
  return (
    <ul class="plain">
      {postings.map((posting) => (
        <li key={posting.posting_id}>
          {posting.role_label}, {posting.unit.name}
          {posting.valid_until && (
            <span class="soft">
              {" "}
              {w.settings.until(dayText(`${posting.valid_until}T12:00:00Z`, PHONE_TZ, lang))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Storage() {
  const w = useWords();
  const lang = useLang();
  const { value } = useLive(storageState);
  if (!value) return null;
  return (
    <section aria-labelledby="storage">
      <h2 id="storage">{w.settings.storage}</h2>
      <Note
        title={value.persisted ? w.settings.granted : w.settings.notGranted}
        detail={value.persisted ? w.settings.grantedDetail : w.settings.notGrantedDetail}
      >
        {value.usedMb !== null && (
          <p class="soft">{w.settings.used(numberText(Math.round(value.usedMb * 10) / 10, lang))}</p>
        )}
        {!value.persisted && (
          <button type="button" class="button" onClick={() => void askToPersist()}>
            {w.settings.askAgain}
          </button>
        )}
      </Note>
    </section>
  );
}

function Data() {
  const w = useWords();
  const lang = useLang();
  const { running } = useSync();
  const { value: at } = useLive(lastSynced);
  const { value: signed } = useLive(checksSignatures);
  return (
    <section aria-labelledby="data">
      <h2 id="data">{w.settings.sync}</h2>
      {signed !== undefined && <p class="soft">{signed ? w.settings.signed : w.settings.unsigned}</p>}
      <p aria-live="polite">
        {at ? w.settings.synced(stampText(at, PHONE_TZ, lang)) : w.settings.neverSynced}
      </p>
      <button type="button" class="button" disabled={running} onClick={syncSoon}>
        {w.settings.fetch}
      </button>
    </section>
  );
}

function App() {
  const w = useWords();
  const waiting = useUpdateWaiting();
  return (
    <section aria-labelledby="app">
      <h2 id="app">{w.settings.app}</h2>
      <p>{w.settings.version(APP_VERSION)}</p>
      <div aria-live="polite">
        {waiting ? (
          <Note title={w.settings.update}>
            <button type="button" class="button" onClick={updateNow}>
              {w.settings.updateNow}
            </button>
          </Note>
        ) : (
          <p class="soft">{w.settings.upToDate}</p>
        )}
      </div>
    </section>
  );
}
