/** Unpacks a zip file: `node tests/proof/unpack.mjs ZIP FOLDER`. Not every machine has `unzip`. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";

const [zip, folder] = process.argv.slice(2);
for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
