/** Opens the interface in a chosen state, see `gallery/main.tsx`. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { STYLES } from "../../extension/build.mjs";
import { ROOT } from "./chromium.mjs";

const STATIC = path.join(ROOT, "extension/static");

const bundles = new Map();

/** The text of a bundle, made once. */
async function bundle(entry, options = {}) {
  if (!bundles.has(entry)) {
    bundles.set(
      entry,
      build({
        entryPoints: [path.join(ROOT, entry)],
        bundle: true,
        write: false,
        external: ["./locale-*.js", "./advice-*.js"],
        ...options,
      }),
    );
  }
  return (await bundles.get(entry)).outputFiles[0].text;
}

/** The texts of a language, as the browser would give them. */
async function messages(language) {
  const file = await readFile(path.join(STATIC, `_locales/${language}/messages.json`), "utf8");
  return Object.fromEntries(Object.entries(JSON.parse(file)).map(([key, { message }]) => [key, message]));
}

/** The ready texts of a language. */
async function advice(language) {
  return JSON.parse(
    await readFile(path.join(ROOT, `extension/src/gen/advice/advice.${language}.json`), "utf8"),
  );
}

/** What is shown where a state does not say otherwise. */
const USUAL = {
  page: "popup",
  view: { kind: "loading" },
  themes: [],
  found: [],
  passages: [],
  pointed: null,
  changed: false,
  scope: null,
  report: null,
};

/**
 * Shows a state in a page. `audience` is the view, `state` has the fields of `gallery/main.tsx`.
 */
export async function show(
  page,
  state,
  { audience = "editor", language = "nl", scheme = "light", width = 440, features = [] } = {},
) {
  await page.setViewport({ width, height: 600, deviceScaleFactor: 2 });
  // Not `emulateMediaFeatures`, which does not know `forced-colors`.
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value: scheme }, ...features],
  });
  await page.setContent('<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>');
  await page.addStyleTag({ content: await bundle(STYLES[state.page ?? "popup"]) });
  await page.evaluate(
    (texts, shown) => {
      globalThis.galleryState = shown;
      const fill = (text, values) => text.replace(/\$(\d)/g, (_, number) => values[number - 1] ?? "");
      globalThis.chrome = {
        i18n: { getMessage: (key, values) => fill(texts[key] ?? "", values) },
        sidePanel: {},
      };
    },
    await messages(language),
    {
      ...USUAL,
      settings: { audience, language: "auto", notApplicable: [] },
      advice: await advice(language),
      ...state,
    },
  );
  const script = await bundle("tests/e2e/gallery/main.tsx", {
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  await page.addScriptTag({ content: script });
}

/** Shows a view of the popup. */
export function showView(page, view, options) {
  return show(page, { view }, options);
}
