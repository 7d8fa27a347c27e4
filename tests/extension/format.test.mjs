import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { addressText, dateText, gradeShare, gradeText, openable, pointsText, today } = await load("format.ts");

test("a grade is written as the language writes it", () => {
  assert.equal(gradeText(68, "nl"), "6,8");
  assert.equal(gradeText(68, "en"), "6.8");
  assert.equal(gradeText(10, "nl"), "1,0");
  assert.equal(gradeText(100, "nl"), "10,0");
});

test("a bar is empty at 1,0 and full at 10,0", () => {
  assert.equal(gradeShare(10), 0);
  assert.equal(gradeShare(55), 50);
  assert.equal(gradeShare(100), 100);
  assert.equal(gradeShare(250), 100);
});

test("points have at most two decimals", () => {
  assert.equal(pointsText(1_500, "nl"), "1,5");
  assert.equal(pointsText(333, "nl"), "0,33");
  assert.equal(pointsText(2_000, "en"), "2");
  assert.equal(pointsText(10_050, "en"), "10.05");
  assert.equal(pointsText(999, "nl"), "1");
  assert.equal(pointsText(0, "nl"), "0");
});

test("a date is written out, and something else is left alone", () => {
  const months =
    "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  assert.equal(dateText("2026-11-23", months), "23 november 2026");
  assert.equal(dateText("2026-01-02", months), "2 januari 2026");
  assert.equal(dateText("2026-13-45", months), "2026-13-45");
  assert.equal(dateText("draft", months), "draft");
});

test("only web, phone and mail addresses become links", () => {
  assert.equal(openable("https://example.nl/a?b#c"), "https://example.nl/a?b#c");
  assert.equal(openable("http://example.nl"), "http://example.nl/");
  assert.equal(openable("tel:140999"), "tel:140999");
  assert.equal(openable("mailto:a@example.nl"), "mailto:a@example.nl");
  const refused = [
    null,
    "",
    "relative/path",
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "blob:https://example.nl/1",
    "file:///etc/passwd",
    "chrome://settings",
    "vbscript:x",
    "view-source:https://example.nl",
  ];
  for (const address of refused) assert.equal(openable(address), null, String(address));
});

test("an address is shown by what matters in it", () => {
  assert.equal(addressText("https://www.example.nl/x?y=1"), "example.nl");
  assert.equal(addressText("tel:14%200999"), "14 0999");
  assert.equal(addressText("mailto:a@example.nl?subject=x"), "a@example.nl");
  assert.equal(addressText("tel:%E0%A4%A"), "%E0%A4%A");
});

test("today is the day where the user is", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.equal(today(new Date(2026, 10, 23)), "2026-11-23");
});
