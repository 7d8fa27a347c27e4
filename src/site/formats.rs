//! Sites for people and for spreadsheets.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::report::{ScanReport, SiteKind, SiteReport};
use crate::Language;
use crate::report::formats::csv::{decimal, safe};
use crate::report::formats::html::{STYLE, escape};
use crate::report::text::{Style, clean};

/// A line per site.
///
/// # Errors
/// When the output cannot be written.
pub fn csv(report: &ScanReport, language: Language, out: &mut impl Write) -> io::Result<()> {
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record([
        "id",
        "name",
        "kind",
        "province",
        "pages",
        "graded_pages",
        "grade",
        "information",
        "services",
        "label",
        "topics_counted",
        "topics_with_page",
        "topics_missing",
        "services_expected",
        "services_online",
        "own_forms",
        "orphans",
        "disagreements",
        "outdated",
        "executors",
    ])?;
    for site in &report.sites {
        let figures = Figures::of(site);
        let grade = site.grade.as_ref();
        let number = |of: fn(&super::SiteGrade) -> u8| {
            grade.map_or(String::new(), |g| decimal(of(g), language))
        };
        let row = [
            site.id.clone(),
            site.name.clone(),
            kind(site.kind).to_owned(),
            site.province.clone().unwrap_or_default(),
            site.pages.read.to_string(),
            site.pages.graded.to_string(),
            number(|g| g.overall),
            number(|g| g.information),
            number(|g| g.services),
            grade.map_or(String::new(), |g| g.label_text.clone()),
            figures.topics.to_string(),
            figures.with_page.to_string(),
            figures.missing.len().to_string(),
            figures.expected.to_string(),
            figures.online.to_string(),
            figures.own.to_string(),
            site.orphan_count.to_string(),
            site.disagreements.len().to_string(),
            site.outdated.len().to_string(),
            site.executors.join("; "),
        ];
        out.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    out.flush()
}

fn kind(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Municipality => "municipality",
        SiteKind::Executor => "executor",
        SiteKind::Unknown => "unknown",
    }
}

/// What a site comes to.
struct Figures<'a> {
    topics: usize,
    with_page: usize,
    missing: Vec<&'a str>,
    expected: usize,
    online: usize,
    own: usize,
    not_online: Vec<&'a str>,
}

impl<'a> Figures<'a> {
    fn of(site: &'a SiteReport) -> Self {
        let counted = || site.topics.iter().filter(|t| t.counts);
        let expected = || site.services.iter().filter(|s| s.expected_online);
        Self {
            topics: counted().count(),
            with_page: counted().filter(|t| t.pages > 0).count(),
            missing: counted()
                .filter(|t| t.status.is_none())
                .map(|t| t.name.as_str())
                .collect(),
            expected: expected().count(),
            online: expected().filter(|s| s.online).count(),
            own: expected().filter(|s| s.own).count(),
            not_online: expected()
                .filter(|s| !s.online)
                .map(|s| s.name.as_str())
                .collect(),
        }
    }
}

struct Words {
    title: &'static str,
    grade: &'static str,
    information: &'static str,
    services: &'static str,
    pages: &'static str,
    topics: &'static str,
    online: &'static str,
    missing: &'static str,
    not_online: &'static str,
    lowest: &'static str,
    orphans: &'static str,
    disagreements: &'static str,
    outdated: &'static str,
    executors: &'static str,
    stopped: &'static str,
    of: &'static str,
    sites: &'static str,
    site: &'static str,
    none: &'static str,
    read: &'static str,
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &Words {
            title: "Sites over het sociaal domein",
            grade: "Cijfer",
            information: "Informatie",
            services: "Online regelen",
            pages: "Pagina's",
            topics: "Onderwerpen met een eigen pagina",
            online: "Diensten die online kunnen",
            missing: "Onderwerpen die ontbreken",
            not_online: "Wat online moet kunnen en niet kan",
            lowest: "Pagina's met het laagste cijfer",
            orphans: "Pagina's waar geen pagina naartoe linkt",
            disagreements: "Pagina's die iets anders zeggen (controleer)",
            outdated: "Verouderd",
            executors: "Ook geteld, van uitvoerders",
            stopped: "De scan is onderbroken: dit is het resultaat tot zover.",
            of: "van",
            sites: "Sites",
            site: "Site",
            none: "geen",
            read: "gelezen",
        },
        Language::En => &Words {
            title: "Sites on the social domain",
            grade: "Grade",
            information: "Information",
            services: "Online services",
            pages: "Pages",
            topics: "Topics with a page of their own",
            online: "Services that are online",
            missing: "Missing topics",
            not_online: "What should be possible online and is not",
            lowest: "Pages with the lowest grade",
            orphans: "Pages that no page links to",
            disagreements: "Pages that tell different things (check)",
            outdated: "Out of date",
            executors: "Counted as well, of executors",
            stopped: "The scan was stopped: this is the result so far.",
            of: "of",
            sites: "Sites",
            site: "Site",
            none: "none",
            read: "read",
        },
    }
}

/// For the terminal. `quiet` gives a line per site.
pub fn text(report: &ScanReport, style: &Style, quiet: bool) -> String {
    let words = words(style.language);
    let mut out = String::new();
    for site in &report.sites {
        let grade = site.grade.as_ref().map_or("–".to_owned(), |g| {
            format!("{}  {}", decimal(g.overall, style.language), g.label_text)
        });
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{grade}  {}", clean(&site.name));
        if !quiet {
            site_text(&mut out, site, words, style);
        }
    }
    if !quiet {
        let counts = &report.counts;
        let _ = writeln!(
            out,
            "{}: {} · {}: {} {}",
            words.sites,
            report.sites.len(),
            words.pages,
            counts.pages,
            words.read
        );
    }
    if !report.complete {
        let _ = writeln!(out, "{}", words.stopped);
    }
    out
}

fn site_text(out: &mut String, site: &SiteReport, words: &Words, style: &Style) {
    let figures = Figures::of(site);
    let mut row = |name: &str, value: String| {
        let _ = writeln!(out, "  {name}: {}", clean(&value));
    };
    if let Some(grade) = &site.grade {
        row(
            words.information,
            decimal(grade.information, style.language),
        );
        row(words.services, decimal(grade.services, style.language));
    }
    row(
        words.pages,
        format!("{} ({} {})", site.pages.graded, words.of, site.pages.read),
    );
    row(
        words.topics,
        format!("{} {} {}", figures.with_page, words.of, figures.topics),
    );
    row(
        words.online,
        format!("{} {} {}", figures.online, words.of, figures.expected),
    );
    for (name, list) in [
        (
            words.executors,
            site.executors.iter().map(String::as_str).collect(),
        ),
        (words.missing, figures.missing),
        (words.not_online, figures.not_online),
    ] {
        if !list.is_empty() {
            row(name, list.join(", "));
        }
    }
    for page in &site.lowest {
        row(
            words.lowest,
            format!("{}  {}", decimal(page.tenths, style.language), page.address),
        );
    }
    for page in site.orphans.iter().flatten() {
        row(words.orphans, page.clone());
    }
    for found in &site.disagreements {
        let said: Vec<String> = found
            .said
            .iter()
            .map(|s| format!("{} {} ({})", s.value, found.unit, s.address))
            .collect();
        row(
            words.disagreements,
            format!("{}: {}", found.name, said.join(", ")),
        );
    }
    for old in &site.outdated {
        row(words.outdated, format!("{} ({})", old.term, old.address));
    }
    out.push('\n');
}

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
        let cell = |of: fn(&super::SiteGrade) -> u8| {
            grade.map_or("–".to_owned(), |g| decimal(of(g), language))
        };
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
