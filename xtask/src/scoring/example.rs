//! One grade worked out, from the number in the popup to the article of law.

use std::fmt::Write;

use loketmeter::report::{
    Criterion, Grade, GradeValue, Half, Outcome, Part, Report, Source, SourceKind,
};
use loketmeter::rubric::model::Rubric;

use super::{EXAMPLE, grade, points, table};

fn kind(source: &Source) -> &'static str {
    match source.kind {
        SourceKind::Law => "law",
        SourceKind::Sdg => "SDG",
        SourceKind::Ipm => "IPM",
        SourceKind::Advice => "advice",
    }
}

fn source(source: &Source) -> String {
    if source.name.is_empty() {
        kind(source).to_owned()
    } else {
        format!("{}: {}", kind(source), source.name)
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Partial => "partial",
        Outcome::Fail => "fail",
        Outcome::CantTell => "can't tell",
        Outcome::NotApplicable => "not applicable",
    }
}

/// One grade, from the number in the popup to the article of law.
pub(super) fn worked(rubric: &Rubric, nl: &Report, en: &Report) -> String {
    let (Some(nl_grade), Some(en_grade)) = (&nl.grade, &en.grade) else {
        return String::new();
    };
    let mut out = String::new();
    let _ = writeln!(
        out,
        "The page is [{EXAMPLE}](../tests/pages/{EXAMPLE}.html): a form on paper, half of the information. The popup shows **{} ({})**.\n",
        grade(nl_grade.overall.tenths),
        nl_grade.label_text
    );
    let _ = writeln!(
        out,
        "**Step 1: from the grade to the halves.** {}\n",
        halves(nl_grade)
    );
    let _ = writeln!(
        out,
        "**Step 2: from the halves to the parts.** Each part brings its share × points won ÷ points possible.\n"
    );
    let _ = writeln!(out, "{}", parts(nl_grade));
    let _ = writeln!(out, "{}\n", half_sum(nl_grade));
    let _ = writeln!(
        out,
        "**Step 3: from the parts to the criteria.** The points in this table add up to the parts above.\n"
    );
    let _ = writeln!(out, "{}", criteria(nl_grade, en_grade));
    let _ = write!(out, "{}", article(rubric, en_grade));
    out
}

fn halves(g: &Grade) -> String {
    let (Some(information), Some(services)) = (g.information, g.services) else {
        return String::new();
    };
    format!(
        "The mean of *informatievoorziening* {} and *e-dienstverlening* {}, less {} for warnings: {}.",
        grade(information.tenths),
        grade(services.tenths),
        grade(g.warnings_cost),
        grade(g.overall.tenths)
    )
}

fn parts(g: &Grade) -> String {
    let row = |p: &Part| {
        [
            p.name.clone(),
            format!("{} %", p.share),
            format!("{} of {}", points(p.won), points(p.possible)),
            points(p.earned),
        ]
    };
    table(
        ["part", "share", "points", "brings"],
        g.parts.iter().map(row),
    )
}

fn half_sum(g: &Grade) -> String {
    let line = |name: &str, value: Option<GradeValue>, half: Half| {
        let value = value?;
        let own = g.parts.iter().filter(|p| p.half == half);
        let sum: Vec<String> = own.map(|p| points(p.earned)).collect();
        Some(format!(
            "{name}: {} = {} of {}, so 1 + 9 × {} ÷ {} = **{}**.",
            sum.join(" + "),
            points(value.won),
            points(value.possible),
            points(value.won),
            points(value.possible),
            grade(value.tenths)
        ))
    };
    let lines = [
        line("*Informatievoorziening*", g.information, Half::Information),
        line("*E-dienstverlening*", g.services, Half::Services),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn criteria(nl: &Grade, en: &Grade) -> String {
    let rows = nl
        .criteria
        .iter()
        .zip(&en.criteria)
        .map(|(dutch, english)| {
            let name = if dutch.name == english.name {
                dutch.name.clone()
            } else {
                format!("{} ({})", dutch.name, english.name)
            };
            let sources: Vec<String> = english.sources.iter().map(source).collect();
            [
                name,
                outcome(english.outcome).to_owned(),
                format!("{} of {}", points(english.won), points(english.possible)),
                english.observed.clone(),
                sources.join("; "),
                if english.gain == 0 {
                    String::new()
                } else {
                    format!("+{}", grade(english.gain))
                },
            ]
        });
    table(
        [
            "criterion",
            "outcome",
            "points",
            "seen on the page",
            "source",
            "mending gains",
        ],
        rows,
    )
}

/// The heaviest criterion that was lost and that a law asks for, down to the article.
fn article(rubric: &Rubric, g: &Grade) -> String {
    let by_law = |c: &&Criterion| c.sources.iter().any(|s| s.kind == SourceKind::Law);
    let services = || g.criteria.iter().filter(|c| c.half == Half::Services);
    let Some(lost) = services().filter(by_law).max_by_key(|c| c.possible - c.won) else {
        return String::new();
    };
    let own = lost.id.strip_prefix("service/").unwrap_or(&lost.id);
    let mut topics = rubric.topics.iter();
    let Some(topic) = topics.find(|t| t.services.iter().any(|s| s.id == own)) else {
        return String::new();
    };
    let theme = &rubric.themes[usize::from(topic.theme)].id;
    let rule = g
        .rules
        .iter()
        .find(|r| r.id == lost.rule)
        .map_or("", |r| r.text.as_str());
    let quote = lost.evidence.as_ref().map_or("", |e| e.quote.as_str());
    let sources: Vec<String> = lost.sources.iter().map(source).collect();
    format!(
        "**Step 4: from a criterion to the article of law.** “{}” has {} of {} points.\n\n\
         - *Seen*: {} On the page: “{quote}”.\n\
         - *Rule*: {rule}\n\
         - *Why it should be online*: {}\n\
         - *Source*: {}.\n\
         - *Weight*: the topic weighs {} (and why it does stands in [{id}.toml](../rubric/topics/{theme}/{id}.toml)); how sure the law is\
         \n  stands there under `[service.awb]`.\n\
         - *Article*: Awb 2:13 lid 1, on [wetten.overheid.nl](https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=2:13). It was read in the text that\
         \n  applies since 1 January 2026. Whether a ministerial regulation exempts messages (lid 4) was not checked, hence \"in principle\".\n",
        lost.name,
        points(lost.won),
        points(lost.possible),
        lost.observed,
        lost.reason.as_deref().unwrap_or_default(),
        sources.join("; "),
        topic.weight,
        id = topic.id,
    )
}
