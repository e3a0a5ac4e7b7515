/** A text as a row of letters, one for each word; sejuk/lib/text/rows.py makes the same. */
import source from "../../../sejuk/lib/text/guard.json";
import type { Folded } from "./fold";
import { lexicon, nameLetter, numberOf, plainLetter } from "./rulebook";

/** `letters[i]` stands for the word at `places[i]` of the folded text. */
export interface Row {
  letters: string;
  places: [start: number, end: number][];
}

interface Word {
  word: string;
  letter: string;
  start: number;
  end: number;
}

const TOKEN = /[a-z]+(?:2(?!\d))?|\(\d{1,2}\)|\d+(?:[.,:/-]\d+)*|\n|[.!?;]+(?=\s|$)/g;
const INITIALS = 2;
const LONGEST = 24;
/** Words made with a prefix, which a sentence may begin with: "Penangkapan", "Ditemukan". */
const FORMED = /^(?:(?:pe[nmlr]|me[nm]|ber|ter|di)[a-z]{5,}|(?:pe|ke)[a-z]{3,}an)$/;
const END = "\n";
const SUFFIXES: ReadonlySet<string> = new Set(source.suffixes.split(" "));
const ABBREVIATIONS: ReadonlySet<string> = new Set(source.abbreviations.split(" "));

/** Each word, number and end of a sentence as its letter. */
export function rowOf(written: string[], { text, source: places }: Folded): Row {
  const words: Word[] = [];
  const small = written.some((letter) => /\p{Ll}/u.test(letter));
  const isCapital = (place: number) => /^\p{Lu}/u.test(written[places[place] ?? 0] ?? "");
  /** Written as a name or as initials: "Rudi" or "RA", not "UMKM". */
  const isNamed = (start: number, end: number) =>
    isCapital(start) &&
    (end - start <= INITIALS || !isCapital(start + 1)) &&
    !FORMED.test(text.slice(start, end));
  let before = "";
  for (const found of text.matchAll(TOKEN)) {
    let spelled = found[0];
    const start = found.index;
    const end = start + spelled.length;
    const last = words.at(-1);
    if (/^[.!?;\n]/.test(spelled)) {
      if (spelled === "." && ABBREVIATIONS.has(before)) continue;
      words.push({ word: END, letter: END, start, end });
    } else if (last?.end === start - 1 && text.charAt(start - 1) === "-" && hangsOn(before, spelled)) {
      spelled = SUFFIXES.has(spelled) ? before + spelled : `${before}2${spelled.slice(before.length)}`;
      words[words.length - 1] = read(spelled, last.start, end);
    } else {
      const one = read(spelled, start, end);
      const named = small && one.letter === plainLetter() && isNamed(start, end);
      words.push(named ? { ...one, letter: nameLetter() } : one);
    }
    before = spelled;
  }
  return withPhrases(words);
}

/** "ibu-ibu" is many mothers, and "KK-nya" is a word and what hangs on it. */
const hangsOn = (before: string, spelled: string) =>
  before.length <= LONGEST &&
  (SUFFIXES.has(spelled) || (spelled.startsWith(before) && /^[a-z]/.test(spelled)));

function read(spelled: string, start: number, end: number): Word {
  const [word, letter] = /^[a-z]/.test(spelled) ? lexicon().wordOf(spelled) : [spelled, numberOf(spelled)];
  return { word, letter, start, end };
}

/** Words that mean something together become one. */
function withPhrases(words: Word[]): Row {
  const row: Row = { letters: "", places: [] };
  const { phrases } = lexicon();
  for (let i = 0; i < words.length; i++) {
    const { word, letter, start } = words[i] as Word;
    const phrase = phrases
      .get(word)
      ?.find(([rest]) => rest.every((one, k) => words[i + 1 + k]?.word === one));
    row.letters += phrase ? phrase[1] : letter;
    i += phrase ? phrase[0].length : 0;
    row.places.push([start, words[i]?.end ?? start]);
  }
  return row;
}
