"""A simulated crawl of municipal sites with a known truth, and the comparison of scan and study with it.

    crawl.py make OUT [--municipalities N] [--seed S]   writes WARC files, the pages themselves and truth.json
    crawl.py check OUT BINARY                           runs audit, scan and study, compares them with the truth
    crawl.py wget OUT BINARY                            the same for one site, crawled by wget from a local server

The pages are our own wording (wording.py) in sites of different quality (sites.py) and structure (templates.py), stored
in different ways (archives.py). Two things are compared (compare.py):
- what the generator knows: which topics have a page, which services are online and how, what was planted;
- the arithmetic of sites and of the study, done again from the reports of single pages, in Python (arithmetic.py).
"""

import argparse
import json
import random
import shutil
import sys
from pathlib import Path

import archives
import compare
import crawled
import rubric
import templates
import wording
from sites import executor_site, site


def make(out, number, seed, heavy=False):
    shutil.rmtree(out, ignore_errors=True)
    (out / "pages").mkdir(parents=True)
    topics = rubric.topics()
    rows = rubric.municipalities()
    chosen = rows if number >= len(rows) else random.Random(seed).sample(rows, number)
    sites = [site(row, topics, seed) for row in chosen]
    everything = sites + [executor_site(one, topics, seed) for one in wording.EXECUTORS]
    if heavy:
        for one in everything:
            parts = templates.heavy(random.Random(one["code"]))
            one["pages"] = [(path, templates.surrounded(html, parts)) for path, html in one["pages"]]
    manifest = []
    for one in everything:
        for index, (path, html) in enumerate(one["pages"]):
            name = f"{one['code']}-{index:03}.html"
            (out / "pages" / name).write_text(html, "utf-8")
            manifest.append({"file": name, "url": f"https://{one['host']}{path}"})
    (out / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in manifest), "utf-8")
    counts = archives.write(out, everything, varied=not heavy)
    truth = {"counts": counts, "sites": {one["code"]: one["truth"] for one in sites}}
    (out / "truth.json").write_text(json.dumps(truth), "utf-8")
    print(f"{len(sites)} municipalities and {len(wording.EXECUTORS)} executors, {counts['pages']} pages in {out}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "check", "wget"])
    parser.add_argument("out", type=Path)
    parser.add_argument("binary", nargs="?", type=Path)
    parser.add_argument("--municipalities", type=int, default=342)
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--heavy", action="store_true", help="with menus, styles and scripts as on real sites, to measure speed")
    given = parser.parse_args()
    if given.what == "make":
        make(given.out, given.municipalities, given.seed, given.heavy)
        return
    binary = given.binary.resolve()
    failed = compare.check(given.out, binary) if given.what == "check" else crawled.wget(given.out, binary, given.seed)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
