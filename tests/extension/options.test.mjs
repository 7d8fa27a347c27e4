/** The options as they cross from JavaScript to the engine: each arrives, and what is not understood is refused. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { load, ROOT } from "./load.mjs";

const GEN = path.join(ROOT, "extension/src/gen");
const engine = await import(path.join(GEN, "engine.js"));
await engine.default({ module_or_path: await readFile(path.join(GEN, "engine_bg.wasm")) });
const { practicePage } = await load("worker/warmup.ts");

const audit = (options) =>
  JSON.parse(engine.audit(practicePage(), "https://www.oefenstad.example/b", options));

test("every option arrives", () => {
  assert.equal(audit({ language: "nl" }).scope.whole, false);
  assert.notEqual(audit({ language: "en" }).grade.labelText, audit({ language: "nl" }).grade.labelText);
  assert.equal(audit({ language: "nl", scope: "whole" }).scope.whole, true);
  // The engine has no clock: only with a day of today a date can be past.
  const old = practicePage().replace("Sluit u de Melkertbaan af?", "Laatst bijgewerkt: 1 mei 2020.");
  const outdated = (options) => JSON.parse(engine.audit(old, undefined, options)).outdated.length;
  assert.deepEqual(
    [
      outdated({ language: "nl" }),
      outdated({ language: "nl", today: "2020-05-02" }),
      outdated({ language: "nl", today: "2026-11-23" }),
    ],
    [0, 0, 1],
  );

  const choices = {
    notApplicable: [{ id: "element/kosten", reason: "gratis" }],
    rejected: [{ id: "element/termijn", reason: "staat elders" }],
  };
  const made = audit({ language: "nl", ...choices }).choices;
  assert.deepEqual([made.notApplicable[0].id, made.notApplicable[0].reason], ["element/kosten", "gratis"]);
  assert.deepEqual([made.rejected[0].id, made.rejected[0].reason], ["element/termijn", "staat elders"]);

  const whole = audit({ language: "nl" });
  const field = audit({ language: "nl", fragment: true });
  assert.notDeepEqual(field.grade, whole.grade);
});

test("without options there is a report in Dutch", () => {
  assert.deepEqual(audit({}), audit({ language: "nl" }));
});

test("what is not understood is refused", () => {
  const strange = [
    null,
    "nl",
    { language: "fr" },
    { language: null },
    { language: "nl", scope: 1 },
    { language: "nl", notApplicable: "element/kosten" },
    { language: "nl", rejected: [null] },
    { language: "nl", rejected: [{ id: 1 }] },
  ];
  for (const options of strange) assert.throws(() => audit(options), Error, JSON.stringify(options));
});
