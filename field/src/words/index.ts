/** The language in use. It is the phone's choice, not the officer's, so it stands outside their database. */
import type { Problem } from "../wire";
import { id } from "./id";

export type Words = typeof id;
export type Lang = "id" | "en";

const KEY = "sejuk-language";
const listeners = new Set<() => void>();

let current: Lang = "id";
/** English is fetched when it is chosen; Indonesian is always there. */
let english: Words | null = null;

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
  return current === "en" && english ? english : id;
}

/** The language of the last time; to be awaited before anything is shown. */
export function recall(): Promise<void> {
  return remembered() === "en" ? setLang("en") : Promise.resolve();
}

/** Resolves when its words are here. Where they cannot be fetched, the language stays as it is. */
export async function setLang(next: Lang): Promise<void> {
  try {
    if (next === "en") english ??= (await import("./en")).en;
  } catch {
    return;
  }
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

/** What the phone itself finds wrong. It keeps the code; the words are looked up when they are read. */
export function ownText(code: string): { title: string; detail: string } | null {
  const own = words().own as Record<string, { title: string; detail: string }>;
  return own[code] ?? null;
}

export function ownProblem(code: keyof Words["own"], field: string | null = null): Problem {
  return { code, ...id.own[code], field };
}
