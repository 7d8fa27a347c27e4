import assert from "node:assert/strict";
import { test } from "node:test";
import { product } from "./fixtures/reports.mjs";
import { load } from "./load.mjs";

// Texts are looked up by key; here the key is the text.
globalThis.chrome = { i18n: { getMessage: (key, values) => [key, ...values].join(" ") } };
const { answerOf, answerText, asksOne, mainService, servicesFor } = await load("ui/resident/answer.ts");

const way = (channel, more = {}) => ({
  channel,
  status: "available",
  target: null,
  condition: null,
  confidence: "high",
  evidence: { quote: "x", node: 1, section: null, rule: "test" },
  ...more,
});
const service = (...channels) => ({ ...product.services[0], channels });
const text = (...channels) => answerText(answerOf(service(...channels)));
const tone = (...channels) => answerOf(service(...channels)).tone;

test("each way has its own answer", () => {
  const answers = {
    online_digid: "answer_digid",
    online_eherkenning: "answer_eherkenning",
    online_eidas: "answer_eidas",
    online_no_login: "answer_noLogin",
    online_login_unknown: "answer_form",
    embedded_form: "answer_here",
    external_portal: "answer_elsewhereUnknown",
    automatic: "answer_automatic",
    pdf_form: "answer_paper",
    post: "answer_paper",
    email: "answer_email",
    phone: "answer_person",
    visit: "answer_person",
    intermediary: "answer_intermediary",
  };
  for (const [channel, answer] of Object.entries(answers)) assert.equal(text(way(channel)), answer, channel);
});

test("another organisation is named by its site, and only a safe address is one", () => {
  const at = (target) => text(way("external_portal", { target }));
  assert.equal(at("https://www.werk.nl/aanvragen"), "answer_elsewhere werk.nl");
  assert.equal(at("javascript:alert(1)"), "answer_elsewhereUnknown");
});

test("online goes before paper, and paper before the phone, whatever the order of the report", () => {
  assert.equal(text(way("phone"), way("pdf_form"), way("online_digid")), "answer_digid");
  assert.equal(text(way("phone"), way("pdf_form")), "answer_paper");
  assert.deepEqual(
    answerOf(service(way("visit"), way("phone"), way("online_digid"))).others.map(({ channel }) => channel),
    ["phone", "visit"],
  );
});

test("nothing found is no bad news, and a closed form is not open", () => {
  assert.equal(text(), "answer_unknown");
  assert.equal(tone(), "unknown");
  const closed = way("online_digid", { status: "temporarily_unavailable" });
  assert.equal(text(closed), "answer_closed");
  assert.equal(text(closed, way("phone")), "answer_closed");
  assert.deepEqual(
    answerOf(service(closed, way("phone"))).others.map(({ channel }) => channel),
    ["phone"],
  );
  // Another form that is open still answers the question.
  assert.equal(text(closed, way("online_no_login")), "answer_noLogin");
  assert.equal(text(way("phone", { status: "not_possible" })), "answer_impossible");
});

test("a page about one thing answers for that thing first", () => {
  assert.ok(asksOne(product));
  assert.equal(mainService(product).id, "huishoudelijke-hulp-aanvragen");
  const overview = { ...product, page: { ...product.page, pageType: "overview" } };
  assert.ok(!asksOne(overview));
  assert.equal(mainService(overview), null);
  // There, a service without a way says nothing to anybody.
  assert.deepEqual(
    servicesFor(overview).map(({ id }) => id),
    ["huishoudelijke-hulp-aanvragen"],
  );
  assert.equal(servicesFor(product).length, 2);
});
