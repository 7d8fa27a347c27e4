//! The study as one document that needs nothing else: it opens anywhere, works offline and prints.

use std::io::{self, Write};

use super::StudyReport;
use super::compared::Compared;
use super::sections::Sections;
use crate::Language;
use crate::report::formats::html::{STYLE, escape};

/// Writes the document.
///
/// # Errors
/// When the output cannot be written.
pub fn html(study: &StudyReport, language: Language, out: &mut impl Write) -> io::Result<()> {
    let compared = Compared::new(study, language);
    head(&compared, out)?;
    let sections = Sections::new(&compared).all();
    let contents = compared.words.contents;
    write!(out, "<nav aria-label=\"{contents}\"><ul class=\"columns\">")?;
    for section in &sections {
        write!(
            out,
            "<li><a href=\"#{}\">{}</a></li>",
            section.id, section.title
        )?;
    }
    write!(out, "</ul></nav>")?;
    for section in &sections {
        write!(
            out,
            "<section aria-labelledby=\"{0}\"><h2 id=\"{0}\">{1}</h2>{2}</section>",
            section.id, section.title, section.content
        )?;
    }
    writeln!(out, "</main></body></html>")?;
    out.flush()
}

/// Everything above the list of contents.
fn head(compared: &Compared<'_>, out: &mut impl Write) -> io::Result<()> {
    let (words, study) = (compared.words, compared.study);
    let rubrics: Vec<String> = study.rubrics.iter().map(|r| escape(&r.version)).collect();
    write!(
        out,
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{1}</title><style>{STYLE}</style></head><body><main><h1>{1}</h1><p>{2}</p><p class=\"small\">{3}: {4} · Loketmeter {5} · {6} {7}</p>",
        words.code,
        words.title,
        words.intro,
        words.pages_read,
        compared.whole(study.figures.pages),
        escape(&study.engine),
        words.rubric,
        rubrics.join(", ")
    )?;
    if !study.complete {
        write!(out, "<p><strong>{}</strong></p>", words.incomplete)?;
    }
    write!(out, "<ul class=\"tiles\">")?;
    for figure in compared.tiles() {
        let then = figure.then.as_deref().map_or(String::new(), |then| {
            format!("<span class=\"small\">{}: {then}</span>", words.then)
        });
        write!(out, "<li><b>{}</b>{}{then}</li>", figure.now, figure.name)?;
    }
    write!(out, "</ul>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::study;

    #[test]
    fn every_section_is_in_the_contents_and_every_chart_has_a_title() {
        for language in [Language::Nl, Language::En] {
            let mut out = Vec::new();
            html(&study(&[], language).unwrap(), language, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            let sections = text.matches("<section").count();
            assert!(sections > 5);
            assert_eq!(text.matches("<li><a href=\"#").count(), sections);
            for part in text.split("aria-labelledby=\"").skip(1) {
                let id = part.split('"').next().unwrap();
                assert!(text.contains(&format!("id=\"{id}\"")), "{id}");
            }
            assert!(!text.contains("http"), "nothing from outside");
        }
    }
}
