/**
 * The worker: the engine in WebAssembly and nothing else. A worker, so that a page that is too much for the
 * engine can be stopped from outside while the popup stays alive.
 */

import init, { audit, search, topics } from "../gen/engine.js";
import { type Message, parseMessage } from "../messages";
import { practicePage } from "./warmup";

const engine = start();

engine.then(
  () => send({ kind: "ready" }),
  (error: unknown) => send({ kind: "failed", id: null, reason: String(error) }),
);

addEventListener("message", async (event: MessageEvent<unknown>) => {
  const message = parseMessage(event.data);
  if (message === null || !("id" in message) || message.id === null) return;
  try {
    await engine;
    const reply = answer(message);
    if (reply !== null) send(reply);
  } catch (error) {
    send({ kind: "failed", id: message.id, reason: String(error) });
  }
});

function answer(message: Message): Message | null {
  switch (message.kind) {
    case "audit": {
      const { id, snapshot, address, options } = message;
      return { kind: "report", id, report: audit(snapshot, address, options) };
    }
    case "search":
      return { kind: "found", id: message.id, topics: search(message.query, message.language) };
    case "topics":
      return { kind: "themes", id: message.id, themes: topics(message.language) };
    default:
      return null;
  }
}

async function start(): Promise<void> {
  await init({ module_or_path: new URL("engine_bg.wasm", location.href) });
  audit(practicePage(), undefined, { language: "nl" });
}

function send(message: Message): void {
  postMessage(message);
}
