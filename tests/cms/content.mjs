/** What stands in the editors of the demo: a page of Voorbeeldstad that is not finished. */

export const TITLE = "Hulp bij schulden";

export const HTML = `<p>Hebt u schulden en komt u er zelf niet meer uit? De gemeente Voorbeeldstad helpt u met schuldhulpverlening. Schuldhulpverlening is gratis.</p>
<h2>Voorwaarden</h2>
<p>U bent 18 jaar of ouder. U woont in Voorbeeldstad.</p>
<h2>Hoe lang duurt het?</h2>
<p>Binnen vier weken na uw aanmelding hebt u een eerste gesprek. Gaat het om spoed? Dan is dat gesprek binnen drie werkdagen.</p>`;

/** The same in the way of people who write without markup. */
export const PLAIN = `Hebt u schulden en komt u er zelf niet meer uit? De gemeente Voorbeeldstad helpt u met schuldhulpverlening. Schuldhulpverlening is gratis.

## Voorwaarden

U bent 18 jaar of ouder. U woont in Voorbeeldstad.

## Hoe lang duurt het?

Binnen vier weken na uw aanmelding hebt u een eerste gesprek.`;

/** A page around a text, as the site shows it. */
export function published(body, title = TITLE) {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${title} | Gemeente Voorbeeldstad</title>
<meta property="og:site_name" content="Gemeente Voorbeeldstad"><meta name="description" content="Lees hoe de gemeente u helpt als u schulden hebt.">
<style>body{font:16px/1.5 sans-serif;max-inline-size:44rem;margin:1rem auto;padding:0 1rem}</style></head>
<body><header><a href="/">Gemeente Voorbeeldstad</a> <a href="tel:140999">14 0999</a></header>
<nav class="breadcrumb" aria-label="Kruimelpad"><ol><li><a href="/">Home</a></li><li aria-current="page">${title}</li></ol></nav>
<main><h1>${title}</h1>${body}
<p><a href="/formulier/digid/schuldhulp">Schuldhulpverlening aanvragen met DigiD</a></p></main>
<footer><p>Gemeente Voorbeeldstad</p><p>Bel <a href="tel:140999">14 0999</a></p></footer></body></html>`;
}
