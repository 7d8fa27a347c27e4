/** Promises about the source that no compiler checks. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { load, ROOT } from "./load.mjs";

const SOURCE = path.join(ROOT, "extension/src");

const files = (await readdir(SOURCE, { recursive: true }))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("gen"))
  .sort();
const sources = new Map();
for (const file of files) {
  const text = await readFile(path.join(SOURCE, file), "utf8");
  // Comments may name what the code must not use.
  sources.set(file, text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""));
}

/** Files in which a pattern occurs. */
function filesWith(pattern) {
  return files.filter((file) => pattern.test(sources.get(file)));
}

const json = async (file) => JSON.parse(await readFile(path.join(ROOT, file), "utf8"));

test("there are sources to check", () => {
  assert.ok(files.includes("ext.ts") && files.includes("content/snapshot.ts"));
});

// Markup, code and patterns made from text: extension/no-text-as-code.grit, and lint.test.mjs.
test("nothing is loaded under a name that is made up while running", () => {
  assert.deepEqual(filesWith(/import\((?!")/), []);
});

test("nothing is sent anywhere", () => {
  assert.deepEqual(
    // The engine is a file of the extension itself.
    filesWith(
      /\bfetch\((?!"engine_bg\.wasm"\))|XMLHttpRequest|WebSocket|sendBeacon|EventSource|https?:\/\/(?!chrome)/,
    ),
    [],
  );
});

test("only the adapters touch the browser", () => {
  assert.deepEqual(filesWith(/\b(?:chrome|browser)\./), [
    "editor/port.ts",
    "ext.ts",
    "panel/browser.ts",
    "panel/sites.ts",
  ]);
});

test("what runs in a page changes nothing in it", () => {
  const changes =
    /\.(?:append|appendChild|prepend|before|after|remove|removeChild|replaceWith|replaceChildren|insertBefore|setAttribute|removeAttribute|toggleAttribute|setProperty|textContent\s*=|className\s*=|attachShadow|focus)\b/;
  for (const file of filesWith(changes)) assert.ok(!/^(?:content|editor)\//.test(file), file);
});

test("the content script writes the attributes that the engine and the documentation name", async () => {
  const { ATTRIBUTES } = await load("content/attributes.ts");
  const written = [...ATTRIBUTES].sort();

  const doc = await readFile(path.join(ROOT, "docs/snapshot.md"), "utf8");
  const list = /## Attributes\s+Only these are written[^:]*:([\s\S]*?)\n\n`href`/.exec(doc)[1];
  assert.deepEqual(
    [...list.matchAll(/`([^`]+)`/g)].map((match) => match[1]).sort(),
    written,
    "docs/snapshot.md",
  );

  const engine = await readFile(path.join(ROOT, "src/page/attributes.rs"), "utf8");
  const array = /WRITTEN: \[&str; \d+\] = \[([\s\S]*?)\];/.exec(engine)[1];
  assert.deepEqual(
    [...array.matchAll(/"([^"]+)"/g)].map((match) => match[1]).sort(),
    written,
    "src/page/attributes.rs",
  );
});

test("both languages have the same texts with the same places", async () => {
  const nl = await json("extension/static/_locales/nl/messages.json");
  const en = await json("extension/static/_locales/en/messages.json");
  assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
  const places = ({ message }) => [...new Set(message.match(/\$\d/g) ?? [])].sort();
  for (const key of Object.keys(nl)) {
    assert.deepEqual(places(en[key]), places(nl[key]), key);
    assert.notEqual(nl[key].message.trim(), "", key);
    assert.notEqual(en[key].message.trim(), "", key);
  }
  // What the stores accept.
  for (const { appDescription } of [nl, en]) assert.ok(appDescription.message.length <= 132);
});

test("every text is used", async () => {
  const nl = await json("extension/static/_locales/nl/messages.json");
  const manifest = await readFile(path.join(ROOT, "extension/manifest/base.json"), "utf8");
  const all = [...sources.values(), manifest].join("\n");
  // Keys such as `route_paper` are either written out or made from a prefix: t(`route_${…}`).
  const prefixes = [...all.matchAll(/`([a-z]+_)\$\{/gi)].map((match) => match[1]);
  const unused = Object.keys(nl).filter(
    (key) =>
      !all.includes(`"${key}"`) &&
      !all.includes(`__MSG_${key}__`) &&
      !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  assert.deepEqual(unused, []);
});

test("the page with choices explains every permission", async () => {
  const { PERMISSIONS } = await load("ui/options/OptionsPage.tsx");
  const { permissions } = await json("extension/manifest/chrome.json");
  assert.deepEqual([...PERMISSIONS].sort(), [...permissions, "hosts"].sort());
});

test("the manifest asks for nothing more than it needs", async () => {
  const base = await json("extension/manifest/base.json");
  assert.deepEqual(base.permissions, ["activeTab", "scripting", "storage"]);
  const chrome = await json("extension/manifest/chrome.json");
  assert.deepEqual(chrome.permissions, ["activeTab", "scripting", "storage", "sidePanel"]);
  assert.ok(!("permissions" in (await json("extension/manifest/firefox.json"))));
  // Asked for one site at a time, when the user wants the side panel to go on watching there.
  assert.deepEqual(base.optional_host_permissions, ["https://*/*", "http://*/*"]);
  const all = {
    ...base,
    ...chrome,
    ...(await json("extension/manifest/firefox.json")),
  };
  for (const key of [
    "host_permissions",
    "optional_permissions",
    "content_scripts",
    "web_accessible_resources",
    "externally_connectable",
    "background",
  ]) {
    assert.ok(!(key in all), key);
  }
  assert.equal(
    base.content_security_policy.extension_pages,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
      "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
  );
  assert.deepEqual(all.browser_specific_settings.gecko.data_collection_permissions, { required: ["none"] });
});
