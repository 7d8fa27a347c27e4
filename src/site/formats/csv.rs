//! Sites as a table for spreadsheets.

use std::io::{self, Write};

use super::figures::Figures;
use crate::Language;
use crate::report::formats::csv::{decimal, safe};
use crate::site::report::SiteKind;
use crate::site::{ScanReport, SiteGrade};

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
        let number =
            |of: fn(&SiteGrade) -> u8| grade.map_or(String::new(), |g| decimal(of(g), language));
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
