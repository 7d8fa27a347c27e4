/** No request leaves the extension: read from the log that Chromium's own network stack writes. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { launchChromium, openPopup, outcomeOf, unfold } from "./chromium.mjs";
import { builtFor } from "./extension.mjs";
import { serve } from "./server.mjs";

test("the extension asks the network for nothing", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "loketmeter-netlog-"));
  const log = path.join(folder, "net.json");
  const server = await serve();
  try {
    const browser = await launchChromium({ args: [`--log-net-log=${log}`] });
    const id = await browser.installExtension(builtFor("chrome"));
    const page = await browser.newPage();
    await page.goto(`${server.url}/voorbeeld-product.html`);
    const asked = server.requests.length;
    const popup = await openPopup(browser, page, id);
    assert.equal(await outcomeOf(popup), "report");
    await popup.type("#search", "schulden");
    await popup.waitForSelector("#found");
    await popup.click("#tab-editor");
    await unfold(popup);
    await popup.click("#services button");
    await popup.waitForSelector(".place-answer");
    await browser.close();

    assert.equal(server.requests.length, asked, "nothing more was asked of the site");
    const requests = await requestsIn(log);
    assert.ok(
      requests.some(({ url }) => url === `${server.url}/voorbeeld-product.html`),
      "the log holds the request for the page",
    );
    const ours = requests.filter(({ initiator }) => initiator?.startsWith("chrome-extension:"));
    assert.deepEqual(
      ours.filter(({ url }) => !url.startsWith("chrome-extension:")),
      [],
    );
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Addresses that were asked for, with who asked. */
async function requestsIn(log) {
  const { events } = JSON.parse(await readFile(log, "utf8"));
  return events
    .map(({ params }) => params)
    .filter((params) => typeof params?.url === "string" && params.method);
}
