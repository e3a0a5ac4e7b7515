/** Each photo with its own state: facts may be in while a photo still waits for a better line. */
import { problemText } from "../drafts";
import { useSync, useWords } from "../hooks";
import { dropPhoto, type OutboxItem, retryPhoto } from "../outbox";
import { Shape } from "./icons";

type Photo = OutboxItem["photos"][number];

export function PhotoStates({ photos }: { photos: Photo[] }) {
  if (photos.length === 0) return null;
  return (
    <ul class="plain photo-states">
      {photos.map((photo, i) => (
        <PhotoState key={photo.photo_id} photo={photo} name={[i + 1, photos.length]} />
      ))}
    </ul>
  );
}

function PhotoState({ photo, name: [n, of] }: { photo: Photo; name: [number, number] }) {
  const w = useWords();
  const percent = useSync().progress.get(photo.photo_id);
  const state = photo.state === "waiting" && percent !== undefined ? "sending" : photo.state;
  const text = {
    draft: w.state.draft,
    waiting: w.state.waiting,
    sending: w.state.percent(percent ?? 0),
    received: w.state.receivedPhoto,
    refused: w.state.refused,
  }[state];
  return (
    <li>
      <p class="state">
        <Shape of={state} /> {w.outbox.photo(n, of)} · {text}
      </p>
      {percent !== undefined && <progress max={100} value={percent} aria-label={w.outbox.photo(n, of)} />}
      {photo.problem && state === "refused" && (
        <>
          <p>
            <strong>{problemText(photo.problem).title}.</strong> {problemText(photo.problem).detail}
          </p>
          <div class="row">
            <button type="button" class="button" onClick={() => void retryPhoto(photo)}>
              {w.outbox.resend}
            </button>
            <button type="button" class="button quiet" onClick={() => void dropPhoto(photo.photo_id)}>
              {w.outbox.dropPhoto}
            </button>
          </div>
        </>
      )}
    </li>
  );
}
