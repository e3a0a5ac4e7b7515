/** The rules of sejuk/lib/text/guard.json, ready to use; sejuk/lib/text/rulebook.py reads the same. */
import source from "../../../sejuk/lib/text/guard.json";
import { lettersOf } from "./lexicon";

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

let read: Rulebook | null = null;

/** Read once, when it is first asked: opening the app waits for none of it. */
export function rulebook(): Rulebook {
  read ??= {
    rules: source.rules.map(([category, keys = "", find = "", notBefore = "", notAfter = ""]) => ({
      category: category as Category,
      keys: lettersOf(keys.replaceAll(" ", "|")),
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
    resident: lettersOf(source.resident),
    figure: lettersOf(source.figure),
  };
  return read;
}

const framed = (pattern: string | undefined, head: string, tail: string) =>
  pattern === undefined ? null : new RegExp(`${head}(?:${pattern})${tail}`);

const made = new Map<string, RegExp>();
const parts: Record<string, string> = source.parts;

/** A pattern over a row, made when it is first needed. */
export function compiled(pattern: string, head = "", tail = "", flags = ""): RegExp {
  const name = head + pattern + tail;
  let known = made.get(name);
  if (!known) {
    known = new RegExp(`${head}(?:${expand(pattern)})${tail}`, flags);
    made.set(name, known);
  }
  return known;
}

/** A pattern with its `%parts%` filled in and its `<kinds>` as letters of the row. */
function expand(pattern: string): string {
  let text = pattern;
  while (text.includes("%")) text = text.replace(/%(\w+)%/g, (_, name: string) => parts[name] ?? "");
  return text.replace(/<(!?)([\w|&]+)>/g, (_, not: string, kinds: string) =>
    not ? `[^\n${lettersOf(kinds)}]` : `[${lettersOf(kinds)}]`,
  );
}

const families = source.families as Category[][];
const numbers = families[0] ?? [];

/** Digits of a number are nothing else; within a family the first category wins. */
export function strongerThan(category: Category): Category[] {
  const family = families.find((names) => names.includes(category)) ?? [];
  return [
    ...family.slice(0, Math.max(0, family.indexOf(category))),
    ...(numbers.includes(category) ? [] : numbers),
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
