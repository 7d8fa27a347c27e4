//! Topics, elements, facts, outdated content and limits.

use super::{
    canvas::{Canvas, Tone},
    words::Words,
};
use crate::report::{
    Criterion, CriterionKind, MissingTopic, Outcome, OutdatedFinding, Report, TopicFinding,
    TopicStatus,
};

/// Topics of which the page names too many to list one by one are cut off here.
const MENTIONED_SHOWN: usize = 12;

/// Topics that the page should name, by theme.
pub(super) fn missing_topics(canvas: &mut Canvas, words: &Words, report: &Report) {
    let missing = &report.missing_topics;
    if missing.is_empty() {
        return;
    }
    canvas.heading(words.missing_topics, Some(missing.len()));
    for theme in in_order(missing.iter().map(|topic| topic.theme_name.as_str())) {
        canvas.paragraph(2, Tone::Accent, theme);
        for topic in missing.iter().filter(|topic| topic.theme_name == theme) {
            canvas.item(4, missing_mark(topic), Tone::Plain, &topic.name);
        }
    }
}

/// A topic of the heaviest weight stands out.
fn missing_mark(topic: &MissingTopic) -> (Tone, &'static str) {
    match topic.weight {
        3.. => (Tone::Bad, "✗"),
        2 => (Tone::Half, "✗"),
        _ => (Tone::Dim, "·"),
    }
}

/// The different values, in the order in which they first occur.
fn in_order<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

/// Topics on the page, by how strongly they are there.
pub(super) fn topics(canvas: &mut Canvas, words: &Words, report: &Report) {
    if report.topics.is_empty() {
        return;
    }
    canvas.heading(words.topics, Some(report.topics.len()));
    let groups = [
        (TopicStatus::Subject, "●", Tone::Good, words.subject),
        (TopicStatus::Covered, "◐", Tone::Good, words.covered),
        (TopicStatus::Mentioned, "○", Tone::Dim, words.mentioned),
    ];
    for (status, mark, tone, name) in groups {
        let names = names_with(&report.topics, status, words);
        if !names.is_empty() {
            canvas.item(2, (tone, mark), Tone::Plain, &format!("{name}: {names}"));
        }
    }
}

fn names_with(topics: &[TopicFinding], status: TopicStatus, words: &Words) -> String {
    let with_status = || topics.iter().filter(|topic| topic.status == status);
    let shown = match status {
        TopicStatus::Mentioned => MENTIONED_SHOWN,
        TopicStatus::Subject | TopicStatus::Covered => usize::MAX,
    };
    let names: Vec<&str> = with_status()
        .take(shown)
        .map(|topic| topic.name.as_str())
        .collect();
    let text = names.join("; ");
    match with_status().count().saturating_sub(shown) {
        0 => text,
        more => format!("{text}; {}", words.and_more(more)),
    }
}

/// The information elements, in columns.
pub(super) fn elements(canvas: &mut Canvas, words: &Words, report: &Report) {
    let items: Vec<(Tone, &str, String)> = report
        .elements
        .iter()
        .filter_map(|element| {
            let (tone, mark) = outcome_mark(element.outcome)?;
            Some((tone, mark, element.name.clone()))
        })
        .collect();
    if !items.is_empty() {
        canvas.heading(words.elements, None);
        canvas.columns(2, &items);
    }
}

/// The key facts, with their source.
pub(super) fn facts(canvas: &mut Canvas, words: &Words, report: &Report) {
    let applicable = report
        .facts
        .iter()
        .filter_map(|fact| Some((fact, outcome_mark(fact.outcome)?)));
    let mut applicable = applicable.peekable();
    if applicable.peek().is_none() {
        return;
    }
    canvas.heading(words.facts, None);
    for (fact, mark) in applicable {
        let source = words.source(&fact.source);
        canvas.item(2, mark, Tone::Plain, &format!("{} {source}", fact.text));
    }
}

/// Findability, language and warnings: the criteria that have no list of their own.
pub(super) fn other_criteria(canvas: &mut Canvas, words: &Words, report: &Report) {
    let Some(grade) = &report.grade else { return };
    let other = |criterion: &&Criterion| {
        matches!(
            criterion.kind,
            CriterionKind::Findability | CriterionKind::Language
        )
    };
    let shown: Vec<_> = grade
        .criteria
        .iter()
        .filter(other)
        .filter_map(|criterion| Some((criterion, outcome_mark(criterion.outcome)?)))
        .collect();
    if shown.is_empty() {
        return;
    }
    canvas.heading(words.other_criteria, None);
    for (criterion, mark) in shown {
        let seen = criterion
            .evidence
            .as_ref()
            .map(|evidence| format!(" “{}”", evidence.quote));
        let failed = criterion.outcome != Outcome::Pass;
        let text = format!(
            "{}{}",
            criterion.name,
            seen.filter(|_| failed).unwrap_or_default()
        );
        canvas.item(2, mark, Tone::Plain, &text);
    }
}

fn outcome_mark(outcome: Outcome) -> Option<(Tone, &'static str)> {
    match outcome {
        Outcome::Pass => Some((Tone::Good, "✓")),
        Outcome::Partial => Some((Tone::Half, "½")),
        Outcome::Fail => Some((Tone::Bad, "✗")),
        Outcome::CantTell => Some((Tone::Dim, "?")),
        Outcome::NotApplicable => None,
    }
}

/// Old names, amounts and schemes.
pub(super) fn outdated(canvas: &mut Canvas, words: &Words, report: &Report) {
    if report.outdated.is_empty() {
        return;
    }
    canvas.heading(words.outdated, Some(report.outdated.len()));
    for found in &report.outdated {
        outdated_one(canvas, words, found);
    }
}

fn outdated_one(canvas: &mut Canvas, words: &Words, found: &OutdatedFinding) {
    let tone = if found.checked { Tone::Bad } else { Tone::Half };
    canvas.item(
        2,
        (tone, "!"),
        Tone::Plain,
        &format!("{}: {}", found.term, found.why),
    );
    canvas.paragraph(
        4,
        Tone::Dim,
        &format!("{} “{}”", words.on_the_page, found.evidence.quote),
    );
}

/// Declarations that the page contradicts. Those that agree say nothing new.
pub(super) fn declarations(canvas: &mut Canvas, words: &Words, report: &Report) {
    let wrong = || {
        let declarations = report.declarations.iter();
        declarations.filter_map(|d| Some((d, d.text.as_ref()?)))
    };
    if wrong().next().is_none() {
        return;
    }
    canvas.heading(words.declarations, Some(wrong().count()));
    for (declaration, text) in wrong() {
        canvas.item(2, (Tone::Bad, "✗"), Tone::Plain, text);
        canvas.paragraph(4, Tone::Dim, &format!("“{}”", declaration.value));
    }
}

/// Mistakes of the page itself.
pub(super) fn flaws(canvas: &mut Canvas, words: &Words, report: &Report) {
    if report.flaws.is_empty() {
        return;
    }
    canvas.heading(words.flaws, Some(report.flaws.len()));
    for flaw in &report.flaws {
        canvas.item(2, (Tone::Bad, "✗"), Tone::Plain, &flaw.text);
        let quote = format!("{} “{}”", words.on_the_page, flaw.evidence.quote);
        canvas.paragraph(4, Tone::Dim, &quote);
        if let Some(target) = &flaw.target {
            canvas.line(4, &[(Tone::Dim, target)]);
        }
    }
}

/// Parts of the page that were not read.
pub(super) fn limits(canvas: &mut Canvas, words: &Words, report: &Report) {
    if report.limits.is_empty() {
        return;
    }
    canvas.heading(words.limits, None);
    for limit in &report.limits {
        canvas.item(2, (Tone::Half, "!"), Tone::Plain, &limit.text);
    }
}
