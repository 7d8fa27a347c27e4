"""Scan and study, held against what the generator knows and against the same arithmetic in Python."""

import json
import subprocess
import sys

import rubric
import wording
from arithmetic import half_up, single_pages, site_grades
from sites import ONLINE, QUALITIES

# Share of topics with a page, and of services, that the engine may read differently from what the generator meant. It is
# stated in docs/cli.md. Everything else has to be equal.
DETECTION_ERROR = 0.02
# The same for one topic, as a share of all sites.
TOPIC_ERROR = 0.05
# Topics that the engine also sees on pages about a neighbour, because the title of that page has their words too:
# "Kindpakket voor gezinnen met weinig geld".
KNOWN_TOPIC_ERROR = {"regelingen-zoeken": 0.15}


class Check:
    def __init__(self):
        self.failed = 0

    def same(self, name, got, wanted, within=0):
        fine = abs(got - wanted) <= within
        self.failed += not fine
        print(f"{'ok  ' if fine else 'FAIL'} {name}: {got} (truth {wanted}{f', within {within}' if within else ''})")

    def true(self, name, fine):
        self.failed += not fine
        print(f"{'ok  ' if fine else 'FAIL'} {name}")


def run(*words):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{words[1]} gave exit code {done.returncode}")
    return done.stdout


def executed(code):
    """Executors whose pages count for a municipality."""
    return [one["host"] for one in wording.EXECUTORS if code in one["municipalities"]]


class Truth:
    """What is true of one municipality, its executors included."""

    def __init__(self, code, one):
        self.one = one
        self.by_executor = set(wording.EXECUTED) if executed(code) else set()
        self.topics = set(one["topics"]) | self.by_executor

    def online(self, topic, action):
        """Can it be done online, and in a form of the municipality or its executor?"""
        if action == "wijziging-doorgeven":
            return (topic in self.one["changes"],) * 2
        channel = self.one["topics"].get(topic)
        own = channel in ONLINE or topic in self.by_executor
        return own or channel == "external", own


def check(out, binary):
    truth = json.loads((out / "truth.json").read_text("utf-8"))
    topics = rubric.topics()
    archives = sorted([*out.glob("*.warc.gz"), *out.glob("*.warc")])
    (out / "scan.json").write_bytes(run(binary, "scan", "-q", "--format", "json", *archives))
    scan = json.loads((out / "scan.json").read_text("utf-8"))
    run(binary, "study", "--lang", "nl", out / "scan.json", "--json", out / "study.json", "--html", out / "study.html", "--csv", out / "study.csv")
    run(binary, "study", "-q", "--lang", "en", out / "scan.json", "--html", out / "study-en.html")
    study = json.loads((out / "study.json").read_text("utf-8"))
    test = Check()
    for name, wanted in truth["counts"].items():
        test.same(f"records: {name}", scan["counts"][name], wanted)
    test.same("damaged", scan["counts"]["damaged"] + scan["counts"]["unreadable"], 0)
    sites = {s["id"]: s for s in scan["sites"] if s["kind"] == "municipality"}
    test.same("sites", len(sites), len(truth["sites"]))
    known = {code: Truth(code, one) for code, one in truth["sites"].items()}
    detection(test, sites, known, topics, study)
    planted(test, sites, known)
    lines = run(binary, "audit", "--format", "jsonl", "--manifest", out / "pages.jsonl", out / "pages").decode().splitlines()
    singles = single_pages(lines, rubric.expected_services(topics), rubric.read("scoring.toml"))
    grades = site_grades(singles, {code: executed(code) for code in known}, topics)
    quality(test, known, grades)
    arithmetic(test, sites, grades, study, topics, known)
    html = (out / "study.html").read_text("utf-8")
    test.true("the HTML report needs nothing from outside", not any(word in html for word in ("<script", "http://", "https://", "<link", "@import", "url(")))
    return test.failed


def detection(test, sites, known, topics, study):
    """What the generator knows of topics and services."""
    meant = {(code, topic) for code, truth in known.items() for topic in truth.topics}
    found = {(code, t["id"]) for code, s in sites.items() for t in s["topics"] if t["pages"] > 0}
    unseen, extra = meant - found, found - meant
    for kind, keys in (("not seen", unseen), ("seen, not meant", extra)):
        for topic, number in count(topic for _, topic in keys):
            print(f"     {kind}: {topic} on {number} sites")
    error = (len(unseen) + len(extra)) / len(meant)
    test.true(f"topics with a page: {len(unseen)} not seen, {len(extra)} too many, of {len(meant)}: {error:.2%}, within {DETECTION_ERROR:.0%}", error <= DETECTION_ERROR)
    expected = rubric.expected_services(topics)
    online = own = no_form = 0
    mistakes = []
    for code, truth in known.items():
        services = {s["id"]: s for s in sites[code]["services"] if s["expectedOnline"]}
        forms = 0
        for service, (topic, action) in expected.items():
            wanted = truth.online(topic, action)
            online += wanted[0]
            forms += wanted[1]
            if (services[service]["online"], services[service]["own"]) != wanted:
                mistakes.append((service, truth.one["topics"].get(topic), wanted, services[service]["channel"]))
        own += forms
        no_form += forms == 0
    for (service, meant_as, wanted, channel), number in count(mistakes):
        print(f"     differs: {service} written as {meant_as}, online and own {wanted}, read as {channel}: {number} sites")
    everything = len(expected) * len(known)
    error = len(mistakes) / everything
    test.true(f"services read differently: {len(mistakes)} of {everything}: {error:.2%}, within {DETECTION_ERROR:.0%}", error <= DETECTION_ERROR)
    figures = study["figures"]
    test.same("services online (thousandths)", figures["shareOnline"], half_up(1000 * online / everything), within=round(1000 * DETECTION_ERROR))
    test.same("sites without a form", figures["noForm"], no_form, within=allowed(DETECTION_ERROR, sites))
    largest = (0, "")
    for topic in study["topics"]:
        wanted = sum(topic["id"] in truth.topics for truth in known.values())
        within = allowed(KNOWN_TOPIC_ERROR.get(topic["id"], TOPIC_ERROR), sites)
        largest = max(largest, (abs(topic["withPage"] - wanted), topic["id"]))
        if abs(topic["withPage"] - wanted) > within or topic["id"] in KNOWN_TOPIC_ERROR:
            test.same(f"topic {topic['id']}: sites with a page", topic["withPage"], wanted, within)
    print(f"     topics counted each: {len(study['topics'])}; the largest difference is {largest[0]} sites ({largest[1]})")


def allowed(share, sites):
    """So many sites may differ: a share of them, and in a small crawl one."""
    return max(1, round(share * len(sites)))


def count(keys):
    numbers = {}
    for key in keys:
        numbers[key] = numbers.get(key, 0) + 1
    return sorted(numbers.items(), key=lambda pair: -pair[1])[:12]


def planted(test, sites, known):
    """What was put in some sites has to be found in those, and nowhere else."""
    wrong = [code for code, truth in known.items() if sorted(sites[code]["orphans"] or []) != truth.one["orphans"]]
    for code in wrong[:5]:
        print("     pages without a link:", code, sites[code]["orphans"], known[code].one["orphans"])
    test.same("sites with other pages without a link", len(wrong), 0)
    told = {code: {d["topic"] for d in sites[code]["disagreements"] if d["unit"] == "weken"} for code in known}
    meant = {code: {truth.one["disagreement"]} - {None} for code, truth in known.items()}
    for code in [code for code in known if told[code] != meant[code]][:5]:
        print("     pages that disagree:", code, known[code].one["quality"], told[code], meant[code])
    planted_in = sum(map(bool, meant.values()))
    differing = sum(told[code] != meant[code] for code in known)
    test.same(f"sites with other pages that disagree ({planted_in} have them)", differing, 0, within=max(1, round(DETECTION_ERROR * planted_in)))
    old = sum(truth.one["old_term_pages"] for truth in known.values())
    found = sum(o["pages"] for s in sites.values() for o in s["outdated"] if wording.OLD_TERM[0].lower() in o["term"].lower())
    test.same("pages with an old act", found, old)
    named = sum(truth.one["executor"] in sites[code]["executors"] for code, truth in known.items() if truth.one["executor"])
    test.same("municipalities with their executor", named, sum(bool(truth.one["executor"]) for truth in known.values()))
    test.same("executors attributed in all", sum(len(s["executors"]) for s in sites.values()), named)


def quality(test, known, grades):
    """Better sites by construction have better grades."""
    means = []
    for name in QUALITIES:
        of = [grades[code][0] for code, truth in known.items() if truth.one["quality"] == name and code in grades]
        if not of:
            continue
        means.append(sum(of) / len(of))
        print(f"     {name}: {len(of)} sites, grades {min(of) / 10} to {max(of) / 10}, mean {means[-1] / 10:.2f}")
    test.true("each quality has a higher mean than the one below it", all(a < b for a, b in zip(means, means[1:])))


def arithmetic(test, sites, grades, study, topics, known):
    """Every figure of the study, counted again."""
    scoring = rubric.read("scoring.toml")
    figures = study["figures"]
    got = {code: (s["grade"]["overall"], s["grade"]["information"], s["grade"]["services"]) for code, s in sites.items() if s["grade"]}
    differing = {code: (got.get(code), grades.get(code)) for code in got.keys() | grades.keys() if got.get(code) != grades.get(code)}
    for code, pair in list(differing.items())[:5]:
        print("     grade differs:", code, *pair)
    test.same("sites with another grade than the same arithmetic in Python", len(differing), 0)
    overall, information, services = zip(*grades.values())
    sufficient, very_good = scoring["label_from"][1], rubric.read("study/study-2014.toml")["very_good_from"]
    test.same("mean grade (hundredths)", figures["mean"], half_up(10 * sum(overall) / len(overall)))
    test.same("above 5,5", figures["aboveSufficient"], sum(g >= sufficient for g in overall))
    test.same("below 3,0", figures["belowPoor"], sum(g < scoring["label_from"][0] for g in overall))
    test.same("sufficient on e-services", figures["servicesSufficient"], sum(g >= sufficient for g in services))
    test.same("information insufficient", figures["informationInsufficient"], sum(g < sufficient for g in information))
    test.same("information sufficient", figures["informationSufficient"], sum(sufficient <= g < very_good for g in information))
    test.same("information very good", figures["informationVeryGood"], sum(g >= very_good for g in information))
    test.true("the grades are spread as counted", figures["grades"] == [sum(min(g // 10, 9) == whole for g in overall) for whole in range(1, 10)])
    nine = {}
    for topic in topics.values():
        nine.setdefault(topic.get("study_2014"), set()).add(topic["id"])
    for group in study["topicsOf2014"]:
        wanted = sum(bool(nine[group["id"]] & truth.topics) for truth in known.values())
        test.same(f"2014 topic {group['id']}: sites with a page", group["withPage"], wanted, within=allowed(DETECTION_ERROR, sites))
    rows = {row["code"]: row for row in rubric.municipalities()}
    for group in study["provinces"]:
        members = [grades[code][0] for code in grades if rows[code]["province"] == group["name"]]
        wanted = half_up(10 * sum(members) / len(members)) if members else 0
        test.true(f"province {group['name']}", (group["sites"], group["mean"]) == (len(members), wanted))
    classes = {code: number for number, size in enumerate(rubric.read("study/sizes.toml")["class"]) for code in size["municipalities"]}
    wanted = [[grades[code][0] for code in grades if classes[code] == number] for number in range(8)]
    wanted = [(len(of), half_up(10 * sum(of) / len(of))) for of in wanted if of]
    test.true("classes of size", [(group["sites"], group["mean"]) for group in study["sizes"]] == wanted)
    test.same("ranking", len(study["ranking"]), len(grades))
    test.true("ranking is in order", all(a["overall"] >= b["overall"] for a, b in zip(study["ranking"], study["ranking"][1:])))
