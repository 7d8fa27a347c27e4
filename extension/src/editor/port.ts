/** The port to the panel. With `ext.ts` and `panel/browser.ts` the only file that touches `chrome.*`. */

import { type FromPage, PORT } from "./protocol";

/** A port to one panel. */
export interface PagePort {
  send(message: FromPage): void;
}

/** What listens to a port. */
export interface Listener {
  receive(value: unknown): void;
  end(): void;
}

const KNOWN = "loketmeterPort";

/**
 * Starts a listener for each port that a panel opens. The script can come into a page more than once (the panel was
 * closed and opened again, or the extension was updated): then the new one takes over from the old.
 */
export function onPort(open: (port: PagePort) => Listener): void {
  const world = globalThis as { [KNOWN]?: () => void };
  world[KNOWN]?.();
  let last: (() => void) | null = null;
  const connect = (port: chrome.runtime.Port): void => {
    if (port.name !== PORT) return;
    last?.();
    let ended = false;
    const listener = open({
      send: (message) => {
        if (!ended) port.postMessage(message);
      },
    });
    const end = (): void => {
      if (ended) return;
      ended = true;
      listener.end();
    };
    last = end;
    port.onMessage.addListener((value: unknown) => {
      if (!ended) listener.receive(value);
    });
    port.onDisconnect.addListener(end);
  };
  chrome.runtime.onConnect.addListener(connect);
  world[KNOWN] = () => {
    last?.();
    try {
      chrome.runtime.onConnect.removeListener(connect);
    } catch {
      // The extension that this belonged to is gone.
    }
  };
}
