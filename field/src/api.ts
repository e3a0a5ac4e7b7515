/** The only place that talks to the server. What cannot be believed is `Unreachable`, and is tried again. */

import { iso, now, reading } from "./clock";
import type {
  Enrolled,
  Enrolment,
  EscrowAnswer,
  Op,
  Problem,
  Proof,
  PullAnswer,
  PushAnswer,
  SealKeyAnswer,
  Unlocked,
} from "./wire";
import { lang } from "./words";

const ROOT = "/api/v1";
const PATIENCE_MS = 45_000;

/** The server answered, and said no in words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly retryAfterMs: number | null = null,
  ) {
    super(problem.code);
  }
}

/** No answer, or one that is not ours (a captive portal, a proxy's page): nothing is known, so nothing changes. */
export class Unreachable extends Error {}

interface Call {
  method: "GET" | "POST" | "DELETE";
  path: string;
  token?: string;
  /** A Blob goes as it is, anything else as JSON. */
  body?: unknown;
}

export async function ask(call: Call): Promise<unknown> {
  const response = await send(call);
  if (response.status === 204) return null;
  if (!response.ok) throw await refusal(response);
  try {
    return await response.json();
  } catch {
    throw new Unreachable("an answer that is not JSON");
  }
}

async function send({ method, path, token, body }: Call): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": lang() };
  if (token) headers.Authorization = `Bearer ${token}`;
  const raw = body instanceof Blob;
  if (body !== undefined) headers["Content-Type"] = raw ? "application/octet-stream" : "application/json";
  try {
    return await fetch(ROOT + path, {
      method,
      headers,
      body: body === undefined ? null : raw ? body : JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: patience.signal,
    });
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** 413 counts even as a proxy's bare page: the batch is too large whoever says so. */
async function refusal(response: Response): Promise<Error> {
  const problem = await problemIn(response);
  if (problem) return new Refusal(response.status, problem, retryAfter(response));
  if (response.status === 413) return new Refusal(413, bareTooLarge());
  return new Unreachable(`status ${response.status}`);
}

async function problemIn(response: Response): Promise<Problem | null> {
  try {
    const value = (await response.json()) as Partial<Problem>;
    return typeof value.code === "string" && typeof value.title === "string" ? (value as Problem) : null;
  } catch {
    return null;
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? seconds * 1000 : null;
}

function bareTooLarge(): Problem {
  return { code: "too_large", title: "too_large", detail: "", field: null };
}

export async function enrol(enrolment: Enrolment): Promise<Enrolled> {
  const answer = (await ask({ method: "POST", path: "/devices", body: enrolment })) as Partial<Enrolled>;
  if (typeof answer?.token !== "string" || typeof answer.officer?.officer_id !== "number") {
    throw new Unreachable("an enrolment without a token");
  }
  return answer as Enrolled;
}

/** Without a token: the phone's own lies locked with the rest, and the password proves who asks. */
export async function unlockDevice(deviceId: string, proof: Proof): Promise<Unlocked> {
  const path = `/devices/${encodeURIComponent(deviceId)}/unlock`;
  const answer = (await ask({ method: "POST", path, body: proof })) as Partial<Unlocked>;
  if (typeof answer?.private_key !== "string") throw new Unreachable("an unlock without a key");
  return answer as Unlocked;
}

/** For phones that were enrolled before there were seal keys. */
export async function fetchSealKey(token: string): Promise<SealKeyAnswer> {
  const answer = (await ask({
    method: "POST",
    path: "/devices/me/seal-key",
    token,
  })) as Partial<SealKeyAnswer>;
  if (typeof answer?.seal_key?.public_key !== "string") throw new Unreachable("no seal key");
  return answer as SealKeyAnswer;
}

export async function leave(token: string): Promise<void> {
  await ask({ method: "DELETE", path: "/devices/me", token });
}

export async function push(token: string, ops: Op[]): Promise<PushAnswer> {
  const body = { device_time: iso(now()), clock: reading(), ops };
  const answer = (await ask({ method: "POST", path: "/sync/push", token, body })) as Partial<PushAnswer>;
  if (!Array.isArray(answer?.results)) throw new Unreachable("a push answer without results");
  return answer as PushAnswer;
}

/** A file of unsent work, of this phone or of another. */
export async function sendEscrow(token: string, file: Blob): Promise<EscrowAnswer> {
  const answer = (await ask({
    method: "POST",
    path: "/sync/escrow",
    token,
    body: file,
  })) as Partial<EscrowAnswer>;
  if (!Array.isArray(answer?.results) || !Array.isArray(answer.photos)) throw new Unreachable("no results");
  return answer as EscrowAnswer;
}

export async function pull(token: string, cursor: string | null): Promise<PullAnswer> {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : "";
  const answer = (await ask({ method: "GET", path: `/sync/pull${query}`, token })) as Partial<PullAnswer>;
  if (!Array.isArray(answer?.changes) || typeof answer.cursor !== "string") {
    throw new Unreachable("a pull answer without changes");
  }
  return answer as PullAnswer;
}
