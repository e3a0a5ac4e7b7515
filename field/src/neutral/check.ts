/** What may not go out under the police's name around an election; sejuk/lib/text/neutral.py finds the same. */
import source from "../../../sejuk/lib/text/neutral.json";
import type { Folded } from "../guard/fold";
import { rowOf } from "./row";
import { compiled, type Election, type Family, type Rule, rules, type Stage } from "./rulebook";

/** One thing found; `start` and `end` count code points. What is quoted in a clarification does not block by itself. */
export interface Finding {
  category: string;
  start: number;
  end: number;
  quoted: boolean;
  family: Family;
}

type Span = readonly [start: number, end: number];

const WORDS_BEFORE = 12;
const WORDS_AFTER = 12;
const WORDS_NEAR = 24;
const QUOTE = /[“"«„][^“”"«»„\n]{1,800}[”"»“]/g;
const QUOTABLE: ReadonlySet<string> = new Set(source.quotable.split(" "));
/** In these stages nobody but KPU and Bawaslu may be the source. */
const STRICT: ReadonlySet<string> = new Set(["quiet_period", "voting"]);

/** Everything in `text` that may not go out in this stage of this election, in the order of the text. */
export function check(text: string, stage: Stage, election: Election): Finding[] {
  const { row, folded } = rowOf(text);
  const spans = (start: number, end: number): Span => spanOf(folded, row.places, start, end);
  const present = [...new Set(row.letters)];
  const hits = rules()
    .filter(
      ({ stages, elections, needs }) =>
        stages.split(" ").includes(stage) &&
        elections.split(" ").includes(election) &&
        (needs === "" || present.some((letter) => needs.includes(letter))),
    )
    .flatMap((rule) => hitsOf(rule, row.letters, spans));
  const found = joined(hits);
  if (found.length === 0 || !isClarification(row.letters, stage)) return found;
  return marked(found, [...quotesIn(text), ...sourceSpeaks(row.letters, stage, spans)]);
}

function spanOf({ source: written }: Folded, places: Span[], start: number, end: number): Span {
  const first = places[start]?.[0] ?? 0;
  const last = places[end - 1]?.[1] ?? 0;
  return [written[first] ?? 0, (written[last - 1] ?? 0) + 1];
}

function hitsOf(rule: Rule, letters: string, spans: (start: number, end: number) => Span): Finding[] {
  if (rule.notSaid && compiled(rule.notSaid).test(letters)) return [];
  return [...letters.matchAll(compiled(rule.find, "", "", "g"))].flatMap(({ index, 0: row }) => {
    const after = index + row.length;
    if (isSpared(rule, letters, index, after)) return [];
    const [start, end] = spans(index, after);
    return [{ category: rule.family.category, start, end, quoted: false, family: rule.family }];
  });
}

/** Whether what stands around in the same sentence makes it harmless. */
function isSpared(rule: Rule, letters: string, start: number, end: number): boolean {
  const before = letters.slice(Math.max(0, start - WORDS_BEFORE), start);
  if (rule.notBefore && compiled(rule.notBefore, "", "$").test(before)) return true;
  if (rule.notAfter && compiled(rule.notAfter, "^").test(letters.slice(end, end + WORDS_AFTER))) return true;
  return rule.notNear !== "" && compiled(rule.notNear).test(around(letters, start, end));
}

/** The sentence that a match stands in, as far as it is near. */
function around(letters: string, start: number, end: number): string {
  const before = letters.slice(Math.max(0, start - WORDS_NEAR), start);
  const after = letters.slice(end, end + WORDS_NEAR);
  return before.slice(before.lastIndexOf("\n") + 1) + letters.slice(start, end) + after.split("\n", 1)[0];
}

const inOrder = (a: Finding, b: Finding) =>
  a.start - b.start || b.end - a.end || (a.category < b.category ? -1 : Number(a.category > b.category));

/** One finding for each place: those of one category that overlap are one. */
function joined(hits: Finding[]): Finding[] {
  const found: Finding[] = [];
  const latest = new Map<string, Finding>();
  for (const hit of [...hits].sort(inOrder)) {
    const twin = latest.get(hit.category);
    if (twin && hit.start < twin.end) {
      twin.end = Math.max(twin.end, hit.end);
    } else {
      latest.set(hit.category, hit);
      found.push(hit);
    }
  }
  return found;
}

const competent = (stage: Stage) => (STRICT.has(stage) ? "%official%" : "%official%|%checker%");

/** Whether the text clears something up and somebody competent says so. */
const isClarification = (letters: string, stage: Stage) =>
  compiled("<clarify>").test(letters) && compiled(competent(stage)).test(letters);

function quotesIn(text: string): Span[] {
  const points = (end: number) => [...text.slice(0, end)].length;
  return [...text.matchAll(QUOTE)].map(({ index, 0: said }) => [points(index), points(index + said.length)]);
}

/** The sentences in which the competent source says what is so. */
function sourceSpeaks(letters: string, stage: Stage, spans: (start: number, end: number) => Span): Span[] {
  const spoken: Span[] = [];
  let first = 0;
  for (const sentence of letters.split("\n")) {
    if (sentence && compiled(competent(stage)).test(sentence))
      spoken.push(spans(first, first + sentence.length));
    first += sentence.length + 1;
  }
  return spoken;
}

/** Each finding with whether it stands in another's words. */
const marked = (found: Finding[], spoken: Span[]): Finding[] =>
  found.map((each) => ({
    ...each,
    quoted:
      QUOTABLE.has(each.category) && spoken.some(([start, end]) => start <= each.start && each.end <= end),
  }));
