//! Sites for the terminal.

use std::fmt::Write as _;

use super::figures::{Figures, Words, words};
use crate::report::formats::csv::decimal;
use crate::report::text::{Style, clean};
use crate::site::{ScanReport, SiteReport};

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
