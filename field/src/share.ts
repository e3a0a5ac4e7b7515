/** Handing a card on: always by a person, with its source, and with its public page where it has one. */
import type { Card, Wording } from "./wire";

export interface Shared {
  title: string;
  text: string;
}

/** The link stands in the text: some apps drop an address that comes beside it. */
export function sharedText(card: Card, { title, text }: Wording, source: string): Shared {
  const link = card.link ? new URL(card.link, location.origin).href : "";
  return { title, text: [title, text, source, link].filter(Boolean).join("\n\n") };
}

export const canShare = (): boolean => typeof navigator.share === "function";

/** False when there is no way to share; a person who thinks better of it has not failed. */
export async function share(shared: Shared): Promise<boolean> {
  try {
    await navigator.share(shared);
    return true;
  } catch (cause) {
    return cause instanceof Error && cause.name === "AbortError";
  }
}

export async function copy({ text }: Shared): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function whatsAppLink({ text }: Shared): string {
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
}
