// Fails when the scripts that a phone downloads grow beyond the budgets: signals in the villages are thin.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * What stands between the first tap and the first screen; the guard's words, which come with the first form; the words of
 * the neutrality guard, which come with the first caption; and everything else. All of it is fetched once, for all days without a signal.
 *
 * `first` stays what it was: cards, phases and directives are fetched behind the first screen, with their words. `rest` grew from
 * 81 kB by these: six screens and parts (8 kB), both languages of their words and the names of languages and phases (3 kB), and
 * the chips and lists of the form (1 kB); at 2G (30 kB/s) that is half a second, once.
 */
const BUDGETS = { first: 45_000, guard: 26_000, neutral: 34_000, rest: 96_000 };
const folder = new URL("../../sejuk/web/dist/field/", import.meta.url).pathname;
const page = readFileSync(join(folder, "index.html"), "utf8");
const scripts = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({
    name,
    bytes: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
    // The page names its script and, to be fetched beside it, all that this one needs from the beginning.
    first: page.includes(name) && name !== "sw.js",
  }))
  .sort((a, b) => Number(b.first) - Number(a.first) || b.bytes - a.bytes);
const sum = (wanted) => scripts.filter(wanted).reduce((total, { bytes }) => total + bytes, 0);
const isGuard = ({ name }) => name.includes("guard-");
const isNeutral = ({ name }) => name.includes("neutral-");
const sums = {
  first: sum(({ first }) => first),
  guard: sum(isGuard),
  neutral: sum(isNeutral),
  rest: sum((one) => !isGuard(one) && !isNeutral(one)),
};
for (const { name, bytes, first } of scripts)
  console.log(`${String(bytes).padStart(7)} ${first ? "*" : " "} ${name}`);
for (const [what, bytes] of Object.entries(sums))
  console.log(`${String(bytes).padStart(7)}   ${what}, of ${BUDGETS[what]} bytes, gzip`);
if (sums.first === 0 || Object.entries(sums).some(([what, bytes]) => bytes > BUDGETS[what])) {
  console.error("The field app is over its budget (or was not built).");
  process.exit(1);
}
