import assert from "node:assert/strict";
import { test } from "node:test";
import { product, refused } from "./fixtures/reports.mjs";
import { load } from "./load.mjs";

const { answersOnline, byTheme, firstOnlineChannel, missingElements, places, presentElements } =
  await load("ui/select.ts");
const { nodesOf } = await load("app/session.ts");

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

test("the answer for a resident is given where a page is about one thing", () => {
  assert.ok(answersOnline(product));
  assert.ok(!answersOnline({ ...product, page: { ...product.page, pageType: "overview" } }));
  assert.ok(!answersOnline(refused("not_social", "x")));
});

test("the channel beside that answer is online and open", () => {
  assert.equal(firstOnlineChannel(product).channel, "online_digid");
  const [service] = product.services;
  const closed = { ...service.channels[0], status: "temporarily_unavailable" };
  const services = [{ ...service, channels: [closed, service.channels[1]] }];
  assert.equal(firstOnlineChannel({ ...product, services }), null);
});

test("a report names the elements that it can point at, each once", () => {
  assert.deepEqual(nodesOf(product), [18, 19, 20, 31, 40, 43, 45, 50, 60]);
});

test("the same words in the same place are shown once", () => {
  const [here, there] = product.topics[0].evidence;
  assert.deepEqual(places([here, { ...here, rule: "other" }, there], 5), [{ ...here, rule: "other" }, there]);
  assert.equal(places([here, there], 1).length, 1);
});
