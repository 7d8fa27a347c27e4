/** An editor's desk: a CMS, and a Chromium with the extension. Where the tests of the side panel begin. */

import { serveCms } from "../cms/server.mjs";
import { launchChromium } from "./chromium.mjs";
import { variantFor } from "./extension.mjs";
import { openPanel } from "./panel.mjs";

/**
 * Starts all three. `extra` are pages of the CMS besides its own, `change` may edit the manifest of the extension.
 * `close` ends what was started, also when the rest could not be.
 */
export async function openDesk({ language = "nl", extra, change } = {}) {
  const started = [];
  const close = async () => {
    for (const end of started.splice(0).toReversed()) await end();
  };
  try {
    const cms = await serveCms({ extra });
    started.push(() => cms.close());
    const variant = await variantFor("chrome", { language });
    started.push(() => variant.remove());
    await change?.(variant.folder);
    const browser = await launchChromium();
    started.push(() => browser.close());
    const extension = await browser.installExtension(variant.folder);
    return {
      cms,
      browser,
      extension,
      close,
      panelOn: (page, isNew) => openPanel(browser, page, extension, isNew),
      /** Opens a page of the CMS, until its editor is there. */
      async open(address, options) {
        const page = await browser.newPage(options);
        await page.goto(cms.url + address);
        await page.waitForFunction("globalThis.demo?.ready ?? true");
        return page;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
