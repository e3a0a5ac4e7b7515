/** The rules of sejuk/lib/text/guard.json, ready to use; sejuk/lib/text/rulebook.py reads the same. */
import source from "../../../sejuk/lib/text/guard.json";

export type Category = keyof typeof source.explain;
export type Purpose = "record" | "claim" | "concern";

interface Said {
  category: string;
  find: string;
  raw?: boolean;
  capital?: boolean;
  before?: string;
  after?: string;
  not_before?: string;
  not_after?: string;
}

export interface Rule {
  category: Category;
  find: RegExp;
  before: RegExp | null;
  after: RegExp | null;
  notBefore: RegExp | null;
  notAfter: RegExp | null;
  capital: boolean;
}

const named: Record<string, string> = { ...source.shared, ...source.words, ...source.parts };

/** A pattern with its `%names%` filled in; a blank stands for the signs between two words. */
function expand(pattern: string): string {
  let text = pattern;
  while (text.includes("%"))
    text = text.replace(/%(\w+)%/g, (_, name: string) => named[name] ?? missing(name));
  return text.replaceAll(" ?", "\\W{0,3}").replaceAll(" ", "\\W{1,3}");
}

function missing(name: string): never {
  throw new Error(name);
}

const framed = (pattern: string | undefined, head: string, tail: string, flags = "") =>
  pattern === undefined ? null : new RegExp(`${head}(?:${expand(pattern)})${tail}`, flags);

function ruleOf(said: Said): Rule {
  const edge = said.raw ? "" : "\\b";
  return {
    category: said.category as Category,
    find: new RegExp(`${edge}(?:${expand(said.find)})${edge}`, "g"),
    before: framed(said.before, "\\b", "\\W{0,3}$"),
    after: framed(said.after, "^", ""),
    notBefore: framed(said.not_before, "", "$"),
    notAfter: framed(said.not_after, "^", ""),
    capital: said.capital ?? false,
  };
}

export interface Rulebook {
  rules: Rule[];
  quoted: RegExp;
  speaker: RegExp;
  publicFigure: RegExp;
}

let read: Rulebook | null = null;

/** Read once, when it is first asked: opening the app waits for none of it. */
export function rulebook(): Rulebook {
  read ??= {
    rules: (source.rules as Said[]).map(ruleOf),
    quoted: new RegExp(`${expand(source.quoted)}$`),
    speaker: new RegExp(expand(source.claim.speaker)),
    publicFigure: new RegExp(`\\b(?:${expand(source.claim.public)})\\b`),
  };
  return read;
}

const families = source.families as Category[][];
const numbers = families[0] ?? [];
export const NUMBERS: ReadonlySet<Category> = new Set(numbers);
export const NOT_A_NAME: ReadonlySet<string> = new Set(source.shared.not_a_name.split("|"));
export const ABBREVIATIONS: ReadonlySet<string> = new Set(source.abbreviations.split("|"));
export const SPARED: ReadonlySet<string> = new Set(source.claim.spares.split(" "));
export const FOLD = source.fold;

export const isPolitical = (category: Category) => families[1]?.includes(category) ?? false;

/** Digits of a number are nothing else; within a family the first category wins. */
export function strongerThan(category: Category): Category[] {
  const family = families.find((names) => names.includes(category)) ?? [];
  return [
    ...family.slice(0, Math.max(0, family.indexOf(category))),
    ...(NUMBERS.has(category) ? [] : numbers),
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
