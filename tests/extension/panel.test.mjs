/** The parts of the side panel that need no browser. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { load } from "./load.mjs";

const place = (node) => ({ quote: "", node, section: null, rule: "" });
const item = (id, gainExact, minutes = 10, node = null) => ({
  id,
  kind: "element",
  subject: id,
  topic: null,
  title: id,
  textKey: id,
  gain: Math.round(gainExact / 100),
  gainExact,
  minutes,
  owner: "redactie",
  evidence: node === null ? null : place(node),
});
const held = ({ busy = [], dismissed = [] } = {}) => ({ busy: new Set(busy), dismissed: new Set(dismissed) });
const ids = (rows) => rows.map(({ item: { id }, done }) => (done ? `${id}!` : id));

describe("the work list", async () => {
  const { itemsOf, mergeWork } = await load("panel/work.ts");

  test("most gain per minute comes first", () => {
    const items = itemsOf({ advice: [item("a", 300, 30), item("b", 100, 5), item("c", 200, 10)] });
    assert.deepEqual(
      items.map(({ id }) => id),
      ["c", "b", "a"],
    );
  });

  test("what is gone is done and stays; what comes back is open; what is new comes in its place", () => {
    const first = mergeWork(
      [],
      itemsOf({ advice: [item("a", 300), item("b", 200), item("c", 100)] }),
      held(),
    );
    const second = mergeWork(first.rows, itemsOf({ advice: [item("a", 300), item("c", 100)] }), held());
    assert.deepEqual(ids(second.rows), ["a", "b!", "c"]);
    // Worth more than before, but nothing moves under somebody's hands.
    const third = mergeWork(
      second.rows,
      itemsOf({ advice: [item("c", 900), item("b", 200), item("n", 250)] }),
      held(),
    );
    assert.deepEqual(ids(third.rows), ["a!", "n", "b", "c"]);
  });

  test("remarks about words that are being written wait; known ones stay", () => {
    const busy = { busy: [7] };
    const first = mergeWork([], [item("a", 300, 10, 7), item("b", 200)], held(busy));
    assert.deepEqual([ids(first.rows), first.waiting], [["b"], true]);
    const later = mergeWork(first.rows, [item("a", 300, 10, 7), item("b", 200)], held());
    assert.deepEqual([ids(later.rows), later.waiting], [["a", "b"], false]);
    assert.deepEqual(ids(mergeWork(later.rows, [item("a", 300, 10, 7), item("b", 200)], held(busy)).rows), [
      "a",
      "b",
    ]);
  });

  test("what was set aside is neither open nor done", () => {
    const first = mergeWork([], [item("a", 300), item("b", 200)], held());
    assert.deepEqual(ids(mergeWork(first.rows, [item("b", 200)], held({ dismissed: ["a"] })).rows), ["b"]);
  });
});

describe("the pace of reading", async () => {
  const { AT_LEAST_EVERY, LONGEST, Pace, SHORTEST } = await load("editor/delay.ts");

  test("waits longer as readings take longer, within bounds", () => {
    const pace = new Pace();
    assert.equal(pace.delay, SHORTEST);
    pace.took(40);
    const slow = pace.delay;
    assert.ok(slow > SHORTEST && slow < 400);
    for (let run = 0; run < 20; run += 1) pace.took(60_000);
    assert.equal(pace.delay, LONGEST);
    for (let run = 0; run < 40; run += 1) pace.took(1);
    assert.ok(pace.delay < slow);
  });

  test("somebody who does not stop typing still gets a reading now and then", () => {
    const pace = new Pace();
    assert.equal(pace.wait(0), SHORTEST);
    assert.equal(pace.wait(AT_LEAST_EVERY - 50), 50);
    assert.equal(pace.wait(AT_LEAST_EVERY + 50), 0);
  });
});

describe("things set aside", async () => {
  const { holdsFor, withDismissal, without } = await load("panel/dismissals.ts");
  const { keepOf } = await load("panel/choices.ts");
  const one = { id: "element/kosten", title: "Kosten", reason: "wrong", page: "/a", date: "2026-11-23" };

  test("hold for their page or for the site, once each, and can be taken back", () => {
    const site = { ...one, page: null, reason: "elsewhere" };
    const list = withDismissal(withDismissal(withDismissal([], one), one), site);
    assert.equal(list.length, 2);
    assert.deepEqual(holdsFor(list, "/b"), [site]);
    assert.deepEqual(holdsFor(list, "/a"), [one, site]);
    assert.deepEqual(without(list, one), [site]);
  });

  test("a disagreement is not the same as something that does not apply", () => {
    const list = [
      one,
      { ...one, id: "b", reason: "not_applicable" },
      { ...one, id: "c", reason: "elsewhere" },
    ];
    const { notApplicable, rejected } = keepOf(list);
    assert.deepEqual(
      rejected.map(({ id }) => id),
      ["element/kosten"],
    );
    assert.deepEqual(
      notApplicable.map(({ id }) => id),
      ["b", "c"],
    );
  });
});

describe("earlier grades", async () => {
  const { historyKey, MOST_GRADES, withGrade } = await load("panel/grades.ts");
  const at = (minute) => new Date(Date.UTC(2026, 10, 23, 0, minute));

  test("one sitting keeps its first and its last grade", () => {
    let list = withGrade([], 50, at(0));
    for (let minute = 1; minute <= 8; minute += 1) list = withGrade(list, 50 + minute, at(minute));
    assert.deepEqual(
      list.map(({ tenths }) => tenths),
      [50, 58],
    );
  });

  test("at most twenty, and no row for a grade that stayed the same", () => {
    let list = [];
    for (let day = 0; day < 30; day += 1) list = withGrade(list, 40 + day, at(day * 60));
    assert.equal(list.length, MOST_GRADES);
    assert.equal(withGrade(list, 69, at(31 * 60)).length, MOST_GRADES);
    assert.deepEqual(withGrade(list, 69, at(31 * 60)), list);
  });

  test("one page has one key", () => {
    const key = historyKey("https://www.voorbeeldstad.example/a?id=3&utm_source=x#top", "page");
    assert.equal(key, "history:page:https://www.voorbeeldstad.example/a?id=3");
    assert.notEqual(key, historyKey("https://www.voorbeeldstad.example/a?id=3", "field"));
  });
});

describe("text without markup", async () => {
  const { blocksOf } = await load("panel/plain.ts");

  test("empty lines make paragraphs, Markdown makes headings and lists", () => {
    assert.deepEqual(blocksOf("Een\ntwee\n\n## Drie ##\nvier\n\n- a\n- b\n\n1. c"), [
      { tag: "p", text: "Een twee" },
      { tag: "h2", text: "Drie" },
      { tag: "p", text: "vier" },
      { tag: "li", text: "a" },
      { tag: "li", text: "b" },
      { tag: "li", text: "c" },
    ]);
  });
});

describe("messages between panel and page", async () => {
  const { parseFromPage, parseToPage } = await load("editor/protocol.ts");

  test("only whole messages of ours are received", () => {
    const watch = { kind: "watch", slot: "field", on: true, target: null };
    assert.deepEqual(parseToPage(watch), watch);
    for (const wrong of [
      null,
      3,
      [],
      {},
      { kind: "__proto__" },
      { ...watch, slot: "both" },
      { ...watch, on: 1 },
    ]) {
      assert.equal(parseToPage(wrong), null);
    }
    const lost = { kind: "lost", slot: "page" };
    assert.deepEqual(parseFromPage(lost), lost);
    assert.equal(parseFromPage(watch), null);
    assert.equal(parseFromPage({ kind: "reading", slot: "field", revision: -1 }), null);
  });
});

describe("questions to the engine", async () => {
  const { Desk } = await load("panel/desk.ts");

  test("one at a time; a newer one of the same slot takes the place of one that waits", async () => {
    const asked = [];
    const answers = [];
    const desk = new Desk((snapshot) => {
      asked.push(snapshot);
      return new Promise((resolve) => answers.push(() => resolve(snapshot)));
    });
    const question = (snapshot) => ({ snapshot, address: "", options: {} });
    const first = desk.ask("field", question("1"));
    const second = desk.ask("field", question("2"));
    const page = desk.ask("page", question("p"));
    const third = desk.ask("field", question("3"));
    assert.equal(await second, null);
    assert.deepEqual(asked, ["1"]);
    answers[0]();
    assert.equal(await first, "1");
    await new Promise((resolve) => setTimeout(resolve));
    answers[1]();
    assert.equal(await page, "p");
    await new Promise((resolve) => setTimeout(resolve));
    answers[2]();
    assert.equal(await third, "3");
    assert.deepEqual(asked, ["1", "p", "3"]);
  });
});

describe("what frames offer", async () => {
  const { looksLikePreview, splitKey } = await load("panel/pages.ts");

  test("addresses of previews", () => {
    for (const address of [
      "https://www.voorbeeldstad.example/?p=3&preview=true",
      "https://cms.voorbeeldstad.example/node/preview/1/full",
      "https://acc.voorbeeldstad.example/hulp",
    ]) {
      assert.ok(looksLikePreview(address), address);
    }
    assert.ok(!looksLikePreview("https://www.voorbeeldstad.example/voorbeeldproject"));
    assert.deepEqual(splitKey("12/frame:a/b:0"), { frame: 12, key: "frame:a/b:0" });
  });
});
