/**
 * Shows Loketmeter at work on an example page: `./build.sh run`.
 *
 * With `--show` it opens a browser and stays until that is closed. Without it does the same unseen, prints what the
 * popup says and keeps a picture of it in `out/popup.png`.
 */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launchChromium, openPopup, outcomeOf, ROOT, unfold } from "./chromium.mjs";
import { builtFor, variantFor } from "./extension.mjs";
import { serve } from "./server.mjs";

const EXAMPLE = "/voorbeeld-product.html";

try {
  await (process.argv.includes("--show") ? show() : drive());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function show() {
  const server = await serve();
  const browser = await launchChromium({ headless: false });
  const id = await browser.installExtension(builtFor("chrome"));
  const [page] = await browser.pages();
  await page.goto(server.url + EXAMPLE);
  await openPopup(browser, page, id);
  await new Promise((resolve) => browser.once("disconnected", resolve));
  await server.close();
}

async function drive() {
  const out = path.join(ROOT, "out");
  await mkdir(out, { recursive: true });
  const server = await serve();
  const variant = await variantFor("chrome", { language: "nl" });
  const browser = await launchChromium();
  try {
    const id = await browser.installExtension(variant.folder);
    const page = await browser.newPage();
    await page.goto(server.url + EXAMPLE);
    const popup = await openPopup(browser, page, id);
    await outcomeOf(popup);
    await popup.screenshot({ path: path.join(out, "popup.png") });
    await report(popup);
    console.log("picture      out/popup.png");
  } finally {
    await browser.close();
    await variant.remove();
    await server.close();
  }
}

async function report(popup) {
  await popup.click("#tab-editor");
  await unfold(popup, ".section");
  const text = (selector) => popup.$eval(selector, (part) => part.textContent.trim()).catch(() => null);
  const all = (selector) => popup.$$eval(selector, (parts) => parts.map((part) => part.textContent.trim()));
  const grade = await text("#grade");
  if (grade === null) throw new Error(`no grade: ${await text("main")}`);
  console.log(`page         ${await text(".page-title")} (${await text(".publisher strong")})`);
  console.log(`grade        ${grade} ${await text(".grade-label")}`);
  const [names, values] = [await all(".half-name"), await all(".half-value")];
  for (const [number, name] of names.entries()) console.log(`  ${name.padEnd(16)} ${values[number] ?? "–"}`);
  for (const name of await all("#missing-forms .finding-name")) console.log(`not online   ${name}`);
  for (const name of await all("#missing-topics .finding-name")) console.log(`no topic     ${name}`);
  for (const name of await all("#missing-elements .finding-name")) console.log(`missing      ${name}`);
}
