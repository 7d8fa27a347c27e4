//! Reports as one HTML document that needs nothing else: a table of all pages, and what each page lacks.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Audited, Level, csv::decimal, findings};
use crate::Language;

/// Style of the documents: light and dark, screen and paper.
pub const STYLE: &str = include_str!("report.css");

/// Collects pages and writes the document at the end, for the table stands on top.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    language: Language,
    rows: String,
    details: String,
    pages: usize,
    stamp: String,
}

impl<W: Write> Writer<W> {
    /// A writer to `out`.
    pub fn new(out: W, language: Language) -> Self {
        Self {
            out,
            language,
            rows: String::new(),
            details: String::new(),
            pages: 0,
            stamp: String::new(),
        }
    }

    /// Adds a page.
    pub fn write(&mut self, page: &Audited<'_>) {
        let words = words(self.language);
        self.pages += 1;
        let number = self.pages;
        let report = page.report;
        self.stamp = format!(
            "Loketmeter {} · {} {}",
            report.engine, words.rubric, report.rubric.version
        );
        let title = escape(if report.page.title.is_empty() {
            page.name
        } else {
            &report.page.title
        });
        let found = findings(report, self.language);
        let value =
            |tenths: Option<u8>| tenths.map_or("–".to_owned(), |t| decimal(t, self.language));
        let grade = report.grade.as_ref();
        // Writing to a string cannot fail.
        let _ = write!(
            self.rows,
            "<tr><td><a href=\"#p{number}\">{title}</a></td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            value(grade.map(|g| g.overall.tenths)),
            value(grade.and_then(|g| g.information.as_ref()).map(|v| v.tenths)),
            value(grade.and_then(|g| g.services.as_ref()).map(|v| v.tenths)),
            found.len()
        );
        let place = escape(page.key());
        let verdict = match (&report.grade, &report.refusal) {
            (Some(grade), _) => format!(
                "<p class=\"grade\"><strong>{}</strong> {}</p>",
                decimal(grade.overall.tenths, self.language),
                escape(&grade.label_text)
            ),
            (None, Some(refusal)) => format!("<p>{}</p>", escape(&refusal.text)),
            (None, None) => String::new(),
        };
        let _ = write!(
            self.details,
            "<section id=\"p{number}\"><h2>{title}</h2><p class=\"place\">{place}</p>{verdict}<ul>"
        );
        for finding in &found {
            let (class, word) = match finding.level {
                Level::Error => ("error", words.error),
                Level::Warning => ("warning", words.warning),
                Level::Note => ("note", words.note),
            };
            let _ = write!(
                self.details,
                "<li class=\"{class}\"><span class=\"level\">{word}</span> {}</li>",
                escape(&finding.message)
            );
        }
        self.details.push_str("</ul></section>");
    }

    /// Writes the document.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        let words = words(self.language);
        let code = match self.language {
            Language::Nl => "nl",
            Language::En => "en",
        };
        write!(
            self.out,
            "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1><p>{stamp}</p><div class=\"scroll\" role=\"region\" aria-label=\"{pages}\" tabindex=\"0\"><table><caption>{pages}: {count}</caption><thead><tr><th scope=\"col\">{page}</th><th scope=\"col\">{grade}</th><th scope=\"col\">{information}</th><th scope=\"col\">{services}</th><th scope=\"col\">{findings}</th></tr></thead><tbody>{rows}</tbody></table></div>{details}</main></body></html>",
            title = words.title,
            stamp = escape(&self.stamp),
            pages = words.pages,
            count = self.pages,
            page = words.page,
            grade = words.grade,
            information = words.information,
            services = words.services,
            findings = words.findings,
            rows = self.rows,
            details = self.details,
        )?;
        writeln!(self.out)?;
        self.out.flush()
    }
}

/// Text as it may stand in an element or in a quoted attribute. Control characters are dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            // Marks that turn the direction of text around could make a quote say something else.
            c if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
            c => out.push(c),
        }
    }
    out
}

struct Words {
    title: &'static str,
    rubric: &'static str,
    pages: &'static str,
    page: &'static str,
    grade: &'static str,
    information: &'static str,
    services: &'static str,
    findings: &'static str,
    error: &'static str,
    warning: &'static str,
    note: &'static str,
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &Words {
            title: "Pagina's over het sociaal domein",
            rubric: "regels van",
            pages: "Pagina's",
            page: "Pagina",
            grade: "Cijfer",
            information: "Informatie",
            services: "Online regelen",
            findings: "Punten",
            error: "Wet",
            warning: "Verbeteren",
            note: "Kan beter",
        },
        Language::En => &Words {
            title: "Pages on the social domain",
            rubric: "rules of",
            pages: "Pages",
            page: "Page",
            grade: "Grade",
            information: "Information",
            services: "Online services",
            findings: "Findings",
            error: "Law",
            warning: "Improve",
            note: "Could be better",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_page_stays_text() {
        assert_eq!(
            escape("<img src=x onerror=\"a('b')\">&\u{202e}"),
            "&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;"
        );
    }
}
