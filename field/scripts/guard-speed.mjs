// How fast both guards read in node, for bench/guard.py: one JSON object. The same sentences as there; `start` is the first one, cold.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const MESSAGE = 600;
const LONGER = 100;
const ROUNDS = 3;
const root = resolve(import.meta.dirname, "..");
const outDir = mkdtempSync(join(tmpdir(), "sejuk-guard-"));

async function bundled() {
  const input = { find: "src/guard/find.ts", check: "src/neutral/check.ts" };
  const ssr = { configFile: false, root, logLevel: "error", publicDir: false };
  await build({ ...ssr, build: { ssr: true, outDir, emptyOutDir: true, rollupOptions: { input } } });
  const load = (name) => import(pathToFileURL(join(outDir, `${name}.js`)).href);
  return { ...(await load("find")), ...(await load("check")) };
}

const sentences = (name) =>
  readFileSync(join(root, `../sejuk/lib/text/labelled/${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).text);

/** CPU time, in milliseconds: other work on the machine does not count. */
const now = () => process.cpuUsage().user / 1000;

function seconds(work) {
  const taken = Array.from({ length: ROUNDS + 1 }, () => {
    const began = now();
    work();
    return (now() - began) / 1000;
  });
  return Math.min(...taken.slice(1));
}

function speed(read, texts) {
  const began = now();
  read(texts[0]);
  const start = now() - began;
  const whole = seconds(() => texts.forEach(read));
  const short = texts.join(" ").slice(0, MESSAGE);
  const one = seconds(() => {
    for (let i = 0; i < LONGER; i++) read(short);
  });
  const many = seconds(() => read(short.repeat(LONGER)));
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  return {
    sentences_per_s: Math.round(texts.length / whole),
    us_per_letter: Math.round((whole / letters) * 1e8) / 100,
    growth: Math.round((many / one) * 100) / 100,
    start_ms: Math.round(start),
  };
}

const { find, check } = await bundled();
const record = speed((text) => find(text, "record"), sentences("record"));
const outgoing = speed((text) => check(text, "campaign", "pilkada_2024"), sentences("outgoing"));
rmSync(outDir, { recursive: true });
console.log(JSON.stringify({ record, outgoing }));
