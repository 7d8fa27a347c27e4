/** The built extension, and variants of it for tests. */

import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./chromium.mjs";

/** The folder of the built extension for a browser. */
export function builtFor(browser) {
  const folder = path.join(ROOT, "dist", browser);
  if (!existsSync(path.join(folder, "manifest.json"))) {
    throw new Error(`dist/${browser} is missing: run ./build.sh extension`);
  }
  return folder;
}

/** Workers that do worse than ours: one never answers, one falls over each page. */
const WORKERS = {
  hanging: 'postMessage({ kind: "ready" });',
  trapping: `postMessage({ kind: "ready" });
    addEventListener("message", ({ data }) => postMessage({ kind: "failed", id: data.id, reason: "unreachable" }));`,
};

/**
 * A copy of the extension that speaks one language, whatever the browser speaks (Debian's Chromium only has
 * English), or whose engine is damaged, hangs, traps, or breaks on pages that ask for it. `remove()` throws it away.
 */
export async function variantFor(browser, { language = "nl", engine = "good" } = {}) {
  const parent = await mkdtemp(path.join(os.tmpdir(), "loketmeter-extension-"));
  const folder = path.join(parent, language);
  await cp(builtFor(browser), folder, { recursive: true });
  if (language === "nl") await rm(path.join(folder, "_locales/en"), { recursive: true });
  if (engine in WORKERS) await writeFile(path.join(folder, "worker.js"), WORKERS[engine]);
  if (engine === "damaged") await writeFile(path.join(folder, "engine_bg.wasm"), "not an engine");
  if (engine === "breaking") await writeBreakingWorker(folder);
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** The worker with `breaking.mjs` between it and the engine. */
async function writeBreakingWorker(folder) {
  const place = path.join(ROOT, "tests/e2e/breaking.mjs");
  const instead = {
    name: "breaking",
    setup: ({ onResolve }) =>
      onResolve({ filter: /gen\/engine\.js$/ }, ({ importer }) =>
        importer === place ? null : { path: place },
      ),
  };
  await build({
    entryPoints: { worker: path.join(ROOT, "extension/src/worker/main.ts") },
    bundle: true,
    format: "esm",
    outdir: folder,
    allowOverwrite: true,
    plugins: [instead],
  });
}
