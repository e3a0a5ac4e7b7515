/** The language in use. It is the phone's choice, not the officer's, so it stands outside their database. */
import { en } from "./en";
import { id } from "./id";

export type Words = typeof id;
export type Lang = "id" | "en";

const DICTIONARY: Record<Lang, Words> = { id, en };
const KEY = "sejuk-language";
const listeners = new Set<() => void>();

let current: Lang = remembered();

function remembered(): Lang {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "id";
  } catch {
    return "id";
  }
}

export function lang(): Lang {
  return current;
}

export function words(): Words {
  return DICTIONARY[current];
}

export function setLang(next: Lang): void {
  current = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    /* a closed storage only means that the choice is asked again */
  }
  for (const listener of listeners) listener();
}

export function onLang(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same thing said in both languages, for problems that are kept and read later in either. */
export function inBoth(say: (w: Words) => { title: string; detail: string }) {
  return { id: say(id), en: say(en) };
}
