/** The rules of sejuk/lib/text/neutral.json, ready to use; sejuk/lib/text/neutral_rules.py reads the same. */
import source from "../../../sejuk/lib/text/neutral.json";
import { Lexicon } from "../guard/lexicon";
import { Patterns } from "../guard/patterns";

export type Stage = "before" | "campaign" | "quiet_period" | "voting" | "after" | "none";
export type Election = "pemilu_2024" | "pilkada_2024" | "none";

/** What is found for one reason: why it may not go out, the law, and another wording. */
export interface Family {
  category: string;
  why: string[];
  law: string;
  instead: string[];
}

/** One pattern of a family, what spares it, and the stages and elections in which it holds. */
export interface Rule {
  family: Family;
  find: string;
  needs: string;
  notBefore: string;
  notAfter: string;
  notNear: string;
  notSaid: string;
  stages: string;
  elections: string;
}

interface Said {
  find: string[];
  not_before?: string;
  not_after?: string;
  not_near?: string;
  not_said?: string;
  stages?: string;
  elections?: string;
}

const SHORTEST_HARD = 5;
const EXTRA = ["", "word", "word cap", "word first", "num", "num small", "num small zero"];
const SIGNS = ["age", "comma", "colon", "finger", "own"];
const lists: Record<string, { words: string }> = source.lists;
const classes: Record<string, string> = { ...source.classes };
for (const [kind, { words }] of Object.entries(lists))
  classes[kind] = `${classes[kind] ?? ""} ${words}`.trim();

let words: Lexicon | null = null;
let made: Patterns | null = null;
let read: Rule[] | null = null;

/** Read once, when it is first asked. */
export function lexicon(): Lexicon {
  if (words) return words;
  words = new Lexicon({ ...source, classes, groups: {}, person: "", extra: [...EXTRA, ...SIGNS] });
  for (const kinds of words.everyKinds())
    if (kinds.includes("abbr") || kinds.includes("weak")) words.letterOf([...kinds, "upper"]);
  return words;
}

/** Nobody writes these for something else: looked for in pieces, with letters hidden or doubled. */
export const hardWords = () =>
  source.unmistakable
    .split(" ")
    .flatMap((kind) => (classes[kind] ?? "").split(" "))
    .filter((word) => word.length >= SHORTEST_HARD && !word.includes("_"));

function patterns(): Patterns {
  made ??= new Patterns(source.parts, lexicon());
  return made;
}

/** A pattern over a row, made when it is first needed. */
export const compiled = (pattern: string, head = "", tail = "", flags = ""): RegExp =>
  patterns().compiled(pattern, head, tail, flags);

export function rules(): Rule[] {
  read ??= source.families.flatMap((family) =>
    (family.rules as Said[]).flatMap((said) => said.find.map((find) => ruleOf(family, find, said))),
  );
  return read;
}

function ruleOf(family: Family, find: string, said: Said): Rule {
  return {
    family,
    find,
    needs: needsOf(find),
    notBefore: said.not_before ?? "",
    notAfter: said.not_after ?? "",
    notNear: said.not_near ?? "",
    notSaid: said.not_said ?? "",
    stages: said.stages ?? source.stages,
    elections: said.elections ?? source.elections,
  };
}

/** Letters of which one must be in a row for the pattern to be found; none when that cannot be told. */
function needsOf(pattern: string): string {
  let bare = patterns().expand(pattern);
  while (bare.includes("(")) bare = bare.replace(/\([^()]*\)(?:\{\d,?\d*\}|[?*])?/g, "");
  const sets = [...bare.matchAll(/\[([^\]^]+)\](?![?*]|\{0)/g)].map(([, letters = ""]) => letters);
  return sets.sort((a, b) => a.length - b.length)[0] ?? "";
}
