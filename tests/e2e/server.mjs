/** The municipality of the tests: serves `tests/pages` on this machine and remembers what was asked of it. */

import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { ROOT } from "./chromium.mjs";

const PAGES = path.join(ROOT, "tests/pages");

const TYPES = {
  // Without charset: the example pages say it themselves, and not all of them the same.
  ".html": "text/html",
  ".css": "text/css; charset=utf-8",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
};

/** As strict as a site can be: this is where engines in a content script stop working. */
const STRICT =
  "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/**
 * Starts the server.
 *
 * `/name.html` gives that file, `/name.html?csp=strict` gives it with a strict policy. Pages that a test makes up
 * are given as `extra`: a map from path to text.
 */
export async function serve(extra = {}) {
  const requests = [];
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, "http://test");
    requests.push(request.url);
    const headers = { "cache-control": "no-store" };
    if (url.searchParams.get("csp") === "strict") headers["content-security-policy"] = STRICT;
    try {
      const body = extra[url.pathname] ?? (await readFile(inPages(url.pathname)));
      const type = TYPES[path.extname(url.pathname)] ?? "text/html";
      response.writeHead(200, { ...headers, "content-type": type }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function inPages(pathname) {
  const file = path.join(PAGES, decodeURIComponent(pathname));
  if (!file.startsWith(PAGES + path.sep)) throw new Error("outside of the pages");
  return file;
}
