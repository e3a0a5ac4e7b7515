/** A second tab of the same officer need not ask for the PIN again: an open one hands it the keys, in memory and nowhere else. */
import { isIdle } from "../idle";
import { allKeys, isRequired, mainKey } from "./ring";
import { openWithKeys } from "./vault";

type Said = { officer: number; ask: true } | { officer: number; keys: ReturnType<typeof allKeys> };

/** Another tab answers at once or not at all. */
const PATIENCE_MS = 150;
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("sejuk-keys");
let officer: number | null = null;
let waiting: ((keys: ReturnType<typeof allKeys>) => void) | null = null;

/** In Node (the tests) an open channel would keep the process alive. */
(channel as unknown as { unref?: () => void } | null)?.unref?.();
if (channel) channel.onmessage = (event: MessageEvent<Said>) => hear(event.data);

function hear(said: Said): void {
  if (said.officer !== officer) return;
  if ("keys" in said) waiting?.(said.keys);
  else if (isRequired() && mainKey() !== null && !isIdle())
    channel?.postMessage({ officer, keys: allKeys() });
}

/** Whose keys this tab may give and take. */
export function belongTo(officerId: number): void {
  officer = officerId;
}

export async function askOtherTabs(): Promise<void> {
  // Two tabs in the background must not hand each other the keys for ever.
  if (!channel || officer === null || globalThis.document?.visibilityState === "hidden") return;
  const heard = new Promise<ReturnType<typeof allKeys> | null>((resolve) => {
    waiting = resolve;
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
  channel.postMessage({ officer, ask: true });
  const keys = await heard;
  waiting = null;
  if (keys) await openWithKeys(keys);
}
