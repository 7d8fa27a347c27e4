import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { whyNoPage, whyRefused } = await load("app/closed.ts");

test("a refusal is explained from the address", () => {
  const cases = {
    "chrome://extensions/": "browser",
    "about:preferences": "browser",
    "edge://settings": "browser",
    "moz-extension://1234/popup.html": "browser",
    "view-source:https://www.example.nl/": "browser",
    "": "browser",
    "https://chromewebstore.google.com/detail/x": "store",
    "https://chrome.google.com/webstore/detail/x": "store",
    "https://microsoftedge.microsoft.com/addons/detail/x": "store",
    "https://addons.mozilla.org/nl/firefox/": "store",
    "https://www.example.nl/formulier.pdf": "pdf",
    "https://www.example.nl/formulier.PDF?versie=2#page=3": "pdf",
    "file:///home/u/formulier.pdf": "pdf",
    "file:///home/u/pagina.html": "file",
    "https://www.example.nl/pdf-lezen": "denied",
    "https://www.example.nl/zoek?bestand=x.pdf": "denied",
  };
  const refusal = "Error: Cannot access contents of the page";
  for (const [address, why] of Object.entries(cases)) {
    assert.equal(whyRefused(address, refusal, true), why, address);
  }
});

test("a page that never came is not a page that may not be read", () => {
  const refusal = "Error: Frame with ID 0 is showing error page";
  assert.equal(whyRefused("https://www.example.nl/", refusal, true), "unreachable");
  assert.equal(whyRefused("https://www.example.nl/", refusal, false), "offline");
  assert.equal(whyRefused("https://www.example.nl/", "Error: Missing host permission", false), "offline");
  assert.equal(whyRefused("about:config", "Error: Missing host permission", false), "browser");
});

test("only HTML documents are pages", () => {
  assert.equal(whyNoPage("text/html"), null);
  assert.equal(whyNoPage("application/xhtml+xml"), null);
  assert.equal(whyNoPage("application/pdf"), "pdf");
  assert.equal(whyNoPage("text/plain"), "document");
  assert.equal(whyNoPage("image/png"), "document");
});
