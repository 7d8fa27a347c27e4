/** Loads TypeScript of the extension into node: node 20 cannot read it by itself. */

import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The exports of a source file, given relative to `extension/src`. */
export async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, "extension/src", file)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    jsx: "automatic",
    jsxImportSource: "preact",
    // Written by the build beside the scripts; no test of a single file needs them.
    external: ["./locale-*.js", "./advice-*.js"],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
