#!/usr/bin/env python3
"""Holds what the engine says of labelled pages against the labels, and against floors.

usage: accuracy.py SET RESULTS.jsonl CORPUS

CORPUS holds evaluate.py and SET/labels.jsonl. The floors are in accuracy.json beside this file: per set, the
name of a measure of evaluate.py (with dots for a measure within a group, such as channels_each.phone) and the
lowest value allowed. Of a measure with precision and recall the F1 counts.
"""

import json
import pathlib
import subprocess
import sys


def evaluate(results, corpus, labels, *options):
    command = [sys.executable, str(corpus / "evaluate.py"), results, str(labels), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measured(scores, name):
    """The one number of a measure: [value, n] or [precision, recall, F1, n]."""
    for part in name.split("."):
        scores = scores.get(part) if isinstance(scores, dict) else None
    if not isinstance(scores, list) or len(scores) not in (2, 4):
        sys.exit(f"accuracy.json: evaluate.py has no measure {name!r}")
    return scores[0] if len(scores) == 2 else scores[2]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    name, results, corpus = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    labels = corpus / name / "labels.jsonl"
    floors = json.loads(pathlib.Path(__file__).with_name("accuracy.json").read_text(encoding="utf-8"))

    print(evaluate(results, corpus, labels), end="")
    scores = json.loads(evaluate(results, corpus, labels, "--json"))
    failed = scores["results_missing"]
    if failed:
        print(f"{failed} pages have no result")
    for measure, floor in floors.get(name, {}).items():
        value = measured(scores, measure)
        good = value >= floor
        failed += not good
        print(f"{'ok  ' if good else 'LOW '} {measure}: {value:.3f}, at least {floor:.3f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
