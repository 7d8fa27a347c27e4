import assert from "node:assert/strict";
import { test } from "node:test";
import { product } from "./fixtures/reports.mjs";
import { load } from "./load.mjs";

const { byGain, byTheme, missingElements, presentElements } = await load("ui/select.ts");
const { firstPlace, nodesOf, places, placesLike, placesOf, residentNodes } = await load("app/places.ts");

test("missing topics are grouped by theme, in the order of the report", () => {
  const groups = byTheme(product.missingTopics);
  assert.deepEqual(
    groups.map(({ name, topics }) => [name, topics.map(({ id }) => id)]),
    [
      ["Wmo: hulp en ondersteuning", ["clientondersteuning", "eigen-bijdrage-wmo"]],
      ["Weinig geld", ["bijzondere-bijstand"]],
    ],
  );
  assert.deepEqual(byTheme([]), []);
});

test("an element is missing, present, or does not apply", () => {
  assert.deepEqual(
    missingElements(product.elements).map(({ id }) => id),
    ["kosten", "bezwaar"],
  );
  assert.deepEqual(
    presentElements(product.elements).map(({ id }) => id),
    ["voorwaarden"],
  );
});

test("tasks stand in order of what they bring", () => {
  assert.deepEqual(
    byGain(product.advice).map(({ id }) => id),
    ["service/huishoudelijke-hulp-wijziging", "element/bezwaar"],
  );
});

test("a report names the elements that it can point at, each once", () => {
  assert.deepEqual(nodesOf(product), [18, 19, 20, 31, 40, 43, 45, 48, 50, 52, 53, 60]);
});

test("the same words in the same place are shown once", () => {
  const [here, there] = product.topics[0].evidence;
  assert.deepEqual(places([here, { ...here, rule: "other" }, there], 5), [{ ...here, rule: "other" }, there]);
  assert.equal(places([here, there], 1).length, 1);
});

test("one walks along places of one kind", () => {
  const view = { kind: "report", report: product, failure: null };
  assert.deepEqual(
    placesLike("topic/huishoudelijke-hulp/0", view).map(({ key }) => key),
    ["topic/huishoudelijke-hulp/0", "topic/huishoudelijke-hulp/1", "topic/mantelzorg/0"],
  );
  assert.deepEqual(placesLike("topic/x/0", { kind: "loading" }), []);
  const keys = placesOf(product).map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length, "every place has a key of its own");
});

test("a topic is shown at its first place on the page, not at its title", () => {
  const [here, there] = product.topics[0].evidence;
  const topic = { ...product.topics[0], evidence: [{ ...here, node: null }, there] };
  assert.deepEqual(firstPlace(topic), { key: "topic/huishoudelijke-hulp/1", evidence: there });
  assert.equal(firstPlace({ ...topic, evidence: [] }), null);
});

test("a resident reads what the page tells of needs, costs and terms", () => {
  assert.deepEqual(residentNodes(product), [45]);
});
