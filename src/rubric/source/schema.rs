//! The shape of the files in `rubric/`. Unknown keys are errors, so a typo is found at build time.
//!
//! Some keys are for people (why a weight, how a law was checked); they are part of the schema all the same.
#![allow(dead_code, missing_docs)]

mod addresses;
mod channels;
mod facts;
mod publishers;
mod topics;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::rubric::model::{ElementFact, Enough, LanguageCheck, Need, Scoring, SourceName, Text};

pub use addresses::AddressesFile;
pub use channels::{MarkTable, MarksFile, SentenceTable, SentencesFile, TargetTable, TargetsFile};
pub use facts::{FactTable, OutdatedFile, OutdatedTable, ValueTable};
pub use publishers::{MunicipalitiesFile, MunicipalityTable, PublisherTable, PublishersFile};
pub use topics::{
    ArticleTable, AwbTable, ExamplesTable, Execution, LawTable, ObsoleteTable, SchemeTable,
    SchemesFile, ServiceTable, TermsTable, ThemeTable, ThemesFile, TopicFile, UplTable,
};

/// Patterns with their place in the file.
pub type Patterns = Vec<Spanned<String>>;

/// `rubric.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    pub version: String,
    pub why: Vec<WhyTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhyTable {
    pub id: String,
    pub must_be_online: bool,
    pub enough: Enough,
    pub decision: bool,
    pub text: Text,
}

/// `language.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    pub long_sentence: u32,
    pub most_places: u8,
    pub passive_gap: u8,
    pub not_participle: Patterns,
    pub check: Vec<LanguageCheck>,
    pub jargon: Vec<JargonTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JargonTable {
    /// The patterns; the first is shown.
    pub words: Patterns,
    pub plain: String,
}

/// `elements.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElementsFile {
    pub element: Vec<ElementTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElementTable {
    pub id: String,
    pub name: Text,
    pub weight: u8,
    pub sources: Vec<SourceName>,
    /// Applies only to services with a decision or with an application.
    pub needs: Option<Need>,
    #[serde(default)]
    pub whole_in_text: bool,
    #[serde(default)]
    pub heading: Patterns,
    #[serde(default)]
    pub text: Patterns,
    #[serde(default)]
    pub not: Patterns,
    #[serde(default)]
    pub page_types: Vec<String>,
    #[serde(default)]
    pub facts: Vec<ElementFact>,
    #[serde(default)]
    pub around: bool,
}

/// `words/*.toml`: named pattern sets.
pub type WordsFile = BTreeMap<String, Patterns>;

/// `scoring.toml`.
pub type ScoringFile = Scoring;

/// `texts.toml` and `reasons.toml`.
pub type TextsFile = BTreeMap<String, Text>;
