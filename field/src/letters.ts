/** Names compared by their letters only: KI'E is found as "kie", "Soekarno - Hatta" as "soekarnohatta". */
export function letters(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
