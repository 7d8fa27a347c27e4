/**
 * Pictures of the interface for people to look at: `npm run screenshots` → `out/screenshots`.
 *
 * The reports are those of the engine on the example pages; the failures come from nowhere else than here.
 */

import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { launchChromium, ROOT, unfold } from "./chromium.mjs";
import { showView } from "./gallery.mjs";
import { EMPTY, RECIPE } from "./pages.mjs";
import { walkScript } from "./snapshot-cases.mjs";

const OUT = path.join(ROOT, "out/screenshots");

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const walk = await walkScript();
const product = await readFile(path.join(ROOT, "tests/pages/voorbeeld-product.html"), "utf8");
const address = "http://127.0.0.1/voorbeeld-product.html";

/** What the engine says of a page, read by the browser as the extension does. */
async function report(page, html, language, { failure = null, at = address } = {}) {
  await page.setContent(html);
  const snapshot = await page.evaluate(`(() => { ${walk}; return snapshot.takeSnapshot(document).text; })()`);
  return { kind: "report", report: engine.audit(snapshot, at, { language }), failure };
}

/** A page with a part that was not read, a closed form and old words. */
const trouble = product
  .replace(
    "</main>",
    '<iframe src="https://elders.example/"></iframe><p>Vroeger heette dit alfahulp.</p></main>',
  )
  .replace("Doe een melding", "Het formulier is tijdelijk niet beschikbaar. Doe een melding");

/** A front page that names some topics of the social domain and leaves out the rest. */
const home = product.replaceAll("Hulp in het huishouden", "Welkom").replace(
  /<main[\s\S]*<\/main>/,
  `<main><h1>Gemeente Voorbeeldstad</h1><h2>Zorg en ondersteuning</h2>
    <ul><li><a href="/wmo">Wmo: hulp en ondersteuning</a></li><li><a href="/jeugdhulp">Jeugdhulp</a></li>
    <li><a href="/mantelzorg">Mantelzorg</a></li></ul><h2>Werk en inkomen</h2>
    <ul><li><a href="/bijstand">Bijstandsuitkering aanvragen</a></li><li><a href="/schulden">Hulp bij schulden</a></li>
    <li><a href="/bijzondere-bijstand">Bijzondere bijstand</a></li></ul></main>`,
);

const STATES = {
  product: (page, language) => report(page, product, language),
  unfolded: (page, language) => report(page, product, language),
  trouble: (page, language) => report(page, trouble, language),
  home: (page, language) => report(page, home, language, { at: "http://127.0.0.1/" }),
  old: (page, language) => report(page, product, language, { failure: "timeout" }),
  recipe: (page, language) => report(page, RECIPE, language),
  empty: (page, language) => report(page, EMPTY, language),
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
          await showView(page, await view(page, language), { language, scheme, width });
          if (name === "unfolded") await unfold(page);
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
