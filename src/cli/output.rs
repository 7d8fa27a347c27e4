//! Reports in the format that was asked, one after the other.

use std::io::{self, BufWriter, Stdout, Write};

use loketmeter::{
    Language, Report,
    report::{Explanation, labels::LabelLine, text},
};
use serde::Serialize;

use super::{args::Format, terminal};

/// Writes reports to standard output.
pub(crate) struct Output {
    format: Format,
    /// More pages can follow: a JSON object a line, a line between texts.
    several: bool,
    style: text::Style,
    out: BufWriter<Stdout>,
    written: usize,
}

/// One of several pages in JSON.
#[derive(Serialize)]
struct Named<'a> {
    file: &'a str,
    report: &'a Report,
}

/// One of several explanations in JSON.
#[derive(Serialize)]
struct NamedExplanation<'a> {
    file: &'a str,
    explanation: &'a Explanation,
}

impl Output {
    /// An output for one page or for `several`.
    pub(crate) fn new(format: Format, language: Language, several: bool) -> Self {
        Self {
            format,
            several,
            style: text::Style {
                language,
                width: terminal::width(),
                colour: terminal::colour(),
            },
            out: BufWriter::new(io::stdout()),
            written: 0,
        }
    }

    /// Writes the report of the page `name`.
    ///
    /// # Errors
    /// When nobody reads any more, or the disk is full.
    pub(crate) fn write(&mut self, name: &str, report: &Report) -> io::Result<()> {
        match self.format {
            Format::Text => self.write_text(name, report)?,
            Format::Labels => self.write_line(&LabelLine::new(name, report))?,
            Format::Json if self.several => self.write_line(&Named { file: name, report })?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut self.out, report)?;
                writeln!(self.out)?;
            }
        }
        self.written += 1;
        // A page at a time, so that a reader down the pipe can go on with it.
        self.out.flush()
    }

    /// Writes why the report of the page `name` says what it does of one topic.
    ///
    /// # Errors
    /// As [`Output::write`].
    pub(crate) fn write_explanation(
        &mut self,
        name: &str,
        explanation: &Explanation,
    ) -> io::Result<()> {
        match self.format {
            Format::Json if self.several => self.write_line(&NamedExplanation {
                file: name,
                explanation,
            })?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut self.out, explanation)?;
                writeln!(self.out)?;
            }
            Format::Text | Format::Labels => {
                self.write_rule(name)?;
                let text = text::render_explanation(explanation, &self.style);
                self.out.write_all(text.as_bytes())?;
            }
        }
        self.written += 1;
        self.out.flush()
    }

    fn write_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        writeln!(self.out)
    }

    fn write_text(&mut self, name: &str, report: &Report) -> io::Result<()> {
        self.write_rule(name)?;
        self.out
            .write_all(text::render(report, &self.style).as_bytes())
    }

    /// The line between the texts of several pages.
    fn write_rule(&mut self, name: &str) -> io::Result<()> {
        if !self.several {
            return Ok(());
        }
        let before = if self.written > 0 { "\n" } else { "" };
        let rule = text::rule(name, &self.style);
        writeln!(self.out, "{before}{rule}\n")
    }

    /// Ends explanations, which nothing follows.
    ///
    /// # Errors
    /// As [`Output::write`].
    pub(crate) fn close(mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends a text of several pages with what came of them together.
    ///
    /// # Errors
    /// As [`Output::write`].
    pub(crate) fn finish(mut self, reports: &text::Tally) -> io::Result<()> {
        if self.several && self.format == Format::Text {
            let summary = text::summary(reports, &self.style);
            write!(self.out, "\n{summary}")?;
        }
        self.out.flush()
    }
}
