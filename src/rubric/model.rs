//! The compiled rubric: what `build.rs` writes and the engine reads.
//!
//! Everything a page is judged by is in here: words, rules, weights and texts. All matching refers
//! to *pattern sets* ([`SetId`]): groups of patterns of the same meaning.

mod addresses;
mod channels;
mod elements;
mod facts;
mod language;
mod lexicon;
mod publishers;
mod scoring;
mod topics;

use serde::{Deserialize, Serialize};

pub use addresses::Addresses;
pub use channels::{MarkKind, MarkRule, SentenceEffect, SentenceRule, TargetKind, TargetRule};
pub use elements::{Element, ElementFact, Need, SourceName};
pub use facts::{Amount, Compare, Fact, FactValue, Measure, Outdated, OutdatedKind};
pub use language::{Jargon, LanguageCheck, LanguageKind, LanguageRules};
pub use lexicon::{
    Edge, Entry, Item, LexiconData, NUMBER_FIRST, Node, SentencePlace, Symbol, SymbolKind,
};
pub use publishers::{MunicipalityRow, PublisherClass, PublisherRule};
pub use scoring::{Check, Scoring, Work};
pub use topics::{Enough, National, Scheme, Service, Theme, Topic, WhyCode};

/// Number of a pattern set.
pub type SetId = u16;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// The whole rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// Release, a date.
    pub version: String,
    /// Weights, limits and labels of the grade.
    pub scoring: Scoring,
    /// The themes of the social domain, in order of presentation.
    pub themes: Vec<Theme>,
    /// The topics, in order of theme and file name.
    pub topics: Vec<Topic>,
    /// Names that mean a topic only beside other words.
    pub schemes: Vec<Scheme>,
    /// Names and schemes of the whole social domain that are out of date.
    pub outdated: Vec<Outdated>,
    /// Years after which a page that nobody changed is out of date.
    pub old_page_years: u16,
    /// Limits of the language checks, and words with a plain replacement.
    pub language: LanguageRules,
    /// Information elements of a product page.
    pub elements: Vec<Element>,
    /// Named pattern sets that rules and code refer to, sorted by name.
    pub words: Vec<(String, SetId)>,
    /// Rules on link targets, first match wins.
    pub targets: Vec<TargetRule>,
    /// Rules on sentences.
    pub sentences: Vec<SentenceRule>,
    /// Markup that means something (login logos, form containers, page regions).
    pub marks: Vec<MarkRule>,
    /// Organisations that are not one of the municipalities, by host.
    pub publishers: Vec<PublisherRule>,
    /// What parts of an address mean.
    pub addresses: Addresses,
    /// Municipalities, sorted by registrable domain.
    pub municipalities: Vec<MunicipalityRow>,
    /// Reasons why a service should be online.
    pub why_codes: Vec<WhyCode>,
    /// Texts of the report by key, sorted.
    pub texts: Vec<(String, Text)>,
    /// Words and patterns of all sets.
    pub lexicon: LexiconData,
}

/// Fingerprint of compiled bytes, 16 hexadecimal digits: FNV-1a, stable over releases of the compiler, unlike the
/// standard hasher.
pub fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
