/** Pages that the tests make up, because they are large, odd or hostile. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./chromium.mjs";

const product = readFileSync(path.join(ROOT, "tests/pages/voorbeeld-product.html"), "utf8");

/** The example of an overview: one thing can be arranged on it, the rest is behind links. */
export const OVERVIEW = readFileSync(path.join(ROOT, "tests/e2e/voorbeeld-overzicht.html"), "utf8");

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

/** A page with a part that was not read, a closed form and old words. */
export const TROUBLE = product
  .replace(
    "</main>",
    '<iframe src="https://elders.example/"></iframe><p>Vroeger heette dit alfahulp.</p></main>',
  )
  .replace("Doe een melding", "Het formulier is tijdelijk niet beschikbaar. Doe een melding");

/** A front page that names some topics of the social domain and leaves out the rest. */
export const HOME = product.replaceAll("Hulp in het huishouden", "Welkom").replace(
  /<main[\s\S]*<\/main>/,
  `<main><h1>Gemeente Voorbeeldstad</h1><h2>Zorg en ondersteuning</h2>
    <ul><li><a href="/wmo">Wmo: hulp en ondersteuning</a></li><li><a href="/jeugdhulp">Jeugdhulp</a></li>
    <li><a href="/mantelzorg">Mantelzorg</a></li></ul><h2>Werk en inkomen</h2>
    <ul><li><a href="/bijstand">Bijstandsuitkering aanvragen</a></li><li><a href="/schulden">Hulp bij schulden</a></li>
    <li><a href="/bijzondere-bijstand">Bijzondere bijstand</a></li></ul></main>`,
);

/** A page in layers: the way online is in a frame, other help in a shadow tree. */
export const LAYERS = `<!doctype html><html lang="nl"><head><meta charset="utf-8">
  <title>Leerlingenvervoer | Gemeente Voorbeeldstad</title><meta property="og:site_name" content="Gemeente Voorbeeldstad">
  </head><body><main><h1>Leerlingenvervoer</h1><p>Kan uw kind niet zelf naar school? Dan kunt u leerlingenvervoer
  aanvragen bij de gemeente.</p><iframe title="Aanvragen" srcdoc="<p><a href='https://formulieren.voorbeeldstad.example/leerlingenvervoer?login=digid'>Leerlingenvervoer aanvragen met DigiD</a></p>"></iframe>
  <div id="hulp"><template shadowrootmode="open"><p>Een onafhankelijke cliëntondersteuner helpt u gratis.</p></template></div></main></body></html>`;

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
  "/lagen.html": LAYERS,
  "/voorbeeld-overzicht.html": OVERVIEW,
  "/deels.html": TROUBLE,
  "/leeg.html": EMPTY,
  "/recept.html": RECIPE,
  "/formulier.pdf": PDF,
  "/lijst.txt": "Gemeente Voorbeeldstad",
};
