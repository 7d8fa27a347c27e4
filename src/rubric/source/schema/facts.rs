//! Facts that a page should tell, and what shows that it is out of date.

use serde::Deserialize;
use toml::Spanned;

use super::Patterns;
use crate::rubric::model::{Compare, Measure, OutdatedKind, Text};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactTable {
    pub id: Spanned<String>,
    pub text: Text,
    pub patterns: Patterns,
    pub source: String,
    /// Is the source an act or decree?
    #[serde(default = "yes")]
    pub law: bool,
    pub checked: bool,
    pub version: Option<String>,
    pub check_again_by: String,
    pub note: Option<String>,
    pub value: Option<ValueTable>,
}

fn yes() -> bool {
    true
}

/// The amount, term, share or age of a fact, read where `about` or `heading` says that it is this fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueTable {
    pub kind: Measure,
    pub compare: Compare,
    pub is: Vec<Spanned<String>>,
    /// Values that say nothing about the fact.
    #[serde(default)]
    pub ignore: Vec<Spanned<String>>,
    pub about: Patterns,
    #[serde(default)]
    pub heading: Patterns,
    #[serde(default)]
    pub not: Patterns,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutdatedTable {
    pub term: String,
    pub patterns: Patterns,
    pub why: Text,
    /// What kind of old text it is.
    #[serde(default)]
    pub kind: OutdatedKind,
    pub since: Option<String>,
    pub checked: bool,
    pub version: Option<String>,
    pub check_again_by: Option<String>,
    pub note: Option<String>,
}

/// `outdated.toml`: what is out of date on any page of the social domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutdatedFile {
    pub old_page_years: u16,
    pub outdated: Vec<OutdatedTable>,
}
