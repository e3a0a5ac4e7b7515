/** After a quarter of an hour in the background the keys leave the memory, and the PIN is asked for again. */
import { told } from "./store";
import { closeVault } from "./vault/vault";

const IDLE_MS = 15 * 60_000;
let hiddenAt: number | null = null;

/** A tab that nobody has looked at for so long has no keys to give, even if a sleeping phone has not yet let it drop them. */
export function isIdle(): boolean {
  return hiddenAt !== null && Date.now() - hiddenAt >= IDLE_MS;
}

/** Returns how to stop. */
export function watchIdle(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onLook = () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      timer = setTimeout(closeVault, IDLE_MS);
    } else {
      // A sleeping phone runs no timers: the clock decides.
      const idle = isIdle();
      hiddenAt = null;
      if (idle) closeVault();
      else told();
    }
  };
  document.addEventListener("visibilitychange", onLook);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onLook);
  };
}
