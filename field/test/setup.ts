import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import * as store from "../src/store";

/** Each test has a phone of its own: a fresh database, and a server that does not answer. */
beforeEach(async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network in tests")));
  await store.forget(7);
  await store.openFor(7);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  store.close();
});
