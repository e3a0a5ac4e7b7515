/** After a quarter of an hour in the background the keys leave the memory, and the PIN is asked for again. */
import { closeVault } from "./vault/vault";

const IDLE_MS = 15 * 60_000;

/** Returns how to stop. */
export function watchIdle(): () => void {
  let hiddenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onLook = () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      hiddenAt = Date.now();
      timer = setTimeout(closeVault, IDLE_MS);
    } else {
      // A sleeping phone runs no timers: the clock decides.
      if (hiddenAt !== null && Date.now() - hiddenAt >= IDLE_MS) closeVault();
      hiddenAt = null;
    }
  };
  document.addEventListener("visibilitychange", onLook);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onLook);
  };
}
