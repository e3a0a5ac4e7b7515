/** The app's shell, kept by a service worker. A new version waits until the person agrees, or for the next start. */
let waiting: ServiceWorker | null = null;
let agreed = false;
const listeners = new Set<() => void>();

export function updateWaiting(): boolean {
  return waiting !== null;
}

export function onUpdate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `mayTakeOver`: a start that does not land in a half-written form may begin with the new version at once. */
export async function keepShell(mayTakeOver: boolean): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (agreed) window.location.reload();
  });
  try {
    const base = import.meta.env.BASE_URL;
    const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
    if (registration.waiting && mayTakeOver) takeOver(registration.waiting);
    else note(registration.waiting);
    registration.addEventListener("updatefound", () => watch(registration.installing));
  } catch {
    /* without a worker the app still works while the network does */
  }
}

function watch(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    // The very first worker has nobody to replace.
    if (worker.state === "installed" && navigator.serviceWorker.controller) note(worker);
  });
}

function note(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

export function updateNow(): void {
  if (waiting) takeOver(waiting);
}

function takeOver(worker: ServiceWorker): void {
  agreed = true;
  worker.postMessage("take-over");
}
