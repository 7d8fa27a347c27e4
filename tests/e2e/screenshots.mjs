/**
 * Pictures of the interface for people to look at: `./build.sh screenshots` → `out/screenshots`.
 *
 * The reports are those of the engine on the example pages; the failures come from nowhere else than here.
 *
 *   node tests/e2e/screenshots.mjs [NAME]     only the states whose name begins with NAME
 *   node tests/e2e/screenshots.mjs panel      the side panel, beside real pages
 *   node tests/e2e/screenshots.mjs --readme   the pictures of the README, in docs/images
 */

import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { launchChromium, ROOT, unfold } from "./chromium.mjs";
import { show } from "./gallery.mjs";
import { EMPTY, HOME, OVERVIEW, RECIPE, TROUBLE } from "./pages.mjs";
import { openedPanel, STATES } from "./panel-states.mjs";
import { walkScript } from "./snapshot-cases.mjs";

const IMAGES = path.join(ROOT, "docs/images");
const OUT = path.join(ROOT, "out/screenshots");
const forReadme = process.argv[2] === "--readme";
const only = forReadme ? "" : (process.argv[2] ?? "");

/** Pictures of the README: as much as a popup shows without scrolling. */
const README = {
  "resident-product-nl-light-440": "inwoner.png",
  "resident-search-nl-light-440": "zoeken.png",
  "editor-product-nl-light-440": "redacteur.png",
  "editor-task-nl-dark-440": "tekst.png",
  "panel-a-grade-that-moved-nl-light-440": "zijpaneel.png",
};

const engine = await import(path.join(ROOT, "extension/src/gen/engine.js"));
await engine.default({ module_or_path: await readFile(path.join(ROOT, "extension/src/gen/engine_bg.wasm")) });

const walk = await walkScript();
const page = (name) => readFile(path.join(ROOT, "tests/pages", name), "utf8");
const product = await page("voorbeeld-product.html");
const phone = await page("leerlingenvervoer-telefonisch.html");
const other = await page("paspoort-menu.html");
const mistakes = await page("test-link-formulier.html");

/** What the engine says of a page, read by the browser as the extension does. */
async function read(
  tab,
  html,
  language,
  { failure = null, at = "http://127.0.0.1/pagina", ...options } = {},
) {
  await tab.setContent(html);
  const snapshot = await tab.evaluate(`(() => { ${walk}; return snapshot.takeSnapshot(document).text; })()`);
  return {
    kind: "report",
    report: JSON.parse(engine.audit(snapshot, at, { language, ...options })),
    failure,
  };
}

const state =
  (html, options, more = () => ({})) =>
  async (tab, language) => {
    const view = await read(tab, html, language, options);
    return { view, themes: engine.topics(language), ...more(view.report, language) };
  };

/** The lines that the content script would read under the headings. */
const passages = ({ elements }) => {
  const lines = {
    bewijs: ["uw DigiD", "uw burgerservicenummer (BSN)", "een lijst van de hulp die u nu al krijgt"],
    kosten: [
      "U betaalt een eigen bijdrage. Die int het CAK. Op de website van het CAK leest u hoe hoog uw bijdrage is.",
    ],
    termijn: [
      "Binnen zes weken na uw melding is het onderzoek klaar. Binnen twee weken na uw aanvraag krijgt u een brief met ons besluit.",
    ],
  };
  const told = elements.filter(({ id, evidence }) => id in lines && evidence !== null);
  return { passages: told.map(({ id, evidence }) => [evidence.node, lines[id]]) };
};

const searched = (words) => (_, language) => ({ found: engine.search(words, language), words });

const RESIDENT = {
  "resident-product": state(product, {}, passages),
  "resident-phone": state(phone, {}),
  "resident-overview": state(OVERVIEW, {}),
  "resident-search": state(OVERVIEW, {}, searched("scootmobiel")),
  "resident-search-elsewhere": state(product, {}, (report, language) => ({
    ...passages(report),
    ...searched("schulden")(report, language),
  })),
  "resident-trouble": state(TROUBLE, {}),
  "resident-recipe": state(RECIPE, {}),
  "resident-not-social": state(other, {}),
};

const EDITOR = {
  "editor-product": state(product, {}),
  "editor-task": state(product, {}, () => ({ open: ".costs .finding:first-child" })),
  "editor-unfolded": state(product, {}, () => ({ open: "details" })),
  "editor-flaws": state(mistakes, {}, () => ({ open: "#flaws, #flaws details" })),
  "editor-home": state(HOME, { at: "http://127.0.0.1/" }),
  "editor-scope": state(product, { scope: "schulden" }, () => ({ scope: "schulden" })),
  "editor-pointed": state(product, {}, () => ({
    pointed: { key: "element/kosten", result: "shown", walk: { number: 2, of: 6 } },
    changed: true,
  })),
  "editor-old": state(product, { failure: "timeout" }),
  "editor-trouble": state(TROUBLE, {}),
  "editor-empty": state(EMPTY, {}),
};

const CLOSED = ["browser", "store", "pdf", "file", "document", "denied", "offline", "unreachable", "silent"];
const NO_REPORT = {
  loading: () => ({ view: { kind: "loading" } }),
  ...Object.fromEntries(CLOSED.map((why) => [`closed-${why}`, () => ({ view: { kind: "closed", why } })])),
  ...Object.fromEntries(
    ["timeout", "trap", "start"].map((why) => [`failed-${why}`, () => ({ view: { kind: "failed", why } })]),
  ),
};

const PAGES = {
  "page-options": (_, language) => ({ page: "options", themes: engine.topics(language) }),
  "page-print": async (tab, language) => ({
    page: "print",
    report: (await read(tab, product, language)).report,
  }),
};

if (only === "" && !forReadme) await rm(OUT, { recursive: true, force: true });
await mkdir(forReadme ? IMAGES : OUT, { recursive: true });
const browser = await launchChromium();
try {
  const tab = await browser.newPage();
  await all(tab, RESIDENT, "resident");
  await all(tab, EDITOR, "editor");
  await all(tab, NO_REPORT, "resident");
  await all(tab, PAGES, "editor", [320, 800]);
  if ("panel".startsWith(only)) for (const language of ["nl", "en"]) await panels(language);
  console.log(`pictures in ${forReadme ? "docs/images" : "out/screenshots"}`);
} finally {
  await browser.close();
}

async function all(tab, states, audience, widths = [320, 440]) {
  for (const [name, make] of Object.entries(states)) {
    if (!name.startsWith(only)) continue;
    for (const language of ["nl", "en"]) {
      const { open, words, ...shown } = await make(tab, language);
      for (const scheme of ["light", "dark"]) {
        for (const width of widths) {
          const picture = `${name}-${language}-${scheme}-${width}`;
          if (forReadme && README[picture] === undefined) continue;
          await show(tab, shown, { audience, language, scheme, width });
          if (words !== undefined) {
            await tab.type("#search", words);
            await tab.waitForSelector("#found");
          }
          if (open !== undefined) await unfold(tab, open);
          if (open !== undefined && forReadme) {
            await tab.$eval(".costs", (costs) => scrollTo(0, costs.offsetTop - 16));
          }
          // What takes the keyboard looks different, and what is loading shows after a moment.
          await tab.evaluate(() => document.activeElement?.blur());
          if (name === "loading") await new Promise((resolve) => setTimeout(resolve, 200));
          if (forReadme) await tab.screenshot({ path: path.join(IMAGES, README[picture]) });
          else await tab.screenshot({ path: path.join(OUT, `${picture}.png`), clip: await whole(tab) });
        }
      }
    }
  }
}

async function panels(language) {
  const opened = await openedPanel(language);
  const { panel } = opened;
  try {
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(opened);
      for (const scheme of ["light", "dark"]) {
        await panel.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        for (const width of forReadme ? [440] : [320, 480]) {
          const picture = `panel-${state.replaceAll(/\W+/g, "-")}-${language}-${scheme}-${width}`;
          if (forReadme && README[picture] === undefined) continue;
          await panel.setViewport({
            width,
            height: 900,
            deviceScaleFactor: forReadme ? 2 : 1,
          });
          if (forReadme) await panel.screenshot({ path: path.join(IMAGES, README[picture]) });
          else await panel.screenshot({ path: path.join(OUT, `${picture}.png`), clip: await whole(panel) });
        }
      }
    }
  } finally {
    await opened.close();
  }
}

/** Everything that a page shows, once it is laid out: asked earlier, the browser gives the height of the window. */
function whole(tab) {
  return tab.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    return { x: 0, y: 0, width, height };
  });
}
