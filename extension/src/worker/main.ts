/**
 * The worker: the engine in WebAssembly and nothing else. A worker, so that a page that is too much for the
 * engine can be stopped from outside while the popup stays alive.
 */

import init, { audit } from "../gen/engine.js";
import { type Message, parseMessage } from "../messages";
import { practicePage } from "./warmup";

const engine = start();

engine.then(
  () => send({ kind: "ready" }),
  (error: unknown) => send({ kind: "failed", id: null, reason: String(error) }),
);

addEventListener("message", async (event: MessageEvent<unknown>) => {
  const message = parseMessage(event.data);
  if (message?.kind !== "audit") return;
  const { id, snapshot, address, options } = message;
  try {
    await engine;
    send({ kind: "report", id, report: audit(snapshot, address, options) });
  } catch (error) {
    send({ kind: "failed", id, reason: String(error) });
  }
});

async function start(): Promise<void> {
  await init({ module_or_path: new URL("engine_bg.wasm", location.href) });
  audit(practicePage(), undefined, { language: "nl" });
}

function send(message: Message): void {
  postMessage(message);
}
