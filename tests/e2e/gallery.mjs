/** Opens the interface in a chosen state, see `gallery/main.tsx`. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "./chromium.mjs";

const STATIC = path.join(ROOT, "extension/static");

let bundle;

async function script() {
  bundle ??= build({
    entryPoints: [path.join(ROOT, "tests/e2e/gallery/main.tsx")],
    bundle: true,
    format: "iife",
    write: false,
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  return (await bundle).outputFiles[0].text;
}

/** The texts of a language, as the browser would give them. */
async function messages(language) {
  const file = await readFile(path.join(STATIC, `_locales/${language}/messages.json`), "utf8");
  return Object.fromEntries(Object.entries(JSON.parse(file)).map(([key, { message }]) => [key, message]));
}

/** Shows a view in a page. */
export async function showView(
  page,
  view,
  { language = "nl", scheme = "light", width = 432, features = [] } = {},
) {
  await page.setViewport({ width, height: 600, deviceScaleFactor: 2 });
  // Not `emulateMediaFeatures`, which does not know `forced-colors`.
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    features: [{ name: "prefers-color-scheme", value: scheme }, ...features],
  });
  await page.setContent('<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>');
  await page.addStyleTag({ path: path.join(STATIC, "popup.css") });
  await page.evaluate(
    (texts, state) => {
      globalThis.galleryView = state;
      const fill = (text, values) => text.replace(/\$(\d)/g, (_, number) => values[number - 1] ?? "");
      globalThis.chrome = { i18n: { getMessage: (key, values) => fill(texts[key] ?? "", values) } };
    },
    await messages(language),
    view,
  );
  await page.addScriptTag({ content: await script() });
}
