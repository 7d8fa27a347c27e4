/**
 * The worker: the engine in WebAssembly and nothing else. A worker, so that a page that is too much for the
 * engine can be stopped from outside while the popup stays alive.
 */

import init, { audit, search, topics } from "../gen/engine.js";
import { type Message, parseMessage } from "../messages";
import { practicePage } from "./warmup";

const code = Promise.withResolvers<WebAssembly.Module | null>();
const engine = start(code.promise);

engine.then(
  () => send({ kind: "ready" }),
  (error: unknown) => send({ kind: "failed", id: null, reason: String(error) }),
);

addEventListener("message", async (event: MessageEvent<unknown>) => {
  const message = parseMessage(event.data);
  if (message?.kind === "code") code.resolve(message.module);
  if (message === null || !("id" in message) || message.id === null) return;
  try {
    const reply = answer(message, await engine);
    if (reply !== null) send(reply);
  } catch (error) {
    send({ kind: "failed", id: message.id, reason: String(error) });
  }
});

function answer(message: Message, memory: WebAssembly.Memory): Message | null {
  switch (message.kind) {
    case "audit": {
      const { id, snapshot, address, options } = message;
      const report = audit(snapshot, address, options);
      return { kind: "report", id, report, memory: memory.buffer.byteLength };
    }
    case "search":
      return { kind: "found", id: message.id, topics: search(message.query, message.language) };
    case "topics":
      return { kind: "themes", id: message.id, themes: topics(message.language) };
    default:
      return null;
  }
}

/** Starts the engine and gives its memory. */
async function start(compiled: Promise<WebAssembly.Module | null>): Promise<WebAssembly.Memory> {
  const module_or_path = await compiled;
  if (module_or_path === null) throw new Error("the engine could not be compiled");
  const { memory } = await init({ module_or_path });
  audit(practicePage(), undefined, { language: "nl" });
  return memory;
}

function send(message: Message): void {
  postMessage(message);
}
