//! The same page as source text and as records: one report.
#![no_main]

#[path = "../../tests/support/snapshot.rs"]
mod snapshot;

use libfuzzer_sys::fuzz_target;
use loketmeter::{Engine, Options, PageSource};

const ADDRESS: &str = "https://www.voorbeeldstad.example/bijstand";

fuzz_target!(|html: &str| {
    // These separate the records; the content script writes a space for them.
    let html = html.replace(|c| matches!(c, '\u{1}'..='\u{5}'), " ");
    let records = snapshot::snapshot(&html, snapshot::Order::Source);
    let audit = |source| {
        let report = Engine::builtin().audit(source, Some(ADDRESS), &Options::default());
        serde_json::to_string(&report).ok()
    };
    assert_eq!(
        audit(PageSource::Html(&html)),
        audit(PageSource::Snapshot(&records))
    );
});
