/** Serves the demo of a system for content, with the real editors of npm. */

import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { PAGES } from "./pages.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MODULES = path.join(HERE, "node_modules");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".png": "image/png",
};

async function tiptap() {
  const { outputFiles } = await build({
    entryPoints: [path.join(HERE, "tiptap.mjs")],
    bundle: true,
    write: false,
    format: "iife",
  });
  return outputFiles[0].text;
}

/** Starts the demo; `extra` holds more pages, by path. */
export async function serveCms({ port = 0, extra = {} } = {}) {
  const made = { "/made/tiptap.js": await tiptap() };
  const pages = { ...PAGES, ...extra };
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://cms");
    try {
      const body = pages[pathname] ?? made[pathname] ?? (await readFile(library(pathname)));
      const type = TYPES[path.extname(pathname)] ?? TYPES[".html"];
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A file of an editor: `/lib/quill/dist/quill.js`. */
function library(pathname) {
  const file = path.join(MODULES, decodeURIComponent(pathname.replace(/^\/lib\//, "")));
  if (!pathname.startsWith("/lib/") || !file.startsWith(MODULES + path.sep)) throw new Error("no such file");
  return file;
}
