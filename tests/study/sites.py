"""Municipal sites of different quality, with what is true about them. Seeded: the same sites each time."""

import random

import rubric
import wording
from templates import FRAMES, PATHS, SECTION_STYLES, frame

# Quality of a site: how many sites in a hundred, which part of the topics has a page, how much a page tells, the ways to
# apply, and how it is written.
QUALITIES = {
    "very poor": {"of_100": 14, "topics": (0.12, 0.28), "sections": 0.12, "facts": 0.0, "changes": 0.0, "intro": "stiff", "described": False, "ways": {"phone": 5, "none": 5, "pdf": 1, "email": 1}},
    "poor": {"of_100": 28, "topics": (0.3, 0.5), "sections": 0.35, "facts": 0.0, "changes": 0.0, "intro": "stiff", "described": False, "ways": {"phone": 4, "pdf": 4, "email": 2, "form": 1, "closed": 1}},
    "middling": {"of_100": 30, "topics": (0.5, 0.72), "sections": 0.6, "facts": 0.2, "changes": 0.2, "intro": "plain", "described": True, "ways": {"digid": 3, "form": 2, "embedded": 1, "pdf": 3, "phone": 2, "closed": 1}},
    "good": {"of_100": 20, "topics": (0.75, 0.92), "sections": 0.85, "facts": 0.6, "changes": 0.7, "intro": "plain", "described": True, "ways": {"digid": 7, "form": 3, "embedded": 2, "pdf": 1}},
    "excellent": {"of_100": 8, "topics": (0.97, 1.0), "sections": 1.0, "facts": 1.0, "changes": 1.0, "intro": "plain", "described": True, "ways": {"digid": 1}},
}
ONLINE = ("digid", "form", "embedded")
FEWEST_PAGES = 34
# One site in so many has pages without a link, pages that disagree, an old term, a canonical address that is wrong.
ORPHANS_IN, DISAGREEMENT_IN, OLD_TERM_IN, WRONG_CANONICAL_IN = 6, 6, 5, 10


class Writer:
    """Writes the pages of one site in the one way that this site has."""

    def __init__(self, rng, quality, place, host, url_of):
        self.rng, self.quality, self.place, self.host, self.url_of = rng, quality, place, host, url_of
        self.how = QUALITIES[quality]
        self.kind = rng.randrange(FRAMES)
        self.style = rng.choice(SECTION_STYLES[quality])
        self.weeks = rng.choice([6, 8])
        self.extra = f'<link rel="canonical" href="https://{host}/">' if rng.randrange(WRONG_CANONICAL_IN) == 0 else ""

    def page(self, title, body, crumbs=(("Home", "/"),)):
        return frame(self.kind, self.place, title, body, crumbs, self.how["described"], self.extra)

    def way(self, channel, topic, target=None):
        """The text that says how to apply."""
        slug = topic["id"]
        asked, verb = wording.ASKED.get(slug, (lower(wording.TITLES[slug][0]), "aanvragen"))
        whole = f"{asked[0].upper()}{asked[1:]} {verb}"
        bare = self.host.removeprefix("www.")
        if channel == "external":
            name, address = target or wording.EXTERNAL[slug]
            return f'<p>De aanvraag gaat via {name}.</p><p><a href="{address}">{whole} bij {name}</a></p>'
        return {
            "digid": f'<p>U regelt dit online.</p><p><a href="https://{self.host}/formulier/{slug}">{whole} met DigiD</a></p>',
            "form": f'<p><a href="https://formulieren.{bare}/{slug}">Vul het online aanvraagformulier voor {asked} in</a>. U heeft geen DigiD nodig.</p>',
            "embedded": f'<p>Vul hieronder uw aanvraag voor {asked} in.</p><form action="/verstuur/{slug}" method="post"><label>Naam <input name="naam" autocomplete="name"></label><label>Geboortedatum <input name="geboortedatum"></label><label>Wat is uw situatie? <textarea name="situatie"></textarea></label><button type="submit">Aanvraag versturen</button></form>',
            "pdf": f'<p><a href="/bestanden/{slug}.pdf">Aanvraagformulier {asked} downloaden (pdf)</a>. Stuur het ingevulde formulier per post naar ons op.</p>',
            "closed": f'<p>Het online aanvraagformulier voor {asked} is tijdelijk niet beschikbaar.</p>',
            "phone": f"<p>U kunt {asked} alleen telefonisch {verb}. Bel 14 038.</p>",
            "email": f'<p>Stuur uw aanvraag voor {asked} per e-mail naar <a href="mailto:info@{bare}">info@{bare}</a>.</p>',
            "none": "",
        }[channel]

    def product(self, title, topic, channel, change, related, weeks=None, target=None, more=""):
        rng, how = self.rng, self.how
        name = lower(title)
        words = {
            "name": name,
            "Name": title,
            "place": self.place,
            "weeks": weeks or self.weeks,
            "conditions": items(rng.sample(wording.CONDITIONS, 3), place=self.place),
            "evidence": items(rng.sample(wording.EVIDENCE, 3)),
            "channel": self.way(channel, topic, target),
        }
        parts = []
        for heading, text in wording.SECTIONS:
            always = heading == wording.APPLYING or (weeks and "{weeks}" in text)
            if (always or rng.random() < how["sections"]) and (text := text.format(**words)):
                parts.append((heading, text))
        if change:
            of = wording.CHANGES_OF.get(topic["id"], lower(wording.TITLES[topic["id"]][0]))
            parts.append((wording.CHANGED, f'<p>Verandert er iets? <a href="https://{self.host}/formulier/{topic["id"]}-wijzigen">Wijziging voor {of} doorgeven met DigiD</a></p>'))
        facts = [fact["text"]["nl"] for fact in topic.get("fact", []) if rng.random() < how["facts"]]
        if facts:
            parts.append(("Goed om te weten", items(facts)))
        if related and rng.random() < how["sections"]:
            parts.append(("Zie ook", items(f'<a href="{path}">{other}</a>' for path, other in related)))
        intro = rng.choice(wording.INTRO[how["intro"]]).format(name=name, place=self.place)
        dated = "<p>Laatst bijgewerkt op 3 november 2026</p>" if how["sections"] > 0.8 else ""
        return self.page(title, f"<p>{intro}</p>{more}{self.style(parts)}{dated}", (("Home", "/"), ("Onderwerpen", "/onderwerpen")))


def lower(title):
    """A title in the middle of a sentence: names in capitals stay."""
    return title if title[1:2].isupper() or title.startswith(("Wmo", "Pgb", "Bbz", "Veilig Thuis")) else title[0].lower() + title[1:]


def items(texts, **words):
    return "<ul>" + "".join(f"<li>{text.format(**words) if words else text}</li>" for text in texts) + "</ul>"


def draw(rng, weights):
    return rng.choices(list(weights), list(weights.values()))[0]


def executor_of(code):
    return next((one for one in wording.EXECUTORS if code in one["municipalities"]), None)


def site(row, topics, seed):
    """The pages of one municipality as (path, html), with the truth about it."""
    rng = random.Random(f"{seed}:{row['code']}")
    quality = draw(rng, {name: how["of_100"] for name, how in QUALITIES.items()})
    how = QUALITIES[quality]
    place, host = row.get("short", row["name"]), f"www.{row['domain']}"
    scheme = rng.choice(PATHS)
    paths = {topic: scheme(topic, topics[topic]["theme"], number) for number, topic in enumerate(wording.TITLES)}
    writer = Writer(rng, quality, place, host, paths)
    truth = {"quality": quality, "topics": {}, "changes": [], "orphans": [], "disagreement": None, "old_term_pages": 0, "executor": None}
    executor = executor_of(row["code"])
    share = rng.uniform(*how["topics"])
    chosen = []
    for topic in wording.TITLES:
        if executor and topic in wording.EXECUTED:
            continue
        if rng.random() < share:
            chosen.append((topic, rng.choice(wording.TITLES[topic])))
    plant = Plants(rng, chosen, topics)
    pages = []
    for topic, title in chosen:
        channel = way_of(rng, how, topics[topic])
        change = rubric.has_change(topics[topic]) and rng.random() < how["changes"]
        truth["topics"][topic] = channel
        truth["changes"] += [topic] * change
        others = [(paths[other], text) for other, text in rng.sample(chosen, min(3, len(chosen))) if other != topic and other not in plant.orphans]
        more = wording.OLD_TERM[1] if topic == plant.old else ""
        truth["old_term_pages"] += bool(more)
        weeks = writer.weeks if topic == plant.twice else None
        pages.append((paths[topic], writer.product(title, topics[topic], channel, change, others, weeks, more=more)))
    truth["orphans"] = sorted(f"https://{host}{paths[topic]}" for topic in plant.orphans)
    if plant.twice:
        title = dict(chosen)[plant.twice]
        again = writer.product(f"{title}: hoe lang duurt het", topics[plant.twice], truth["topics"][plant.twice], False, [], 14 - writer.weeks)
        pages.append((f"/vragen/{plant.twice}", again))
        truth["disagreement"] = plant.twice
    links = [(paths[topic], title) for topic, title in chosen if topic not in plant.orphans]
    links += [(f"/vragen/{plant.twice}", "Hoe lang duurt het?")] if plant.twice else []
    if executor:
        pages += led(writer, executor, topics, truth)
        links += [(path, title) for path, title in LED if executor["linked"]]
    pages += around(rng, writer, place, links)
    while len(pages) < FEWEST_PAGES:
        number = len(pages)
        pages.append((f"/nieuws/{number}", writer.page(f"Nieuws {number} uit {place}", f"<p>{rng.choice(wording.NEWS)} Bericht {number}.</p>", (("Home", "/"), ("Nieuws", "/nieuws")))))
    return {"code": row["code"], "name": row["name"], "host": host, "pages": pages, "truth": truth}


def way_of(rng, how, topic):
    if not rubric.begins_online(topic):
        return "none"
    channel = draw(rng, how["ways"])
    return "external" if channel in ONLINE and topic["id"] in wording.EXTERNAL else channel


class Plants:
    """What is put in some sites on purpose, each on pages of its own so that one does not hide the other."""

    def __init__(self, rng, chosen, topics):
        names = [topic for topic, _ in chosen]
        rng.shuffle(names)
        enough = len(names) >= 8
        self.orphans = names[:2] if enough and rng.randrange(ORPHANS_IN) == 0 else []
        # A page of which the topic has a term of its own.
        timed = [topic for topic in names[2:] if rubric.begins_online(topics[topic]) and not topics[topic].get("fact")]
        self.twice = timed[0] if enough and timed and rng.randrange(DISAGREEMENT_IN) == 0 else None
        old = [topic for topic in names[2:] if topic != self.twice and topics[topic]["theme"] == "inkomen"]
        self.old = old[0] if old and rng.randrange(OLD_TERM_IN) == 0 else None


LED = [("/naar-sociale-dienst", "Bijzondere bijstand")]


def led(writer, executor, topics, truth):
    """The page of a municipality that leads residents to its executor."""
    truth["executor"] = executor["name"]
    if not executor["linked"]:
        return []
    truth["topics"]["bijzondere-bijstand"] = "external"
    target = (executor["name"], f"https://{executor['host']}/bijzondere-bijstand")
    return [(LED[0][0], writer.product(LED[0][1], topics["bijzondere-bijstand"], "external", False, [], target=target))]


def around(rng, writer, place, links):
    """Home, overview, contact, and pages that are about something else."""
    listed = items(f'<a href="{path}">{title}</a>' for path, title in links)
    pages = [
        ("/onderwerpen", writer.page("Zorg, werk en inkomen", f"<p>Alle onderwerpen van het sociaal domein.</p>{listed}")),
        ("/", writer.page(f"Welkom in {place}", '<p><a href="/onderwerpen">Zorg, werk en inkomen</a></p><p><a href="/contact">Contact</a></p>', ())),
        ("/contact", writer.page("Contact", "<p>Bel 14 038 of kom langs in het gemeentehuis.</p>")),
    ]
    others = rng.sample(wording.OTHER_PAGES, 4)
    return pages + [(f"/{slug}", writer.page(title, body)) for slug, title, body in others]


def executor_site(executor, topics, seed):
    """The site of a social service that works for several municipalities: every page has a form with DigiD."""
    rng = random.Random(f"{seed}:{executor['host']}")
    writer = Writer(rng, "good", executor["name"], executor["host"], {})
    writer.extra = ""
    pages = []
    for topic in wording.EXECUTED:
        title = wording.TITLES[topic][0]
        pages.append((f"/{topic}", writer.product(title, topics[topic], "digid", False, [])))
    links = [(path, wording.TITLES[path[1:]][0]) for path, _ in pages]
    pages += around(rng, writer, executor["name"], links)[:3]
    return {"code": executor["host"], "name": executor["name"], "host": executor["host"], "pages": pages, "truth": None}
