import assert from "node:assert/strict";
import { test } from "node:test";
import { product, refused } from "./fixtures/reports.mjs";
import { load } from "./load.mjs";

const { isReport, isShowResult, parseMessage, parseReport } = await load("messages.ts");

const page = {
  kind: "page",
  snapshot: "",
  address: "https://example.nl/",
  contentType: "text/html",
  took: 1.5,
};
const audit = { kind: "audit", id: 1, snapshot: "", address: "", options: { language: "nl" } };
const report = { kind: "report", id: 1, report: JSON.stringify(product), memory: 1_048_576 };
const code = { kind: "code", module: null };
const failed = { kind: "failed", id: null, reason: "x" };

test("our own messages are accepted", () => {
  for (const message of [page, code, audit, report, failed, { kind: "ready" }]) {
    assert.deepEqual(parseMessage(message), message);
  }
});

test("everything else is refused", () => {
  const strange = [
    undefined,
    null,
    "ready",
    42,
    [],
    [page],
    {},
    { kind: "unknown" },
    { kind: "constructor" },
    { ...page, snapshot: null },
    { ...page, took: "1" },
    { ...page, address: undefined },
    { ...audit, id: "1" },
    { ...audit, id: 1.5 },
    { ...audit, options: { language: "fr" } },
    { ...audit, options: null },
    { ...report, report: {} },
    { ...report, id: null },
    { ...code, module: {} },
    { ...failed, id: "x" },
    { ...failed, reason: new Error("x") },
  ];
  for (const value of strange) assert.equal(parseMessage(value), null, JSON.stringify(value));
});

test("a report of another version, or without grade and reason, is refused", () => {
  assert.ok(isReport(product));
  assert.ok(isReport(refused("empty", "Er is geen tekst.")));
  assert.ok(!isReport({ ...product, version: 2 }));
  assert.ok(!isReport({ ...product, grade: null }));
  assert.ok(!isReport({ ...product, topics: null }));
  assert.ok(!isReport({ ...product, page: "x" }));
});

test("a report crosses as text", () => {
  assert.deepEqual(parseReport(JSON.stringify(product)), product);
  for (const text of ["", "{", "null", "[]", '{"version":1}']) assert.equal(parseReport(text), null, text);
});

test("what came of pointing is one of three words", () => {
  for (const word of ["shown", "hidden", "gone"]) assert.ok(isShowResult(word));
  for (const value of [null, undefined, "SHOWN", 1, {}]) assert.ok(!isShowResult(value));
});
