/** A word that is in no list, as the one that is meant: l for i, doubled or wrong letters, words run together. */
import source from "../../../sejuk/lib/text/neutral.json";
import { hardWords, lexicon } from "./rulebook";

type Meant = readonly [word: string, letter: string];

const SHORTEST_MISSPELLED = 5;
const LONGEST_MISSPELLED = 10;
const LONG = 8;
const GLUED = new RegExp(
  source.glued
    .split(" ")
    .sort((a, b) => b.length - a.length)
    .join("|"),
);
const squeeze = (word: string) => word.replace(/(.)\1+/g, "$1");
const withOneLess = (word: string) => [...word].map((_, i) => word.slice(0, i) + word.slice(i + 1));
let squeezed: Map<string, string> | null = null;
let misspelled: Map<string, string> | null = null;

/** A letter wrong, missing or too many: what is left when one is taken away. */
function wordOfMisspelled(left: string): string | undefined {
  misspelled ??= new Map(
    source.misspelled.split(" ").flatMap((word) => [word, ...withOneLess(word)].map((each) => [each, word])),
  );
  return misspelled.get(left);
}

/** The word that is meant, and its letter. */
export function disguised(spelled: string, ell: boolean): Meant | null {
  const letter = ell ? withLetterL(spelled) : undefined;
  if (letter) return lexicon().wordOf(letter);
  squeezed ??= new Map(hardWords().map((word) => [squeeze(word), word]));
  const known = squeezed.get(squeeze(spelled));
  if (known && spelled.length > known.length) return lexicon().wordOf(known);
  if (spelled.length >= SHORTEST_MISSPELLED && spelled.length <= LONGEST_MISSPELLED) {
    const word = [spelled, ...withOneLess(spelled)].map(wordOfMisspelled).find(Boolean);
    return word ? lexicon().wordOf(word) : null;
  }
  const inside = spelled.length > LONG ? GLUED.exec(spelled)?.[0] : undefined;
  return inside ? lexicon().wordOf(inside) : null;
}

/** A one may be the letter l: in all places, or in one. */
function withLetterL(spelled: string): string | undefined {
  if (!spelled.includes("i")) return undefined;
  const one = [...spelled].flatMap((letter, i) =>
    letter === "i" ? [`${spelled.slice(0, i)}l${spelled.slice(i + 1)}`] : [],
  );
  const plain = lexicon().letterOf([]);
  return [spelled.replaceAll("i", "l"), ...one].find((other) => {
    const letters = lexicon().words.get(other);
    return letters !== undefined && letters[0] !== plain;
  });
}
