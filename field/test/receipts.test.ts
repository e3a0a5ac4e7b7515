import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { canonical } from "../src/digest";
import { keepPhoto } from "../src/drafts";
import { outboxItems } from "../src/outbox";
import { checksSignatures } from "../src/receipts";
import { db, getMeta, setMeta } from "../src/store";
import { setTransport, syncNow, syncStatus } from "../src/sync";
import { toBase64 } from "../src/vault/box";
import type { Op, PushResult, Receipt } from "../src/wire";
import { accepted, aDraft, finished, posted, receiptFor, serve } from "./phone";

let pair: CryptoKeyPair;

beforeAll(async () => {
  pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
});

async function sign(receipt: Receipt): Promise<Receipt> {
  const { digest, op_id, received_at, sequence } = receipt;
  const said = new TextEncoder().encode(canonical({ digest, op_id, received_at, sequence }));
  const signature = toBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, said)));
  return { ...receipt, signature };
}

const signedResult = async (op: Op): Promise<PushResult> => {
  const result = await accepted(op);
  return { ...result, receipt: result.receipt && (await sign(result.receipt)) };
};

const states = async () => (await outboxItems()).map(({ state }) => state);

beforeEach(async () => {
  await posted();
  const public_key = toBase64(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
  const credentials = await getMeta("credentials");
  if (credentials) await setMeta("credentials", { ...credentials, receipt_key: { key_id: "k", public_key } });
});

describe("a receipt", () => {
  it("counts with the server's signature", async () => {
    await finished();
    serve({ push: (ops) => Promise.all(ops.map(signedResult)) });
    await syncNow();
    expect([await states(), await checksSignatures()]).toEqual([["received"], true]);
  });

  it.each<[string, (receipt: Receipt) => Receipt]>([
    ["none", (receipt) => ({ ...receipt, signature: "" })],
    ["another's", (receipt) => ({ ...receipt, signature: toBase64(new Uint8Array(64)) })],
    ["nonsense", (receipt) => ({ ...receipt, signature: "%%%" })],
    [
      "the right one of another time",
      (receipt) => ({ ...receipt, received_at: "2024-01-31T06:03:00+00:00" }),
    ],
    ["the right one of another number", (receipt) => ({ ...receipt, sequence: 9 })],
  ])("with a wrong signature (%s) leaves the work waiting, and says why", async (_, change) => {
    const [first, second] = [await finished(), await finished()];
    serve({
      push: async (ops) => {
        const results = await Promise.all(ops.map(signedResult));
        return results.map((one) =>
          one.op_id === first.op_id && one.receipt ? { ...one, receipt: change(one.receipt) } : one,
        );
      },
    });
    await syncNow();
    const byId = new Map((await outboxItems()).map(({ kept, state }) => [kept.op_id, state]));
    expect([byId.get(first.op_id), byId.get(second.op_id)]).toEqual(["waiting", "received"]);
    expect(syncStatus().trouble).toMatchObject({ code: "receipt_unsigned" });
    serve({ push: (ops) => Promise.all(ops.map(signedResult)) });
    await syncNow();
    expect([await states(), syncStatus().trouble]).toEqual([["received", "received"], null]);
  });

  it("of a photo counts only with it too", async () => {
    const fact = { photo_id: "p", sha256: "00ff", bytes: 3, caption: "" };
    await keepPhoto(await aDraft(), fact, new Blob(["abc"]));
    const photo = await db().get("photos", "p");
    if (photo) await db().put("photos", { ...photo, state: "waiting" });
    const receipt = {
      op_id: "p",
      digest: "00ff",
      received_at: new Date().toISOString(),
      sequence: 2,
      unit: "",
      key_id: "k",
      signature: "",
    };
    const answer = (said: Receipt) =>
      setTransport(async () => ({
        status: 201,
        header: (name) => (name === "Upload-Receipt" ? btoa(JSON.stringify(said)) : null),
        text: "",
      }));
    serve({});
    answer(receipt);
    await syncNow();
    expect((await db().get("photos", "p"))?.state).toBe("waiting");
    answer(await sign(receipt));
    await syncNow();
    expect((await db().get("photos", "p"))?.state).toBe("received");
  });

  it("is compared by its digest alone where the browser knows no Ed25519", async () => {
    const credentials = await getMeta("credentials");
    const other = toBase64(new Uint8Array(32).fill(7));
    if (credentials)
      await setMeta("credentials", { ...credentials, receipt_key: { key_id: "k", public_key: other } });
    const missing = vi
      .spyOn(crypto.subtle, "importKey")
      .mockRejectedValue(new DOMException("no Ed25519", "NotSupportedError"));
    const draft = await finished();
    serve({ push: (ops) => Promise.all(ops.map(accepted)) });
    await syncNow();
    missing.mockRestore();
    expect([await states(), await checksSignatures()]).toEqual([["received"], false]);
    expect((await receiptFor((await outboxItems())[0]?.kept.op as Op)).op_id).toBe(draft.op_id);
  });
});
