//! The stages of an audit one by one, so that a measurement can tell what each costs. Not part of the engine.
//!
//! `./build.sh bench` counts the instructions of each function here; nothing may be inlined into its caller.

use crate::detect::{self, Context};
use crate::page::Page;
use crate::text::Reading;
use crate::{Engine, Options, PageSource, Report};

/// Makes the engine: reads the rubric and builds its tables.
#[inline(never)]
pub fn start() -> Engine {
    Engine::fresh()
}

/// Parses a page with `scraper` and nothing else: the floor that the engine is measured against. Gives the number
/// of nodes.
#[inline(never)]
pub fn parse(html: &str) -> usize {
    scraper::Html::parse_document(html).tree.nodes().count()
}

/// Source to facts; parses when the source is HTML.
#[inline(never)]
pub fn facts(engine: &Engine, source: PageSource<'_>, address: &str) -> Page {
    engine.read(source, Some(address))
}

/// Facts to words, with every place where a pattern of the rubric fits.
#[inline(never)]
pub fn words(engine: &Engine, page: &mut Page) -> Reading {
    engine.words(page)
}

/// Words to findings and grade.
#[inline(never)]
pub fn findings(engine: &Engine, page: &Page, reading: &Reading, options: &Options) -> Report {
    detect::report(&Context::new(engine, page, reading, options))
}

/// Report to JSON text.
#[inline(never)]
pub fn serialise(report: &Report) -> String {
    serde_json::to_string(report).unwrap_or_default()
}
