"""Throughput of `loketmeter scan` beside programs that do less, on the same WARC, in one run.

    peers.py WARC.gz FOLDER_OF_PROGRAMS

All count processor time of one core, so that other work on the machine matters less; what counts are the ratios within
a round.
- selectolax + pyahocorasick: parse, text of the body, links, headings, all terms of the rubric that are plain words;
- trafilatura: the main text, nothing else (on part of the pages);
- scraper: only the parse of the same pages, already read from the archive, unpacked and decoded.
"""

import resource
import struct
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Pages on which trafilatura is measured: it would take minutes on all.
TRAFILATURA_PAGES = 200
ROUNDS = 5
# Goals: this many times as fast; for the parse, at most so many times its time.
GOALS = {"selectolax + pyahocorasick": 1.5, "trafilatura": 20}
MOST_OVER_PARSE = 1.3


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
            kind = record.http_headers.get_header("Content-Type") or ""
            if "html" in kind:
                yield kind, record.content_stream().read()


def selectolax_job(warc, automaton):
    from selectolax.lexbor import LexborHTMLParser

    count = 0
    for _, html in pages(warc):
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
    for _, html in pages(warc):
        trafilatura.extract(html)
        count += 1
        if count == TRAFILATURA_PAGES:
            break
    return count


def reading_job(warc):
    return sum(1 for _ in pages(warc))


def decoded(kind, html):
    """Near enough to what a browser does: what is parsed is the same size, whatever the charset."""
    charset = kind.partition("charset=")[2] or ("utf-16" if html[:2] == b"\xff\xfe" else "utf-8")
    return html.decode(charset, "replace")


def write_for_parse(warc, path):
    """The pages one after the other, for `examples/parse.rs`. Gives their number and size."""
    count = size = 0
    with open(path, "wb") as out:
        for kind, html in pages(warc):
            text = decoded(kind, html).encode()
            out.write(struct.pack("<I", len(text)) + text)
            count, size = count + 1, size + len(text)
    return count, size


def timed(job, *arguments):
    start = time.process_time()
    count = job(*arguments)
    return count / (time.process_time() - start)


def timed_program(count, *words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return count / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    import ahocorasick

    warc, programs = sys.argv[1], Path(sys.argv[2])
    automaton = ahocorasick.Automaton()
    for term in terms():
        automaton.add_word(term, term)
    automaton.make_automaton()
    plain = Path(warc).with_suffix(".pages")
    count, size = write_for_parse(warc, plain)
    jobs = {
        "loketmeter scan": lambda: timed_program(count, programs / "loketmeter", "scan", "-q", "--threads", "1", "--format", "json", warc),
        "scraper, parse alone": lambda: timed_program(count, programs / "examples/parse", plain),
        "selectolax + pyahocorasick": lambda: timed(selectolax_job, warc, automaton),
        "trafilatura": lambda: timed(trafilatura_job, warc),
        "warcio, reading alone": lambda: timed(reading_job, warc),
    }
    rates = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            rates[name].append(job())
    plain.unlink()
    print(f"{count} pages of {size / count / 1000:.0f} kB, {len(terms())} plain terms. Pages per second of one core, best of {ROUNDS};")
    print("how many times as fast the scan is: median, least and most of the rounds.")
    failed = []
    for name, found in rates.items():
        ratios = sorted(a / b for a, b in zip(rates["loketmeter scan"], found))
        median = ratios[ROUNDS // 2]
        goal = GOALS.get(name)
        told = "" if goal is None else f"  goal: at least {goal} x"
        if goal is not None and median < goal:
            failed.append(name)
        print(f"{name:28} {max(found):8.0f}  {median:7.2f} x  ({ratios[0]:.2f} to {ratios[-1]:.2f}){told}")
    over = sorted(b / a for a, b in zip(rates["loketmeter scan"], rates["scraper, parse alone"]))[ROUNDS // 2]
    print(f"the scan takes {over:.2f} x the bare parse, with archive, unpacking and report; goal: at most {MOST_OVER_PARSE} x")
    if over > MOST_OVER_PARSE:
        failed.append("bare parse")
    print(f"goals not reached: {', '.join(failed) or 'none'}")


main()
