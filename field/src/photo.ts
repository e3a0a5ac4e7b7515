/** Photos are made small on the phone and lose everything but the picture: no place, no camera, no time. */
import { sha256 } from "./digest";
import { newId } from "./ids";
import type { PhotoFact } from "./wire";

const LONGEST_SIDE = 1280;
const QUALITY = 0.7;

export class NotAPhoto extends Error {}

export interface MadePhoto {
  fact: PhotoFact;
  blob: Blob;
}

export async function makePhoto(file: Blob): Promise<MadePhoto> {
  const drawn = await redraw(file);
  const bytes = stripMetadata(new Uint8Array(await drawn.arrayBuffer()));
  const blob = new Blob([bytes], { type: "image/jpeg" });
  const fact = { photo_id: newId(), sha256: await sha256(bytes), bytes: bytes.length, caption: "" };
  return { fact, blob };
}

/** Drawing on a canvas already leaves metadata behind; stripMetadata makes sure of it whatever the browser adds. */
async function redraw(file: Blob): Promise<Blob> {
  const picture = await decode(file);
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new NotAPhoto("no canvas");
  // A transparent PNG would turn black in JPEG.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new NotAPhoto("not drawn")));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return createImageBitmap(file).catch((cause: unknown) => {
      // An older browser knows no options and turns pictures upright by itself; now it is no picture.
      throw new NotAPhoto("not decoded", { cause });
    });
  }
}

/** The size within the longest side; a small picture is never blown up. */
export function fitted(width: number, height: number, longest = LONGEST_SIDE) {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

const SOI = 0xd8;
const SOS = 0xda;

interface Segment {
  marker: number;
  start: number;
  end: number;
}

/** The segments of a JPEG before its picture data. */
function segments(bytes: Uint8Array): Segment[] {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new NotAPhoto("not a JPEG");
  const found: Segment[] = [];
  let at = 2;
  while (at + 3 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === SOS) break;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end > bytes.length) throw new NotAPhoto("cut off");
    found.push({ marker, start: at, end });
    at = end;
  }
  return found;
}

/** APP1 to APP15 and comments carry EXIF, XMP, GPS, maker notes and thumbnails; APP0 (JFIF) only the picture's shape. */
function isMetadata(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe;
}

export function hasMetadata(bytes: Uint8Array): boolean {
  return segments(bytes).some(({ marker }) => isMetadata(marker));
}

export function stripMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const dropped = segments(bytes).filter(({ marker }) => isMetadata(marker));
  const kept = new Uint8Array(bytes.length - dropped.reduce((sum, { start, end }) => sum + end - start, 0));
  let from = 0;
  let to = 0;
  for (const { start, end } of [...dropped, { start: bytes.length, end: bytes.length }]) {
    kept.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return kept;
}
