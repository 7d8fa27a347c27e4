/**
 * Builds the extension: one source, one folder per browser.
 *
 *   node extension/build.mjs          → dist/chrome, dist/firefox
 *   node extension/build.mjs --zip    → also dist/loketmeter-chrome.zip, dist/loketmeter-firefox.zip, the list of parts
 *                                       (SBOM) and dist/loketmeter-source.zip for those who review the package
 *
 * The same input gives the same bytes. The engine must have been built before (`./build.sh`).
 */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";
import { notices, parts, sbom } from "./notices.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.dirname(HERE);
const DIST = path.join(ROOT, "dist");
const ENGINE = path.join(HERE, "src/gen/engine_bg.wasm");
/** The ready texts as `advice.nl.json` and `advice.en.json`: loaded, as modules, when somebody opens a task. */
const ADVICE = path.join(HERE, "src/gen/advice");

/** One sheet for each page. They share their tokens and their parts. */
export const STYLES = {
  options: "extension/src/styles/options.css",
  popup: "extension/src/styles/popup.css",
  print: "extension/src/styles/print.css",
};

/** What differs between browsers: the manifest, and what the compiler may assume. */
const BROWSERS = { chrome: "chrome121", firefox: "firefox140" };

export async function buildAll({ zip = false } = {}) {
  for (const made of [ENGINE, ADVICE]) {
    if (!existsSync(made)) {
      throw new Error(
        `${path.relative(ROOT, made)} is missing: run ./build.sh extension, it builds the engine first`,
      );
    }
  }
  for (const [browser, target] of Object.entries(BROWSERS)) {
    await buildFor(browser, target);
  }
  if (zip) await packageAll();
}

/** Everything that goes to the stores. */
async function packageAll() {
  const all = await parts(ROOT, bundled);
  const { version } = JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8"));
  const text = await notices(all);
  for (const browser of Object.keys(BROWSERS)) {
    await writeFile(path.join(DIST, browser, "THIRD-PARTY.txt"), text);
    await cp(path.join(ROOT, "LICENSE"), path.join(DIST, browser, "LICENSE.txt"));
    await writeZip(browser);
  }
  await writeFile(path.join(DIST, "loketmeter.cdx.json"), sbom(all, version));
  await writeSource();
}

/**
 * The source as it is committed: what a reviewer of a store builds from, see `docs/building-for-review.md`. That
 * reviewer has no repository, and needs no second source package.
 */
async function writeSource() {
  if (!existsSync(path.join(ROOT, ".git"))) return;
  const git = (...args) => execFileSync("git", args, { cwd: ROOT, maxBuffer: 1e8 });
  const names = git("ls-tree", "-r", "-z", "--name-only", "HEAD")
    .toString()
    .split("\0")
    .filter(Boolean)
    .sort();
  const files = {};
  for (const name of names) files[name] = git("cat-file", "blob", `HEAD:${name}`);
  await writeFile(path.join(DIST, "loketmeter-source.zip"), zipped(files));
}

/** The npm packages of which something got into a file. */
const bundled = new Set();

/** Bundles, and remembers what was bundled. */
async function bundle(options) {
  const { metafile } = await build({ ...options, metafile: true });
  for (const input of Object.keys(metafile.inputs)) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name !== undefined) bundled.add(name);
  }
}

async function buildFor(browser, target) {
  const out = path.join(DIST, browser);
  await rm(out, { recursive: true, force: true });
  await mkdir(path.join(out, "icons"), { recursive: true });

  const common = {
    bundle: true,
    minify: true,
    target,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: ROOT,
    jsx: "automatic",
    jsxImportSource: "preact",
  };
  await bundle({
    ...common,
    entryPoints: {
      options: "extension/src/options/main.tsx",
      panel: "extension/src/panel/main.tsx",
      popup: "extension/src/popup/main.tsx",
      print: "extension/src/print/main.tsx",
      worker: "extension/src/worker/main.ts",
    },
    // Written below.
    external: ["./locale-*.js", "./advice-*.js"],
    format: "esm",
    outdir: out,
  });
  await bundle({ ...common, entryPoints: STYLES, outdir: out });
  // A script and not a module: it runs before the style sheet is there, see popup.html.
  await bundle({
    ...common,
    entryPoints: { start: "extension/src/start/main.ts" },
    format: "iife",
    globalName: "loketmeterStart",
    outdir: out,
  });
  // A script and not a module: that is what can be put into a page. Its exports stay in the isolated world, and
  // the value of its last line goes to whoever put it there.
  await bundle({
    ...common,
    entryPoints: { content: "extension/src/content/main.ts" },
    format: "iife",
    globalName: "loketmeter",
    footer: { js: "loketmeter.read();" },
    outdir: out,
  });
  // The same for the side panel, which stays and listens.
  await bundle({
    ...common,
    entryPoints: { watch: "extension/src/editor/main.ts" },
    format: "iife",
    globalName: "loketmeterPanel",
    footer: { js: "loketmeterPanel.start();" },
    outdir: out,
  });

  await cp(ENGINE, path.join(out, "engine_bg.wasm"));
  await writeTexts(out);
  await cp(path.join(HERE, "static"), out, { recursive: true });
  for (const size of [16, 24, 32, 48, 64, 96, 128]) {
    await cp(path.join(HERE, `icons/${size}.png`), path.join(out, `icons/${size}.png`));
  }
  await writeFile(path.join(out, "manifest.json"), `${JSON.stringify(await manifest(browser), null, 2)}\n`);
}

/** Texts that are only read when they are needed, as modules: a module can be loaded without asking any network. */
async function writeTexts(out) {
  for (const language of ["nl", "en"]) {
    const advice = await readFile(path.join(ADVICE, `advice.${language}.json`), "utf8");
    await writeFile(path.join(out, `advice-${language}.js`), `export default ${advice.trim()};\n`);
    const locale = JSON.parse(
      await readFile(path.join(HERE, `static/_locales/${language}/messages.json`), "utf8"),
    );
    const texts = Object.fromEntries(Object.entries(locale).map(([key, { message }]) => [key, message]));
    await writeFile(path.join(out, `locale-${language}.js`), `export default ${JSON.stringify(texts)};\n`);
  }
}

/** The version comes from package.json, so that it stands in one place. */
async function manifest(browser) {
  const read = async (file) => JSON.parse(await readFile(file, "utf8"));
  const { version } = await read(path.join(ROOT, "package.json"));
  const base = await read(path.join(HERE, "manifest/base.json"));
  return { ...base, version, ...(await read(path.join(HERE, `manifest/${browser}.json`))) };
}

/** A zip with sorted names and one fixed time, so that anybody can build the same bytes. */
async function writeZip(browser) {
  const folder = path.join(DIST, browser);
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  const files = {};
  for (const name of names) files[name.split(path.sep).join("/")] = await readFile(path.join(folder, name));
  await writeFile(path.join(DIST, `loketmeter-${browser}.zip`), zipped(files));
}

function zipped(files) {
  // In local time, because that is what a zip holds: the same bytes in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildAll({ zip: process.argv.includes("--zip") });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
