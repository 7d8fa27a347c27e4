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

const OUT = path.join(ROOT, "out/screenshots");

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const product = await readFile(path.join(ROOT, "tests/pages/voorbeeld-product.html"), "utf8");
const address = "http://127.0.0.1/voorbeeld-product.html";

const report = (html, language, { failure = null, at = address } = {}) => ({
  kind: "report",
  report: engine.auditHtml(html, at, { language }),
  failure,
});

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
  product: (language) => report(product, language),
  unfolded: (language) => report(product, language),
  trouble: (language) => report(trouble, language),
  home: (language) => report(home, language, { at: "http://127.0.0.1/" }),
  old: (language) => report(product, language, { failure: "timeout" }),
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
