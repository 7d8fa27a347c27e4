import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { DEFAULTS, parseSettings } = await load("app/settings.ts");

test("choices come back as they were kept", () => {
  const kept = { audience: "editor", language: "en", notApplicable: ["wsnp"] };
  assert.deepEqual(parseSettings(JSON.parse(JSON.stringify(kept))), kept);
});

test("what is not understood is left out", () => {
  for (const value of [undefined, null, 3, "x", []]) assert.deepEqual(parseSettings(value), DEFAULTS);
  assert.deepEqual(parseSettings({ audience: "admin", language: "fr", notApplicable: [1, "wsnp", null] }), {
    ...DEFAULTS,
    notApplicable: ["wsnp"],
  });
  const many = Array.from({ length: 10_000 }, (_, number) => `topic-${number}`);
  assert.ok(parseSettings({ notApplicable: many }).notApplicable.length <= 500);
});
