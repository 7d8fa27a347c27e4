"""The arithmetic of sites, done again from the reports of single pages, in another language than the program."""

import json
from pathlib import Path

import rubric


def half_up(value):
    return int(value + 0.5)


class Found:
    """What the single pages of one site, or of several together, offer."""

    def __init__(self):
        self.best, self.status, self.shares, self.graded = {}, {}, {}, 0

    def take(self, other):
        for mine, theirs in ((self.best, other.best), (self.status, other.status), (self.shares, other.shares)):
            for key, value in theirs.items():
                mine[key] = max(mine.get(key, 0), value)
        self.graded += other.graded

    def page(self, report, expected, scoring):
        self.graded += report.get("grade") is not None
        if report["page"]["pageType"] == "news":
            return
        information = ((report.get("grade") or {}).get("information") or {}).get("tenths")
        for topic in report["topics"]:
            rank = {"subject": 3, "covered": 2, "mentioned": 1}[topic["status"]]
            # A page that lists topics is no page of their own.
            rank = min(rank, 2) if report["page"]["pageType"] in ("home", "overview") else rank
            self.status[topic["id"]] = max(self.status.get(topic["id"], 0), rank)
            if rank == 3 and information:
                self.best[topic["id"]] = max(self.best.get(topic["id"], 0), information)
        criteria = {c["id"]: c for c in (report.get("grade") or {}).get("criteria", [])}
        for service, (topic, action) in expected.items():
            share = share_of(report, criteria.get(f"service/{service}"), topic, action, scoring)
            if share is not None:
                self.shares[service] = max(self.shares.get(service, 0), share)


def share_of(report, criterion, topic, action, scoring):
    """Points of a service on one page, in thousandths of full marks."""
    others = {"aanvragen": ["aanvragen", "melden"], "melden": ["melden", "aanvragen"]}.get(action, [action])
    of_topic = [s for a in others for s in report["services"] if s["topic"] == topic and s["action"] == a]
    if not of_topic:
        return None
    found = of_topic[0]
    if criterion and criterion["possible"]:
        return criterion["won"] * 1000 // criterion["possible"]
    if found["level"] is None:
        return 0
    open_ways = any(channel["status"] == "available" for channel in found["channels"])
    return scoring["level_share"][found["level"]] if open_ways else scoring["closed_share"]


def single_pages(lines, expected, scoring):
    """What the pages of each site offer, by the code in front of the file's name."""
    sites = {}
    for line in lines:
        record = json.loads(line)
        code = Path(record["file"]).name.rpartition("-")[0]
        sites.setdefault(code, Found()).page(record["report"], expected, scoring)
    return sites


def grade(found, topics, expected, scoring, weights):
    """Overall, information and e-services of a site, in tenths."""
    covered = [0, weights["mentioned_share"], weights["covered_share"], weights["covered_share"]]
    won = possible = 0
    for topic in topics.values():
        if topic["weight"] >= scoring["lightest_topic"]:
            best = found.best.get(topic["id"])
            share = (best - 10) * 1000 // 90 if best else covered[found.status.get(topic["id"], 0)]
            won += topic["weight"] * share
            possible += topic["weight"] * 1000
    information = 10 + half_up(90 * won / possible)
    won = possible = 0
    first = set(scoring["first_actions"])
    for service, (topic_id, action) in expected.items():
        topic = topics[topic_id]
        weight = topic["weight"] * scoring["must_multiplier"]
        if action not in first and {s["action"] for s in topic["service"]} & first:
            weight = weight * scoring["later_multiplier"] // 1000
        won += weight * found.shares.get(service, 0)
        possible += weight * 1000
    services = 10 + half_up(90 * won / possible)
    halves = scoring["information"], scoring["services"]
    return half_up((information * halves[0] + services * halves[1]) / sum(halves)), information, services


def site_grades(sites, attributed, topics):
    """Grades of municipalities: their own pages and those of their executors. `attributed`: code -> codes of executors."""
    scoring, weights = rubric.read("scoring.toml"), rubric.read("study/site.toml")
    expected = rubric.expected_services(topics)
    grades = {}
    for code, executors in attributed.items():
        whole = Found()
        for part in (code, *executors):
            whole.take(sites[part])
        # A site is graded when a page of its own is.
        if sites[code].graded:
            grades[code] = grade(whole, topics, expected, scoring, weights)
    return grades
