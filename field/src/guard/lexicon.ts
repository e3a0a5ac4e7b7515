/** The kinds of words: which letter of a row stands for a word, a phrase or a number; as sejuk/lib/text/lexicon.py. */

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
const REMEMBERED = 2000;
const without = (word: string) => word.replace(/[aeiou]/g, "");

/** What a rule file says of words. `extra` are sets of kinds that no list has, each "one two". */
export interface WordSource {
  suffixes: string;
  person: string;
  same: Record<string, string>;
  classes: Record<string, string>;
  groups: Record<string, string>;
  extra: string[];
}

type Phrase = readonly [rest: string[], letter: string];
/** The letter of a word, that of the word with something hanging on it, and that of more than one. */
type Letters = readonly [letter: string, owned: string, many: string];
type Meant = readonly [word: string, letter: string];

/** The words of one rule file. Each set of kinds that a word may have is one letter. */
export class Lexicon {
  // Declared, not initialised: what old browsers need for fields of a class would be shared with the first screen.
  declare readonly words: Map<string, Letters>;
  declare readonly phrases: Map<string, Phrase[]>;
  declare private readonly same: Map<string, string>;
  declare private readonly skeletons: Map<string, string>;
  /** The letter of each set of kinds, by their names in the order of the alphabet; those of each kind; and back. */
  declare private readonly letters: Map<string, string>;
  declare private readonly ofKind: Map<string, string>;
  declare private readonly kinds: Map<string, string[]>;
  declare private readonly learned: Map<string, Letters>;
  declare private readonly remembered: Map<string, Meant>;
  declare private readonly suffixes: string[];
  declare private readonly person: ReadonlySet<string>;
  declare private readonly groups: [group: string, members: string[]][];

  constructor(source: WordSource) {
    this.words = new Map();
    this.phrases = new Map();
    this.same = new Map();
    this.skeletons = new Map();
    this.letters = new Map();
    this.ofKind = new Map();
    this.kinds = new Map();
    this.learned = new Map();
    this.remembered = new Map();
    this.suffixes = source.suffixes.split(" ");
    this.person = new Set(source.person.split(" "));
    this.groups = Object.entries(source.groups).map(([group, members]) => [group, members.split(" ")]);
    for (const [word, others] of Object.entries(source.same))
      for (const each of others.split(" ")) this.same.set(each, word);
    const meant = this.meantBy(source.classes);
    for (const name of meant.keys()) this.learnFirst(name.split(" ")[0] ?? "", meant);
    for (const [name, kinds] of meant) this.learnPhrase(name.split(" "), kinds);
    for (const each of this.phrases.values()) each.sort(([a], [b]) => b.length - a.length);
    for (const each of source.extra) this.letterOf(each.split(" ").filter(Boolean));
  }

  private meantBy(classes: Record<string, string>): Map<string, Set<string>> {
    const meant = new Map<string, Set<string>>();
    for (const [kind, entries] of Object.entries(classes)) {
      for (const entry of entries.split(" ")) {
        const name = entry
          .split("_")
          .map((word) => this.same.get(word) ?? word)
          .join(" ");
        meant.set(name, (meant.get(name) ?? new Set()).add(kind));
      }
    }
    return meant;
  }

  /** The letter of a set of kinds. */
  letterOf(kinds: Iterable<string>): string {
    const sorted = [...new Set(kinds)].sort();
    const name = sorted.join(" ");
    let letter = this.letters.get(name);
    if (letter === undefined) {
      letter = String.fromCharCode(FIRST_LETTER + this.letters.size);
      this.letters.set(name, letter);
      this.kinds.set(letter, sorted);
      for (const kind of sorted) this.ofKind.set(kind, (this.ofKind.get(kind) ?? "") + letter);
    }
    return letter;
  }

  /** The kinds that a letter stands for. */
  kindsOf(letter: string): string[] {
    return this.kinds.get(letter) ?? [];
  }

  /** Every set of kinds there is. */
  everyKinds(): string[][] {
    return [...this.kinds.values()];
  }

  /** The letters of kinds as they were collected: many words have the same. */
  private lettersFor(kinds: Set<string>): Letters {
    const name = [...kinds].join(" ");
    let known = this.learned.get(name);
    if (!known) {
      const all = [...kinds, ...this.groupsOf(kinds)];
      const many = all.filter((kind) => !this.person.has(kind));
      known = [this.letterOf(all), this.letterOf([...all, "own"]), this.letterOf(many)];
      this.learned.set(name, known);
    }
    return known;
  }

  private groupsOf(kinds: Set<string>): string[] {
    return this.groups
      .filter(([, members]) => members.some((kind) => kinds.has(kind)))
      .map(([group]) => group);
  }

  /** A word by itself; one that only begins phrases has no kind. */
  private learnFirst(word: string, meant: Map<string, Set<string>>): void {
    if (this.words.has(word)) return;
    this.words.set(word, this.lettersFor(meant.get(word) ?? new Set()));
    if (without(word).length >= SHORTEST_SKELETON) this.skeletons.set(without(word), word);
  }

  private learnPhrase(phrase: string[], kinds: Set<string>): void {
    const [first = "", ...rest] = phrase.map((word) => this.read(word)[0]);
    if (rest.length === 0) return;
    this.phrases.set(first, [...(this.phrases.get(first) ?? []), [rest, this.lettersFor(kinds)[0]]]);
  }

  /** The word that is meant and its letter: as it stands, without what hangs on it, or with its vowels typed. */
  wordOf(spelled: string): Meant {
    let meant = this.remembered.get(spelled);
    if (!meant) {
      meant = this.read(spelled);
      if (this.remembered.size < REMEMBERED) this.remembered.set(spelled, meant);
    }
    return meant;
  }

  private read(spelled: string): Meant {
    const word = this.same.get(spelled) ?? spelled;
    const known = this.words.get(word);
    if (known) return [word, known[0]];
    for (const suffix of this.suffixes) {
      if (!word.endsWith(suffix) || word.length - suffix.length < SHORTEST_STEM) continue;
      const short = word.slice(0, -suffix.length);
      const stem = this.same.get(short) ?? short;
      const owned = this.words.get(stem)?.[1];
      if (owned) return [stem, owned];
    }
    const many = word.endsWith("2") ? this.words.get(word.slice(0, -1))?.[2] : undefined;
    if (many) return [word, many];
    const meant = this.withoutPrefix(word) ?? this.withVowels(word) ?? word;
    return [meant, this.words.get(meant)?.[0] ?? this.letterOf([])];
  }

  /** "menusuk" and "nyoblos" are "tusuk" and "coblos": the first letter may be swallowed. */
  private withoutPrefix(word: string): string | undefined {
    for (const [prefix = "", ...swallowed] of PREFIXES) {
      if (!word.startsWith(prefix)) continue;
      const stems = swallowed.map((first) => first + word.slice(prefix.length));
      const stem = stems.find((each) => each.length >= SHORTEST_UNPREFIXED && this.words.has(each));
      if (stem) return stem;
    }
    return undefined;
  }

  /** "pndukung" is "pendukung": the same letters in the same order. */
  private withVowels(word: string): string | undefined {
    const full = word.length >= SHORTEST_TYPED ? this.skeletons.get(without(word)) : undefined;
    if (full === undefined || full.length <= word.length || full.length - word.length > MOST_DROPPED)
      return undefined;
    let at = -1;
    const all = [...word].every((letter) => {
      at = full.indexOf(letter, at + 1);
      return at >= 0;
    });
    return all ? full : undefined;
  }

  /** The letters of all sets of kinds that are named: "hon|kin" any of them, "asset&own" both. */
  lettersOf(said: string): string {
    const each = said.split("|").flatMap((both) => {
      const [first = "", ...rest] = both.split("&").map((kind) => this.ofKind.get(kind) ?? "");
      return [...first].filter((letter) => rest.every((other) => other.includes(letter)));
    });
    return [...new Set(each)].join("");
  }
}
