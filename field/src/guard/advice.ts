/** The guard over a report that is being written: which words of which field, until a person says "it is not that". */
import type { ReportBody } from "../wire";
import { type Finding, find } from "./find";
import type { Purpose } from "./rulebook";

export interface Advice {
  /** As in a rule's problem: `narrative`, `heard.0.words`. */
  field: string;
  words: string;
  finding: Finding;
  /** The same words of the same category in the same field are asked about once. */
  key: string;
}

const TEXTS = ["place", "narrative", "outcome"] as const;
const HEARD_AS: Record<string, Purpose> = { claim: "claim", concern: "concern" };

/** Everything found in what was written freely, field by field. */
export function adviceOn(body: ReportBody): Advice[] {
  return [
    ...TEXTS.flatMap((field) => adviceAt(field, body[field], "record")),
    ...body.heard.flatMap(({ words, kind }, i) =>
      adviceAt(`heard.${i}.words`, words, HEARD_AS[kind] ?? "record"),
    ),
  ];
}

function adviceAt(field: string, text: string, purpose: Purpose): Advice[] {
  const letters = [...text];
  return find(text, purpose).map((finding) => {
    const words = letters.slice(finding.start, finding.end).join("").trim();
    return { field, words, finding, key: `${field} ${finding.category} ${words}` };
  });
}
