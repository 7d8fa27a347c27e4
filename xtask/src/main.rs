//! Build steps that need Rust: JavaScript glue for the engine and TypeScript types of the report.
//!
//! `cargo xtask glue WASM OUT` writes the glue, `types OUT` the types of the report, `advice OUT` the ready texts,
//! `snapshot HTML OUT` the snapshot of a page, `scoring OUT` the page on how a grade is made (`--check` only compares).

use std::{error::Error, fs, path::Path, process::ExitCode};

use loketmeter::{Language, advice::Catalogue};
use ts_rs::{Config, TS};

mod scoring;
#[path = "../../tests/support/snapshot.rs"]
mod snapshot_writer;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["glue", wasm, out] => glue(Path::new(wasm), Path::new(out)),
        ["types", out] => types(Path::new(out)),
        ["advice", out] => advice(Path::new(out)),
        ["snapshot", html, out] => snapshot(Path::new(html), Path::new(out)),
        ["scoring", out] => fs::write(out, scoring::document()).map_err(Into::into),
        ["scoring", "--check", out] => check_scoring(Path::new(out)),
        _ => Err("usage: cargo xtask glue WASM OUT | types OUT | advice OUT | snapshot HTML OUT | scoring [--check] OUT".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The published tables are those of the rubric.
fn check_scoring(published: &Path) -> Result<(), Box<dyn Error>> {
    if fs::read_to_string(published)? == scoring::document() {
        return Ok(());
    }
    let published = published.display();
    Err(format!("{published} is out of date: run `cargo xtask scoring {published}` and look at the difference").into())
}

/// Writes `engine.js`, `engine.d.ts` and `engine_bg.wasm` as plain web modules.
fn glue(wasm: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(wasm)
        .out_name("engine")
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)?;
    Ok(())
}

/// Writes the snapshot of a page, as the content script would, for measurements outside a browser.
fn snapshot(html: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let html = fs::read_to_string(html)?;
    let order = snapshot_writer::Order::Source;
    fs::write(out, snapshot_writer::snapshot(&html, order))?;
    Ok(())
}

/// Writes the types of the report and of the options, all in one folder.
fn types(out: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    let config = Config::new().with_out_dir(out);
    loketmeter::Report::export_all(&config)?;
    loketmeter::Options::export_all(&config)?;
    loketmeter::search::FoundTopic::export_all(&config)?;
    loketmeter::search::ThemeTopics::export_all(&config)?;
    loketmeter::advice::AdviceFile::export_all(&config)?;
    Ok(())
}

/// Writes the ready texts as `advice.nl.json` and `advice.en.json`, which the extension loads when they are asked for.
fn advice(out: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out)?;
    let rubric = loketmeter::rubric::model::Rubric::builtin();
    let catalogue = Catalogue::builtin();
    for (name, language) in [("nl", Language::Nl), ("en", Language::En)] {
        let file = serde_json::to_string(&catalogue.file(&rubric, language))?;
        fs::write(out.join(format!("advice.{name}.json")), file)?;
    }
    Ok(())
}
