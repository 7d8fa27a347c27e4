/** The package as users get it: notices, list of parts, and nothing that should not be there. Run by `supply`. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const DIST = path.join(ROOT, "dist");
const text = (bytes) => new TextDecoder().decode(bytes);

for (const browser of ["chrome", "firefox"]) {
  test(`the package for ${browser}`, async () => {
    const files = unzipSync(await readFile(path.join(DIST, `loketmeter-${browser}.zip`)));
    const notices = text(files["THIRD-PARTY.txt"]);
    const parts = JSON.parse(await readFile(path.join(DIST, "loketmeter.cdx.json"), "utf8")).components;
    assert.ok(parts.length > 5, "parts are listed");
    for (const { name, version, licenses } of parts) {
      assert.ok(notices.includes(`${name} ${version} (`), `${name} is in the notices`);
      assert.match(licenses[0].expression, /\S/, name);
      assert.doesNotMatch(licenses[0].expression, /^A?GPL/, name);
    }
    for (const must of ["preact", "@preact/signals-core", "serde", "wasm-bindgen", "postcard"]) {
      assert.ok(parts.some(({ name }) => name === must), must);
    }
    assert.match(text(files["LICENSE.txt"]), /EUROPEAN UNION PUBLIC LICENCE|European Union Public Licence/i);
    for (const name of Object.keys(files)) assert.doesNotMatch(name, /\.(?:map|ts|tsx|test\.mjs)$|^\./, name);
    // Paths of the machine that built it.
    const engine = Buffer.from(files["engine_bg.wasm"]);
    for (const place of [ROOT, `${os.homedir()}/`]) assert.ok(!engine.includes(place), "no path of this machine");
  });
}

test("the source package builds what it says", async () => {
  const files = unzipSync(await readFile(path.join(DIST, "loketmeter-source.zip")));
  for (const must of ["build.sh", "Cargo.lock", "package-lock.json", "rust-toolchain.toml", "docs/building-for-review.md"]) {
    assert.ok(must in files, must);
  }
  assert.ok(!Object.keys(files).some((name) => /^(?:dist|target|node_modules)\//.test(name)));
  assert.ok((await readdir(DIST)).includes("loketmeter.cdx.json"));
});
