/** The rules of sejuk/lib/text/guard.json, ready to use; sejuk/lib/text/rulebook.py reads the same. */
import source from "../../../sejuk/lib/text/guard.json";
import { Lexicon } from "./lexicon";
import { Patterns } from "./patterns";

export type Category = keyof typeof source.explain;
export type Purpose = "record" | "claim" | "concern";

/** What is looked for in a row if one of `keys` is in it, and what may stand neither before nor after it. */
export interface Rule {
  category: Category;
  keys: string;
  find: string;
  notBefore: string;
  notAfter: string;
}

/** Digits in the text itself, and what must or must not stand right before and after them. */
export interface NumberRule {
  category: Category;
  find: RegExp;
  before: RegExp | null;
  after: RegExp | null;
  notBefore: RegExp | null;
}

interface Rulebook {
  rules: Rule[];
  numbers: NumberRule[];
  /** Categories that a rumour may name of a public figure. */
  spared: string[];
  resident: string;
  figure: string;
}

const OLDEST_CHILD = 17;
const MOST_PAIRS = 9;
const NUMBERS = ["num", "num age", "num age n", "num n zero", "num paren"];
let words: Lexicon | null = null;
let made: Patterns | null = null;
let read: Rulebook | null = null;

/** Read once, when it is first asked. */
export function lexicon(): Lexicon {
  words ??= new Lexicon({ ...source, extra: [...NUMBERS, "", "own", "any cap"] });
  return words;
}

function patterns(): Patterns {
  made ??= new Patterns(source.parts, lexicon());
  return made;
}

/** The letter of digits: an age, a number on a ballot, or just a number. */
export function numberOf(spelled: string): string {
  const value = Number(spelled.replace(/[()]/g, ""));
  const small = /^\(?\d{1,2}\)?$/.test(spelled) && value >= 1 && value <= OLDEST_CHILD;
  if (!small) return lexicon().letterOf(["num"]);
  if (spelled.startsWith("(")) return lexicon().letterOf(["num", "paren"]);
  if (spelled.startsWith("0"))
    return lexicon().letterOf(value <= MOST_PAIRS ? ["num", "n", "zero"] : ["num"]);
  return lexicon().letterOf(value <= MOST_PAIRS ? ["num", "age", "n"] : ["num", "age"]);
}

/** The letter of a word that has no kind, and that of an unknown one with a capital. */
export const plainLetter = () => lexicon().letterOf([]);
export const nameLetter = () => lexicon().letterOf(["any", "cap"]);

/** Read once, when it is first asked: opening the app waits for none of it. */
export function rulebook(): Rulebook {
  read ??= {
    rules: source.rules.map(([category, keys = "", find = "", notBefore = "", notAfter = ""]) => ({
      category: category as Category,
      keys: lexicon().lettersOf(keys.replaceAll(" ", "|")),
      find,
      notBefore,
      notAfter,
    })),
    numbers: source.numbers.map((said) => ({
      category: said.category as Category,
      find: new RegExp(said.find, "g"),
      before: framed(said.before, "\\b", "\\W{0,3}$"),
      after: framed(said.after, "^", ""),
      notBefore: framed(said.not_before, "", "$"),
    })),
    spared: source.spared.split(" "),
    resident: lexicon().lettersOf(source.resident),
    figure: lexicon().lettersOf(source.figure),
  };
  return read;
}

const framed = (pattern: string | undefined, head: string, tail: string) =>
  pattern === undefined ? null : new RegExp(`${head}(?:${pattern})${tail}`);

/** A pattern over a row, made when it is first needed. */
export const compiled = (pattern: string, head = "", tail = "", flags = ""): RegExp =>
  patterns().compiled(pattern, head, tail, flags);

const families = source.families as Category[][];
const digits = families[0] ?? [];

/** Digits of a number are nothing else; within a family the first category wins. */
export function strongerThan(category: Category): Category[] {
  const family = families.find((names) => names.includes(category)) ?? [];
  return [
    ...family.slice(0, Math.max(0, family.indexOf(category))),
    ...(digits.includes(category) ? [] : digits),
  ];
}

export interface Explained {
  why_id: string;
  why_en: string;
  instead_id: string;
  instead_en: string;
}

export function explained(category: Category): Explained {
  const [why_id = "", why_en = "", instead_id = "", instead_en = ""] = source.explain[category];
  return { why_id, why_en, instead_id, instead_en };
}
