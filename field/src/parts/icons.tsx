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

/** Three breaths of wind under a leaf's shade. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path d="M12 30c0-13 9-21 22-21 8 0 15 2 20 4-1 15-10 25-24 25-4 0-7-1-9-2 5-8 12-13 21-16-11 1-19 6-24 14-4-1-6-2-6-4z" />
      <path class="wind" d="M8 46h32c5 0 5-7 0-7M18 55h31c6 0 6-9-1-8" />
    </svg>
  );
}
