/** An outgoing text as a row of letters, one for each word; sejuk/lib/text/neutral_row.py makes the same. */
import source from "../../../sejuk/lib/text/neutral.json";
import { type Folded, fold } from "../guard/fold";
import type { Row } from "../guard/rows";
import { disguised } from "./disguise";
import { hardWords, lexicon } from "./rulebook";

const TOKEN =
  /[a-z]+(?:[*~#]{1,3}[a-z]+){0,4}|\(\d{1,2}(?: tahun| th| thn)?\)|(?<![a-z\d,.:/-])(?<!\d )0 [1-9](?! ?\d)|\d+(?:[.,:/-]\d+)*|\n|[.!?;]+(?=\s|$|")|,|:(?!\S)|~/g;
const PLAIN_TOKEN = /[a-z]+|~/g;
const HIDDEN = /[*~#]/;
const FORMED = /^(?:(?:pe[nmlr]|me[nm]?|ber|ter|di)[a-z]{4,}|(?:pe|ke)[a-z]{3,}an)$/;
const LETTERS = /^[a-z]+$/;
const SPLITS = ["", " ", "-", ".", "_", "*", "/"];
const END = "\n";
const SIGNS: Record<string, string> = { ",": "comma", ":": "colon", "~": "finger" };
const ABBREVIATIONS: ReadonlySet<string> = new Set(source.abbreviations.split(" "));
const FINGERS: ReadonlySet<string> = new Set(source.fingers);
const MOST_PARTIES = 24;
const MOST_PIECES = 4;
const LONG = 8;
const SHOUTED = 0.9;
const TITLE_LEAST = 4;
const TITLE_WORDS = 5;

type Token = [spelled: string, start: number, end: number];

/** A text as it was written, by code points, beside what it was folded to. */
class Written {
  declare readonly folded: Folded;
  declare private readonly points: string[];

  constructor(text: string) {
    this.folded = fold(text);
    this.points = [...text];
  }

  at(place: number): string {
    return this.points[this.folded.source[place] ?? 0] ?? "";
  }

  isUpper(place: number): boolean {
    return /^\p{Lu}/u.test(this.at(place));
  }

  /** Whether a one or its like stands in the word. */
  hasEll([, start, end]: Token): boolean {
    const { source: places } = this.folded;
    const written = this.points.slice(places[start], (places[end - 1] ?? 0) + 1);
    return written.some((letter) => letter === "1" || letter === "!" || letter === "|");
  }
}

/** Each word, number, comma and end of a sentence as its letter. */
export function rowOf(text: string): { row: Row; folded: Folded } {
  const written = new Written(text);
  const tokens = tokensOf(written);
  const titled = isTitled(written, tokens);
  const words: [word: string, letter: string][] = [];
  for (const [i, token] of tokens.entries()) {
    let [word, letter] = meant(token[0], LETTERS.test(token[0]) && written.hasEll(token));
    if (letter === letterOf("word")) {
      letter = asWritten(written, token, titled, i === 0 || tokens[i - 1]?.[0] === END);
    } else if (!titled && isMarked(letter) && written.isUpper(token[1]) && written.isUpper(second(token))) {
      letter = lexicon().letterOf([...lexicon().kindsOf(letter), "upper"]);
    }
    words.push([word, letter]);
  }
  return { row: withPhrases(words, tokens), folded: written.folded };
}

const letterOf = (kinds: string) => lexicon().letterOf(kinds.split(" ").filter(Boolean));
const second = ([, start, end]: Token) => Math.min(start + 1, end - 1);
const isMarked = (letter: string) =>
  lexicon()
    .kindsOf(letter)
    .some((kind) => kind === "abbr" || kind === "weak");

/** Words that mean something together become one. */
function withPhrases(words: [word: string, letter: string][], tokens: Token[]): Row {
  const row: Row = { letters: "", places: [] };
  const { phrases } = lexicon();
  for (let i = 0; i < words.length; i++) {
    const [word = "", letter = ""] = words[i] ?? [];
    const start = tokens[i]?.[1] ?? 0;
    const phrase = phrases.get(word)?.find(([rest]) => rest.every((one, k) => words[i + 1 + k]?.[0] === one));
    row.letters += phrase ? phrase[1] : letter;
    i += phrase ? phrase[0].length : 0;
    row.places.push([start, tokens[i]?.[2] ?? start]);
  }
  return row;
}

function tokensOf(written: Written): Token[] {
  const tokens: Token[] = [];
  for (const { 0: spelled, index: start } of written.folded.text.matchAll(TOKEN)) {
    const end = start + spelled.length;
    const last = tokens.at(-1);
    if (spelled === "~") {
      if (FINGERS.has(written.at(start))) tokens.push(["~", start, end]);
    } else if (/^[.!?;\n]/.test(spelled)) {
      const shortened = spelled === "." && last && ABBREVIATIONS.has(last[0]) && last[2] === start;
      if (!shortened) tokens.push([END, start, end]);
    } else if (HIDDEN.test(spelled)) {
      tokens.push(...unhidden(written, spelled, start));
    } else {
      for (const piece of camels(written, spelled, start)) {
        tokens.push(piece);
        mend(written.folded.text, tokens);
      }
    }
  }
  return tokens;
}

/** "TetapGanjar" is two words; other words stay whole. */
function camels(written: Written, spelled: string, start: number): Token[] {
  if (spelled.length <= LONG || !LETTERS.test(spelled)) return [[spelled, start, start + spelled.length]];
  const cuts = [0];
  for (let i = 2; i < spelled.length - 1; i++)
    if (written.isUpper(start + i) && !written.isUpper(start + i - 1)) cuts.push(i);
  cuts.push(spelled.length);
  return cuts.slice(1).map((two, i) => {
    const one = cuts[i] ?? 0;
    return [spelled.slice(one, two), start + one, start + two];
  });
}

let byLength: Map<number, string[]> | null = null;
let hard: ReadonlySet<string> | null = null;

function hardOfLength(length: number): string[] {
  if (!byLength) {
    byLength = new Map();
    for (const word of [...new Set(hardWords())].sort())
      byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  return byLength.get(length) ?? [];
}

/** "p*slon" and "g#lkar" are the words that fit. */
function unhidden(written: Written, spelled: string, start: number): Token[] {
  const shape = new RegExp(`^${spelled.replace(/[*~#]/g, "[a-z]")}$`);
  const known = hardOfLength(spelled.length).find((word) => shape.test(word));
  if (known) return [[known, start, start + spelled.length]];
  return [...spelled.matchAll(PLAIN_TOKEN)]
    .map(({ 0: part, index }): Token => [part, start + index, start + index + part.length])
    .filter(([part, at]) => part !== "~" || FINGERS.has(written.at(at)));
}

/** The last pieces as one word if they make one that nobody writes for something else: "gol-kar", "pra bo wo". */
function mend(text: string, tokens: Token[]): void {
  hard ??= new Set(hardWords());
  let [joined = "", start = 0, last = 0] = tokens.at(-1) ?? [];
  for (let count = 2; count <= Math.min(MOST_PIECES, tokens.length); count++) {
    const [piece = "", begin = 0, end = 0] = tokens.at(-count) ?? [];
    if (!LETTERS.test(piece) || !SPLITS.includes(text.slice(end, start))) return;
    joined = piece + joined;
    start = begin;
    if (hard.has(joined)) {
      tokens.splice(-count, count, [joined, begin, last]);
      return;
    }
  }
}

const REMEMBERED = 2000;
const remembered = new Map<string, readonly [string, string]>();

function meant(spelled: string, ell: boolean): readonly [word: string, letter: string] {
  const name = ell ? `${spelled} 1` : spelled;
  let known = remembered.get(name);
  if (!known) {
    known = readWord(spelled, ell);
    if (remembered.size < REMEMBERED) remembered.set(name, known);
  }
  return known;
}

function readWord(spelled: string, ell: boolean): readonly [word: string, letter: string] {
  if (spelled === END) return [END, END];
  const sign = SIGNS[spelled];
  if (sign) return [spelled, letterOf(sign)];
  if (!/^[a-z]/.test(spelled)) return [spelled, numberOf(spelled)];
  const [word, letter] = lexicon().wordOf(spelled);
  if (letter !== letterOf("")) return [word, letter];
  const found = lexicon().words.has(spelled) ? null : disguised(spelled, ell);
  return found && found[1] !== letterOf("") ? found : [found?.[0] ?? word, letterOf("word")];
}

function numberOf(spelled: string): string {
  if (spelled.startsWith("(")) return letterOf("age");
  const digits = spelled.replace(" ", "");
  const value = Number(digits);
  if (!/^\d{1,2}$/.test(digits) || value < 1 || value > MOST_PARTIES) return letterOf("num");
  return letterOf(spelled.startsWith("0") ? "num small zero" : "num small");
}

/** Whether nearly every word begins large, so that a capital tells nothing of a name. */
function isTitled(written: Written, tokens: Token[]): boolean {
  const words = tokens.filter(([spelled]) => spelled.length >= TITLE_LEAST && LETTERS.test(spelled));
  const large = words.filter(([, start]) => written.isUpper(start)).length;
  return words.length > TITLE_WORDS && large > SHOUTED * words.length;
}

/** A word that is in no list: written as a name (initials are none), at the head of a sentence, or plain. */
function asWritten(written: Written, token: Token, titled: boolean, first: boolean): string {
  const named = written.isUpper(token[1]) && !written.isUpper(second(token)) && !FORMED.test(token[0]);
  if (titled || !named) return letterOf("word");
  return letterOf(first ? "word first" : "word cap");
}
