/** Every npm package of every lock is held to a hash, and comes from the registry that is set up. Run by `supply`. */

import { readFileSync } from "node:fs";

const LOCKS = ["package-lock.json", "tests/bench/peers/package-lock.json", "tests/cms/package-lock.json"];

for (const lock of LOCKS) {
  const packages = Object.entries(JSON.parse(readFileSync(lock, "utf8")).packages).filter(([name]) => name !== "");
  const loose = packages.filter(([, { link, integrity }]) => !link && !/^sha512-/.test(integrity ?? ""));
  const foreign = packages.filter(([, { resolved }]) => /^(?:git|file|http:)/.test(resolved ?? ""));
  for (const [name] of loose) console.error(`${lock}: ${name} has no sha512`);
  for (const [name, { resolved }] of foreign) console.error(`${lock}: ${name} comes from ${resolved}`);
  if (loose.length + foreign.length > 0) process.exitCode = 1;
  console.log(`${lock}: ${packages.length} npm packages`);
}
