/**
 * Third-party notices of the extension and its list of parts (SBOM, CycloneDX), from what is really in the package:
 * the crates of the engine as Cargo resolves them, and the npm packages that are bundled.
 */

import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const TARGET = "wasm32-unknown-unknown";
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|unlicense)/i;

/** The parts that users get: name, version, licence and the folder with the licence texts. `names`: npm packages. */
export async function parts(root, names) {
  return [...crates(root), ...(await packages(root, names))].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Crates that are linked into the engine: for its target and features, without those that only help to build it. */
function crates(root) {
  const cargo = (...args) => execFileSync("cargo", args, { cwd: root, maxBuffer: 1e8, encoding: "utf8" });
  const { packages } = JSON.parse(cargo("metadata", "--format-version=1", "--locked"));
  const tree = ["tree", "--locked", "--package=loketmeter", "--no-default-features", `--target=${TARGET}`];
  const lines = cargo(...tree, "--edges=normal,no-proc-macro", "--prefix=none", "--format={p}").split("\n");
  const linked = new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" ")));
  return packages
    .filter(({ name, version, source }) => source !== null && linked.has(`${name} v${version}`))
    .map(({ name, version, license, manifest_path }) => ({
      id: `cargo/${name}`,
      name,
      version,
      licence: license,
      purl: `pkg:cargo/${name}@${version}`,
      folder: path.dirname(manifest_path),
    }));
}

/** The npm packages of these names. */
function packages(root, names) {
  return Promise.all(
    [...names].map(async (name) => {
      const folder = path.join(root, "node_modules", name);
      const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
      const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
      return { id: `npm/${name}`, name, version, licence: license, purl, folder };
    }),
  );
}

/** The notices as text. A part without a licence text of its own is named with its licence. */
export async function notices(all) {
  const texts = new Map();
  for (const part of all) {
    const files = (await readdir(part.folder)).filter((name) => LICENCE_FILE.test(name)).sort();
    const read = files.map((name) => readFile(path.join(part.folder, name), "utf8").catch(() => ""));
    const text = (await Promise.all(read)).map((one) => one.replaceAll("\r\n", "\n").trim()).join("\n\n");
    const title = `${part.name} ${part.version} (${part.licence})`;
    texts.set(text, [...(texts.get(text) ?? []), title]);
  }
  const blocks = [...texts].map(([text, titles]) => `${titles.join("\n")}\n\n${text}`.trim());
  const line = "-".repeat(80);
  return `Loketmeter holds work of others. Besides what is below: the standard library of Rust (MIT OR Apache-2.0).\n\n${blocks.join(`\n\n${line}\n\n`)}\n`;
}

/** The list of parts as CycloneDX. Without a time or a serial number: the same input gives the same bytes. */
export function sbom(all, version) {
  const component = ({ name, version, licence, purl }) => ({
    type: "library",
    "bom-ref": purl,
    name,
    version,
    licenses: [{ expression: licence.replaceAll("/", " OR ") }],
    purl,
  });
  const document = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": "loketmeter", name: "loketmeter", version } },
    components: all.map(component),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
