/**
 * Firefox for the tests, over WebDriver BiDi, and everything here that depends on its insides.
 *
 * BiDi cannot click a toolbar button or look into the popup of an extension, so this asks the browser window
 * itself ("chrome scope"). Those names are no public interface: when a new Firefox breaks the tests, look here.
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import WebSocket from "ws";

const PLACES = [
  process.env.LOKETMETER_FIREFOX,
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** No questions, no updates, no traffic of its own. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.server": "",
};

/** Longest wait for one answer, in milliseconds. */
const PATIENCE = 15_000;

/** Where Firefox is, or null. */
export function findFirefox() {
  return PLACES.find((place) => place && existsSync(place)) ?? null;
}

/** Waits until `attempt` gives something. Errors on the way count as “not yet”. */
export async function until(attempt, what, patience = 20_000) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      const value = await attempt();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`no ${what} in ${patience} ms${last ? `: ${last.message}` : ""}`);
}

/** Starts a headless Firefox, with the extension in a folder when one is given. */
export async function launchFirefox(extensionFolder = null, preferences = {}) {
  const executable = findFirefox();
  if (executable === null) {
    throw new Error("Firefox was not found: install it, or set LOKETMETER_FIREFOX to its path");
  }
  const profile = await mkdtemp(path.join(os.tmpdir(), "loketmeter-firefox-"));
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(profile, "user.js"), lines.join("\n"));

  const flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const child = spawn(executable, [...flags, "--remote-allow-system-access"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  // A test run that dies half-way must not leave a browser behind.
  const orphan = () => child.kill("SIGKILL");
  process.once("exit", orphan);
  const stop = async () => {
    process.off("exit", orphan);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) {
      const harder = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(harder);
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const connection = await Connection.open(`${await address(child)}/session`);
    return await Firefox.start(connection, stop, extensionFolder);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Firefox says on its standard error where it listens. */
function address(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stderr.on("data", (data) => {
      output += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(output);
      if (found) resolve(found[1]);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Firefox ended with ${code}: ${output}`)));
  });
}

/** Commands and their answers over one socket. */
class Connection {
  #socket;
  #waiting = new Map();
  #lastId = 0;

  static async open(url) {
    const connection = new Connection();
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    socket.on("message", (data) => connection.#receive(JSON.parse(data)));
    connection.#socket = socket;
    return connection;
  }

  send(method, params = {}) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      // Without this, a popup that closes while it is asked something leaves a test waiting for ever.
      const timer = setTimeout(
        () => this.#receive({ id, type: "error", error: "timeout", message: method }),
        PATIENCE,
      );
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close() {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#socket.close();
  }

  #receive(message) {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.type === "error") waiting.reject(new Error(`${message.error}: ${message.message}`));
    else waiting.resolve(message.result);
  }
}

const POPUP = 'document.querySelector("browser.webextension-popup-browser")';
const PANEL =
  '(document.getElementById("sidebar").contentDocument?.getElementById("webext-panels-browser") ?? null)';

class Firefox {
  #connection;
  #stop;
  #tab;
  #window;
  #extension;

  static async start(connection, stop, extensionFolder) {
    const firefox = new Firefox();
    firefox.#connection = connection;
    firefox.#stop = stop;
    await connection.send("session.new", { capabilities: {} });
    if (extensionFolder !== null) {
      const extensionData = { type: "path", path: path.resolve(extensionFolder) };
      firefox.#extension = (await connection.send("webExtension.install", { extensionData })).extension;
    }
    firefox.#tab = (await connection.send("browsingContext.getTree")).contexts[0].context;
    const windows = (await connection.send("browsingContext.getTree", { "moz:scope": "chrome" })).contexts;
    firefox.#window = windows.find(({ url }) => url.includes("browser.xhtml")).context;
    return firefox;
  }

  /** Opens a page in the tab. */
  async goto(url) {
    const navigate = () =>
      this.#connection.send("browsingContext.navigate", { context: this.#tab, url, wait: "complete" });
    try {
      await navigate();
    } catch (error) {
      // Seen once, after a page with a frame of a host that is not there: Firefox can give the failure of that
      // frame as the outcome of the next navigation. A real failure comes back the second time.
      // A page that still loads frames when it is left can do the same.
      if (!/Address rejected|NS_BINDING_ABORTED/.test(error.message)) throw error;
      await navigate();
    }
    // The end of a frame can come back as that of the page, which is then still on its way.
    const { href } = new URL(url);
    const here = () => this.#inBrowser("return gBrowser.selectedBrowser.currentURI.spec;");
    await until(async () => (await here()) === href, `page at ${href}`);
  }

  /**
   * Gives the value of an expression in the page, through JSON. With `isolated` it runs as a content script does:
   * with its own built-ins, and a view of the page that the page cannot change.
   */
  async inPage(expression, { isolated = false } = {}) {
    const target = { context: this.#tab, ...(isolated ? { sandbox: "loketmeter-test" } : {}) };
    return JSON.parse(
      await this.#evaluate(target, `(async () => JSON.stringify(await (${expression})) ?? "null")()`),
    );
  }

  /** Does the window of the browser itself still answer? */
  async windowAnswers() {
    return (await this.#inBrowser("return document.documentElement.localName;")) === "html";
  }

  /** Clicks the toolbar button: the way that gives the extension its permission for the tab. */
  async openPopup() {
    await this.#inBrowser(`
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.#extension)});
      await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`);
  }

  /** Waits until the popup shows an outcome and says which: report, closed or failed. It may not have drawn anything yet. */
  outcome() {
    const state = 'document.querySelector("main")?.dataset.state';
    return until(() => this.inPopup(`${state} === "loading" ? null : ${state}`), "outcome");
  }

  /** Closes the popup. */
  async closePopup() {
    // Asked again and again: a popup that is still opening does not listen.
    await until(
      async () =>
        (await this.#inBrowser(`
          const popup = ${POPUP};
          popup?.closest("panel")?.hidePopup();
          return String(popup === null);`)) === "true",
      "closed popup",
    );
  }

  /** Gives the value of an expression in the popup, in which `document` is that of the popup. */
  inPopup(expression) {
    return this.#inExtension(POPUP, expression);
  }

  /** Opens the side panel (a sidebar here) as the menu of Firefox does. It gets no permission from that. */
  async openPanel() {
    await this.#inBrowser(`
      const id = ${JSON.stringify(this.#extension)}.replace(/[^a-z0-9_-]/gi, "_").toLowerCase();
      const key = [...SidebarController.sidebars.keys()].find((name) => name.includes(id));
      await SidebarController.show(key);`);
    await until(() => this.inPanel("document.readyState === 'complete'"), "side panel");
  }

  /** Closes the side panel. */
  async closePanel() {
    await this.#inBrowser("SidebarController.hide();");
  }

  /** Gives the value of an expression in the side panel, in which `document` is that of the panel. */
  inPanel(expression) {
    return this.#inExtension(PANEL, expression);
  }

  /** Clicks in the side panel as a user does: the browser only asks for permissions after that. */
  async clickInPanel(selector) {
    await this.inPanel(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: "center" });
      const handle = content.windowUtils.setHandlingUserInput(true);
      try { element.click(); } finally { handle.destruct(); }
    })()`);
  }

  /** A picture of the side panel, as PNG. */
  panelPicture() {
    return this.#picture(PANEL);
  }

  /** Types in the page, one key after the other. */
  async type(text) {
    const keys = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#connection.send("input.performActions", {
      context: this.#tab,
      actions: [{ type: "key", id: "keyboard", actions: keys }],
    });
  }

  async #inExtension(place, expression) {
    const script = `
      const { document, performance } = content;
      let answer;
      try { answer = { value: (${expression}) ?? null }; } catch (error) { answer = { error: String(error) }; }
      sendAsyncMessage("loketmeter-test", JSON.stringify(answer));`;
    const json = await this.#inBrowser(`
      const page = ${place};
      if (page === null) throw new Error("not open");
      const { messageManager } = page;
      return await new Promise((resolve) => {
        messageManager.addMessageListener("loketmeter-test", function answer({ data }) {
          messageManager.removeMessageListener("loketmeter-test", answer);
          resolve(data);
        });
        const code = "{" + ${JSON.stringify(script)} + "}";
        messageManager.loadFrameScript("data:application/javascript;charset=utf-8," + encodeURIComponent(code), false);
      });`);
    const { value, error } = JSON.parse(json);
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** A picture of the popup, as PNG. */
  popupPicture() {
    return this.#picture(POPUP);
  }

  async #picture(place) {
    const base64 = await this.#inBrowser(`
      const picture = await ${place}.browsingContext.currentWindowGlobal.drawSnapshot(null, 2, "white");
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext("2d").drawImage(picture, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);`);
    return Buffer.from(base64, "base64");
  }

  /** From now on remembers which addresses outside of itself the extension asks for. */
  async watchRequests() {
    await this.#inBrowser(`
      globalThis.loketmeterRequests = [];
      Services.obs.addObserver((subject) => {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        const { triggeringPrincipal, loadingPrincipal } = channel.loadInfo;
        const ids = [triggeringPrincipal?.addonId, loadingPrincipal?.addonId];
        if (ids.includes(${JSON.stringify(this.#extension)})) loketmeterRequests.push(channel.URI.spec);
      }, "http-on-modify-request");`);
  }

  /** The addresses that were asked for since `watchRequests`. */
  async requests() {
    return JSON.parse(await this.#inBrowser("return JSON.stringify(loketmeterRequests);"));
  }

  async close() {
    this.#connection.close();
    await this.#stop();
  }

  /** Runs the body of an async function in the browser window; it gives a string or nothing. */
  #inBrowser(body) {
    return this.#evaluate({ context: this.#window }, `(async () => { ${body} })()`);
  }

  async #evaluate(target, expression) {
    const answer = await this.#connection.send("script.evaluate", {
      expression,
      target,
      awaitPromise: true,
    });
    if (answer.type !== "success") throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }
}
