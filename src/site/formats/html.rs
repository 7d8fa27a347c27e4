//! Sites as one document.

use std::io::{self, Write};

use super::figures::{Figures, Words, words};
use crate::Language;
use crate::report::formats::csv::decimal;
use crate::report::formats::html::{STYLE, escape};
use crate::site::{ScanReport, SiteGrade, SiteReport};

/// One document with all sites, without anything from outside.
///
/// # Errors
/// When the output cannot be written.
pub fn html(report: &ScanReport, language: Language, out: &mut impl Write) -> io::Result<()> {
    let words = words(language);
    let code = match language {
        Language::Nl => "nl",
        Language::En => "en",
    };
    write!(
        out,
        "<!doctype html><html lang=\"{code}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{0}</title><style>{STYLE}</style></head><body><main><h1>{0}</h1><p class=\"small\">Loketmeter {1} · {2}</p>",
        words.title,
        escape(&report.engine),
        escape(&report.rubric.version)
    )?;
    if !report.complete {
        write!(out, "<p><strong>{}</strong></p>", words.stopped)?;
    }
    write!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table><caption>{}</caption><thead><tr>",
        words.sites, words.sites
    )?;
    let columns = [
        words.site,
        words.grade,
        words.information,
        words.services,
        words.pages,
        words.topics,
        words.online,
    ];
    for column in columns {
        write!(out, "<th scope=\"col\">{column}</th>")?;
    }
    write!(out, "</tr></thead><tbody>")?;
    for (number, site) in report.sites.iter().enumerate() {
        let figures = Figures::of(site);
        let grade = site.grade.as_ref();
        let cell =
            |of: fn(&SiteGrade) -> u8| grade.map_or("–".to_owned(), |g| decimal(of(g), language));
        write!(
            out,
            "<tr><th scope=\"row\"><a href=\"#s{number}\">{}</a></th><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{} / {}</td><td class=\"n\">{} / {}</td></tr>",
            escape(&site.name),
            cell(|g| g.overall),
            cell(|g| g.information),
            cell(|g| g.services),
            site.pages.graded,
            figures.with_page,
            figures.topics,
            figures.online,
            figures.expected
        )?;
    }
    write!(out, "</tbody></table></div>")?;
    for (number, site) in report.sites.iter().enumerate() {
        site_html(out, number, site, words, language)?;
    }
    writeln!(out, "</main></body></html>")
}

fn site_html(
    out: &mut impl Write,
    number: usize,
    site: &SiteReport,
    words: &Words,
    language: Language,
) -> io::Result<()> {
    let figures = Figures::of(site);
    write!(
        out,
        "<section id=\"s{number}\"><h2>{}</h2>",
        escape(&site.name)
    )?;
    let list = |items: Vec<String>| {
        if items.is_empty() {
            vec![words.none.to_owned()]
        } else {
            items
        }
    };
    let parts = [
        (words.executors, site.executors.clone()),
        (
            words.missing,
            figures.missing.iter().map(|&s| s.to_owned()).collect(),
        ),
        (
            words.not_online,
            figures.not_online.iter().map(|&s| s.to_owned()).collect(),
        ),
        (
            words.lowest,
            site.lowest
                .iter()
                .map(|p| {
                    format!(
                        "{} – {} ({})",
                        decimal(p.tenths, language),
                        p.title,
                        p.address
                    )
                })
                .collect(),
        ),
        (words.orphans, site.orphans.clone().unwrap_or_default()),
        (
            words.disagreements,
            site.disagreements
                .iter()
                .map(|d| {
                    let said: Vec<String> = d
                        .said
                        .iter()
                        .map(|s| format!("{} {}: “{}” ({})", s.value, d.unit, s.quote, s.address))
                        .collect();
                    format!("{} – {}", d.name, said.join(" / "))
                })
                .collect(),
        ),
        (
            words.outdated,
            site.outdated
                .iter()
                .map(|o| format!("{} ({})", o.term, o.address))
                .collect(),
        ),
    ];
    for (name, items) in parts {
        write!(
            out,
            "<details><summary>{name} ({})</summary><ul>",
            items.len()
        )?;
        for item in list(items) {
            write!(out, "<li class=\"small\">{}</li>", escape(&item))?;
        }
        write!(out, "</ul></details>")?;
    }
    write!(out, "</section>")
}
