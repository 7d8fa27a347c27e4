// Makes deterministic municipal pages of a given size for measurements: menu, breadcrumb, sections with
// paragraphs, lists, tables, links, forms and folded parts, at the density of markup of real pages.

/** A small seeded generator (mulberry32), so that every run makes the same bytes. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TOPICS = [
  "hulp bij het huishouden", "bijzondere bijstand", "leerlingenvervoer", "een gehandicaptenparkeerkaart", "jeugdhulp",
  "hulp bij schulden", "de individuele inkomenstoeslag", "een traplift", "dagbesteding", "beschermd wonen",
  "een bijstandsuitkering", "kwijtschelding", "de meedoenregeling", "mantelzorgwaardering", "inburgering",
];

const PLAIN = [
  "De gemeente kijkt samen met u wat er nodig is en wat u zelf kunt regelen.",
  "Een medewerker belt u binnen vijf werkdagen om een afspraak te maken.",
  "Wij bewaren uw gegevens niet langer dan nodig is voor dit onderzoek.",
  "Op deze pagina leest u ook wat er verandert als u verhuist of gaat samenwonen.",
  "In het gesprek vertelt u hoe het thuis gaat en wie u al helpt.",
  "De wijkverpleegkundige, de buren en de familie kunnen bij het gesprek zijn.",
  "Het kan gebeuren dat wij om een toelichting van uw behandelaar vragen.",
  "Bewaar de brief goed, want daarin staat wat wij met u hebben afgesproken.",
];

const ABOUT = [
  (t) => `U kunt ${t} aanvragen als u in de gemeente woont en een laag inkomen heeft.`,
  (t) => `Voor ${t} gelden voorwaarden. Wij beslissen binnen acht weken.`,
  (t) => `Heeft u vragen over ${t}? Bel dan met 14 0123 of kom langs bij het loket.`,
  (t) => `Stuur een kopie van uw identiteitsbewijs mee als u ${t} aanvraagt.`,
];

const DIGITS = Array.from({ length: 64 }, (_, i) => i);

const HEADINGS = ["Voorwaarden", "Aanvragen", "Wat heeft u nodig?", "Kosten", "Hoe lang duurt het?", "Bezwaar", "Contact", "Meer lezen"];

const MENU = ["Afval", "Paspoort", "Verhuizen", "Bijstand aanvragen", "Wmo", "Belastingen", "Bouwen", "Jeugdhulp", "Parkeren", "Trouwen"];

function menu(pick, rows) {
  const items = Array.from({ length: rows }, (_, i) => {
    const name = pick(MENU);
    return `<li class="menu__item menu__item--${i % 3}"><a class="menu__link" href="/${name.toLowerCase().replaceAll(" ", "-")}-${i}">${name}</a></li>`;
  });
  return `<nav class="site-menu" aria-label="Hoofdmenu"><ul>${items.join("")}</ul></nav>`;
}

function section(pick, number) {
  const topic = pick(TOPICS);
  const sentence = () => (pick([0, 1, 2]) === 0 ? pick(ABOUT)(pick(TOPICS)) : pick(PLAIN));
  const paragraph = () => `<p class="text-block__paragraph">${sentence()} ${sentence()} <strong>${sentence()}</strong></p>`;
  const list = `<ul class="list list--bullets">${Array.from({ length: 4 }, () => `<li class="list__item">${sentence()}</li>`).join("")}</ul>`;
  const link = `<p><a class="button button--primary" href="https://formulieren.voorbeeldstad.example/aanvraag-${number}"><span class="button__text">${pick(["Aanvragen met DigiD", "Online aanvragen", "Meer informatie", "Aanvraagformulier (pdf, 120 kB)"])}</span></a></p>`;
  const icon = `<svg class="icon icon--${number % 9}" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="${Array.from({ length: 24 }, () => `M${pick(DIGITS)} ${pick(DIGITS)} L${pick(DIGITS)} ${pick(DIGITS)}`).join(" ")}z" fill="currentColor"/></svg>`;
  const state = `<script type="application/json">{"component":"tekstblok","nummer":${number},"instellingen":{"kleur":"#0b5","breedte":${number * 7},"sleutels":[${Array.from({ length: 60 }, () => pick(DIGITS)).join(",")}]}}</script>`;
  return `${state}<section class="text-block text-block--${number % 7} grid__cell grid__cell--wide" id="deel-${number}" data-history-node-id="${number * 13}">${icon}<h2 class="text-block__heading">${pick(HEADINGS)} ${topic}</h2>${paragraph()}${list}<div class="columns"><div class="columns__item">${paragraph()}</div></div>${link}</section>`;
}

/** A page of about `bytes` bytes. */
export function page(bytes, seed = 20260101) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const head = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Hulp en ondersteuning | Gemeente Voorbeeldstad</title><meta property="og:site_name" content="Gemeente Voorbeeldstad"><meta name="description" content="Alles over hulp, zorg, werk en inkomen in Voorbeeldstad."></head><body>`;
  const top = `<header class="site-header"><a href="/"><img src="/logo.svg" alt="Gemeente Voorbeeldstad"></a>${menu(pick, Math.min(400, Math.floor(bytes / 2500)))}</header><main id="inhoud"><h1>Hulp in het huishouden</h1><p>Lukt het huishouden niet meer? De gemeente kan u helpen.</p>`;
  const end = `</main><footer class="site-footer"><p>Bel <a href="tel:140123">14 0123</a></p></footer></body></html>`;
  const parts = [head, top];
  let size = head.length + top.length + end.length;
  for (let number = 0; size < bytes; number += 1) {
    const part = section(pick, number);
    parts.push(part);
    size += part.length;
  }
  parts.push(end);
  return parts.join("\n");
}
