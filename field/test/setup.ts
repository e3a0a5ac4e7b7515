import "fake-indexeddb/auto";
import { afterEach, beforeEach, vi } from "vitest";
import * as store from "../src/store";
import { openMain, requireKeys } from "../src/vault/ring";
import { PIN, vaultRows } from "./phone";

/**
 * Each test has a phone of its own: a fresh database behind a PIN that was entered, and a server that does not answer.
 * The keys are made once: a PIN is slow by design.
 */
beforeEach(async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network in tests")));
  await store.forget(7);
  await store.openFor(7);
  const { rows, key } = await vaultRows(PIN);
  for (const row of rows) await store.rawDb().put("vault", row);
  requireKeys(true);
  openMain(key.id, key.bytes);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  store.close();
});
