//! Source text of a page: a whole report, and the same one twice.
#![no_main]

#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use loketmeter::{Engine, Options, PageSource};

fuzz_target!(|html: &str| {
    // The first line plays the address, so that it is tried too.
    let (address, html) = html.split_once('\n').unwrap_or(("", html));
    let audit =
        || Engine::builtin().audit(PageSource::Html(html), Some(address), &Options::default());
    let report = audit();
    sound::assert_sound(&report);
    assert_eq!(
        serde_json::to_string(&report).ok(),
        serde_json::to_string(&audit()).ok(),
        "the same page gives the same bytes"
    );
});
