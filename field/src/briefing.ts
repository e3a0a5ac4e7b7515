/** The values that cards carry, with their labels, generated from the server's: languages, audiences, phases, elections. */
import generated from "../../contract/briefing.json";
import type { Entry } from "./vocabulary";

type Kind = "languages" | "audiences" | "phases" | "elections";

/** Phases stand the strictest first. */
export const briefing: Record<Kind, Entry[]> = generated;
