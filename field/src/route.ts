/** Where in the app one is, kept in the address after `#`: the back button and a reload land on the same screen. */
export interface Route {
  name: string;
  id: string | null;
  verb: string | null;
}

export function parse(hash: string): Route {
  const [name = "", id = "", verb = ""] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decodeURIComponent);
  return { name: name || "today", id: id || null, verb: verb || null };
}

export function current(): Route {
  try {
    return parse(window.location.hash);
  } catch {
    return { name: "missing", id: null, verb: null };
  }
}

export const paths = {
  today: "#/",
  record: "#/record",
  draft: (id: string) => `#/record/${id}`,
  outbox: "#/outbox",
  cards: "#/cards",
  card: (id: string) => `#/card/${id}`,
  directive: (id: string) => `#/directive/${id}`,
  history: "#/history",
  detail: (id: string) => `#/history/${id}`,
  withdraw: (id: string) => `#/history/${id}/withdraw`,
  settings: "#/settings",
  leave: "#/settings/leave",
  compare: (opId: string) => `#/compare/${opId}`,
  escrow: "#/outbox/file",
  changePin: "#/settings/pin",
  takeEscrow: "#/settings/file",
  signin: "#/signin",
};

export function go(path: string): void {
  window.location.hash = path;
}

/** Takes the place of the present entry, so that "back" does not return to a form that is finished. */
export function replace(path: string): void {
  window.history.replaceState(null, "", path);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
