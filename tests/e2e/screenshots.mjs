/**
 * Pictures of the interface for people to look at: `npm run screenshots` → `out/screenshots`.
 *
 * The reports are those of the engine on the example pages; the failures come from nowhere else than here.
 */

import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { launchChromium, ROOT } from "./chromium.mjs";
import { showView } from "./gallery.mjs";
import { EMPTY, RECIPE } from "./pages.mjs";

const OUT = path.join(ROOT, "out/screenshots");

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const product = await readFile(path.join(ROOT, "tests/pages/voorbeeld-product.html"), "utf8");
const address = "http://127.0.0.1/voorbeeld-product.html";

const report = (html, language, failure = null) => ({
  kind: "report",
  report: engine.auditHtml(html, address, { language }),
  failure,
});

/** A page with a part that was not read, a closed form and old words. */
const trouble = product
  .replace(
    "</main>",
    '<iframe src="https://elders.example/"></iframe><p>Vroeger heette dit alfahulp.</p></main>',
  )
  .replace("Doe een melding", "Het formulier is tijdelijk niet beschikbaar. Doe een melding");

const STATES = {
  product: (language) => report(product, language),
  unfolded: (language) => report(product, language),
  trouble: (language) => report(trouble, language),
  home: (language) =>
    report(
      product
        .replaceAll("Hulp in het huishouden", "Welkom")
        .replace(
          /<main[\s\S]*<\/main>/,
          "<main><h1>Gemeente Voorbeeldstad</h1><p>Waar kunnen wij u mee helpen?</p><ul><li><a href='/wmo'>Zorg en Wmo</a></li><li><a href='/bijstand'>Bijstandsuitkering</a></li><li><a href='/schulden'>Hulp bij schulden</a></li></ul></main>",
        ),
      language,
    ),
  old: (language) => report(product, language, "timeout"),
  recipe: (language) => report(RECIPE, language),
  empty: (language) => report(EMPTY, language),
  loading: () => ({ kind: "loading" }),
  pdf: () => ({ kind: "closed", why: "pdf" }),
  browser: () => ({ kind: "closed", why: "browser" }),
  crash: () => ({ kind: "failed", why: "trap" }),
};

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  for (const [name, view] of Object.entries(STATES)) {
    for (const language of ["nl", "en"]) {
      for (const scheme of ["light", "dark"]) {
        for (const width of [320, 420, 800]) {
          await showView(page, view(language), { language, scheme, width });
          if (name === "unfolded") {
            await page.$$eval("details", (all) => all.map((details) => details.setAttribute("open", "")));
            await page.waitForFunction(() =>
              [...document.querySelectorAll(".section-body")].every((body) => body.childElementCount > 0),
            );
          }
          const file = `${name}-${language}-${scheme}-${width}.png`;
          await page.screenshot({ path: path.join(OUT, file), fullPage: true });
        }
      }
    }
  }
  console.log("pictures in out/screenshots");
} finally {
  await browser.close();
}
