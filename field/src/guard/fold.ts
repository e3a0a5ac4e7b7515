/**
 * Text as the guard reads it: plain small ASCII letters, tricks undone, each letter knowing where it came from.
 * sejuk/lib/text/fold.py does the same; contract/cases/guard.json holds both together.
 */
import source from "../../../sejuk/lib/text/guard.json";

/** `source[i]` is the place, in code points, of what became letter `i` of `text`. */
export interface Folded {
  text: string;
  source: number[];
}

const UNKNOWN = "~";
const TOKEN = /[a-z0-9@$!]+/g;
const DISGUISED = /^(?:(?=(?:[oli]*\d){2})[0-9oli]{4,}|(?=o*\d)[0-9o]{3,})$/;
const INNER = /^(?=[a-z])[a-z0-9@$!]*[a-z]/;
const BETWEEN = " .-_*";
const AS_DIGIT: Record<string, string> = { o: "0", l: "1", i: "1" };
const SPACED_AT_LEAST = 3;
const STRETCHED = 3;
const LONG_TOKEN = 5;
const LOOKALIKE = pairs(source.fold.lookalike);
const LEET = pairs(source.fold.leet);
const NUMBERED = new RegExp(`^(?:${source.fold.numbered})\\d+`);
const COUNTED = new RegExp(`^\\d+(?:${source.fold.counted})(?:an|nya)?$`);
/** What has none of these is spelled as meant: letters and digits in one word, a letter by itself, one held down. */
const SUSPECT = /[a-z@$!][0-9@$]|[0-9@$!][a-z]|@|\$|([a-z])\1\1/;
const ALONE = /(?:^|[^a-z0-9@$!])[a-z0-9@$!]([ .\-_*])[a-z0-9@$!]\1[a-z0-9@$!](?![a-z0-9@$!])/;

function pairs(said: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let i = 0; i < said.length; i += 2) found[said.charAt(i)] = said.charAt(i + 1);
  return found;
}

type Letters = [letter: string, place: number][];

/** Undoes styled letters, look-alikes, capitals, spaced letters, digits for letters, and stretched words. */
export function fold(text: string): Folded {
  const written = plain(text);
  const apart = ALONE.test(textOf(written)) ? joined(written) : written;
  const letters = SUSPECT.test(textOf(apart)) ? respelled(apart) : apart;
  return { text: textOf(letters), source: letters.map(([, place]) => place) };
}

const textOf = (letters: Letters) => letters.map(([letter]) => letter).join("");

function plain(text: string): Letters {
  const letters: Letters = [];
  [...text].forEach((written, place) => {
    for (const one of written.normalize("NFKD")) {
      for (const letter of ascii(one)) letters.push([letter, place]);
    }
  });
  return letters;
}

function ascii(one: string): string {
  if (one <= "\x7f") return one === "\t" ? " " : one.toLowerCase();
  if (/^[\p{M}\p{Cf}]/u.test(one)) return "";
  return LOOKALIKE[one] ?? LOOKALIKE[one.toLowerCase()] ?? UNKNOWN;
}

/** Letters that stand alone, one beside the other with the same sign between, are one word. */
function joined(letters: Letters): Letters {
  const text = textOf(letters);
  const tokens = [...text.matchAll(TOKEN)].map(
    (found) => [found.index, found.index + found[0].length] as const,
  );
  const dropped = new Set<number>();
  for (let first = 0; first < tokens.length; first++) {
    const last = spacedRun(text, tokens, first);
    const run = tokens.slice(first, last + 1);
    const word = run.map(([start]) => text.charAt(start));
    const alone = word.filter((letter) => /[a-z]/.test(letter)).length;
    const digits = word.filter((letter) => /\d/.test(letter)).length;
    if (last > first && alone >= SPACED_AT_LEAST && digits * 2 < word.length) {
      for (const [, end] of run.slice(0, -1)) dropped.add(end);
    }
    first = last;
  }
  return letters.filter((_, i) => !dropped.has(i));
}

/** The last token of the run of single letters that begins at `first`. */
function spacedRun(text: string, tokens: (readonly [number, number])[], first: number): number {
  const [start, end] = tokens[first] ?? [0, 0];
  const sign = text.charAt(end);
  if (end - start > 1 || sign === "" || !BETWEEN.includes(sign)) return first;
  let last = first;
  let after = end;
  for (let next = tokens[first + 1]; next; next = tokens[last + 1]) {
    if (next[1] - next[0] > 1 || text.slice(after, next[0]) !== sign) break;
    after = next[1];
    last++;
  }
  return last;
}

/** Each word spelled as meant, and a letter that was held down written once. */
function respelled(letters: Letters): Letters {
  const kept: Letters = [];
  let done = 0;
  for (const found of textOf(letters).matchAll(TOKEN)) {
    kept.push(...letters.slice(done, found.index));
    const word = respell(found[0]);
    for (let i = 0; i < word.length; i++) {
      const place = letters[found.index + i]?.[1] ?? 0;
      if (!heldDown(word, i)) kept.push([word.charAt(i), place]);
    }
    done = found.index + found[0].length;
  }
  return [...kept, ...letters.slice(done)];
}

/** Whether this letter only repeats the one before it, three times or more in a row. */
function heldDown(word: string, i: number): boolean {
  const letter = word.charAt(i);
  if (i === 0 || letter !== word.charAt(i - 1) || !/[a-z]/.test(letter)) return false;
  if (word === letter.repeat(word.length)) return false;
  return word.slice(Math.max(0, i - STRETCHED + 1), i + STRETCHED).includes(letter.repeat(STRETCHED));
}

/** A word whose digits stand for letters, or a number whose letters stand for digits; as long as it was. */
function respell(token: string): string {
  if (/^(?:\d+|[a-z]+)$/.test(token)) return token;
  if (DISGUISED.test(token)) return swapped(token, AS_DIGIT);
  if (NUMBERED.test(token) || COUNTED.test(token)) return token;
  const inner = INNER.exec(token)?.[0] ?? "";
  const head = swapped(inner, LEET);
  const tail = token.slice(inner.length);
  if (token.length < LONG_TOKEN) return head + tail;
  if (inner === "" && /[a-z]/.test(token.charAt(1))) {
    return swapped(token.charAt(0), LEET) + respell(token.slice(1));
  }
  return head + (tail.length === 1 && tail !== "!" && tail !== "2" ? swapped(tail, LEET) : tail);
}

const swapped = (text: string, by: Record<string, string>) =>
  [...text].map((letter) => by[letter] ?? letter).join("");
