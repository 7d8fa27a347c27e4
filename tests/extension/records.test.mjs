/** What the side panel keeps: nothing is lost between windows, and nothing comes back that was cleared. */

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { load } from "./load.mjs";

const ADDRESS = "https://www.voorbeeldstad.example/hulp";
const DISMISSED = "dismissed:https://www.voorbeeldstad.example";
const HISTORY = `history:page:${ADDRESS}`;

/** What the browser keeps. Every answer takes a moment, so that two windows can come between each other. */
let stored = {};
let broken = false;
const later = (work) =>
  new Promise((resolve, reject) =>
    setImmediate(() => (broken ? reject(new Error("the disk is full")) : resolve(work()))),
  );
const storage = {
  get: (key) => later(() => structuredClone(key === null ? stored : { [key]: stored[key] })),
  set: (values) => later(() => Object.assign(stored, structuredClone(values))),
  remove: (key) => later(() => delete stored[key]),
};

/** One after the other for each name, as the browser does. */
const queues = new Map();
const locks = {
  request: (name, work) => {
    const turn = (queues.get(name) ?? Promise.resolve()).catch(() => undefined).then(work);
    queues.set(name, turn);
    return turn;
  },
};

globalThis.chrome = { storage: { local: storage }, permissions: { contains: async () => false } };
Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });

const item = (id) => ({ id, title: `Over ${id}` });
const idsKept = () => (stored[DISMISSED] ?? []).map(({ id }) => id);

describe("the records of the side panel", async () => {
  const { Records } = await load("panel/records.ts");

  async function panel({ isPrivate = false } = {}) {
    const records = new Records(ADDRESS, isPrivate);
    await records.load();
    return records;
  }

  beforeEach(() => {
    stored = {};
    broken = false;
  });

  test("two windows set things aside at the same moment: both are kept", async () => {
    const [one, other] = [await panel(), await panel()];
    await Promise.all([
      one.dismiss(item("a"), "wrong", true),
      other.dismiss(item("b"), "wrong", true),
      one.dismiss(item("c"), "wrong", false),
    ]);
    assert.deepEqual(idsKept().sort(), ["a", "b", "c"]);
    assert.equal(stored[DISMISSED].find(({ id }) => id === "c").page, "/hulp");
  });

  test("setting something aside before the list was read loses nothing of it", async () => {
    await (await panel()).dismiss(item("a"), "wrong", true);
    const early = new Records(ADDRESS, false);
    const reading = early.load();
    await Promise.all([early.dismiss(item("b"), "elsewhere", true), reading]);
    assert.deepEqual(idsKept(), ["a", "b"]);
  });

  test("what was cleared does not come back from a panel that is open", async () => {
    const records = await panel();
    await records.dismiss(item("a"), "wrong", true);
    await records.grade("page", 55);
    await records.grade("page", 61);
    assert.deepEqual(
      stored[HISTORY].map(({ tenths }) => tenths),
      [55, 61],
    );
    stored = {};
    await records.grade("page", 64);
    await records.dismiss(item("b"), "wrong", true);
    assert.deepEqual(idsKept(), ["b"]);
    assert.deepEqual(
      stored[HISTORY].map(({ tenths }) => tenths),
      [64],
    );
    await records.forget();
    await records.restore({ id: "b", page: null });
    assert.deepEqual(stored, {});
  });

  test("of a private window nothing is kept, and it holds there all the same", async () => {
    const records = await panel({ isPrivate: true });
    await records.dismiss(item("a"), "wrong", true);
    await records.grade("page", 55);
    assert.deepEqual(stored, {});
    assert.equal(records.choices.rejected.length + records.choices.notApplicable.length, 1);
  });

  test("a browser that cannot write loses nothing that it has", async () => {
    const records = await panel();
    await records.dismiss(item("a"), "wrong", true);
    broken = true;
    await records.dismiss(item("b"), "wrong", true);
    await records.grade("page", 55);
    assert.equal(records.choices.rejected.length, 2);
    broken = false;
    assert.deepEqual(idsKept(), ["a"]);
  });
});

test("all sites are given back, also when the browser holds on to one", async () => {
  const origins = ["https://www.voorbeeldstad.example/*", "https://vast.example/*", "https://a.example/*"];
  const removed = [];
  chrome.permissions = {
    getAll: async () => ({ origins }),
    remove: async ({ origins: [origin] }) => {
      if (origin === origins[1]) throw new Error("required");
      removed.push(origin);
    },
  };
  const { dropAllSites } = await load("panel/sites.ts");
  await dropAllSites();
  assert.deepEqual(removed, [origins[0], origins[2]]);
});
