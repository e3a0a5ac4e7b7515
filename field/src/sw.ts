/**
 * Keeps the shell of the app (its page, script, style, icons) so that it opens without a network for days.
 * It never touches the server's data: whatever is not a GET of the shell goes its way untouched.
 */
declare const __SHELL__: string[];
declare const __SHELL_VERSION__: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const BASE = "/field/";
const PREFIX = "sejuk-shell-";
const CACHE = PREFIX + __SHELL_VERSION__;

/** All files of one version or none: a page must never meet the script of another version. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__SHELL__.map((path) => new Request(path, { cache: "reload" })));
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

async function fromShell(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" ? BASE : request;
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(keepShell()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOldShells()));
worker.addEventListener("message", (event) => {
  if (event.data === "take-over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const shell =
    request.method === "GET" && url.origin === worker.location.origin && url.pathname.startsWith(BASE);
  if (shell) event.respondWith(fromShell(request));
});
