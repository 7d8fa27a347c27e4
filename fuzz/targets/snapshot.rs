//! Records of a live page, also those that no content script would write.
#![no_main]

#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use loketmeter::{Engine, Options, PageSource};

fuzz_target!(|records: &str| {
    let engine = Engine::builtin();
    let report = engine.audit(PageSource::Snapshot(records), None, &Options::default());
    sound::assert_sound(&report);
});
