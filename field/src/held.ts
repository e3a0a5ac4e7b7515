/** Texts that the server holds apart, and texts of which a person says that they are not what the guard took them for. */
import type { Held, ReportBody } from "./wire";

/** Waits for the author to write it anew; "vouched" waits for a reviewer. */
export function toRewrite(held: Held[] | undefined): Held[] {
  return (held ?? []).filter(({ state }) => state === "held" || state === "refused");
}

/** The record with the held texts where nothing stands, so that they can be written anew and a correction carries them. */
export function withHeld(body: ReportBody, held: Held[]): ReportBody {
  const copy = JSON.parse(JSON.stringify(body)) as ReportBody;
  for (const { field, text } of held) fill(copy, field.split("."), text);
  return copy;
}

function fill(within: unknown, [key, ...rest]: string[], text: string): void {
  if (typeof within !== "object" || within === null || key === undefined || !(key in within)) return;
  const object = within as Record<string, unknown>;
  if (rest.length > 0) fill(object[key], rest, text);
  else if (object[key] === "") object[key] = text;
}

/** Notes are named by their ids: their places change while the form is open. */
export function named(place: string, body: ReportBody): string {
  const [field, at, part] = place.split(".");
  const note = field === "heard" ? body.heard[Number(at)] : undefined;
  return note ? `heard.${note.note_id}.${part}` : place;
}

/** As the server reads them, in the record that goes; what is no longer there is left out. */
export function placesOf(vouched: string[], body: ReportBody): string[] {
  return vouched.flatMap((name) => {
    const [field, id, part] = name.split(".");
    if (field !== "heard") return [name];
    const at = body.heard.findIndex(({ note_id }) => note_id === id);
    return at < 0 ? [] : [`heard.${at}.${part}`];
  });
}
