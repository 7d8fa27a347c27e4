//! What a scan writes: pages as they come, or sites at the end.

use std::io::{self, BufWriter, Write};

use loketmeter::{
    Language,
    report::formats::Audited,
    site::{ScanReport, SiteReport, formats},
};
use serde::Serialize;

use super::super::{
    args::{Format, ScanFormat},
    output::{Known, Out, Output, line},
    terminal,
};

/// Writes a scan.
pub(super) enum ScanOutput {
    /// Formats with a line or a result per page.
    Pages(Box<Output>),
    /// JSON lines: pages, then sites, then the counts.
    Lines(BufWriter<Out>),
    /// Formats of sites.
    Sites {
        format: ScanFormat,
        language: Language,
        quiet: bool,
        out: BufWriter<Out>,
    },
}

#[derive(Serialize)]
struct PageLine<'a> {
    page: &'a str,
    report: &'a loketmeter::Report,
}

#[derive(Serialize)]
struct SiteLine<'a> {
    site: &'a SiteReport,
}

#[derive(Serialize)]
struct EndLine<'a> {
    complete: bool,
    counts: &'a loketmeter::site::Counts,
}

impl ScanOutput {
    pub(super) fn new(format: ScanFormat, language: Language, quiet: bool, out: Out) -> Self {
        match format {
            ScanFormat::Sarif => {
                Self::Pages(Box::new(Output::new(Format::Sarif, language, true, out)))
            }
            ScanFormat::Earl => {
                Self::Pages(Box::new(Output::new(Format::Earl, language, true, out)))
            }
            ScanFormat::Jsonl => Self::Lines(BufWriter::new(out)),
            ScanFormat::Text | ScanFormat::Json | ScanFormat::Csv | ScanFormat::Html => {
                Self::Sites {
                    format,
                    language,
                    quiet,
                    out: BufWriter::new(out),
                }
            }
        }
    }

    /// Writes a page, when the format is one of pages.
    ///
    /// # Errors
    /// When nobody reads any more, or the disk is full.
    pub(super) fn page(&mut self, page: &Audited<'_>, known: Known<'_>) -> io::Result<()> {
        match self {
            Self::Pages(output) => output.write(page, known),
            Self::Lines(out) => line(
                out,
                &PageLine {
                    page: page.name,
                    report: page.report,
                },
            ),
            Self::Sites { .. } => Ok(()),
        }
    }

    /// Writes the sites, and the end.
    ///
    /// # Errors
    /// As [`Self::page`].
    pub(super) fn finish(self, report: &ScanReport) -> io::Result<()> {
        match self {
            Self::Pages(output) => output.finish(None),
            Self::Lines(mut out) => {
                for site in &report.sites {
                    line(&mut out, &SiteLine { site })?;
                }
                line(
                    &mut out,
                    &EndLine {
                        complete: report.complete,
                        counts: &report.counts,
                    },
                )
            }
            Self::Sites {
                format,
                language,
                quiet,
                mut out,
            } => {
                match format {
                    ScanFormat::Csv => formats::csv(report, language, &mut out)?,
                    ScanFormat::Html => formats::html(report, language, &mut out)?,
                    ScanFormat::Text => {
                        let style = loketmeter::report::text::Style {
                            language,
                            width: terminal::width(),
                            colour: terminal::colour(),
                        };
                        out.write_all(formats::text(report, &style, quiet).as_bytes())?;
                    }
                    _ => {
                        serde_json::to_writer_pretty(&mut out, report)?;
                        writeln!(out)?;
                    }
                }
                out.flush()
            }
        }
    }
}
