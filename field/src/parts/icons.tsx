/** States are told by shape and word first, colour second. */
import type { OpState } from "../outbox";

const SHAPE: Record<OpState | "sending" | "draft", string> = {
  waiting: "○",
  sending: "◌",
  received: "◐",
  refused: "↩",
  conflict: "▲",
  draft: "✎",
};

export function Shape({ of }: { of: keyof typeof SHAPE }) {
  return (
    <span class={`shape shape-${of}`} aria-hidden="true">
      {SHAPE[of]}
    </span>
  );
}

/** The server's own states: reported, returned, accepted, withdrawn. */
const REVIEWED: Record<string, string> = { reported: "◐", returned: "↩", accepted: "●", withdrawn: "×" };

export function ReviewShape({ of }: { of: string }) {
  return (
    <span class={`shape shape-${of}`} aria-hidden="true">
      {REVIEWED[of] ?? "◐"}
    </span>
  );
}

/** The house's mark, a breeze; public/icon.svg draws the same. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M6 13h12.2a3.6 3.6 0 1 0-3.4-4.8" />
      <path d="M6 18h17.4a3.2 3.2 0 1 1-3 4.3" />
      <path d="M6 23h7.6" />
    </svg>
  );
}
