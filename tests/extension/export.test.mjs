import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { product, refused } from "./fixtures/reports.mjs";
import { load, ROOT } from "./load.mjs";

const texts = JSON.parse(
  await readFile(path.join(ROOT, "extension/static/_locales/nl/messages.json"), "utf8"),
);
globalThis.chrome = {
  i18n: {
    getMessage: (key, values) =>
      texts[key].message.replace(/\$(\d)/g, (_, number) => values[number - 1] ?? ""),
  },
};
const { plain } = await load("export/plain.ts");
const { markdown } = await load("export/markdown.ts");
const { csv } = await load("export/csv.ts");
const { json } = await load("export/json.ts");

/** Words with which a page could try to be more than words. */
const evil = "=cmd|'/c calc'!A1\n# Kop\n- [klik](javascript:alert(1)) <img src=x>; \"a\"";
const hostile = {
  ...product,
  page: { ...product.page, title: evil },
  grade: {
    ...product.grade,
    criteria: [
      {
        ...product.grade.criteria[0],
        name: evil,
        evidence: { ...product.grade.criteria[0].evidence, quote: "@SUM(1)" },
      },
    ],
  },
};

test("the text has the grade, what is missing, and which rules judged", () => {
  const text = plain(product);
  assert.match(text, /^Hulp in het huishouden\nhttps:\/\/www\.voorbeeldstad\.example\//);
  assert.match(text, /\n\nCijfer: 6,8 \(voldoende\)\nTussen 6,3 en 7,1/);
  assert.match(text, /\nInformatie: 7,4\nOnline regelen: 6,2\n/);
  assert.match(text, /\nOnderwerpen die ontbreken\n- Cliëntondersteuning \(Wmo: hulp en ondersteuning\)\n/);
  assert.match(text, /Regels van 23 november 2026/);
});

test("a page without a grade says why", () => {
  const text = plain(refused("not_social", "Geen onderwerp van het sociaal domein."));
  assert.match(text, /krijgt geen cijfer\nGeen onderwerp van het sociaal domein\./);
});

test("words of a page stay one line of words", () => {
  assert.ok(!plain(hostile).includes("\n# Kop"));
  const [title] = markdown(hostile).split("\n");
  assert.match(title, /^# =cmd/);
  assert.ok(title.includes("\\[klik\\]") && title.includes("\\<img src=x\\>"), title);
});

test("the table is one that spreadsheets read, and nothing in it is a formula", () => {
  const lines = csv(product).split("\r\n");
  assert.equal(lines.length, product.grade.criteria.length + 2);
  assert.match(lines[0], /^Deel;Onderdeel;Uitkomst;Behaald;Mogelijk;/);
  assert.match(lines[2], /^Informatie;Bezwaar maken;Ontbreekt;0;1,5;/);
  const [, row] = csv(hostile).split("\r\n");
  assert.ok(row.includes(`"'=cmd`) && row.includes(`""a""`), row);
  assert.ok(row.endsWith("'@SUM(1)"), row);
});

test("the whole report comes back from its JSON", () => {
  assert.deepEqual(JSON.parse(json(product)), product);
});
