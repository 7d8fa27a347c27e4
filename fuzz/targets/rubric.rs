//! A topic file as an organisation could write it: compiled, or refused with a reason.
#![no_main]

// The modules are those of the crate, which uses more of them.
#[allow(dead_code)]
#[path = "../../src/rubric"]
mod rubric {
    pub(crate) mod model;
    pub(crate) mod pattern;
    pub(crate) mod source;
}

#[allow(dead_code)]
#[path = "../../src/text"]
mod text {
    pub(crate) mod fold;
    pub(crate) mod words;
}

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use libfuzzer_sys::fuzz_target;
use rubric::source::{File, Source, compile, read, schema::TopicFile};

thread_local! {
    static SOURCE: RefCell<Source> = RefCell::new(builtin());
}

/// The built-in rubric, read once.
fn builtin() -> Source {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rubric");
    read(&root).unwrap_or_else(|error| panic!("{error}"))
}

fuzz_target!(|text: &str| {
    let Ok(content) = toml::from_str::<TopicFile>(text) else {
        return;
    };
    SOURCE.with_borrow_mut(|source| {
        let added = File {
            path: PathBuf::from("fuzz.toml"),
            text: text.to_owned(),
            content,
        };
        source.topics.push(added);
        // A mistake is an answer too; only a panic is not.
        if let Err(error) = compile(source) {
            assert!(!error.to_string().is_empty());
        }
        source.topics.pop();
    });
});
