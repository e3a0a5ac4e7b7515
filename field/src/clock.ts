/**
 * The one place that asks what time it is and writes instants down.
 * Clock times are those of the village, not of the phone: a phone set to Jakarta time in Timor still reports rightly.
 */
import type { ClockReading } from "./wire";
import type { Lang } from "./words";

const SHORT: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
const LOCALE: Record<Lang, string> = { id: "id-ID", en: "en-GB" };

export const PHONE_TZ = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** New at every start: with it the server knows how long ago something was made although the clock is wrong. */
const session = crypto.randomUUID();

export function now(): Date {
  return new Date();
}

export function reading(): ClockReading {
  return { session, mono_ms: Math.round(performance.now()) };
}

interface Wall {
  day: string;
  time: string;
  seconds: string;
}

function wall(instant: Date, tz: string): Wall {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: tz,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? "00";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
    seconds: part("second"),
  };
}

function offsetMinutes(instant: Date, tz: string): number {
  const { day, time, seconds } = wall(instant, tz);
  const asUtc = Date.parse(`${day}T${time}:${seconds}Z`);
  return Math.round((asUtc - Math.floor(instant.getTime() / 1000) * 1000) / 60000);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The instant as the village's wall clock shows it, with its offset. */
export function iso(instant: Date, tz: string = PHONE_TZ): string {
  const { day, time, seconds } = wall(instant, tz);
  return `${day}T${time}:${seconds}${offsetText(offsetMinutes(instant, tz))}`;
}

/** What a datetime-local field shows for an instant, and back. */
export function toField(instant: string | null, tz: string): string {
  if (!instant) return "";
  const { day, time } = wall(new Date(instant), tz);
  return `${day}T${time}`;
}

export function fromField(value: string, tz: string): string | null {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = offsetMinutes(new Date(asUtc), tz);
  return iso(new Date(asUtc - offset * 60000), tz);
}

export function dayOf(instant: string | Date, tz: string): string {
  return wall(new Date(instant), tz).day;
}

/** 14.02 in Indonesian, 14:02 in English; with the zone's name where asked. */
export function timeText(instant: string, tz: string, lang: Lang, zone = false): string {
  const text = wall(new Date(instant), tz).time;
  const clock = lang === "id" ? text.replace(":", ".") : text;
  return zone ? `${clock} ${SHORT[tz] ?? tz}` : clock;
}

/** "Rab 31 Jan 2024" */
export function dayText(
  instant: string | Date,
  tz: string,
  lang: Lang,
  style: "short" | "long" = "short",
): string {
  const format = new Intl.DateTimeFormat(LOCALE[lang], {
    timeZone: tz,
    weekday: style,
    day: "numeric",
    month: style,
    year: "numeric",
  });
  return style === "short"
    ? format.format(new Date(instant)).replace(",", "")
    : format.format(new Date(instant));
}

/** A date of the calendar, as "2024-02-11" is: no zone moves it. */
export function dateText(day: string, lang: Lang): string {
  return dayText(`${day}T00:00:00Z`, "UTC", lang);
}

export function stampText(instant: string, tz: string, lang: Lang): string {
  return `${dayText(instant, tz, lang)}, ${timeText(instant, tz, lang, true)}`;
}

/** "Januari 2024": the heading over a month of history. */
export function monthText(instant: string, tz: string, lang: Lang): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { timeZone: tz, month: "long", year: "numeric" }).format(
    new Date(instant),
  );
}

export function numberText(value: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALE[lang]).format(value);
}
