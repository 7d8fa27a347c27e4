//! The rubric: typed data, validated and compiled in at build time.

#[cfg(any(feature = "advice", test))]
pub mod advice;
#[cfg(feature = "cli")]
pub mod due;
#[cfg(any(feature = "cli", test))]
pub mod examples;
#[cfg(feature = "cli")]
pub mod load;
pub mod model;
mod names;
#[cfg(feature = "cli")]
pub mod origin;
mod packed;
pub(crate) use names::letters_to_change;
#[cfg(any(feature = "cli", test))]
pub(crate) mod pattern;
#[cfg(any(feature = "cli", test))]
pub mod source;

use model::{Rubric, SetId, Text, Topic};

/// The compiled rubric, as `build.rs` wrote it.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rubric.bin"));

/// Fingerprint of the compiled rubric, 16 hexadecimal digits.
pub const HASH: &str = env!("LOKETMETER_RUBRIC_HASH");

impl Rubric {
    /// The rubric that is built in.
    ///
    /// # Panics
    /// Never: `build.rs` reads its own output back before it accepts it.
    #[allow(clippy::expect_used)]
    pub fn builtin() -> Self {
        postcard::from_bytes(COMPILED).expect("the build verified these bytes")
    }

    /// The named pattern set, or an empty one when the rubric does not have it.
    pub fn words(&self, name: &str) -> SetId {
        self.words
            .binary_search_by(|(n, _)| n.as_str().cmp(name))
            .map_or(SetId::MAX, |i| self.words[i].1)
    }

    /// Index of a topic.
    pub fn topic_index(&self, id: &str) -> Option<usize> {
        self.topics.iter().position(|topic| topic.id == id)
    }

    /// Text of the report, or the key itself when the rubric does not have it.
    pub fn text<'a>(&'a self, key: &'a str, language: crate::Language) -> &'a str {
        self.texts
            .binary_search_by(|(k, _)| k.as_str().cmp(key))
            .map_or(key, |i| self.texts[i].1.get(language))
    }
}

impl Text {
    /// The text in a language.
    pub fn get(&self, language: crate::Language) -> &str {
        match language {
            crate::Language::En if !self.en.is_empty() => &self.en,
            _ => &self.nl,
        }
    }
}

impl Topic {
    /// Does the topic know this service?
    pub fn service(&self, action: &str) -> Option<&model::Service> {
        self.services.iter().find(|s| s.action == action)
    }
}
