import assert from "node:assert/strict";
import { test } from "node:test";
import { product } from "./fixtures/reports.mjs";
import { load } from "./load.mjs";

const { Engine } = await load("engine.ts");

const QUICK = { start: 60, audit: 30 };
const NL = { language: "nl" };

/** Workers that do as a test says, and a record of what became of them. */
function workers(behave) {
  const all = [];
  const spawn = () => {
    const worker = {
      onmessage: null,
      onerror: null,
      asked: [],
      ended: false,
      postMessage(message) {
        assert.ok(!this.ended, "a question to a worker that has ended");
        this.asked.push(message);
        behave(this, message, all.indexOf(this));
      },
      terminate() {
        this.ended = true;
      },
      say(data) {
        queueMicrotask(() => this.onmessage?.({ data }));
      },
    };
    all.push(worker);
    return worker;
  };
  return { all, spawn };
}

const answer = (worker, { id }) => {
  worker.say({ kind: "ready" });
  worker.say({ kind: "report", id, report: JSON.stringify(product), memory: 1 });
};

test("a report comes back", async () => {
  const { all, spawn } = workers(answer);
  const engine = new Engine(spawn, QUICK);
  assert.deepEqual(await engine.audit("page", "https://example.nl/", NL), {
    kind: "report",
    report: product,
  });
  assert.equal(all.length, 1);
  assert.equal(all[0].asked[0].snapshot, "page");
});

test("an engine that hangs is ended, and a fresh one answers the next question", async () => {
  const { all, spawn } = workers((worker, message, number) => {
    if (number === 0) worker.say({ kind: "ready" });
    else answer(worker, message);
  });
  const engine = new Engine(spawn, QUICK);
  assert.deepEqual(await engine.audit("a", "", NL), { kind: "failed", why: "timeout" });
  assert.ok(all[0].ended);
  assert.equal((await engine.audit("b", "", NL)).kind, "report");
  assert.equal(all.length, 2);
});

test("an engine that traps is replaced", async () => {
  const { all, spawn } = workers((worker, message, number) => {
    if (number > 0) return answer(worker, message);
    worker.say({ kind: "ready" });
    worker.say({ kind: "failed", id: message.id, reason: "RuntimeError: unreachable" });
  });
  const engine = new Engine(spawn, QUICK);
  assert.deepEqual(await engine.audit("a", "", NL), { kind: "failed", why: "trap" });
  assert.ok(all[0].ended);
  assert.equal((await engine.audit("b", "", NL)).kind, "report");
});

test("a worker whose memory has grown is replaced, and the answer is kept", async () => {
  const { all, spawn } = workers((worker, { id }, number) => {
    worker.say({ kind: "ready" });
    worker.say({
      kind: "report",
      id,
      report: JSON.stringify(product),
      memory: number === 0 ? 40_000_000 : 2_000_000,
    });
  });
  const engine = new Engine(spawn, QUICK);
  for (const page of ["a", "b", "c"]) assert.equal((await engine.audit(page, "", NL)).kind, "report");
  assert.deepEqual(
    all.map(({ ended, asked }) => [ended, asked.length]),
    [
      [true, 1],
      [false, 2],
    ],
  );
});

test("an engine that cannot start says so, and is not started over and over", async () => {
  const { all, spawn } = workers((worker) => worker.say({ kind: "failed", id: null, reason: "no wasm" }));
  const engine = new Engine(spawn, QUICK);
  assert.deepEqual(await engine.audit("a", "", NL), { kind: "failed", why: "start" });
  assert.equal(all.length, 1);
  assert.deepEqual(await engine.audit("b", "", NL), { kind: "failed", why: "start" });
  assert.equal(all.length, 2);
});

test("a slow start is not held against the page", async () => {
  const { spawn } = workers((worker, message) => {
    // Longer than a page may take, shorter than a start may take.
    setTimeout(() => answer(worker, message), 45);
  });
  assert.equal((await new Engine(spawn, QUICK).audit("a", "", NL)).kind, "report");
});

test("a start that never ends is given up", async () => {
  const { all, spawn } = workers(() => undefined);
  assert.deepEqual(await new Engine(spawn, QUICK).audit("a", "", NL), { kind: "failed", why: "start" });
  assert.ok(all[0].ended);
});

test("an answer to an older question is not taken for the new one", async () => {
  const { spawn } = workers((worker, message) => {
    worker.say({ kind: "ready" });
    worker.say({
      kind: "report",
      id: message.id - 1,
      report: JSON.stringify({ ...product, engine: "old" }),
      memory: 1,
    });
    worker.say({ kind: "report", id: message.id, report: JSON.stringify(product), memory: 1 });
  });
  const { report } = await new Engine(spawn, QUICK).audit("a", "", NL);
  assert.equal(report.engine, product.engine);
});

test("nonsense from the worker is a failure, not a report", async () => {
  const { spawn } = workers((worker, { id }) => {
    worker.say({ kind: "ready" });
    worker.say({ kind: "report", id, report: '{"version":99}', memory: 1 });
  });
  assert.deepEqual(await new Engine(spawn, QUICK).audit("a", "", NL), { kind: "failed", why: "trap" });
});

test("a new question replaces one that waits", async () => {
  const { spawn } = workers((worker, message, number) => {
    if (number > 0) answer(worker, message);
  });
  const engine = new Engine(spawn, QUICK);
  const first = engine.audit("a", "", NL);
  const second = engine.audit("b", "", NL);
  assert.equal((await first).kind, "failed");
  assert.equal((await second).kind, "report");
});

test("a search is answered while a page is judged, and asks nothing of the clock", async () => {
  const { spawn } = workers((worker, message) => {
    worker.say({ kind: "ready" });
    if (message.kind === "search") worker.say({ kind: "found", id: message.id, topics: [{ id: "wsnp" }] });
    if (message.kind === "topics") worker.say({ kind: "themes", id: message.id, themes: [{ id: "wmo" }] });
    if (message.kind === "audit") setTimeout(() => answer(worker, message), 5);
  });
  const engine = new Engine(spawn, QUICK);
  const audit = engine.audit("a", "", NL);
  assert.deepEqual(await engine.search("schuld", "nl"), [{ id: "wsnp" }]);
  assert.deepEqual(await engine.topics("nl"), [{ id: "wmo" }]);
  assert.equal((await audit).kind, "report");
});

test("a search that an engine takes with it in its fall finds nothing, and does not wait for ever", async () => {
  const { all, spawn } = workers((worker, message) => {
    worker.say({ kind: "ready" });
    if (message.kind === "search") worker.say({ kind: "failed", id: message.id, reason: "RuntimeError" });
  });
  const engine = new Engine(spawn, QUICK);
  assert.deepEqual(await engine.search("schuld", "nl"), []);
  assert.ok(all[0].ended);
});
