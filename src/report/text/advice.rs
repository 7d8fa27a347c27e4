//! What to do first, with a text that is ready for the page.

use super::{
    Style,
    canvas::{Canvas, Tone},
    words::Words,
};
use crate::Language;
use crate::advice::Catalogue;
use crate::report::{Owner, Report, Task};
use crate::rubric::model::Rubric;

/// The tasks of a report, each with its paragraph; empty when there is nothing to do.
pub fn render_advice(report: &Report, rubric: &Rubric, texts: &Catalogue, style: &Style) -> String {
    let mut canvas = Canvas::new(style);
    if report.advice.is_empty() {
        return String::new();
    }
    let words = Words::of(style.language);
    canvas.heading(words.advice, Some(report.advice.len()));
    for (number, task) in report.advice.iter().enumerate() {
        one(
            &mut canvas,
            (number + 1, task),
            (report, rubric, texts),
            style.language,
        );
    }
    canvas.finish()
}

fn one(
    canvas: &mut Canvas,
    (number, task): (usize, &Task),
    (report, rubric, texts): (&Report, &Rubric, &Catalogue),
    language: Language,
) {
    let subjects = report.topics.iter().map(|topic| topic.id.as_str());
    let own = task.topic.as_deref().into_iter().chain(subjects);
    let mut topics: Vec<&str> = own.collect();
    topics.dedup();
    let find = |topic| texts.find(rubric, &task.text_key, topic, language);
    let general = find(None);
    let specific = topics
        .iter()
        .find_map(|topic| find(Some(topic)).filter(|text| Some(text) != general.as_ref()));
    let ready = specific.or(general);
    let title = ready.as_ref().map_or(&task.title, |text| &text.task);
    canvas.item(2, (Tone::Accent, &format!("{number}.")), Tone::Bold, title);
    canvas.paragraph(5, Tone::Dim, &facts(task, language));
    let Some(text) = ready else { return };
    for line in text.text.lines() {
        canvas.paragraph(5, Tone::Plain, line);
    }
    if let Some(source) = &text.source {
        let note = match (language, text.checked) {
            (Language::Nl, true) => format!("Bron: {source}."),
            (Language::En, true) => format!("Source: {source}."),
            (Language::Nl, false) => {
                format!("Laat dit eerst nakijken. Bron: {source}, niet nagelezen.")
            }
            (Language::En, false) => {
                format!("Have this checked first. Source: {source}, not read.")
            }
        };
        canvas.paragraph(5, Tone::Dim, &note);
    }
}

/// What it brings, how long it takes and who does it.
fn facts(task: &Task, language: Language) -> String {
    let sign = if language == Language::Nl { ',' } else { '.' };
    let gain = format!("+{}{sign}{}", task.gain / 10, task.gain % 10);
    let minutes = task.minutes;
    match language {
        Language::Nl => format!(
            "{gain} · {minutes} minuten · {}",
            owner(task.owner, language)
        ),
        Language::En => format!(
            "{gain} · {minutes} minutes · {}",
            owner(task.owner, language)
        ),
    }
}

fn owner(owner: Owner, language: Language) -> &'static str {
    match (owner, language) {
        (Owner::Redactie, Language::Nl) => "redactie",
        (Owner::Redactie, Language::En) => "web editors",
        (Owner::Formulierenbeheer, Language::Nl) => "formulierenbeheer",
        (Owner::Formulierenbeheer, Language::En) => "who keeps the forms",
        (Owner::Vakafdeling, Language::Nl) => "vakafdeling",
        (Owner::Vakafdeling, Language::En) => "the department",
        (Owner::Webbeheer, Language::Nl) => "webbeheer",
        (Owner::Webbeheer, Language::En) => "who keeps the website",
    }
}
