//! A topic file or an overlay as an organisation could write it: refused with a reason, or a rubric that audits.
#![no_main]

use std::cell::RefCell;
use std::path::Path;

use libfuzzer_sys::fuzz_target;
use loketmeter::rubric::load::Loaded;
use loketmeter::rubric::source::{File, Source, compile, overlay};
use loketmeter::{Engine, Options, PageSource};

const PAGE: &str = include_str!("../../tests/pages/bijstand-rekenhulp.html");

thread_local! {
    static SOURCE: RefCell<Source> = RefCell::new(builtin());
}

/// The built-in rubric, read once for many topics.
fn builtin() -> Source {
    Loaded::builtin()
        .unwrap_or_else(|error| panic!("{error}"))
        .source
}

fuzz_target!(|text: &str| {
    let path = Path::new("fuzz.toml");
    if let Ok(topic) = File::parse(path, text.to_owned()) {
        SOURCE.with_borrow_mut(|source| {
            source.topics.push(topic);
            audit(source);
            source.topics.pop();
        });
    } else if let Ok(added) = File::parse(path, text.to_owned()) {
        SOURCE.with_borrow_mut(|source| {
            if overlay::apply(source, &added).is_ok() {
                audit(source);
            }
            *source = builtin();
        });
    }
});

fn audit(source: &Source) {
    match compile(source) {
        // A mistake is an answer too; only a panic is not.
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(rubric) => {
            let engine = Engine::with_rubric(rubric, "fuzz".to_owned());
            engine.audit(PageSource::Html(PAGE), None, &Options::default());
        }
    }
}
