//! `docs/scoring.md`: the weights of the rubric in tables, and one grade worked out on a page of our own.

mod example;

use std::fmt::Write;

use loketmeter::report::Report;
use loketmeter::rubric::model::{Enough, Need, Rubric, Scoring, Service, SourceName};
use loketmeter::{Engine, Language, Options, PageSource};

/// The page of the worked example.
const EXAMPLE: &str = "cijfer-07-huishoudelijke-hulp";
const EXAMPLE_HTML: &str = include_str!("../../tests/pages/cijfer-07-huishoudelijke-hulp.html");
const EXAMPLE_ADDRESS: &str = "https://www.voorbeeldstad.example/pdc/huishoudelijke-hulp";

/// The text around the tables; `{{NAME}}` is replaced.
const TEXT: &str = include_str!("scoring.md");

/// The whole document.
pub(crate) fn document() -> String {
    let rubric = Engine::builtin().rubric();
    let (nl, en) = (report(Language::Nl), report(Language::En));
    let parts: [(&str, String); 14] = [
        ("VERSION", rubric.version.clone()),
        ("SHARES", shares(&rubric.scoring)),
        ("LABELS", labels(&rubric.scoring)),
        ("ELEMENTS", elements(rubric)),
        ("FACTS", facts(rubric)),
        ("LEVELS", levels(&rubric.scoring)),
        ("WEIGHTS", weights(&rubric.scoring)),
        ("WHY", why(rubric)),
        ("LISTS", lists(rubric)),
        ("CHECKS", checks(&rubric.scoring, &en)),
        ("WARNINGS", warnings(&rubric.scoring)),
        ("WORK", work(&rubric.scoring)),
        ("EXAMPLE", example::worked(rubric, &nl, &en)),
        ("SERVICES", services(rubric)),
    ];
    let mut text = TEXT.to_owned();
    for (name, value) in parts {
        text = text.replace(&format!("{{{{{name}}}}}"), value.trim_end());
    }
    text
}

fn report(language: Language) -> Report {
    let options = Options {
        language,
        ..Options::default()
    };
    Engine::builtin().audit(
        PageSource::Html(EXAMPLE_HTML),
        Some(EXAMPLE_ADDRESS),
        &options,
    )
}

/// A table; cells may not break it.
fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut out = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        let cells = row.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// Thousandths as a percentage.
fn percent(thousandths: u32) -> String {
    format!("{} %", thousandths / 10)
}

/// Thousandths of a point as points, in Dutch notation.
fn points(thousandths: u32) -> String {
    let text = format!("{},{:03}", thousandths / 1_000, thousandths % 1_000);
    let text = text.trim_end_matches('0');
    text.trim_end_matches(',').to_owned()
}

fn grade(tenths: u8) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

fn shares(s: &Scoring) -> String {
    let row = |half: &str, part: &str, share: u8, what: &str| {
        [
            half.to_owned(),
            part.to_owned(),
            format!("{share} %"),
            what.to_owned(),
        ]
    };
    format!(
        "Overall grade = {} % *informatievoorziening* + {} % *e-dienstverlening*.\n\n{}",
        s.information,
        s.services,
        table(
            ["half", "part", "share of the half", "what counts"],
            [
                row(
                    "informatievoorziening",
                    "completeness",
                    s.completeness,
                    "elements and key facts; on overviews topics, on home pages themes"
                ),
                row(
                    "informatievoorziening",
                    "findability",
                    s.findability,
                    "title, description, subheadings, breadcrumb, links"
                ),
                row(
                    "informatievoorziening",
                    "language",
                    s.language,
                    "what can be counted, never a level of reading"
                ),
                row(
                    "e-dienstverlening",
                    "services",
                    100,
                    "every service of the topics, by its best way"
                ),
            ],
        )
    )
}

fn labels(s: &Scoring) -> String {
    let [insufficient, sufficient, good, very_good] = s.label_from.map(grade);
    let row = |from: &str, nl: &str, en: &str| [from.to_owned(), nl.to_owned(), en.to_owned()];
    table(
        ["from", "label", "in English"],
        [
            row("1,0", "zware onvoldoende", "very poor"),
            row(&insufficient, "onvoldoende", "insufficient"),
            row(&sufficient, "voldoende", "sufficient"),
            row(&good, "goed", "good"),
            row(&very_good, "heel goed", "very good"),
        ],
    )
}

fn source_name(source: &SourceName) -> String {
    match source {
        SourceName::Law(name) => format!("law: {name}"),
        SourceName::Sdg(name) => format!("SDG: {name}"),
        SourceName::Ipm(name) => format!("IPM: {name}"),
    }
}

fn elements(rubric: &Rubric) -> String {
    let rows = rubric.elements.iter().map(|e| {
        let sources: Vec<String> = e.sources.iter().map(source_name).collect();
        let only = match e.needs {
            None => "",
            Some(Need::Decision) => "only where the municipality decides",
            Some(Need::Application) => "only where there is something to apply for",
        };
        [
            format!("{} ({})", e.name.nl, e.name.en),
            e.weight.to_string(),
            sources.join("; "),
            e.page_types.join(", "),
            only.to_owned(),
        ]
    });
    let share = percent(rubric.scoring.element_in_text);
    let whole: Vec<&str> = rubric
        .elements
        .iter()
        .filter(|e| e.whole_in_text)
        .map(|e| e.name.nl.as_str())
        .collect();
    format!(
        "{}\nUnder a heading, label or list of its own an element counts in full; in running text only for {share}. Without a heading in full: {}.",
        table(
            ["element", "weight", "source", "kinds of page", "applies"],
            rows
        ),
        whole.join(", ")
    )
}

fn facts(rubric: &Rubric) -> String {
    let topics = rubric.topics.iter();
    let all = topics.flat_map(|t| t.facts.iter().map(move |f| (t, f)));
    let rows = all.map(|(topic, fact)| {
        let weight = if fact.checked {
            rubric.scoring.fact_weight.to_string()
        } else {
            "–".to_owned()
        };
        [
            topic.name.nl.clone(),
            fact.text.nl.clone(),
            fact.source.clone(),
            weight,
            fact.check_again_by.clone(),
        ]
    });
    table(
        ["topic", "fact", "source", "weight", "check again by"],
        rows,
    )
}

fn levels(s: &Scoring) -> String {
    let names = [
        "phone or visit only",
        "on paper: a form to print, or post",
        "by e-mail",
        "online form without login, or with a login that cannot be seen",
        "online form with DigiD, eHerkenning or a European login, or without an application",
        "the same, and the page tells of a confirmation, a status or fields that are filled in",
    ];
    let rows = names.iter().zip(s.level_share).enumerate();
    table(
        ["level", "way", "share of full marks"],
        rows.map(|(level, (name, share))| [level.to_string(), (*name).to_owned(), percent(share)]),
    )
}

fn times(thousandths: u32) -> String {
    format!("× {}", points(thousandths))
}

fn weights(s: &Scoring) -> String {
    let row = |what: &str, value: String| [what.to_owned(), value];
    let first = s.first_actions.join(", ");
    table(
        ["rule", "value"],
        [
            row("must be online by law", times(s.must_multiplier)),
            row("other services", times(s.may_multiplier)),
            row(
                &format!(
                    "not one of the actions a page begins with ({first}), while the topic has such a service"
                ),
                times(s.later_multiplier),
            ),
            row(
                "another organisation takes it by law: linked",
                percent(1_000),
            ),
            row(
                "another organisation takes it by law: only named",
                percent(s.external_named),
            ),
            row(
                "the page says that it cannot be done online, or not now: at most",
                percent(s.closed_share),
            ),
        ],
    )
}

fn why(rubric: &Rubric) -> String {
    let rows = rubric.why_codes.iter().map(|w| {
        let enough = match w.enough {
            Enough::Form => "an online way, by level",
            Enough::Contact => "a phone number, link or form",
            Enough::Nothing => "a bonus only",
        };
        let decides = if w.decision { "yes" } else { "no" };
        [
            w.id.clone(),
            enough.to_owned(),
            decides.to_owned(),
            w.text.en.clone(),
        ]
    });
    table(
        ["reason", "full marks for", "decision", "what is said"],
        rows,
    )
}

fn lists(rubric: &Rubric) -> String {
    let s = &rubric.scoring;
    let row = |what: &str, value: String| [what.to_owned(), value];
    let name = |id: &String| {
        let topic = rubric.topics.iter().find(|t| t.id == *id);
        topic.map_or_else(|| id.clone(), |t| t.name.nl.clone())
    };
    let tasks: Vec<String> = s.top_tasks.iter().map(name).collect();
    table(
        ["rule", "value"],
        [
            row(
                "an overview is held to topics of its themes from weight",
                s.lightest_topic.to_string(),
            ),
            row(
                "topic or theme with a link, tile or heading of its own",
                percent(1_000),
            ),
            row("topic or theme that is only named", percent(s.topic_named)),
            row("service whose form opens from here", percent(1_000)),
            row(
                "service of which only the page is linked",
                percent(s.service_linked),
            ),
            row(
                "weight of a theme on a home page",
                s.theme_weight.to_string(),
            ),
            row(
                "services that a home page should offer at once",
                tasks.join("; "),
            ),
        ],
    )
}

/// The rules have their figures filled in by the engine.
fn checks(s: &Scoring, report: &Report) -> String {
    let rules = report.grade.as_ref().map_or(&[][..], |g| &g.rules);
    let rows = s.check.iter().map(|c| {
        let rule = rules.iter().find(|r| r.id == c.id);
        let rule = rule.map_or_else(|| c.rule.en.clone(), |r| r.text.clone());
        [
            format!("{} ({})", c.name.nl, c.name.en),
            c.weight.to_string(),
            rule,
            c.not_for.join(", "),
        ]
    });
    table(["check", "weight", "rule", "not for"], rows)
}

fn warnings(s: &Scoring) -> String {
    format!(
        "Each costs {} of a grade, together at most {}.",
        grade(s.warning_cost),
        grade(s.warning_most)
    )
}

fn work(s: &Scoring) -> String {
    let rows = s
        .work
        .iter()
        .map(|w| [w.id.clone(), w.minutes.to_string(), w.owner.clone()]);
    table(["task", "minutes", "who"], rows)
}

fn services(rubric: &Rubric) -> String {
    let all = rubric
        .topics
        .iter()
        .flat_map(|t| t.services.iter().map(move |s| (t, s)));
    let rows = all.map(|(topic, s): (_, &Service)| {
        let why = &rubric.why_codes[usize::from(s.why)].id;
        let must = if s.must_be_online { "yes" } else { "no" };
        let law = s.law.clone().filter(|_| s.must_be_online);
        [
            format!("{} ({})", topic.name.nl, topic.weight),
            format!("{} (`{}`)", s.phrase.nl, s.id),
            must.to_owned(),
            why.clone(),
            s.external.clone().unwrap_or_default(),
            law.map_or_else(|| "advice".to_owned(), |law| format!("law: {law}")),
        ]
    });
    table(
        [
            "topic (weight)",
            "service",
            "must be online",
            "reason",
            "taken by",
            "source",
        ],
        rows,
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_published_tables_are_the_real_ones() {
        let published = include_str!("../../docs/scoring.md");
        assert!(
            published == super::document(),
            "docs/scoring.md is out of date: run `cargo xtask scoring docs/scoring.md` and look at the difference"
        );
    }

    #[test]
    fn points_are_written_as_people_do() {
        assert_eq!(super::points(4_500), "4,5");
        assert_eq!(super::points(900), "0,9");
        assert_eq!(super::points(10_000), "10");
        assert_eq!(super::points(0), "0");
        assert_eq!(super::grade(45), "4,5");
    }
}
