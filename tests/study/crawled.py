"""One site, crawled by wget from a local server."""

import http.server
import json
import shutil
import subprocess
import sys
import threading

import rubric
from compare import Check, run
from sites import site

# A municipality of a middling quality without planted pages.
CODE = "GM0166"


class Proxy(http.server.BaseHTTPRequestHandler):
    """Serves the pages of a site under its own name, as a proxy."""

    site = None

    def do_GET(self):
        path = self.path.split("://", 1)[-1]
        path = "/" + path.partition("/")[2] if "://" in self.path else path
        html = dict(self.site["pages"]).get(path)
        if html is None:
            self.send_error(404)
            return
        body = html.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def wget(out, binary, seed):
    if not shutil.which("wget"):
        sys.exit("wget is missing")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    row = next(row for row in rubric.municipalities() if row["code"] == CODE)
    one = site(row, rubric.topics(), seed)
    # wget speaks plain HTTP with a proxy; links to the site itself are relative.
    Proxy.site = one
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    proxy = f"http://127.0.0.1:{server.server_port}"
    done = subprocess.run(
        ["wget", "--quiet", "--recursive", "--level=5", "--no-parent", "-e", "robots=off", "-e", f"http_proxy={proxy}", "-e", "use_proxy=yes",
         "--warc-file=crawl", f"http://{one['host']}/"],
        cwd=out, check=False, env={"PATH": "/usr/bin:/bin"},
    )
    print(f"wget: exit code {done.returncode} (8 means that some links gave 404)")
    server.shutdown()
    scan = json.loads(run(binary, "scan", "-q", "--format", "json", out / "crawl.warc.gz"))
    mirror = json.loads(run(binary, "scan", "-q", "--format", "json", out / one["host"]))
    test = Check()
    truth = one["truth"]
    linked = reached(one)
    test.same("pages that wget found", scan["counts"]["pages"], len(linked))
    test.same("damaged", scan["counts"]["damaged"], 0)
    site_found = next(s for s in scan["sites"] if s["id"] == CODE)
    found = {t["id"] for t in site_found["topics"] if t["pages"] > 0}
    test.same("topics with a page", len(found & set(truth["topics"])), len(truth["topics"]), within=1)
    test.true("nothing is orphaned in a crawl along links", site_found["orphans"] == [])
    same = next((s for s in mirror["sites"] if s["id"] == CODE), None)
    # The mirror has pages without an extension, which a folder scan does not read: only that it is read at all.
    test.true("the mirror that wget wrote is read", mirror["counts"]["pages"] >= 1 and same is not None)
    return test.failed


def reached(one):
    """The pages to which links lead from the home page."""
    pages, seen, todo = dict(one["pages"]), set(), ["/"]
    while todo:
        path = todo.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        todo += [part.split('"')[0].replace("&amp;", "&") for part in pages[path].split('href="')[1:]]
    return seen
