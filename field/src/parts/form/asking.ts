/** Asks about found words when a record is finished, once each; what a person settled is not asked again. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Advice } from "../../guard/advice";
import type { ReportBody } from "../../wire";

export interface Asking {
  advice: Advice[];
  /** Whether something is still to be looked at before the record goes; it is shown from now on. */
  ask: (body: ReportBody) => Promise<boolean>;
  /** Advice goes away as soon as its words are rewritten; new advice only comes with "Selesai". */
  again: (body: ReportBody) => void;
  settle: (advice: Advice[]) => void;
}

export function useAsking(): Asking {
  const [advice, setAdvice] = useState<Advice[]>([]);
  const settled = useRef(new Set<string>());
  useEffect(() => void guard(), []);
  const open = (body: ReportBody) => safely(body).filter(({ key }) => !settled.current.has(key));
  return {
    advice,
    ask: async (body) => {
      await guard();
      const found = open(body);
      setAdvice(found);
      return found.length > 0;
    },
    again: (body) => {
      setAdvice((shown) => {
        if (shown.length === 0) return shown;
        const left = new Set(open(body).map(({ key }) => key));
        return shown.filter(({ key }) => left.has(key));
      });
    },
    settle: (answered) => {
      // The button that says so also submits; were it taken away before, the form would not be sent. "ask" draws anew.
      for (const { key } of answered) settled.current.add(key);
    },
  };
}

let adviceOn: ((body: ReportBody) => Advice[]) | null = null;

/** Fetched with the first form: the rest of the app does not wait for it. */
async function guard(): Promise<void> {
  if (adviceOn) return;
  try {
    const [advice, warm] = await Promise.all([import("../../guard/advice"), import("../../guard/warm")]);
    adviceOn = advice.adviceOn;
    warm.warmUp();
  } catch {
    /* nothing is advised, and the next time it is tried again */
  }
}

/** A guard that fails advises nothing: keeping the record comes first. */
function safely(body: ReportBody): Advice[] {
  try {
    return adviceOn?.(body) ?? [];
  } catch {
    return [];
  }
}
