/** Pages that the tests make up, because they are large, odd or hostile. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./chromium.mjs";

const product = readFileSync(path.join(ROOT, "tests/pages/voorbeeld-product.html"), "utf8");

/** The example page with more and more questions and answers, up to a size in bytes. */
export function largePage(bytes) {
  const [start, end] = product.split("</main>");
  const block = (number) => `
    <section class="vraag-en-antwoord vraag--${number % 7}">
      <h3 id="vraag-${number}">Vraag ${number}: wanneer komt de hulp bij mij thuis?</h3>
      <div class="tekst"><p>U maakt daarover een afspraak met de aanbieder. Lukt dat niet? Bel dan het wijkteam. Kijk ook
        op de pagina <a href="/contact/${number}">Contact</a>.</p>
      <ul><li>De hulp komt op een vaste dag.</li><li>U krijgt een brief met de naam van de hulp.</li></ul></div>
    </section>`;
  let middle = "";
  for (let number = 1; Buffer.byteLength(start + middle + end) < bytes; number += 1) middle += block(number);
  return `${start}${middle}</main>${end}`;
}

/** A page that tries to get out of its text. */
export const HOSTILE = product
  .replaceAll("Hulp in het huishouden", "Hulp in het huishouden &lt;img src=x onerror=alert(1)&gt;")
  .replace(/href="https:\/\/formulieren[^"]*"/, 'href="javascript:alert(document.domain)//digid/aanvragen"');

/** Nothing to judge. */
export const EMPTY = "<!doctype html><title></title><body></body>";

/** Somebody else's page. */
export const RECIPE = `<!doctype html><html lang="nl"><title>Appeltaart</title><body><main><h1>Appeltaart</h1>
  <p>Schil de appels en snijd ze in stukjes. Meng de bloem met de boter en de suiker.</p></main></body></html>`;

/** The smallest PDF that viewers accept. */
export const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** All of them, for `serve`. */
export const EXTRA = {
  "/groot.html": largePage(300_000),
  "/vijandig.html": HOSTILE,
  "/leeg.html": EMPTY,
  "/recept.html": RECIPE,
  "/formulier.pdf": PDF,
  "/lijst.txt": "Gemeente Voorbeeldstad",
};
