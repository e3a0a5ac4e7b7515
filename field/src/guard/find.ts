/** What may not stand in a record about a resident: found, named, and said how to write it instead. */
import { fold } from "./fold";
import { type Row, rowOf } from "./rows";
import {
  type Category,
  compiled,
  type Explained,
  explained,
  type NumberRule,
  type Purpose,
  type Rule,
  rulebook,
  strongerThan,
} from "./rulebook";

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
const WORDS_BEFORE = 12;
const WORDS_AFTER = 8;
const SPEAKER_BEFORE = 6;

/** Everything in `text` that may not be kept for `purpose`, in the order of the text; never twice the same. */
export function find(text: string, purpose: Purpose): Finding[] {
  const folded = fold(text);
  const hits = [...numberHits(folded.text), ...wordHits(rowOf([...text], folded), purpose)];
  return settled(hits).map(({ category, start, end }) => ({
    category,
    start: folded.source[start] ?? 0,
    end: (folded.source[end - 1] ?? 0) + 1,
    ...explained(category),
  }));
}

function numberHits(text: string): Hit[] {
  if (!/\d/.test(text)) return [];
  return rulebook().numbers.flatMap((rule) =>
    [...text.matchAll(rule.find)]
      .map(({ index, 0: { length } }) => ({ category: rule.category, start: index, end: index + length }))
      .filter(({ start, end }) => standsRight(rule, text, start, end)),
  );
}

function standsRight(rule: NumberRule, text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - NEAR_BEFORE), start);
  if (rule.notBefore?.test(before)) return false;
  return (rule.before?.test(before) ?? true) && (rule.after?.test(text.slice(end, end + NEAR_AFTER)) ?? true);
}

function wordHits({ letters, places }: Row, purpose: Purpose): Hit[] {
  const present = [...new Set(letters)];
  const hits: Hit[] = [];
  const { rules, spared } = rulebook();
  for (const rule of rules) {
    if (!present.some((letter) => rule.keys.includes(letter))) continue;
    for (const { index, 0: row } of letters.matchAll(compiled(rule.find, "", "", "g"))) {
      const after = index + row.length;
      if (spokenAgainst(rule, letters, index, after)) continue;
      if (purpose === "claim" && spared.includes(rule.category) && !ofResident(letters, index, after))
        continue;
      hits.push({
        category: rule.category,
        start: places[index]?.[0] ?? 0,
        end: places[after - 1]?.[1] ?? 0,
      });
    }
  }
  return hits;
}

/** Whether what stands around in the same sentence makes it harmless. */
function spokenAgainst(rule: Rule, letters: string, start: number, end: number): boolean {
  const before = letters.slice(Math.max(0, start - WORDS_BEFORE), start);
  if (rule.notBefore && compiled(rule.notBefore, "", "$").test(before)) return true;
  return rule.notAfter !== "" && compiled(rule.notAfter, "^").test(letters.slice(end, end + WORDS_AFTER));
}

/** A rumour may say about a public figure what it may not say about who spoke, or about a resident. */
function ofResident(letters: string, start: number, end: number): boolean {
  const { resident, figure } = rulebook();
  const first = Math.max(letters.lastIndexOf("\n", start - 1) + 1, start - SPEAKER_BEFORE);
  for (let i = first; i < end; i++) {
    const next = letters.charAt(i + 1);
    if (!resident.includes(letters.charAt(i)) || figure.includes(letters.charAt(i))) continue;
    if (next === "" || !figure.includes(next)) return true;
  }
  return false;
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
