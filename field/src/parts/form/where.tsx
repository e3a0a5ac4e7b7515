/** Where it was: the posting's village is filled in; any village of the resort is found without a signal. */
import { useState } from "preact/hooks";
import { movedTo } from "../../drafts";
import { useFocusOnMount, useLang, useWords } from "../../hooks";
import { type Place, searchPlaces } from "../../places";
import { activity } from "../../vocabulary";
import { MoreChips, RadioChips } from "../chips";
import { Group, TextField } from "./box";
import type { Form } from "./form";

const MOST_SHOWN = 8;

export function Where({ form }: { form: Form }) {
  const w = useWords();
  const { rw, rt } = form.draft.body;
  return (
    <>
      <PostingChoice form={form} />
      <AreaChoice form={form} />
      <div class="pair">
        <TextField
          form={form}
          field="rt"
          label={w.fields.rt}
          mode="numeric"
          value={rt}
          onText={(text) => form.set({ rt: text })}
        />
        <TextField
          form={form}
          field="rw"
          label={w.fields.rw}
          mode="numeric"
          value={rw}
          onText={(text) => form.set({ rw: text })}
        />
      </div>
      <PlaceKind form={form} />
      {asksPlaceName(form) && <PlaceName form={form} />}
    </>
  );
}

/** A market or a school has a name worth telling; a home must not be told by one, so it stays folded. */
export function asksPlaceName(form: Form): boolean {
  return !["", "home"].includes(form.draft.body.place_kind);
}

export function PlaceName({ form }: { form: Form }) {
  const w = useWords();
  return (
    <TextField
      form={form}
      field="place"
      label={w.fields.place}
      hint={w.form.placeHint}
      value={form.draft.body.place}
      onText={(place) => form.set({ place })}
    />
  );
}

const FIRST_KINDS = 4;

function PlaceKind({ form }: { form: Form }) {
  const w = useWords();
  const lang = useLang();
  const [all, setAll] = useState(false);
  const chosen = form.draft.body.place_kind;
  const shown = activity.place_kinds.filter(({ value }, i) => all || i < FIRST_KINDS || value === chosen);
  return (
    <Group form={form} field="place_kind" label={w.fields.place_kind}>
      <RadioChips
        name="place_kind"
        choices={shown.map((entry) => ({ value: entry.value, text: entry[lang] }))}
        value={chosen}
        clearable
        onChoose={(place_kind) => form.set({ place_kind })}
      >
        <MoreChips all={all} more={w.form.otherPlaceKind} onToggle={() => setAll(!all)} />
      </RadioChips>
    </Group>
  );
}

/** Only who holds several postings is asked; the one used last is chosen. */
function PostingChoice({ form }: { form: Form }) {
  const w = useWords();
  if (form.postings.length < 2 || form.draft.mode === "amend") return null;
  const choices = form.postings.map((posting) => ({
    value: String(posting.posting_id),
    text: `${posting.role_label}, ${posting.unit.name}`,
  }));
  const choose = (value: string) => {
    const posting = form.postings.find((other) => other.posting_id === Number(value));
    if (!posting) return;
    const body = form.draft.body;
    const area_code = posting.area_codes.includes(body.area_code)
      ? body.area_code
      : (posting.area_codes[0] ?? "");
    form.setDraft({ posting_id: posting.posting_id, body: movedTo(body, area_code) });
  };
  return (
    <Group form={form} field="posting_id" label={w.form.posting}>
      <RadioChips name="posting" choices={choices} value={String(form.draft.posting_id)} onChoose={choose} />
    </Group>
  );
}

function AreaChoice({ form }: { form: Form }) {
  const w = useWords();
  const [searching, setSearching] = useState(form.draft.body.area_code === "");
  const posting = form.postings.find((other) => other.posting_id === form.draft.posting_id);
  const codes = [...new Set([...(posting?.area_codes ?? []), form.draft.body.area_code])];
  const known = codes.flatMap((code) => form.places.find((place) => place.code === code) ?? []);
  const choices = known.map(({ code, name }) => ({ value: code, text: name }));
  const choose = (area_code: string) => {
    form.setDraft({ body: movedTo(form.draft.body, area_code) });
    setSearching(false);
  };
  return (
    <Group form={form} field="area_code" label={w.form.where}>
      {choices.length > 1 && (
        <RadioChips name="area_code" choices={choices} value={form.draft.body.area_code} onChoose={choose} />
      )}
      <p class="chosen-place" aria-live="polite">
        {form.place.label}
      </p>
      <button
        type="button"
        class="chip-more"
        aria-expanded={searching}
        onClick={() => setSearching(!searching)}
      >
        {w.form.elsewhere}
      </button>
      {searching && <PlaceSearch places={form.places} onChoose={choose} />}
    </Group>
  );
}

function PlaceSearch({ places, onChoose }: { places: Place[]; onChoose: (code: string) => void }) {
  const w = useWords();
  const [text, setText] = useState("");
  const input = useFocusOnMount<HTMLInputElement>();
  const hits = searchPlaces(places, text);
  const said = hits.length === 0 ? w.form.searchNone : w.form.found(hits.length);
  return (
    <div class="search">
      <label for="place-search">{w.form.search}</label>
      <p class="hint">{w.form.searchHint}</p>
      <input
        id="place-search"
        type="search"
        autocomplete="off"
        value={text}
        ref={input}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="hint" role="status">
        {text && said}
      </p>
      <ul class="plain">
        {hits.slice(0, MOST_SHOWN).map((place) => (
          <li key={place.code}>
            <button type="button" class="pick" onClick={() => onChoose(place.code)}>
              <strong>{place.name}</strong> <span>{place.label}</span>
            </button>
          </li>
        ))}
      </ul>
      {hits.length > MOST_SHOWN && <p class="hint">{w.form.searchMore(hits.length - MOST_SHOWN)}</p>}
    </div>
  );
}
