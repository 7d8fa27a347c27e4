"""Throughput of `loketmeter scan` beside Python programs that do less, on the same WARC, in one run.

    peers.py WARC BINARY

All count processor time of one core, so that other work on the machine matters less; what counts are the ratios.
- selectolax + pyahocorasick: parse, text of the body, links, headings, all terms of the rubric that are plain words;
- trafilatura: the main text, nothing else (on part of the pages, scaled up).
"""

import resource
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Pages on which trafilatura is measured: it would take minutes on all.
TRAFILATURA_PAGES = 300
ROUNDS = 3


def terms():
    """Terms without the signs of the pattern language, folded to lower case."""
    found = set()
    for path in (ROOT / "rubric/topics").glob("*/*.toml"):
        for group in tomllib.loads(path.read_text("utf-8"))["terms"].values():
            for term in group:
                if isinstance(term, str) and not set(term) & set("()|=.*"):
                    found.add(term.lower())
    return sorted(found)


def pages(warc):
    from warcio.archiveiterator import ArchiveIterator

    with open(warc, "rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers.get_statuscode() != "200":
                continue
            if "html" in (record.http_headers.get_header("Content-Type") or ""):
                yield record.content_stream().read()


def selectolax_job(warc, automaton):
    from selectolax.lexbor import LexborHTMLParser

    count = 0
    for html in pages(warc):
        tree = LexborHTMLParser(html)
        text = (tree.body.text(separator=" ") if tree.body else "").lower()
        hits = sum(1 for _ in automaton.iter(text))
        links = [node.attributes.get("href") for node in tree.css("a[href]")]
        headings = [node.text() for node in tree.css("h1,h2,h3")]
        count += 1 + 0 * (hits + len(links) + len(headings))
    return count


def trafilatura_job(warc):
    import trafilatura

    count = 0
    for html in pages(warc):
        trafilatura.extract(html)
        count += 1
        if count == TRAFILATURA_PAGES:
            break
    return count


def timed(job, *arguments):
    start = time.process_time()
    count = job(*arguments)
    return count / (time.process_time() - start)


def scan(warc, binary, count):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "scan", "-q", "--threads", "1", "--format", "json", warc], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return count / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    import ahocorasick

    warc, binary = sys.argv[1:]
    automaton = ahocorasick.Automaton()
    for term in terms():
        automaton.add_word(term, term)
    automaton.make_automaton()
    count = selectolax_job(warc, automaton)
    rates = {"loketmeter": [], "selectolax + pyahocorasick": [], "trafilatura": []}
    for _ in range(ROUNDS):
        rates["loketmeter"].append(scan(warc, binary, count))
        rates["selectolax + pyahocorasick"].append(timed(selectolax_job, warc, automaton))
        rates["trafilatura"].append(timed(trafilatura_job, warc))
    print(f"{count} pages, {len(terms())} plain terms; pages per second of one core, best of {ROUNDS}; ratio: median of the rounds")
    own = rates["loketmeter"]
    failed = False
    for name, goal in (("loketmeter", None), ("selectolax + pyahocorasick", 1.5), ("trafilatura", 20)):
        ratio = sorted(a / b for a, b in zip(own, rates[name]))[ROUNDS // 2]
        verdict = "" if goal is None else f"  (goal: {goal} x)"
        failed |= goal is not None and ratio < goal
        print(f"{name:28} {max(rates[name]):9.0f}  {ratio:6.2f} x{verdict}")
    sys.exit(1 if failed else 0)


main()
