//! A line per page, for a spreadsheet.

use std::io::{self, Write};

use super::Audited;
use crate::Language;
use crate::report::{Online, TopicStatus};

const COLUMNS: [&str; 20] = [
    "name",
    "address",
    "municipality_code",
    "municipality",
    "province",
    "title",
    "page_type",
    "grade",
    "grade_low",
    "grade_high",
    "label",
    "information",
    "services",
    "online",
    "subjects",
    "missing_elements",
    "missing_forms",
    "outdated",
    "findings",
    "no_grade_because",
];

/// Writes CSV (RFC 4180) with a header line.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: ::csv::Writer<W>,
    language: Language,
    started: bool,
}

impl<W: Write> Writer<W> {
    /// A writer to `out`.
    pub fn new(out: W, language: Language) -> Self {
        let out = ::csv::WriterBuilder::new().from_writer(out);
        Self {
            out,
            language,
            started: false,
        }
    }

    /// Writes the line of a page.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&mut self, page: &Audited<'_>) -> io::Result<()> {
        self.start()?;
        let report = page.report;
        let publisher = report.page.publisher.municipality.as_ref();
        let grade = report.grade.as_ref();
        let number = |tenths: u8| decimal(tenths, self.language);
        let subjects: Vec<&str> = {
            let topics = report.topics.iter();
            let subject = topics.filter(|topic| topic.status == TopicStatus::Subject);
            subject.map(|topic| topic.id.as_str()).collect()
        };
        let elements: Vec<&str> = {
            let failed = report.elements.iter();
            let failed = failed.filter(|e| e.outcome == crate::report::Outcome::Fail);
            failed.map(|e| e.id.as_str()).collect()
        };
        let forms: Vec<&str> = report.missing_forms.iter().map(|f| f.id.as_str()).collect();
        let outdated: Vec<&str> = report.outdated.iter().map(|o| o.term.as_str()).collect();
        let row = [
            page.name.to_owned(),
            report.page.address.clone().unwrap_or_default(),
            publisher.map_or(String::new(), |m| m.code.clone()),
            publisher.map_or(String::new(), |m| m.name.clone()),
            publisher.map_or(String::new(), |m| m.province.clone()),
            report.page.title.clone(),
            word(&report.page.page_type),
            grade.map_or(String::new(), |g| number(g.overall.tenths)),
            grade.map_or(String::new(), |g| number(g.overall.low)),
            grade.map_or(String::new(), |g| number(g.overall.high)),
            grade.map_or(String::new(), |g| g.label_text.clone()),
            grade
                .and_then(|g| g.information.as_ref())
                .map_or(String::new(), |v| number(v.tenths)),
            grade
                .and_then(|g| g.services.as_ref())
                .map_or(String::new(), |v| number(v.tenths)),
            match report.online {
                Online::Yes => "yes",
                Online::No => "no",
                Online::Unknown => "unknown",
            }
            .to_owned(),
            subjects.join(" "),
            elements.join(" "),
            forms.join(" "),
            outdated.join("; "),
            super::findings(report, self.language).len().to_string(),
            report
                .refusal
                .as_ref()
                .map_or(String::new(), |r| word(&r.kind)),
        ];
        self.out.write_record(row.iter().map(|cell| safe(cell)))?;
        self.out.flush()
    }

    /// Ends the table; one without pages still has its header.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.start()?;
        self.out.flush()
    }

    fn start(&mut self) -> io::Result<()> {
        if !self.started {
            self.started = true;
            self.out.write_record(COLUMNS)?;
        }
        Ok(())
    }
}

/// The name of a unit variant in JSON.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Tenths as a number: with a decimal comma in Dutch, as spreadsheets with Dutch settings expect.
pub fn decimal(tenths: u8, language: Language) -> String {
    let sign = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{}{sign}{}", tenths / 10, tenths % 10)
}

/// A cell that no spreadsheet takes for a formula: text of a page is hostile.
pub fn safe(cell: &str) -> String {
    let cleaned = cell.replace(['\r', '\n', '\0'], " ");
    if cleaned.starts_with(['=', '+', '-', '@', '\t']) && cleaned.len() > 1 {
        format!("'{cleaned}")
    } else {
        cleaned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("-"), "-");
        assert_eq!(safe("a\r\nb"), "a  b");
    }

    #[test]
    fn decimals_follow_the_language() {
        assert_eq!(decimal(55, Language::Nl), "5,5");
        assert_eq!(decimal(100, Language::En), "10.0");
    }

    #[test]
    fn a_table_without_pages_has_its_header() -> io::Result<()> {
        let mut out = Vec::new();
        Writer::new(&mut out, Language::Nl).finish()?;
        assert!(out.starts_with(b"name,address,"));
        Ok(())
    }
}
