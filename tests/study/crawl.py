"""A simulated crawl of municipal sites with a known truth, and the comparison of scan and study with it.

    crawl.py make OUT [--municipalities N] [--seed S]   writes WARC files, the pages themselves and truth.json
    crawl.py check OUT BINARY                           runs audit, scan and study, compares them with the truth
    crawl.py wget OUT BINARY                            the same for one site, crawled by wget from a local server

The pages are our own wording in varied structures. Two things are compared:
- what the generator knows: which topics have a page, which services are online and how;
- the arithmetic of sites and of the study, done again here from the reports of single pages (`audit`), in Python.
"""

import argparse
import gzip
import http.server
import io
import json
import random
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Share of topic pages and services that the engine may read differently from what the generator meant.
DETECTION_ERROR = 0.02
SITES_PER_ARCHIVE = 18


def rubric():
    """Topics with what counts for a site, from the rubric."""
    topics = {}
    for path in sorted((ROOT / "rubric/topics").glob("*/*.toml")):
        topic = tomllib.loads(path.read_text("utf-8"))
        topics[topic["id"]] = topic
    return topics


def municipalities():
    return tomllib.loads((ROOT / "rubric/municipalities.toml").read_text("utf-8"))["municipality"]


# --- the pages -----------------------------------------------------------------------------------

# What a municipality would write above its page about a topic of the rubric.
TITLES = {
    "schuldhulp": "Hulp bij schulden",
    "bijstandsuitkering": "Bijstandsuitkering",
    "bijzondere-bijstand": "Bijzondere bijstand",
    "inkomenstoeslag": "Individuele inkomenstoeslag",
    "kwijtschelding": "Kwijtschelding gemeentelijke belastingen",
    "huishoudelijke-hulp": "Hulp bij het huishouden",
    "woningaanpassing": "Woningaanpassing",
    "wmo-vervoer": "Regiotaxi",
    "mantelzorgwaardering": "Mantelzorgwaardering",
    "verslavingszorg": "Hulp bij verslaving",
    "jeugdhulp": "Jeugdhulp",
    "leerlingenvervoer": "Leerlingenvervoer",
    "beschut-werk": "Beschut werk",
    "inburgering": "Inburgering",
    "gehandicaptenparkeerkaart": "Gehandicaptenparkeerkaart",
    "gehandicaptenparkeerplaats": "Gehandicaptenparkeerplaats",
    "urgentie-woning": "Urgentieverklaring voor een woning",
    "pleegzorg": "Pleegzorg",
    "dagbesteding": "Dagbesteding",
    "beschermd-wonen": "Beschermd wonen",
    "respijtzorg": "Respijtzorg",
    "studietoeslag": "Studietoeslag",
    "bbz": "Bijstand voor zelfstandigen (Bbz)",
    "ioaw": "IOAW-uitkering",
    "veilig-thuis": "Veilig Thuis",
    "dyslexie": "Dyslexiezorg",
    "collectieve-zorgverzekering": "Collectieve zorgverzekering",
    "meedoenregeling": "Meedoenregeling",
    "woonkostentoeslag": "Woonkostentoeslag",
    "budgetbeheer": "Budgetbeheer",
    "sociale-lening": "Sociale lening",
    "jobcoach": "Jobcoach",
    "mantelzorg": "Mantelzorg",
    "rolstoel-scootmobiel": "Scootmobiel",
    "wmo-melding": "Wmo-ondersteuning",
    "pgb-wmo": "Persoonsgebonden budget voor de Wmo",
    "leerplicht": "Leerplicht",
    "ioaz": "IOAZ-uitkering",
    "kindregelingen": "Kindpakket",
    "hulp-bij-werk": "Hulp bij het vinden van werk",
    "clientondersteuning": "Onafhankelijke cliëntondersteuning",
    "energie-armoede": "Hulp bij een hoge energierekening",
    "opvoedhulp": "Hulp bij opvoeden",
    "pgb-jeugd": "Persoonsgebonden budget voor jeugdhulp",
    "begeleiding-thuis": "Begeleiding thuis",
}
TOPICS = list(TITLES)

CHANNELS = ["digid", "digid", "form", "pdf", "phone", "email", "none"]

ABOUT = [
    "Met {name} helpt de gemeente {place} inwoners die er zelf niet uitkomen.",
    "Woont u in {place} en zoekt u {name}? Op deze pagina leest u hoe het werkt.",
    "De gemeente {place} kan u helpen met {name}. Wij kijken samen wat u nodig heeft.",
]
CONDITIONS = ["U woont in {place}.", "U bent 18 jaar of ouder.", "Uw inkomen is niet hoog.", "U heeft een geldig legitimatiebewijs."]
NEWS = ["De markt op het plein is weer open.", "De weg langs het kanaal krijgt nieuw asfalt.", "Het zwembad verlengt de openingstijden."]


def channel_text(channel, name, slug, host, place):
    lower = name[0].lower() + name[1:]
    return {
        "digid": f'<p>U regelt dit online.</p><p><a href="https://{host}/formulier/{slug}">{name} aanvragen met DigiD</a></p>',
        "form": f'<p><a href="https://formulieren.{host.removeprefix("www.")}/{slug}">Vul het online aanvraagformulier voor {lower} in</a>. U heeft geen DigiD nodig.</p>',
        "pdf": f'<p><a href="/bestanden/{slug}.pdf">Aanvraagformulier {lower} downloaden (pdf)</a>. Stuur het ingevulde formulier per post naar ons op.</p>',
        "phone": f"<p>U kunt {lower} alleen telefonisch aanvragen. Bel 14 038.</p>",
        "email": f'<p>Stuur uw aanvraag voor {lower} per e-mail naar <a href="mailto:info@{host.removeprefix("www.")}">info@{host.removeprefix("www.")}</a>.</p>',
        "none": "",
    }[channel]


def sections(rng, name, slug, host, place, channel):
    """Headings with their text; a poor page has few of them."""
    lower = name[0].lower() + name[1:]
    conditions = "".join(f"<li>{line.format(place=place)}</li>" for line in rng.sample(CONDITIONS, 3))
    parts = [
        ("Voorwaarden", f"<ul>{conditions}</ul>"),
        ("Hoe vraagt u het aan?", channel_text(channel, name, slug, host, place)),
        ("Wat heeft u nodig?", "<ul><li>Een kopie van uw legitimatiebewijs</li><li>Uw laatste bankafschrift</li></ul>"),
        ("Kosten", "<p>Dit kost u niets.</p>"),
        ("Hoe lang duurt het?", "<p>U krijgt binnen 8 weken bericht van ons.</p>"),
        ("Niet eens met ons besluit?", "<p>U kunt binnen 6 weken bezwaar maken.</p>"),
        ("Contact", "<p>Heeft u vragen? Bel 14 038 of kom langs in het gemeentehuis.</p>"),
    ]
    kept = [part for part in parts if part[0].startswith("Hoe vraagt") or rng.random() < 0.7]
    return [part for part in kept if part[1]], lower


def layout(rng, kind, place, title, body, crumbs):
    """The same content in the frame of one of four kinds of sites."""
    menu = '<ul><li><a href="/">Home</a></li><li><a href="/onderwerpen">Onderwerpen</a></li><li><a href="/contact">Contact</a></li></ul>'
    trail = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in crumbs)
    head = f'<title>{title} | Gemeente {place}</title><meta name="description" content="{title}: wat de gemeente {place} voor u kan doen.">'
    frames = [
        f'<header><a href="/">Gemeente {place}</a><nav>{menu}</nav></header><nav class="breadcrumb"><ol>{trail}</ol></nav><main><h1>{title}</h1>{body}</main><footer><p>Gemeente {place}</p></footer>',
        f'<div id="header"><div class="main-menu">{menu}</div></div><div class="breadcrumbs"><ul>{trail}</ul></div><div id="content"><h1>{title}</h1>{body}</div><div id="footer">Gemeente {place}</div>',
        f'<div class="utrecht-page"><div class="utrecht-nav-bar">{menu}</div><div class="utrecht-page-content__main"><nav class="utrecht-breadcrumb"><ol>{trail}</ol></nav><article><h1 class="utrecht-heading-1">{title}</h1>{body}</article></div></div>',
        f'<header role="banner">{menu}</header><div role="main"><div class="region-content"><nav aria-label="Kruimelpad" class="breadcrumb"><ol>{trail}</ol></nav><h1>{title}</h1>{body}</div></div><footer role="contentinfo">Gemeente {place}</footer>',
    ]
    return f'<!doctype html><html lang="nl"><head>{head}</head><body>{frames[kind]}</body></html>'


def product(rng, kind, place, host, topic, channel):
    name = TITLES[topic["id"]]
    parts, lower = sections(rng, name, topic["id"], host, place, channel)
    intro = rng.choice(ABOUT).format(name=lower, place=place)
    body = f"<p>{intro}</p>" + "".join(f"<h2>{heading}</h2>{text}" for heading, text in parts)
    return layout(rng, kind, place, name, body, [("Home", "/"), ("Onderwerpen", "/onderwerpen")])


def site(row, topics, seed):
    """The pages of one municipality as (path, html), with the truth about it."""
    rng = random.Random(f"{seed}:{row['code']}")
    place = row.get("short", row["name"])
    host = f"www.{row['domain']}"
    kind = rng.randrange(4)
    # Some sites are good, some are poor.
    quality = rng.random()
    has_forms = rng.random() > 0.12
    pages, truth_topics = [], {}
    for topic_id in TOPICS:
        if rng.random() > 0.35 + 0.6 * quality:
            continue
        topic = topics[topic_id]
        offered = begins(topic)
        channel = rng.choice(CHANNELS) if offered else "none"
        if channel in ("digid", "form") and not has_forms:
            channel = "phone"
        truth_topics[topic_id] = channel
        pages.append((f"/{topic_id}", product(rng, kind, place, host, topic, channel)))
    links = "".join(f'<li><a href="{path}">{TITLES[path[1:]]}</a></li>' for path, _ in pages)
    pages.append(("/onderwerpen", layout(rng, kind, place, "Zorg, werk en inkomen", f"<p>Alle onderwerpen van het sociaal domein.</p><ul>{links}</ul>", [("Home", "/")])))
    pages.append(("/", layout(rng, kind, place, f"Welkom in {place}", '<p><a href="/onderwerpen">Zorg, werk en inkomen</a></p><p><a href="/contact">Contact</a></p>', [])))
    pages.append(("/contact", layout(rng, kind, place, "Contact", "<p>Bel 14 038 of kom langs in het gemeentehuis.</p>", [("Home", "/")])))
    for number in range(max(2, 42 - len(pages))):
        text = rng.choice(NEWS)
        pages.append((f"/nieuws/{number}", layout(rng, kind, place, f"Nieuws {number} uit {place}", f"<p>{text} Bericht {number}.</p>", [("Home", "/"), ("Nieuws", "/nieuws")])))
    return {"code": row["code"], "name": row["name"], "host": host, "pages": pages, "topics": truth_topics}


def begins(topic):
    """The service with which a page about a topic begins, when there is one that should be online."""
    first = [s for s in topic.get("service", []) if s["action"] in ("aanvragen", "melden") and s.get("must_be_online")]
    return first[0] if first else None


# --- the archives --------------------------------------------------------------------------------


def write_archives(out, sites):
    """With warcio: varied charsets and packings, and records that are no pages."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    counts = {"pages": 0, "duplicates": 0, "redirects": 0, "httpErrors": 0, "notHtml": 0}
    for start in range(0, len(sites), SITES_PER_ARCHIVE):
        with open(out / f"crawl-{start // SITES_PER_ARCHIVE:03}.warc.gz", "wb") as stream:
            writer = WARCWriter(stream, gzip=True)
            writer.write_record(writer.create_warcinfo_record("crawl", {"software": "crawl.py"}))

            def put(url, status, headers, body):
                http_headers = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
                writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http_headers))

            for number, one in enumerate(sites[start : start + SITES_PER_ARCHIVE]):
                base = f"https://{one['host']}"
                order = list(one["pages"])
                random.Random(one["code"]).shuffle(order)
                for index, (path, html) in enumerate(order):
                    charset = ["utf-8", "iso-8859-1"][number % 2] if html.isascii() or all(ord(c) < 256 for c in html) else "utf-8"
                    body = html.encode(charset)
                    headers = [("Content-Type", f"text/html; charset={charset}")]
                    if index % 3 == 1:
                        body = gzip.compress(body, mtime=0)
                        headers.append(("Content-Encoding", "gzip"))
                    if index % 5 == 2:
                        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
                        headers.append(("Transfer-Encoding", "chunked"))
                    put(base + path, "200 OK", headers, body)
                    counts["pages"] += 1
                put(base + order[0][0] + "#boven", "200 OK", [("Content-Type", "text/html; charset=utf-8")], order[0][1].encode())
                put(base + "/oud", "301 Moved Permanently", [("Location", base + "/")], b"")
                put(base + "/weg", "404 Not Found", [("Content-Type", "text/html")], b"<p>Deze pagina bestaat niet.")
                put(base + "/folder.pdf", "200 OK", [("Content-Type", "application/pdf")], b"%PDF-1.7")
                for name in ("duplicates", "redirects", "httpErrors", "notHtml"):
                    counts[name] += 1
    return counts


def make(out, number, seed):
    shutil.rmtree(out, ignore_errors=True)
    (out / "pages").mkdir(parents=True)
    topics = rubric()
    rows = municipalities()
    chosen = rows if number >= len(rows) else random.Random(seed).sample(rows, number)
    sites = [site(row, topics, seed) for row in chosen]
    manifest = []
    for one in sites:
        for index, (path, html) in enumerate(one["pages"]):
            name = f"{one['code']}-{index:03}.html"
            (out / "pages" / name).write_text(html, "utf-8")
            manifest.append({"file": name, "url": f"https://{one['host']}{path}"})
    (out / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in manifest), "utf-8")
    counts = write_archives(out, sites)
    truth = {"counts": counts, "sites": {one["code"]: {"name": one["name"], "host": one["host"], "topics": one["topics"]} for one in sites}}
    (out / "truth.json").write_text(json.dumps(truth), "utf-8")
    print(f"{len(sites)} sites, {counts['pages']} pages in {out}")


# --- the comparison ------------------------------------------------------------------------------


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


def expected_services(topics):
    """Identifiers of the services that count, with topic and action."""
    lightest = tomllib.loads((ROOT / "rubric/scoring.toml").read_text("utf-8"))["lightest_topic"]
    found = {}
    for topic in topics.values():
        if topic["weight"] < lightest:
            continue
        for service in topic.get("service", []):
            if service.get("must_be_online") and service["action"] not in ("bezwaar", "berekenen", "afspraak"):
                found[service["id"]] = (topic["id"], service["action"])
    return found


def half_up(value):
    return int(value + 0.5)


def site_grades(out, binary, topics, scoring, weights):
    """The grade of every site from the reports of its single pages: the arithmetic of the site level, done again."""
    lines = run(binary, "audit", "--format", "jsonl", "--manifest", out / "pages.jsonl", out / "pages").decode().splitlines()
    best, status, shares = {}, {}, {}
    expected = expected_services(topics)
    for line in lines:
        record = json.loads(line)
        report = record["report"]
        code = Path(record["file"]).name.split("-")[0]
        if report["page"]["pageType"] == "news":
            continue
        information = ((report.get("grade") or {}).get("information") or {}).get("tenths")
        for topic in report["topics"]:
            key = (code, topic["id"])
            rank = {"subject": 3, "covered": 2, "mentioned": 1}[topic["status"]]
            # A page that lists topics is no page of their own.
            rank = min(rank, 2) if report["page"]["pageType"] in ("home", "overview") else rank
            status[key] = max(status.get(key, 0), rank)
            if rank == 3 and information:
                best[key] = max(best.get(key, 0), information)
        criteria = {c["id"]: c for c in (report.get("grade") or {}).get("criteria", [])}
        for service, (topic, action) in expected.items():
            others = {"aanvragen": ["aanvragen", "melden"], "melden": ["melden", "aanvragen"]}.get(action, [action])
            of_topic = [s for a in others for s in report["services"] if s["topic"] == topic and s["action"] == a]
            if not of_topic:
                continue
            found = of_topic[0]
            criterion = criteria.get(f"service/{service}")
            if criterion and criterion["possible"]:
                share = criterion["won"] * 1000 // criterion["possible"]
            elif found["level"] is not None and any(c["status"] == "available" for c in found["channels"]):
                share = scoring["level_share"][found["level"]]
            else:
                share = scoring["closed_share"] if found["level"] is not None else 0
            shares[code, service] = max(shares.get((code, service), 0), share)
    grades = {}
    for code in {Path(json.loads(line)["file"]).name.split("-")[0] for line in lines}:
        won = possible = 0
        for topic in topics.values():
            if topic["weight"] < scoring["lightest_topic"]:
                continue
            key = (code, topic["id"])
            if key in best:
                share = (best[key] - 10) * 1000 // 90
            else:
                share = [0, weights["mentioned_share"], weights["covered_share"], weights["covered_share"]][status.get(key, 0)]
            won += topic["weight"] * share
            possible += topic["weight"] * 1000
        information = 10 + half_up(90 * won / possible)
        won = possible = 0
        for service, (topic_id, action) in expected.items():
            topic = topics[topic_id]
            weight = topic["weight"] * scoring["must_multiplier"]
            actions = {s["action"] for s in topic["service"]}
            if action not in scoring["first_actions"] and actions & set(scoring["first_actions"]):
                weight = weight * scoring["later_multiplier"] // 1000
            won += weight * shares.get((code, service), 0)
            possible += weight * 1000
        services = 10 + half_up(90 * won / possible)
        grades[code] = (half_up((information * scoring["information"] + services * scoring["services"]) / (scoring["information"] + scoring["services"])), information, services)
    return grades


def check(out, binary):
    truth = json.loads((out / "truth.json").read_text("utf-8"))
    topics = rubric()
    scoring = tomllib.loads((ROOT / "rubric/scoring.toml").read_text("utf-8"))
    weights = tomllib.loads((ROOT / "rubric/study/site.toml").read_text("utf-8"))
    (out / "scan.json").write_bytes(run(binary, "scan", "--format", "json", *sorted(out.glob("*.warc.gz"))))
    scan = json.loads((out / "scan.json").read_text("utf-8"))
    run(binary, "study", out / "scan.json", "--json", out / "study.json", "--html", out / "study.html", "--csv", out / "study.csv")
    study = json.loads((out / "study.json").read_text("utf-8"))
    test = Check()
    for name, wanted in truth["counts"].items():
        test.same(f"records: {name}", scan["counts"][name], wanted)
    test.same("damaged", scan["counts"]["damaged"], 0)
    sites = {s["id"]: s for s in scan["sites"] if s["kind"] == "municipality"}
    test.same("sites", len(sites), len(truth["sites"]))

    # What the generator knows.
    meant = {(code, topic) for code, one in truth["sites"].items() for topic in one["topics"]}
    found = {(code, t["id"]) for code, s in sites.items() for t in s["topics"] if t["pages"] > 0}
    wrong = len([key for key in meant if key not in found])
    print(f"     topic pages not seen as such: {wrong} of {len(meant)}; seen where none was meant: {len(found - meant)}")
    test.true(f"topic pages within {DETECTION_ERROR:.0%}", wrong + len(found - meant) <= DETECTION_ERROR * len(meant))
    expected = expected_services(topics)
    online_meant, all_services, no_form = 0, 0, 0
    mistakes = []
    for code, one in truth["sites"].items():
        services = {s["id"]: s for s in sites[code]["services"] if s["expectedOnline"]}
        forms = 0
        for service, (topic, action) in expected.items():
            all_services += 1
            offered = one["topics"].get(topic)
            is_online = offered in ("digid", "form") and action in ("aanvragen", "melden")
            online_meant += is_online
            forms += is_online
            if services[service]["online"] != is_online:
                mistakes.append((code, service, offered, services[service]["channel"], services[service]["address"]))
        no_form += forms == 0
    for mistake in mistakes[:10]:
        print("     differs:", *mistake)
    figures = study["figures"]
    test.same("services read differently", len(mistakes), 0, within=round(DETECTION_ERROR * len(meant)))
    test.same("services online (thousandths)", figures["shareOnline"], half_up(1000 * online_meant / all_services), within=round(1000 * DETECTION_ERROR * len(meant) / all_services))
    test.same("sites without form", figures["noForm"], no_form, within=max(1, round(DETECTION_ERROR * len(sites))))

    # The arithmetic.
    grades = site_grades(out, binary, topics, scoring, weights)
    got = {code: (s["grade"]["overall"], s["grade"]["information"], s["grade"]["services"]) for code, s in sites.items() if s["grade"]}
    differing = {code: (got.get(code), grades[code]) for code in grades if got.get(code) != grades[code]}
    for code, pair in list(differing.items())[:5]:
        print("     grade differs:", code, *pair)
    test.same("sites with another grade than the same arithmetic in Python", len(differing), 0)
    overall = [g[0] for g in grades.values()]
    information = [g[1] for g in grades.values()]
    sufficient, very_good = scoring["label_from"][1], tomllib.loads((ROOT / "rubric/study/study-2014.toml").read_text("utf-8"))["very_good_from"]
    test.same("mean grade (hundredths)", figures["mean"], half_up(10 * sum(overall) / len(overall)))
    test.same("above 5,5", figures["aboveSufficient"], sum(g >= sufficient for g in overall))
    test.same("below 3,0", figures["belowPoor"], sum(g < scoring["label_from"][0] for g in overall))
    test.same("sufficient on e-services", figures["servicesSufficient"], sum(g[2] >= sufficient for g in grades.values()))
    test.same("information insufficient", figures["informationInsufficient"], sum(g < sufficient for g in information))
    test.same("information sufficient", figures["informationSufficient"], sum(sufficient <= g < very_good for g in information))
    test.same("information very good", figures["informationVeryGood"], sum(g >= very_good for g in information))
    nine = {}
    for topic in topics.values():
        if "study_2014" in topic:
            nine.setdefault(topic["study_2014"], []).append(topic["id"])
    for group in study["topicsOf2014"]:
        wanted = sum(any((code, topic) in found for topic in nine[group["id"]]) for code in sites)
        test.same(f"2014 topic {group['id']}: sites with a page", group["withPage"], wanted)
    test.same("provinces together", sum(group["sites"] for group in study["provinces"]), len(grades))
    test.same("sizes together", sum(group["sites"] for group in study["sizes"]), len(grades))
    test.same("ranking", len(study["ranking"]), len(grades))
    test.true("ranking is in order", all(a["overall"] >= b["overall"] for a, b in zip(study["ranking"], study["ranking"][1:])))
    html = (out / "study.html").read_text("utf-8")
    test.true("the HTML report needs nothing from outside", not any(word in html for word in ("<script", "http://", "https://", "<link", "@import", "url(")))
    return test.failed


# --- a real crawl --------------------------------------------------------------------------------


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
    row = next(row for row in municipalities() if row["code"] == "GM0166")
    one = site(row, rubric(), seed)
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
    scan = json.loads(run(binary, "scan", "--format", "json", out / "crawl.warc.gz"))
    mirror = json.loads(run(binary, "scan", "--format", "json", out / one["host"]))
    test = Check()
    linked = {path for path, _ in one["pages"] if not path.startswith("/nieuws/")}
    test.same("pages that wget found", scan["counts"]["pages"], len(linked))
    test.same("damaged", scan["counts"]["damaged"], 0)
    site_found = next(s for s in scan["sites"] if s["id"] == "GM0166")
    found = {t["id"] for t in site_found["topics"] if t["pages"] > 0}
    test.same("topics with a page", len(found & set(one["topics"])), len(one["topics"]), within=1)
    test.true("nothing is orphaned in a crawl along links", site_found["orphans"] == [])
    same = next((s for s in mirror["sites"] if s["id"] == "GM0166"), None)
    # The mirror has pages without an extension, which a folder scan does not read: only that it is read at all.
    test.true("the mirror that wget wrote is read", mirror["counts"]["pages"] >= 1 and same is not None)
    return test.failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "check", "wget"])
    parser.add_argument("out", type=Path)
    parser.add_argument("binary", nargs="?", type=Path)
    parser.add_argument("--municipalities", type=int, default=342)
    parser.add_argument("--seed", type=int, default=2014)
    given = parser.parse_args()
    if given.what == "make":
        make(given.out, given.municipalities, given.seed)
        return
    binary = given.binary.resolve()
    failed = check(given.out, binary) if given.what == "check" else wget(given.out, binary, given.seed)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
