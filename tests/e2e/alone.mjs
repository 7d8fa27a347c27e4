/**
 * A Chromium that nobody listens in on, to measure in. The library of the other tests attaches to every window and worker
 * before it may start, and each of those stops costs time that no user has.
 */

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ARGUMENTS, findChromium } from "./chromium.mjs";
import { until } from "./firefox.mjs";

/** Ends every message of the protocol, both ways. */
const END = "\0";

/** Starts it with an extension. */
export async function launchAlone(folder) {
  const profile = await mkdtemp(path.join(os.tmpdir(), "loketmeter-profile-"));
  const child = spawn(
    findChromium(),
    [
      "--headless=new",
      "--remote-debugging-pipe",
      "--enable-unsafe-extension-debugging",
      `--user-data-dir=${profile}`,
      ...ARGUMENTS,
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const send = protocol(child);
  const { id } = await send("Extensions.loadUnpacked", { path: folder });
  return {
    /** Clicks the button on a page that has come to rest, waits, and gives what an expression says in the popup. */
    async inPopupOn(url, expression) {
      const { targetId } = await send("Target.createTarget", { url, forTab: true });
      await delay(700);
      await send("Extensions.triggerAction", { id, targetId });
      await delay(900);
      const popup = await until(async () => {
        const { targetInfos } = await send("Target.getTargets");
        return targetInfos.find((target) => target.url === `chrome-extension://${id}/popup.html`);
      }, "popup");
      const { sessionId } = await send("Target.attachToTarget", { targetId: popup.targetId, flatten: true });
      const question = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send("Runtime.evaluate", question, sessionId);
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      await send("Target.closeTarget", { targetId: popup.targetId });
      await send("Target.closeTarget", { targetId });
      return result.value;
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await send("Browser.close").catch(() => child.kill());
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Sends a command and gives its answer. */
function protocol(child) {
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  let rest = "";
  output.setEncoding("utf8").on("data", (data) => {
    const messages = (rest + data).split(END);
    rest = messages.pop();
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message);
      waiting.get(id)?.(error, result);
      waiting.delete(id);
    }
  });
  let last = 0;
  return (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, (error, result) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      );
      input.write(JSON.stringify({ id: last, method, params, sessionId }) + END);
    });
}
