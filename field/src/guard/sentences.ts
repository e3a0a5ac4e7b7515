/** Where sentences end; the dot of "Kec." or "No." ends none. */
import { ABBREVIATIONS } from "./rulebook";

const END = /\n+|[.!?;]+(?=\s|$)/g;
const LONGEST_WORD = 24;

/** Start and end of each sentence. */
export function sentences(text: string): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const sign of text.matchAll(END)) {
    if (abbreviates(text, start, sign.index, sign[0])) continue;
    found.push([start, sign.index]);
    start = sign.index + sign[0].length;
  }
  if (start < text.length) found.push([start, text.length]);
  return found;
}

function abbreviates(text: string, start: number, at: number, sign: string): boolean {
  if (sign !== ".") return false;
  const word = /\w+$/.exec(text.slice(Math.max(start, at - LONGEST_WORD), at))?.[0];
  return word !== undefined && ABBREVIATIONS.has(word);
}
