/** A second tab of the same officer gets the keys from an open one; the tabs of another officer do not. */
import { beforeEach, describe, expect, it } from "vitest";
import * as store from "../src/store";
import { allKeys, mainKey } from "../src/vault/ring";
import { askOtherTabs, belongTo } from "../src/vault/tabs";
import { closeVault, vaultState } from "../src/vault/vault";
import { posted } from "./phone";

/** Another tab, as this one sees it: a voice on the channel. */
function otherTab(answer: (asked: { officer: number }) => unknown) {
  const channel = new BroadcastChannel("sejuk-keys");
  const heard: unknown[] = [];
  channel.onmessage = ({ data }: MessageEvent<{ officer: number }>) => {
    heard.push(data);
    const said = answer(data);
    if (said) channel.postMessage(said);
  };
  return { heard, channel };
}

describe("two tabs", () => {
  beforeEach(async () => {
    await posted();
    belongTo(7);
  });

  it("share what one of them opened", async () => {
    const keys = allKeys();
    closeVault();
    const { channel } = otherTab(({ officer }) => ({ officer, keys }));
    await askOtherTabs();
    channel.close();
    expect(await vaultState()).toBe("open");
  });

  it("of two officers share nothing", async () => {
    const keys = allKeys();
    closeVault();
    const { channel } = otherTab(() => ({ officer: 8, keys }));
    await askOtherTabs();
    channel.close();
    expect([mainKey(), await vaultState()]).toEqual([null, "pin"]);
  });

  it("get no answer from one that is closed, or another officer's", async () => {
    const { channel, heard } = otherTab(() => null);
    channel.postMessage({ officer: 8, ask: true });
    closeVault();
    channel.postMessage({ officer: 7, ask: true });
    await askOtherTabs();
    channel.close();
    expect(heard).toEqual([{ officer: 7, ask: true }]);
    expect(store.isOpen()).toBe(true);
  });
});
