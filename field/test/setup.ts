import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import * as store from "../src/store";
import { freshPhone } from "./phone";

/**
 * Each test has a phone of its own: a fresh database behind a PIN that was entered, and a server that does not answer.
 * The keys are made once: a PIN is slow by design.
 */
beforeEach(async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network in tests")));
  await freshPhone();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  store.close();
});
