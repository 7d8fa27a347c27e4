/**
 * The demo of the side panel: `./build.sh run cms`.
 *
 * With `--show` it opens a browser on a page with all editors and stays until that is closed. Without it does the same
 * unseen: opens the panel beside a real editor, types a sentence, prints what the panel says before and after, and
 * keeps a picture in `out/panel.png`.
 */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launchChromium, ROOT } from "../e2e/chromium.mjs";
import { builtFor, variantFor } from "../e2e/extension.mjs";
import { openPanel, settled } from "../e2e/panel.mjs";
import { serveCms } from "./server.mjs";

const SENTENCE = " Bent u het niet eens met ons besluit? Dan kunt u binnen zes weken bezwaar maken.";

try {
  await (process.argv.includes("--show") ? show() : drive());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function show() {
  const cms = await serveCms();
  const browser = await launchChromium({ headless: false });
  await browser.installExtension(builtFor("chrome"));
  const [page] = await browser.pages();
  await page.goto(cms.url);
  await new Promise((resolve) => browser.once("disconnected", resolve));
  await cms.close();
}

async function drive() {
  const out = path.join(ROOT, "out");
  await mkdir(out, { recursive: true });
  const cms = await serveCms();
  const variant = await variantFor("chrome", { language: "nl" });
  const browser = await launchChromium();
  try {
    const extension = await browser.installExtension(variant.folder);
    const page = await browser.newPage();
    await page.goto(`${cms.url}/ckeditor5.html`);
    await page.waitForFunction("demo.ready === true");
    const panel = await openPanel(browser, page, extension);
    await panel.waitForSelector("#grade");
    await settled(panel);
    const text = (selector) => panel.$eval(selector, (part) => part.textContent.trim());
    console.log(`field        ${await text("#field-choice option")}`);
    console.log(`before       ${await text("#grade")} ${await text(".grade-label")}`);
    await page.click(".ck-editor__editable");
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.type(SENTENCE);
    await panel.waitForSelector(".delta-value");
    await settled(panel);
    console.log(`typed       ${SENTENCE}`);
    console.log(`after        ${await text("#grade")} (${await text(".delta-value")})`);
    for (const task of await panel.$$eval(".task-title", (all) =>
      all.slice(0, 3).map((one) => one.textContent),
    )) {
      console.log(`to do        ${task}`);
    }
    await panel.setViewport({ width: 400, height: 900, deviceScaleFactor: 2 });
    await panel.screenshot({ path: path.join(out, "panel.png"), fullPage: true });
    console.log("picture      out/panel.png");
  } finally {
    await browser.close();
    await variant.remove();
    await cms.close();
  }
}
