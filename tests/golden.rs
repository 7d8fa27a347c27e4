//! Whole reports of six test pages, compared byte for byte with the files in `tests/golden`.
//!
//! After a change that is meant to change reports: `LOKETMETER_UPDATE_GOLDEN=1 cargo test --test golden`, and read the
//! difference before committing it.
#![cfg(feature = "html")]
#![allow(
    clippy::expect_used,
    reason = "a test may stop at a file that is not there"
)]

mod support;

use std::fs;
use std::path::PathBuf;

use loketmeter::{Engine, Language, Options, PageSource};

/// One page of every kind that gets a report of its own shape, and the language of the report.
const PAGES: [(&str, Language); 6] = [
    ("bijzondere-bijstand-nlds", Language::Nl),
    ("thema-schulden-kaarten", Language::Nl),
    ("home-tegels", Language::Nl),
    ("formulier-open-formulieren", Language::Nl),
    ("isd-bijstand", Language::En),
    ("paspoort-menu", Language::Nl),
];

fn golden(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    folder.join(name).with_extension("json")
}

/// The report as pretty JSON. The fingerprint of the rubric changes with every term, so it is left out.
fn report(name: &str, language: Language) -> String {
    let html = support::read_page(name);
    let address = support::address(name);
    let options = Options {
        language,
        ..Options::default()
    };
    let mut report = Engine::builtin().audit(PageSource::Html(&html), address.as_deref(), &options);
    report.rubric.hash = String::new();
    let mut json = serde_json::to_string_pretty(&report).expect("a report can be written as JSON");
    json.push('\n');
    json
}

/// The first lines that differ, with their number.
fn difference(name: &str, golden: &str, found: &str) -> String {
    let lines = golden.lines().zip(found.lines()).enumerate();
    let first = lines.filter(|(_, (one, other))| one != other).take(3);
    let text = first.map(|(i, (one, other))| format!("  line {}\n  - {one}\n  + {other}\n", i + 1));
    let text: String = text.collect();
    let count = |text: &str| text.lines().count();
    let lengths = format!("{} lines, now {}", count(golden), count(found));
    format!("tests/golden/{name}.json: {lengths}\n{text}\n")
}

#[test]
fn reports_are_as_they_were() {
    let update = std::env::var_os("LOKETMETER_UPDATE_GOLDEN").is_some();
    let mut wrong = String::new();
    for (name, language) in PAGES {
        let (path, found) = (golden(name), report(name, language));
        if update {
            fs::write(&path, &found).expect("tests/golden can be written");
            continue;
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if golden != found {
            wrong += &difference(name, &golden, &found);
        }
    }
    assert!(
        wrong.is_empty(),
        "reports differ; LOKETMETER_UPDATE_GOLDEN=1 cargo test --test golden writes them anew\n\n{wrong}"
    );
}
