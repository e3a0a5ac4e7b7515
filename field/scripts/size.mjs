// Fails when the scripts that a phone downloads grow beyond the budget: signals in the villages are thin.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET = 60_000;
const folder = new URL("../../sejuk/web/dist/field/", import.meta.url).pathname;
const scripts = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".js"));
let total = 0;
for (const name of scripts) {
  const bytes = gzipSync(readFileSync(join(folder, String(name))), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(7)}  ${name}`);
}
console.log(`${String(total).padStart(7)}  of ${BUDGET} bytes, gzip`);
if (scripts.length === 0 || total > BUDGET) {
  console.error("The field app is over its budget (or was not built).");
  process.exit(1);
}
