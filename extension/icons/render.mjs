/**
 * Renders the PNG icons from the drawings, with the Chromium of the tests. The PNGs are in the repository, so
 * this runs only after a drawing has changed: `npm run icons`.
 */

import { readFile } from "node:fs/promises";
import { launchChromium } from "../../tests/e2e/chromium.mjs";

const DRAWINGS = {
  16: "icon-small.svg",
  24: "icon-small.svg",
  32: "icon-small.svg",
  48: "icon.svg",
  64: "icon.svg",
  96: "icon.svg",
  128: "icon.svg",
};

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  for (const [size, drawing] of Object.entries(DRAWINGS)) {
    const svg = await readFile(new URL(drawing, import.meta.url), "utf8");
    await page.setViewport({ width: Number(size), height: Number(size) });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    await page.screenshot({
      path: new URL(`${size}.png`, import.meta.url).pathname,
      omitBackground: true,
    });
  }
} finally {
  await browser.close();
}
