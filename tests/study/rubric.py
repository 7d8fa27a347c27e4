"""What the rubric says of topics, services and municipalities, as plain data."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Actions that no site has to offer online.
NOT_EXPECTED = ("bezwaar", "berekenen", "afspraak")


def read(path):
    return tomllib.loads((ROOT / "rubric" / path).read_text("utf-8"))


def topics():
    """Topics by identifier."""
    files = sorted((ROOT / "rubric/topics").glob("*/*.toml"))
    return {topic["id"]: topic for topic in (tomllib.loads(path.read_text("utf-8")) for path in files)}


def municipalities():
    return read("municipalities.toml")["municipality"]


def expected_services(all_topics):
    """Services that count for a site: identifier -> (topic, action)."""
    lightest = read("scoring.toml")["lightest_topic"]
    return {
        service["id"]: (topic["id"], service["action"])
        for topic in all_topics.values()
        if topic["weight"] >= lightest
        for service in topic.get("service", [])
        if service.get("must_be_online") and service["action"] not in NOT_EXPECTED
    }


def begins_online(topic):
    """Does a page about this topic begin with something that should be online?"""
    return any(s["action"] in ("aanvragen", "melden") and s.get("must_be_online") for s in topic.get("service", []))


def has_change(topic):
    """Is passing on a change of this topic something that should be online?"""
    return any(s["action"] == "wijziging-doorgeven" and s.get("must_be_online") for s in topic.get("service", []))
