//! Reports in the formats of other tools: CSV, SARIF 2.1.0, EARL and HTML.
//!
//! All of them are renderings of [`Report`]: none decides anything. What comes from a page is hostile; every writer
//! escapes it in the way of its format.

pub mod csv;
pub mod earl;
mod findings;
pub mod html;
pub mod sarif;

pub use findings::{Finding, Level, findings, fingerprint};

use super::Report;

/// A report with the page it is of.
#[derive(Clone, Copy, Debug)]
pub struct Audited<'a> {
    /// Name for the user: the path of the file, `-` for standard input, or the address in an archive.
    pub name: &'a str,
    /// Source text of the page, to find lines in; absent when it is not at hand.
    pub source: Option<&'a str>,
    /// The report.
    pub report: &'a Report,
}

impl Audited<'_> {
    /// What identifies the page in findings of earlier runs: its address, else its name.
    pub fn key(&self) -> &str {
        self.report.page.address.as_deref().unwrap_or(self.name)
    }
}
