/**
 * Going on watching on a site. The question of the browser cannot be answered by a test in Chromium; there the permission
 * is given by a manifest made for the test. In Firefox the question is skipped by a preference, and everything else is real:
 * asked for with a click, used, and given back.
 */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { serveCms } from "../cms/server.mjs";
import { openDesk } from "./desk.mjs";
import { variantFor } from "./extension.mjs";
import { launchFirefox, until } from "./firefox.mjs";
import { settled, shows } from "./panel.mjs";

/** The page around a CMS of another origin: `localhost` and `127.0.0.1` are strangers to a browser. */
const around = (
  address,
) => `<!doctype html><html lang="nl"><head><title>Redactie in een vreemd kader</title></head>
  <body><iframe src="${address}" width="900" height="600" title="Redactie"></iframe></body></html>`;

/** The permission for the site of the CMS, as the browser would have given it. */
async function allowSite(folder) {
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: ["http://127.0.0.1/*"] }));
}

test("Chromium: with the permission for a site no click is needed, also in a frame of another origin", async () => {
  const extra = {};
  const desk = await openDesk({ extra, change: allowSite });
  const { cms, extension } = desk;
  try {
    const page = await desk.open("/quill.html");
    const panel = await desk.panelOn(page);
    await panel.waitForSelector("#grade");
    assert.equal(await panel.$eval("#keep-watching", (box) => box.checked), true);

    // A new tab of the same site, without a click.
    const other = await desk.open("/tiptap.html");
    await shows(panel, "/tiptap.html");
    await settled(panel);

    // The page in the other tab beside the text in this one.
    await page.goto(`${cms.url}/gepubliceerd.html`);
    await other.bringToFront();
    await shows(panel, "/tiptap.html");
    await settled(panel);
    await panel.click('input[value="both"]');
    await panel.focus("#page-choice");
    const tab = await panel.waitForSelector('#page-choice option[value^="tab:"]');
    await panel.select("#page-choice", await tab.evaluate((option) => option.value));
    await panel.waitForSelector('[data-side="page"] .side-value');
    await panel.waitForSelector("#differences");

    // A CMS in a frame that the page around it may not look into.
    const strange = await serveCms({
      extra: { "/vreemd.html": around(`${cms.url}/quill.html`) },
    });
    try {
      await other.goto(`${strange.url}/vreemd.html`);
      await panel.waitForFunction(() =>
        document.querySelector("#field-choice")?.selectedOptions[0]?.textContent.includes("Quill"),
      );
      await panel.waitForSelector("#grade");
    } finally {
      await strange.close();
    }
    assert.deepEqual(panel.errors, []);

    // The options name the site.
    await other.goto(`chrome-extension://${extension}/options.html`);
    await other.waitForFunction(() => document.querySelector("#sites button")?.textContent === "Intrekken");
    assert.match(await other.$eval("#sites", (list) => list.textContent), /127\.0\.0\.1/);
  } finally {
    await desk.close();
  }
});

test("Chromium: a frame that may not be read is named", async () => {
  const desk = await openDesk();
  const strange = await serveCms({
    extra: { "/vreemd.html": around(`${desk.cms.url.replace("127.0.0.1", "localhost")}/quill.html`) },
  });
  try {
    const page = await desk.browser.newPage();
    await page.goto(`${strange.url}/vreemd.html`);
    const panel = await desk.panelOn(page);
    await panel.waitForFunction(() => document.querySelector(".notice")?.textContent.includes("localhost"));
  } finally {
    await desk.close();
    await strange.close();
  }
});

test("Chromium: when the extension goes away, as it does for an update, nothing of it stays in the page", async () => {
  const desk = await openDesk();
  try {
    const page = await desk.open("/quill.html");
    const panel = await desk.panelOn(page);
    await panel.waitForSelector("#grade");
    await settled(panel);
    await panel.click("#topics > summary");
    await (await panel.waitForSelector("#topics .place + .place button")).click();
    await page.waitForFunction(() => CSS.highlights.has("loketmeter"));
    await desk.browser.uninstallExtension(desk.extension);
    await page.waitForFunction(() => !CSS.highlights.has("loketmeter"));
    await page.click(".ql-editor");
    await page.keyboard.type("Nog iets");
    assert.ok((await page.evaluate(() => demo.get())).includes("Nog iets"));
  } finally {
    await desk.close();
  }
});

test("Firefox: asked for, used and given back", async () => {
  const cms = await serveCms();
  const variant = await variantFor("firefox", { language: "nl" });
  const firefox = await launchFirefox(variant.folder, {
    "extensions.webextOptionalPermissionPrompts": false,
  });
  const has = (selector) => firefox.inPanel(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  try {
    await firefox.goto(`${cms.url}/quill.html`);
    await until(() => firefox.inPage("demo.ready"), "editor");
    await firefox.openPanel();
    await firefox.openPopup();
    await firefox.outcome();
    await firefox.closePopup();
    await until(() => has("#grade"), "grade");
    assert.equal(await firefox.inPanel('document.querySelector("#keep-watching").checked'), false);
    await firefox.clickInPanel("#keep-watching");
    await until(() => firefox.inPanel('document.querySelector("#keep-watching").checked'), "permission");

    // Another page, without a click on the toolbar.
    await firefox.goto(`${cms.url}/textarea.html`);
    await until(
      () =>
        firefox.inPanel(
          'document.querySelector(".panel-page-address")?.textContent.endsWith("/textarea.html")',
        ),
      "other page",
    );
    await until(() => has("#grade"), "grade without a click");

    await firefox.clickInPanel("#keep-watching");
    await until(
      () => firefox.inPanel('!document.querySelector("#keep-watching").checked'),
      "permission given back",
    );
    await firefox.goto(`${cms.url}/tiptap.html`);
    await until(() => has('[data-closed="not_given"]'), "closed page");
  } finally {
    await firefox.close();
    await variant.remove();
    await cms.close();
  }
});
