import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, defineConfig, type Plugin } from "vite";

const BASE = "/field/";
const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(resolve(here, "package.json"), "utf8")) as { version: string };
const target = ["chrome87", "firefox102", "safari15"];

function publicFiles(folder = resolve(here, "public"), prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? publicFiles(join(folder, entry.name), `${prefix}${entry.name}/`)
      : [prefix + entry.name],
  );
}

const NOT_FOR_PHONES: ReadonlySet<string> = new Set(["about", "bad", "good", "name", "source"]);

/** Leaves out of the neutrality rules what only tests and readers of the file need. */
function slimRules(): Plugin {
  return {
    name: "sejuk-slim-rules",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/neutral.json")) return null;
      const rules = JSON.parse(code, (key, value: unknown) => (NOT_FOR_PHONES.has(key) ? undefined : value));
      return { code: JSON.stringify(rules), map: null };
    },
  };
}

/** Builds src/sw.ts last, with the list of what it keeps; its version is the digest of those files. */
function shellWorker(): Plugin {
  return {
    name: "sejuk-shell-worker",
    apply: "build",
    async generateBundle(_options, bundle) {
      const digest = createHash("sha256");
      const shell = [BASE];
      for (const [name, file] of Object.entries(bundle).sort(([a], [b]) => a.localeCompare(b))) {
        digest.update(name).update(file.type === "chunk" ? file.code : file.source);
        if (name !== "index.html") shell.push(BASE + name);
      }
      for (const name of publicFiles().sort()) {
        digest.update(name).update(readFileSync(resolve(here, "public", name)));
        shell.push(BASE + name);
      }
      const source = await buildWorker(shell, digest.digest("hex").slice(0, 16));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

async function buildWorker(shell: string[], shellVersion: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: "warn",
    define: { __SHELL__: JSON.stringify(shell), __SHELL_VERSION__: JSON.stringify(shellVersion) },
    build: {
      write: false,
      target,
      modulePreload: false,
      rollupOptions: {
        input: resolve(here, "src/sw.ts"),
        output: { format: "iife", entryFileNames: "sw.js" },
      },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && "output" in first ? first.output[0] : undefined;
  if (!chunk) throw new Error("the service worker was not built");
  return chunk.code;
}

export default defineConfig({
  root: here,
  base: BASE,
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: "../sejuk/web/dist/field/",
    emptyOutDir: true,
    target,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // Files with a name each: each one's size is looked at by itself (scripts/size.mjs).
      output: {
        codeSplitting: {
          groups: [
            { name: "guard", test: /src\/guard\/|text\/guard\.json/ },
            { name: "neutral", test: /src\/neutral\/|text\/neutral\.json/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/api": "http://127.0.0.1:8000" },
    fs: { allow: [resolve(here, "..")] },
  },
  plugins: [slimRules(), shellWorker()],
});
