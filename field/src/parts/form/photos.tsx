/** Photos of the record: taken or chosen, made small and clean here, each with its caption. Always optional. */
import { useState } from "preact/hooks";
import { dropDraftPhoto, keepPhoto, photoBlob } from "../../drafts";
import { useBlobUrl, useWords } from "../../hooks";
import { whyRefused } from "../../space";
import { activity } from "../../vocabulary";
import type { PhotoFact } from "../../wire";
import { Note } from "../note";
import { OutgoingAdvice } from "../outgoing-advice";
import { Group } from "./box";
import type { Form } from "./form";

export function Photos({ form }: { form: Form }) {
  const w = useWords();
  const [state, setState] = useState<"idle" | "busy" | "wrong">("idle");
  const photos = form.draft.body.photos;
  const add = async (files: File[]) => {
    setState("busy");
    form.setBusy(true);
    const { made, full } = await makeAll(form, files.slice(0, activity.limits.photos - photos.length));
    form.setBusy(false);
    if (made.length > 0) form.set({ photos: [...photos, ...made] });
    if (full) form.setFailed("full");
    setState(made.length < files.length && !full ? "wrong" : "idle");
  };
  return (
    <Group form={form} field="photos" label={w.photo.title} hint={w.photo.hint}>
      {state === "wrong" && (
        <Note title={w.photo.notImage} detail={w.photo.notImageDetail} tone="attention" alert />
      )}
      {photos.map((photo, i) => (
        <PhotoOne key={photo.photo_id} form={form} photo={photo} number={i + 1} />
      ))}
      <p role="status">{state === "busy" && w.photo.busy}</p>
      {photos.length < activity.limits.photos && (
        <div class="row">
          <Picker label={w.photo.add} capture onFiles={(files) => void add(files)} />
          <Picker label={w.photo.choose} onFiles={(files) => void add(files)} />
        </div>
      )}
    </Group>
  );
}

/** One after the other: a phone with little memory cannot open several pictures of its camera at once. */
async function makeAll(form: Form, files: File[]): Promise<{ made: PhotoFact[]; full: boolean }> {
  const made: PhotoFact[] = [];
  let full = false;
  const { makePhoto } = await import("../../photo");
  for (const file of files) {
    try {
      const { fact, blob } = await makePhoto(file);
      await keepPhoto(form.draft, fact, blob);
      made.push(fact);
    } catch (cause) {
      // Said by the form: fewer came than were chosen, or the phone is full.
      full ||= whyRefused(cause) === "full";
    }
  }
  return { made, full };
}

function Picker({
  label,
  capture,
  onFiles,
}: {
  label: string;
  capture?: boolean;
  onFiles: (files: File[]) => void;
}) {
  return (
    <label class="button file">
      <input
        type="file"
        accept="image/*"
        capture={capture ? "environment" : undefined}
        multiple={!capture}
        aria-label={label}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <span>{label}</span>
    </label>
  );
}

function PhotoOne({ form, photo, number }: { form: Form; photo: PhotoFact; number: number }) {
  const w = useWords();
  const url = useBlobUrl(() => photoBlob(photo.photo_id), photo.photo_id);
  const photos = form.draft.body.photos;
  const id = `caption-${photo.photo_id}`;
  const write = (caption: string) =>
    form.set({
      photos: photos.map((other) => (other.photo_id === photo.photo_id ? { ...other, caption } : other)),
    });
  const remove = () => {
    form.set({ photos: photos.filter((other) => other.photo_id !== photo.photo_id) });
    void dropDraftPhoto(photo.photo_id);
  };
  return (
    <div class="item photo">
      {url ? (
        <img class="picture" src={url} alt={w.photo.alt(number)} />
      ) : (
        <p class="hint">{w.photo.elsewhere}</p>
      )}
      <label for={id}>{w.photo.caption(number)}</label>
      <input id={id} value={photo.caption} onInput={(event) => write(event.currentTarget.value)} />
      <OutgoingAdvice text={photo.caption} area={form.draft.body.area_code} at={form.draft.body.started_at} />
      <button type="button" class="button quiet" aria-label={w.photo.remove(number)} onClick={remove}>
        {w.app.remove}
      </button>
    </div>
  );
}
