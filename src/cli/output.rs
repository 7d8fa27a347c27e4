//! Reports in the format that was asked, one after the other.

use std::io::{self, BufWriter, Write};

use loketmeter::{
    Language, Report,
    advice::Catalogue,
    report::{
        Explanation,
        formats::{Audited, csv, earl, html, sarif},
        labels::LabelLine,
        text,
    },
    rubric::model::Rubric,
};
use serde::Serialize;

use super::{args::Format, terminal};

/// Where reports go: standard output or a file.
pub(crate) type Out = Box<dyn Write>;

/// Knows the findings of an earlier run by their fingerprints.
pub(crate) type Known<'a> = Option<&'a dyn Fn(&str) -> bool>;

/// Writes reports.
pub(crate) struct Output {
    sink: Sink,
    /// More pages can follow: a JSON object a line, a line between texts.
    several: bool,
    /// One line a page instead of the whole text.
    quiet: bool,
    /// Rubric for the ready texts below each text, when they are asked for.
    advice: Option<&'static Rubric>,
    style: text::Style,
    written: usize,
}

/// A format with its state.
enum Sink {
    Text(BufWriter<Out>),
    Json(BufWriter<Out>),
    Lines(BufWriter<Out>),
    Labels(BufWriter<Out>),
    Csv(Box<csv::Writer<Out>>),
    Html(html::Writer<BufWriter<Out>>),
    Sarif(sarif::Writer<BufWriter<Out>>),
    Earl(earl::Writer<BufWriter<Out>>),
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
    pub(crate) fn new(format: Format, language: Language, several: bool, out: Out) -> Self {
        let colour = terminal::colour();
        let sink = match format {
            Format::Text => Sink::Text(BufWriter::new(out)),
            Format::Json => Sink::Json(BufWriter::new(out)),
            Format::Jsonl => Sink::Lines(BufWriter::new(out)),
            Format::Labels => Sink::Labels(BufWriter::new(out)),
            Format::Csv => Sink::Csv(Box::new(csv::Writer::new(out, language))),
            Format::Html => Sink::Html(html::Writer::new(BufWriter::new(out), language)),
            Format::Sarif => Sink::Sarif(sarif::Writer::new(BufWriter::new(out), language)),
            Format::Earl => Sink::Earl(earl::Writer::new(BufWriter::new(out))),
        };
        Self {
            sink,
            several,
            quiet: false,
            advice: None,
            style: text::Style {
                language,
                width: terminal::width(),
                colour,
            },
            written: 0,
        }
    }

    /// One line a page in the format for people.
    pub(crate) fn quiet(mut self, quiet: bool) -> Self {
        self.quiet = quiet;
        self
    }

    /// Ready texts below each report, in the format for people.
    pub(crate) fn advice(mut self, rubric: Option<&'static Rubric>) -> Self {
        self.advice = rubric;
        self
    }

    /// Writes the report of a page, at once, so that a reader down the pipe can go on with it.
    ///
    /// # Errors
    /// When nobody reads any more, or the disk is full.
    pub(crate) fn write(&mut self, page: &Audited<'_>, known: Known<'_>) -> io::Result<()> {
        let (name, report) = (page.name, page.report);
        match &mut self.sink {
            Sink::Text(out) if self.quiet => {
                writeln!(out, "{}", text::line(name, report, &self.style))?;
                out.flush()?;
            }
            Sink::Text(out) => {
                rule(out, self.several, self.written, name, &self.style)?;
                out.write_all(text::render(report, &self.style).as_bytes())?;
                if let Some(rubric) = self.advice {
                    let texts = Catalogue::builtin();
                    let advice = text::render_advice(report, rubric, &texts, &self.style);
                    out.write_all(advice.as_bytes())?;
                }
                out.flush()?;
            }
            Sink::Json(out) if !self.several => {
                serde_json::to_writer_pretty(&mut *out, report)?;
                writeln!(out)?;
                out.flush()?;
            }
            Sink::Json(out) | Sink::Lines(out) => line(out, &Named { file: name, report })?,
            Sink::Labels(out) => line(out, &LabelLine::new(name, report))?,
            Sink::Csv(out) => out.write(page)?,
            Sink::Html(out) => out.write(page),
            Sink::Sarif(out) => out.write(page, known)?,
            Sink::Earl(out) => out.write(page)?,
        }
        self.written += 1;
        Ok(())
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
        match &mut self.sink {
            Sink::Json(out) | Sink::Lines(out) if self.several => line(
                out,
                &NamedExplanation {
                    file: name,
                    explanation,
                },
            )?,
            Sink::Json(out) => {
                serde_json::to_writer_pretty(&mut *out, explanation)?;
                writeln!(out)?;
                out.flush()?;
            }
            Sink::Text(out) => {
                rule(out, self.several, self.written, name, &self.style)?;
                let text = text::render_explanation(explanation, &self.style);
                out.write_all(text.as_bytes())?;
                out.flush()?;
            }
            // The command refuses these before it reads a page.
            _ => {}
        }
        self.written += 1;
        Ok(())
    }

    /// Ends the output: with what came of several pages together, or with the end of the document.
    ///
    /// # Errors
    /// As [`Output::write`].
    pub(crate) fn finish(self, reports: Option<&text::Tally>) -> io::Result<()> {
        match self.sink {
            Sink::Text(mut out) => {
                if let (true, false, Some(reports)) = (self.several, self.quiet, reports) {
                    write!(out, "\n{}", text::summary(reports, &self.style))?;
                }
                out.flush()
            }
            Sink::Json(mut out) | Sink::Lines(mut out) | Sink::Labels(mut out) => out.flush(),
            Sink::Csv(out) => out.finish(),
            Sink::Html(out) => out.finish(),
            Sink::Sarif(out) => out.finish(),
            Sink::Earl(out) => out.finish(),
        }
    }
}

/// One JSON object on a line.
pub(crate) fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)?;
    out.flush()
}

/// The line between the texts of several pages.
fn rule(
    out: &mut impl Write,
    several: bool,
    written: usize,
    name: &str,
    style: &text::Style,
) -> io::Result<()> {
    if !several {
        return Ok(());
    }
    let before = if written > 0 { "\n" } else { "" };
    writeln!(out, "{before}{}\n", text::rule(name, style))
}
