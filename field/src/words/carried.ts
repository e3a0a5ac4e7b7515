/** The words about cards, phases and directives in the language in use: apart from the others, so that the first screen stays small. */
import { useLang } from "../hooks";
import { carriedEn } from "./carried-en";
import { carriedId } from "./carried-id";

export type CarriedWords = typeof carriedId;

export function useCarriedWords(): CarriedWords {
  return useLang() === "en" ? carriedEn : carriedId;
}
