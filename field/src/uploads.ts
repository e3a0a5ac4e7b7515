/** Photos, after the facts, by tus 1.0: the whole at once, then from the byte where the line broke. */
import { Refusal, Unreachable } from "./api";
import { photoBlob } from "./drafts";
import { isSigned, unsigned } from "./receipts";
import { db, type KeptPhoto, told } from "./store";
import type { Problem, Receipt } from "./wire";
import { lang, ownProblem } from "./words";

const UPLOADS = "/api/v1/sync/uploads";
/** A stalled line must give way to the next try; a slow one must not. */
const STALLED_MS = 60_000;

export interface Sent {
  method: "POST" | "HEAD" | "PATCH";
  url: string;
  headers: Record<string, string>;
  body: Blob | null;
  onProgress: (bytes: number) => void;
}

export interface Heard {
  status: number;
  header: (name: string) => string | null;
  text: string;
}

export type Transport = (sent: Sent) => Promise<Heard>;
export type Progress = (photoId: string, percent: number | null) => void;

/** XMLHttpRequest, because fetch cannot say how much has gone out. */
export const overXhr: Transport = (sent) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    let stalled = 0;
    const alive = () => {
      clearTimeout(stalled);
      stalled = window.setTimeout(() => xhr.abort(), STALLED_MS);
    };
    const lost = () => {
      clearTimeout(stalled);
      reject(new Unreachable("upload broken off"));
    };
    xhr.open(sent.method, sent.url);
    for (const [name, value] of Object.entries(sent.headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => {
      alive();
      sent.onProgress(event.loaded);
    };
    xhr.onload = () => {
      clearTimeout(stalled);
      resolve({ status: xhr.status, header: (name) => xhr.getResponseHeader(name), text: xhr.responseText });
    };
    xhr.onerror = lost;
    xhr.onabort = lost;
    alive();
    xhr.send(sent.body);
  });

/** True when no photo is left waiting. */
export async function sendPhotos(token: string, transport: Transport, progress: Progress): Promise<boolean> {
  const waiting = (await db().getAll("photos")).filter((photo) => photo.state === "waiting");
  let settled = true;
  for (const photo of waiting) {
    progress(photo.photo_id, 0);
    try {
      settled = (await sendPhoto({ token, transport, progress }, photo)) && settled;
    } finally {
      progress(photo.photo_id, null);
    }
  }
  return settled;
}

interface Line {
  token: string;
  transport: Transport;
  progress: Progress;
}

async function sendPhoto(line: Line, photo: KeptPhoto): Promise<boolean> {
  const blob = await photoBlob(photo.photo_id);
  if (!blob || !(await readable(blob))) {
    await keep({ ...photo, state: "refused", problem: lostPhoto() });
    return true;
  }
  const heard = (await resume(line, photo, blob)) ?? (await create(line, photo, blob));
  if (heard.status >= 400) return refused(photo, heard);
  const receipt = receiptIn(heard);
  if (receipt && receipt.op_id === photo.photo_id && receipt.digest === photo.sha256) {
    if (!(await isSigned(receipt))) throw unsigned();
    await keep({ ...photo, state: "received", problem: null, received_at: receipt.received_at });
    return true;
  }
  return false;
}

/** iOS and a full disk can lose a blob's bytes while its record stays. */
async function readable(blob: Blob): Promise<boolean> {
  try {
    return (await blob.slice(0, 4).arrayBuffer()).byteLength > 0;
  } catch {
    return false;
  }
}

/** Where a photo lies is known beforehand, so that a line that breaks before the answer costs no byte that arrived. */
async function create(line: Line, photo: KeptPhoto, blob: Blob): Promise<Heard> {
  const begun = { ...photo, location: `${UPLOADS}/${photo.photo_id}` };
  await keep(begun);
  const heard = await line.transport({
    method: "POST",
    url: UPLOADS,
    headers: {
      ...common(line.token),
      "Content-Type": "application/offset+octet-stream",
      "Upload-Length": String(photo.bytes),
      "Upload-Metadata": `photo_id ${btoa(photo.photo_id)},sha256 ${btoa(photo.sha256)}`,
    },
    body: blob,
    onProgress: (bytes) => line.progress(photo.photo_id, percent(bytes, photo.bytes)),
  });
  if (heard.status >= 400 || receiptIn(heard)) return heard;
  return (await resume(line, begun, blob)) ?? heard;
}

/** Goes on where the server says it stopped, not where the phone thinks; null when there is nothing to go on with. */
async function resume(line: Line, photo: KeptPhoto, blob: Blob): Promise<Heard | null> {
  if (!photo.location) return null;
  const ask = { url: photo.location, body: null, onProgress: () => undefined };
  const head = await line.transport({ ...ask, method: "HEAD", headers: common(line.token) });
  if (receiptIn(head)) return head;
  if (head.status >= 500) throw new Unreachable(`status ${head.status}`);
  const offset = Number(head.header("Upload-Offset") ?? "NaN");
  if (head.status >= 400 || !Number.isInteger(offset) || offset >= photo.bytes) {
    await keep({ ...photo, location: null });
    return null;
  }
  line.progress(photo.photo_id, percent(offset, photo.bytes));
  return line.transport({
    method: "PATCH",
    url: photo.location,
    headers: {
      ...common(line.token),
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(offset),
    },
    body: blob.slice(offset),
    onProgress: (bytes) => line.progress(photo.photo_id, percent(offset + bytes, photo.bytes)),
  });
}

function common(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}`, "Tus-Resumable": "1.0.0", "Accept-Language": lang() };
}

function percent(bytes: number, of: number): number {
  return Math.min(99, Math.floor((bytes / Math.max(of, 1)) * 100));
}

function receiptIn(heard: Heard): Receipt | null {
  const encoded = heard.header("Upload-Receipt");
  if (!encoded) return null;
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Receipt;
  } catch {
    return null;
  }
}

/** What a person must look at stands beside the photo; what time mends stays waiting. */
const FOR_A_PERSON = new Set(["not_a_photo", "photo_too_large", "photo_of_another"]);

async function refused(photo: KeptPhoto, heard: Heard): Promise<boolean> {
  const problem = problemIn(heard);
  if (!problem) throw new Unreachable(`status ${heard.status}`);
  if (FOR_A_PERSON.has(problem.code)) {
    await keep({ ...photo, state: "refused", problem });
    return true;
  }
  if (heard.status === 401 || heard.status === 429) throw new Refusal(heard.status, problem);
  if (heard.status >= 500) throw new Unreachable(`status ${heard.status}`);
  // At another byte than thought: the next try asks where. Anything else begins anew.
  if (problem.code !== "upload_offset") await keep({ ...photo, location: null });
  return false;
}

function problemIn(heard: Heard): Problem | null {
  try {
    const value = JSON.parse(heard.text) as Partial<Problem>;
    return typeof value.code === "string" ? (value as Problem) : null;
  } catch {
    return null;
  }
}

function lostPhoto(): Problem {
  return ownProblem("photo_lost");
}

/** The photo may have been discarded while it was on its way: then there is nothing to write. */
async function keep(photo: KeptPhoto): Promise<void> {
  const tx = db().transaction("photos", "readwrite");
  if (await tx.store.getKey(photo.photo_id)) await tx.store.put(photo);
  await tx.done;
  told();
}
