/** The kinds of words: which letter of the row stands for a word, a phrase or a number; as sejuk/lib/text/lexicon.py. */
import source from "../../../sejuk/lib/text/guard.json";

const FIRST_LETTER = 0x100;
const SHORTEST_STEM = 3;
const SHORTEST_TYPED = 4;
const SHORTEST_SKELETON = 4;
const MOST_DROPPED = 3;
const SHORTEST_UNPREFIXED = 5;
const PREFIXES = [
  ["meny", "s"],
  ["meng", "", "k"],
  ["mem", "", "p"],
  ["men", "", "t"],
  ["me", ""],
  ["nge", ""],
  ["ng", "", "k"],
  ["ny", "s", "c"],
];
const OLDEST_CHILD = 17;
const MOST_PAIRS = 9;
const NUMBERS = ["num", "num age", "num age n", "num n zero", "num paren"];

type Phrase = readonly [rest: string[], letter: string];

interface Lexicon {
  same: Map<string, string>;
  /** The letter of a word, that of the word with something hanging on it, and that of more than one. */
  words: Map<string, Letters>;
  phrases: Map<string, Phrase[]>;
  skeletons: Map<string, string>;
}

/** The letter of each set of kinds, by their names in the order of the alphabet; and the letters of each kind. */
const letters = new Map<string, string>();
const ofKind = new Map<string, string>();
const suffixes = source.suffixes.split(" ");
const PERSON: ReadonlySet<string> = new Set(source.person.split(" "));
const without = (word: string) => word.replace(/[aeiou]/g, "");
let read: Lexicon | null = null;

/** The letter of a set of kinds. */
function letterOf(kinds: Iterable<string>): string {
  const sorted = [...new Set(kinds)].sort();
  const name = sorted.join(" ");
  let letter = letters.get(name);
  if (letter === undefined) {
    letter = String.fromCharCode(FIRST_LETTER + letters.size);
    letters.set(name, letter);
    for (const kind of sorted) ofKind.set(kind, (ofKind.get(kind) ?? "") + letter);
  }
  return letter;
}

/** Read once, when it is first asked. */
export function lexicon(): Lexicon {
  if (read) return read;
  const same = new Map<string, string>();
  for (const [word, others] of Object.entries(source.same))
    for (const each of others.split(" ")) same.set(each, word);
  const meant = new Map<string, Set<string>>();
  for (const [kind, entries] of Object.entries(source.classes)) {
    for (const entry of entries.split(" ")) {
      const phrase = entry.split("_").map((word) => same.get(word) ?? word);
      const name = phrase.join(" ");
      meant.set(name, (meant.get(name) ?? new Set()).add(kind));
    }
  }
  read = { same, words: new Map(), phrases: new Map(), skeletons: new Map() };
  for (const name of meant.keys()) learnFirst(read, name.split(" ")[0] ?? "", meant);
  for (const [name, kinds] of meant) learnPhrase(read, name.split(" "), kinds);
  for (const each of read.phrases.values()) each.sort(([a], [b]) => b.length - a.length);
  for (const each of [...NUMBERS, "", "own", "any cap"]) letterOf(each.split(" ").filter(Boolean));
  return read;
}

type Letters = readonly [letter: string, owned: string, many: string];
const learned = new Map<string, Letters>();

/** The letters of kinds as they were collected: many words have the same. */
function lettersFor(kinds: Set<string>): Letters {
  const name = [...kinds].join(" ");
  let known = learned.get(name);
  if (!known) {
    const all = withGroups(kinds);
    known = [letterOf(all), letterOf([...all, "own"]), letterOf(all.filter((kind) => !PERSON.has(kind)))];
    learned.set(name, known);
  }
  return known;
}

/** A word by itself; one that only begins phrases has no kind. */
function learnFirst({ words, skeletons }: Lexicon, word: string, meant: Map<string, Set<string>>): void {
  if (words.has(word)) return;
  words.set(word, lettersFor(meant.get(word) ?? new Set()));
  if (without(word).length >= SHORTEST_SKELETON) skeletons.set(without(word), word);
}

function learnPhrase({ phrases }: Lexicon, phrase: string[], kinds: Set<string>): void {
  const [first = "", ...rest] = phrase.map((word) => readWord(word)[0]);
  if (rest.length === 0) return;
  phrases.set(first, [...(phrases.get(first) ?? []), [rest, lettersFor(kinds)[0]]]);
}

const withGroups = (kinds: Set<string>) => [
  ...kinds,
  ...Object.entries(source.groups).flatMap(([group, members]) =>
    members.split(" ").some((kind) => kinds.has(kind)) ? [group] : [],
  ),
];

const REMEMBERED = 2000;
const remembered = new Map<string, Meant>();
type Meant = readonly [word: string, letter: string];

/** The word that is meant and its letter: as it stands, without what hangs on it, or with its vowels typed. */
export function wordOf(spelled: string): Meant {
  let meant = remembered.get(spelled);
  if (!meant) {
    meant = readWord(spelled);
    if (remembered.size < REMEMBERED) remembered.set(spelled, meant);
  }
  return meant;
}

function readWord(spelled: string): Meant {
  const { same, words, skeletons } = lexicon();
  const word = same.get(spelled) ?? spelled;
  const known = words.get(word);
  if (known) return [word, known[0]];
  for (const suffix of suffixes) {
    if (!word.endsWith(suffix) || word.length - suffix.length < SHORTEST_STEM) continue;
    const short = word.slice(0, -suffix.length);
    const stem = same.get(short) ?? short;
    const owned = words.get(stem)?.[1];
    if (owned) return [stem, owned];
  }
  const many = word.endsWith("2") ? words.get(word.slice(0, -1))?.[2] : undefined;
  if (many) return [word, many];
  const stem = withoutPrefix(word);
  if (stem) return [stem, words.get(stem)?.[0] ?? plainLetter()];
  const full = word.length >= SHORTEST_TYPED ? skeletons.get(without(word)) : undefined;
  if (full === undefined || !dropsOnlyVowels(word, full)) return [word, plainLetter()];
  return [full, words.get(full)?.[0] ?? plainLetter()];
}

/** "menusuk" and "nyoblos" are "tusuk" and "coblos": the first letter may be swallowed. */
function withoutPrefix(word: string): string | undefined {
  const { words } = lexicon();
  for (const [prefix = "", ...swallowed] of PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const stems = swallowed.map((first) => first + word.slice(prefix.length));
    const stem = stems.find((each) => each.length >= SHORTEST_UNPREFIXED && words.has(each));
    if (stem) return stem;
  }
  return undefined;
}

/** "pndukung" is "pendukung": the same letters in the same order. */
function dropsOnlyVowels(word: string, full: string): boolean {
  if (full.length <= word.length || full.length - word.length > MOST_DROPPED) return false;
  let at = -1;
  return [...word].every((letter) => {
    at = full.indexOf(letter, at + 1);
    return at >= 0;
  });
}

/** The letter of digits: an age, a number on a ballot, or just a number. */
export function numberOf(spelled: string): string {
  const value = Number(spelled.replace(/[()]/g, ""));
  const small = /^\(?\d{1,2}\)?$/.test(spelled) && value >= 1 && value <= OLDEST_CHILD;
  if (!small) return letterOf(["num"]);
  if (spelled.startsWith("(")) return letterOf(["num", "paren"]);
  if (spelled.startsWith("0")) return letterOf(value <= MOST_PAIRS ? ["num", "n", "zero"] : ["num"]);
  return letterOf(value <= MOST_PAIRS ? ["num", "age", "n"] : ["num", "age"]);
}

/** The letter of a word that has no kind, and that of an unknown one with a capital. */
export const plainLetter = () => letterOf([]);
export const nameLetter = () => letterOf(["any", "cap"]);

/** The letters of all sets of kinds that are named: "hon|kin" any of them, "asset&own" both. */
export function lettersOf(said: string): string {
  lexicon();
  const each = said.split("|").flatMap((both) => {
    const [first = "", ...rest] = both.split("&").map((kind) => ofKind.get(kind) ?? "");
    return [...first].filter((letter) => rest.every((other) => other.includes(letter)));
  });
  return [...new Set(each)].join("");
}
