//! A report for people, in the terminal, in Dutch or English.
//!
//! It adds nothing to the report: what is not in there is not shown.

mod advice;
mod canvas;
mod explain;
mod explain_words;
mod findings;
mod grade;
mod services;
mod tally;
mod words;

pub use advice::render_advice;
pub use explain::render_explanation;
pub use tally::{Tally, summary};

pub use crate::text::clean;

use canvas::{Canvas, Tone};
use words::Words;

use super::{PageSummary, PublisherKind, Report};
use crate::Language;

/// How to render.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Language of the words around the findings; the same as that of the report.
    pub language: Language,
    /// Characters on a line.
    pub width: usize,
    /// True when colours may be used.
    pub colour: bool,
}

/// The whole report.
pub fn render(report: &Report, style: &Style) -> String {
    let words = Words::of(style.language);
    let mut canvas = Canvas::new(style);
    page(&mut canvas, words, &report.page);
    grade::grade(&mut canvas, words, report);
    services::missing_forms(&mut canvas, words, report);
    services::services(&mut canvas, words, report);
    findings::missing_topics(&mut canvas, words, report);
    findings::topics(&mut canvas, words, report);
    findings::elements(&mut canvas, words, report);
    findings::facts(&mut canvas, words, report);
    findings::other_criteria(&mut canvas, words, report);
    findings::outdated(&mut canvas, words, report);
    findings::declarations(&mut canvas, words, report);
    findings::flaws(&mut canvas, words, report);
    findings::limits(&mut canvas, words, report);
    let engine = &report.engine;
    let (version, hash) = (&report.rubric.version, &report.rubric.hash);
    let stamp = format!("Loketmeter {engine} · {} {version} ({hash})", words.rubric);
    canvas.blank();
    canvas.paragraph(0, Tone::Dim, &stamp);
    canvas.finish()
}

/// A page in one line: grade, word for it, name.
pub fn line(name: &str, report: &Report, style: &Style) -> String {
    let words = Words::of(style.language);
    let verdict = match (&report.grade, &report.refusal) {
        (Some(grade), _) => format!(
            "{}  {}",
            words.grade(grade.overall.tenths),
            grade.label_text
        ),
        (None, Some(refusal)) => format!("–  {}", refusal.text),
        (None, None) => words.no_grade.to_owned(),
    };
    format!("{}  {}", clean(&verdict), clean(name))
}

/// A line that tells which page comes next.
pub fn rule(name: &str, style: &Style) -> String {
    let mut canvas = Canvas::new(style);
    let name = canvas::shorten(&clean(name), style.width.saturating_sub(8));
    let length = style.width.saturating_sub(name.chars().count() + 4);
    let dashes = "─".repeat(length);
    canvas.line(
        0,
        &[(Tone::Dim, "──"), (Tone::Bold, &name), (Tone::Dim, &dashes)],
    );
    canvas.finish().trim_end().to_owned()
}

/// Title, address, publisher and kind of page.
fn page(canvas: &mut Canvas, words: &Words, page: &PageSummary) {
    let title = if page.title.is_empty() {
        words.no_title
    } else {
        &page.title
    };
    canvas.paragraph(0, Tone::Bold, title);
    if let Some(address) = &page.address {
        canvas.line(0, &[(Tone::Dim, address)]);
    }
    let mut parts = vec![
        publisher(words, page),
        words.page_type(page.page_type).to_owned(),
    ];
    if page.test_host {
        parts.push(words.test_host.to_owned());
    }
    canvas.paragraph(0, Tone::Plain, &parts.join(" · "));
}

fn publisher(words: &Words, page: &PageSummary) -> String {
    let publisher = &page.publisher;
    if let Some(municipality) = &publisher.municipality {
        return words.municipality(&municipality.name, &municipality.province);
    }
    match (&publisher.name, publisher.kind) {
        (Some(name), _) => name.clone(),
        (None, PublisherKind::Municipality) => words.some_municipality.to_owned(),
        (None, PublisherKind::ProbablyMunicipality) => words.probably_municipality.to_owned(),
        (None, PublisherKind::Executor) => words.some_executor.to_owned(),
        (None, PublisherKind::Other) => words.other_publisher.to_owned(),
    }
}
