import { beforeEach, describe, expect, it } from "vitest";
import { Unreachable } from "../src/api";
import { keepPhoto } from "../src/drafts";
import { outboxItems, unsentCount } from "../src/outbox";
import { fitted, hasMetadata, NotAPhoto, stripMetadata } from "../src/photo";
import { db } from "../src/store";
import { setTransport, syncNow } from "../src/sync";
import { type Heard, type Sent, sendPhotos, type Transport } from "../src/uploads";
import { aDraft, finished, posted, problem, serve } from "./phone";

/** A JPEG of nothing but segments: enough for what reads markers. */
function jpeg(...segments: [marker: number, text: string][]): Uint8Array {
  const body = segments.flatMap(([marker, text]) => {
    const bytes = [...new TextEncoder().encode(text)];
    return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 0xff, ...bytes];
  });
  return new Uint8Array([0xff, 0xd8, ...body, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
}

const text = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

describe("what a photo loses", () => {
  it("is EXIF, XMP, maker notes and comments; the picture stays byte for byte", () => {
    const plain = jpeg([0xe0, "JFIF\0"], [0xdb, "tables"]);
    const told = jpeg(
      [0xe0, "JFIF\0"],
      [0xe1, "Exif\0\0GPS -9.8 124.2"],
      [0xe1, "http://ns.adobe.com/xap/1.0/ owner"],
      [0xdb, "tables"],
      [0xed, "Photoshop 3.0"],
      [0xfe, "Sari's phone"],
    );
    expect([hasMetadata(plain), hasMetadata(told)]).toEqual([false, true]);
    const stripped = stripMetadata(told);
    expect(stripped).toEqual(plain);
    expect(text(stripped)).not.toMatch(/GPS|owner|Photoshop|Sari/);
    expect(stripMetadata(plain)).toEqual(plain);
  });

  it("is refused in plain words when it is no JPEG", () => {
    expect(() => stripMetadata(new TextEncoder().encode("hello"))).toThrow(NotAPhoto);
  });

  it("does not run past a segment that lies about its length", () => {
    const lying = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2, 3]);
    expect(() => stripMetadata(lying)).toThrow(NotAPhoto);
  });

  it("is size beyond 1280 px, never below", () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1280, height: 960 });
    expect(fitted(3000, 4000)).toEqual({ width: 960, height: 1280 });
    expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
    expect(fitted(20000, 1)).toEqual({ width: 1280, height: 1 });
  });
});

const BYTES = "0123456789";

function heard(status: number, headers: Record<string, string> = {}, body = ""): Heard {
  return { status, header: (name) => headers[name] ?? null, text: body };
}

function receipt(opId: string): Record<string, string> {
  const received = { op_id: opId, digest: "00ff", received_at: "2024-01-31T06:02:00+00:00", sequence: 2 };
  return {
    "Upload-Receipt": btoa(JSON.stringify(received)),
    "Upload-Offset": String(BYTES.length),
    Location: "/u/1",
  };
}

describe("sending photos", () => {
  beforeEach(async () => {
    await posted();
    const fact = { photo_id: "p", sha256: "00ff", bytes: BYTES.length, caption: "" };
    const draft = await aDraft();
    await keepPhoto(draft, fact, new Blob([BYTES]));
    const photo = await db().get("photos", "p");
    if (photo) await db().put("photos", { ...photo, state: "waiting" });
  });

  const photo = async () => (await db().get("photos", "p")) ?? null;
  const send = (transport: Transport) => sendPhotos("t", transport, () => undefined);

  it("sends the whole at once, named by its id and digest", async () => {
    const sent: Sent[] = [];
    const settled = await send(async (one) => {
      sent.push(one);
      return heard(201, receipt("p"));
    });
    expect([settled, (await photo())?.state]).toEqual([true, "received"]);
    expect(sent[0]?.headers).toMatchObject({
      "Tus-Resumable": "1.0.0",
      "Upload-Length": "10",
      "Upload-Metadata": `photo_id ${btoa("p")},sha256 ${btoa("00ff")}`,
    });
  });

  it("goes on from the byte where the line broke", async () => {
    const sent: string[] = [];
    const settled = await send(async ({ method, url, headers, body }) => {
      sent.push(`${method} ${url} ${headers["Upload-Offset"] ?? ""} ${body ? await body.text() : ""}`.trim());
      if (method === "POST") return heard(201, { Location: "http://other.scheme/u/p", "Upload-Offset": "4" });
      return method === "HEAD" ? heard(200, { "Upload-Offset": "4" }) : heard(204, receipt("p"));
    });
    const at = "/api/v1/sync/uploads/p";
    expect(sent).toEqual([`POST /api/v1/sync/uploads  ${BYTES}`, `HEAD ${at}`, `PATCH ${at} 4 456789`]);
    expect([settled, (await photo())?.state]).toEqual([true, "received"]);
  });

  it("goes on where the server stands after a line that broke without an answer, and shows no more than that", async () => {
    const sent: string[] = [];
    const shown: (number | null)[] = [];
    const at = ["3", "7"];
    const line: Transport = async ({ method, headers, body, onProgress }) => {
      sent.push(`${method} ${headers["Upload-Offset"] ?? ""} ${body ? await body.text() : ""}`.trim());
      if (method === "HEAD") return heard(200, { "Upload-Offset": at.shift() ?? "" });
      onProgress(2);
      if (sent.length < 4) throw new Unreachable("broken off");
      return heard(204, receipt("p"));
    };
    const round = () => sendPhotos("t", line, (_, percent) => shown.push(percent));
    await expect(round()).rejects.toThrow(Unreachable);
    expect([await photo(), shown.splice(0)]).toMatchObject([{ state: "waiting" }, [0, 20, null]]);
    await expect(round()).rejects.toThrow(Unreachable);
    expect([await photo(), shown.splice(0)]).toMatchObject([{ state: "waiting" }, [0, 30, 50, null]]);
    expect([await round(), (await photo())?.state]).toEqual([true, "received"]);
    expect(sent).toEqual([`POST  ${BYTES}`, "HEAD", "PATCH 3 3456789", "HEAD", "PATCH 7 789"]);
  });

  it("asks again where the server stands when somebody else was there, and begins anew when bytes were damaged", async () => {
    const said = (code: string) => JSON.stringify(problem(code));
    const location = async (status: number, code: string) => {
      await send(async ({ method }) =>
        method === "HEAD" ? heard(200, { "Upload-Offset": "1" }) : heard(status, {}, said(code)),
      );
      return (await photo())?.location;
    };
    expect(await location(409, "upload_offset")).toBe("/api/v1/sync/uploads/p");
    expect(await location(422, "photo_hash_mismatch")).toBe(null);
    await expect(location(503, "server_trouble")).rejects.toThrow(Unreachable);
    expect((await photo())?.location).toBe("/api/v1/sync/uploads/p");
  });

  it("starts anew when the server no longer knows the upload", async () => {
    const known = await photo();
    if (known) await db().put("photos", { ...known, location: "/u/gone" });
    const methods: string[] = [];
    await send(async ({ method }) => {
      methods.push(method);
      return method === "HEAD" ? heard(404) : heard(200, receipt("p"));
    });
    expect([methods, (await photo())?.state]).toEqual([["HEAD", "POST"], "received"]);
  });

  it("is not received by the receipt of another photo, or of other bytes", async () => {
    expect(await send(async () => heard(201, receipt("q")))).toBe(false);
    const other = btoa(JSON.stringify({ op_id: "p", digest: "11aa", received_at: "", sequence: 2 }));
    expect(await send(async () => heard(201, { "Upload-Receipt": other, Location: "/u/1" }))).toBe(false);
    expect((await photo())?.state).toBe("waiting");
  });

  it("stops for a person where only a person can help, and waits where time does", async () => {
    const said = (code: string) => JSON.stringify(problem(code));
    expect(await send(async () => heard(422, {}, said("photo_hash_mismatch")))).toBe(false);
    expect((await photo())?.state).toBe("waiting");
    await expect(send(async () => heard(502, {}, "<html>"))).rejects.toThrow();
    expect((await photo())?.state).toBe("waiting");
    expect(await send(async () => heard(422, {}, said("not_a_photo")))).toBe(true);
    expect(await photo()).toMatchObject({ state: "refused", problem: { code: "not_a_photo" } });
  });

  it("holds the record open until its photos are in too", async () => {
    await db().clear("photos");
    const fact = { photo_id: "p", sha256: "00ff", bytes: BYTES.length, caption: "" };
    await keepPhoto(await aDraft(), fact, new Blob([BYTES]));
    await finished({ photos: [fact] });
    serve({});
    setTransport(async () => heard(503));
    await syncNow();
    const [item] = await outboxItems();
    expect([item?.state, item?.done, await unsentCount()]).toEqual(["received", false, 1]);
    setTransport(async () => heard(201, receipt("p")));
    await syncNow();
    expect(await unsentCount()).toBe(0);
  });
});
