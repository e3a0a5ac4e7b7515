/** Patterns over a row of word kinds, as both rule files write them; sejuk/lib/text/patterns.py reads the same. */
import type { Lexicon } from "./lexicon";

/** The patterns of one rule file: `%parts%` by name, `<kinds>` as letters of the row. */
export class Patterns {
  declare private readonly parts: Record<string, string>;
  declare private readonly lexicon: Lexicon;
  declare private readonly made: Map<string, RegExp>;

  constructor(parts: Record<string, string>, lexicon: Lexicon) {
    this.parts = parts;
    this.lexicon = lexicon;
    this.made = new Map();
  }

  /** A pattern with its parts filled in and its kinds as letters. */
  expand(pattern: string): string {
    let text = pattern;
    while (text.includes("%")) text = text.replace(/%(\w+)%/g, (_, name: string) => this.parts[name] ?? "");
    return text.replace(/<(!?)([\w|&]+)>/g, (_, not: string, kinds: string) =>
      not ? `[^\n${this.lexicon.lettersOf(kinds)}]` : `[${this.lexicon.lettersOf(kinds)}]`,
    );
  }

  /** The pattern over a row, made when it is first needed. */
  compiled(pattern: string, head = "", tail = "", flags = ""): RegExp {
    const name = head + pattern + tail + flags;
    let known = this.made.get(name);
    if (!known) {
      known = new RegExp(`${head}(?:${this.expand(pattern)})${tail}`, flags);
      this.made.set(name, known);
    }
    return known;
  }
}
