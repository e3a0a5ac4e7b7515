/** What may not stand in a record about a resident: found, named, and said how to write it instead. */
import { type Folded, fold } from "./fold";
import {
  type Category,
  type Explained,
  explained,
  isPolitical,
  NOT_A_NAME,
  NUMBERS,
  type Purpose,
  type Rule,
  type Rulebook,
  rulebook,
  SPARED,
  strongerThan,
} from "./rulebook";
import { sentences } from "./sentences";

/** One thing found; `start` and `end` count code points. */
export interface Finding extends Explained {
  category: Category;
  start: number;
  end: number;
}

interface Hit {
  category: Category;
  start: number;
  end: number;
}

const NEAR_BEFORE = 96;
const NEAR_AFTER = 48;
const SPEAKER_BEFORE = 40;

/** Everything in `text` that may not be kept for `purpose`, in the order of the text; never twice the same. */
export function find(text: string, purpose: Purpose): Finding[] {
  const folded = fold(text);
  const written = [...text];
  const book = rulebook();
  const hits = sentences(folded.text).flatMap(([start, end]) => {
    const sentence = folded.text.slice(start, end);
    return book.rules.flatMap((rule) => hitsOf(rule, book, sentence, start, { folded, written, purpose }));
  });
  return settled(hits).map(({ category, start, end }) => ({
    category,
    start: folded.source[start] ?? 0,
    end: (folded.source[end - 1] ?? 0) + 1,
    ...explained(category),
  }));
}

interface Read {
  folded: Folded;
  written: string[];
  purpose: Purpose;
}

function hitsOf(rule: Rule, book: Rulebook, sentence: string, at: number, read: Read): Hit[] {
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(rule.find)) {
    const end = match.index + match[0].length;
    const first = holds(rule, book, sentence, match.index, end);
    if (first === null || (rule.capital && !isName(match, at, read))) continue;
    if (read.purpose === "claim" && spared(rule.category, book, sentence, first, end)) continue;
    hits.push({ category: rule.category, start: at + first, end: at + end });
  }
  return hits;
}

/** Where the finding begins, its subject included; null when what stands around speaks against it. */
function holds(rule: Rule, book: Rulebook, sentence: string, start: number, end: number): number | null {
  const before = sentence.slice(Math.max(0, start - NEAR_BEFORE), start);
  const after = sentence.slice(end, end + NEAR_AFTER);
  const number = NUMBERS.has(rule.category);
  if (rule.notBefore?.test(before) || rule.notAfter?.test(after)) return null;
  if ((rule.after && !rule.after.test(after)) || (!number && book.quoted.test(before))) return null;
  if (!rule.before) return start;
  const subject = rule.before.exec(before);
  if (!subject) return null;
  return number ? start : start - before.length + subject.index;
}

/** Whether the first group, with which the match begins, is written with a capital and is no everyday word. */
function isName(match: RegExpMatchArray, at: number, { folded, written }: Read): boolean {
  const word = match[1] ?? "";
  const place = folded.source[at + (match.index ?? 0) + match[0].indexOf(word)] ?? 0;
  return /^\p{Lu}/u.test(written[place] ?? "") && !NOT_A_NAME.has(word);
}

/** A rumour may say about a public figure what it may not say about who spoke, or about a resident. */
function spared(category: Category, book: Rulebook, sentence: string, start: number, end: number): boolean {
  if (!SPARED.has(category)) return false;
  if (!book.speaker.test(sentence.slice(Math.max(0, start - SPEAKER_BEFORE), end))) return true;
  return (
    !isPolitical(category) && book.publicFigure.test(sentence.slice(Math.max(0, start - NEAR_BEFORE), end))
  );
}

/** One finding for each place: the same category joined, and where two categories meet only the stronger. */
function settled(hits: Hit[]): Hit[] {
  const joined: Hit[] = [];
  const latest = new Map<Category, Hit>();
  for (const hit of [...hits].sort(inOrder)) {
    const twin = latest.get(hit.category);
    if (twin && hit.start < twin.end) {
      twin.end = Math.max(twin.end, hit.end);
    } else {
      const own = { ...hit };
      latest.set(hit.category, own);
      joined.push(own);
    }
  }
  const weak = new Set([...weaker(joined), ...weaker([...joined].reverse())]);
  return joined.filter((hit) => !weak.has(hit));
}

const inOrder = (a: Hit, b: Hit) =>
  a.start - b.start || b.end - a.end || (a.category < b.category ? -1 : Number(a.category > b.category));

/** Those that touch a stronger one passed before; one category's are apart, so its nearest decides. */
function weaker(hits: Hit[]): Hit[] {
  const nearest = new Map<Category, Hit>();
  return hits.filter((hit) => {
    const near = strongerThan(hit.category).flatMap((name) => nearest.get(name) ?? []);
    nearest.set(hit.category, hit);
    return near.some((other) => other.start < hit.end && hit.start < other.end);
  });
}
