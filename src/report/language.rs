//! What can be counted of the language of a page.

use serde::{Deserialize, Serialize};

use super::{Evidence, LanguageKind, Outcome};

/// A language check: how often, and where first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LanguageFinding {
    /// Which check.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"sentences\" | \"jargon\" | \"passive\" | \"links\" | \"amounts\"")
    )]
    pub kind: LanguageKind,
    /// Name in the language of the report.
    pub name: String,
    /// Result; `not_applicable` when there is nothing to count.
    pub outcome: Outcome,
    /// How many hits.
    pub count: u32,
    /// Out of how many sentences, words, links or amounts.
    pub of: u32,
    /// The first hits; `count` tells how many there are in all.
    pub places: Vec<LanguagePlace>,
}

/// A hit of a language check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LanguagePlace {
    /// Where.
    pub evidence: Evidence,
    /// What to write instead (in Dutch, as the page is); for a long sentence its number of words.
    pub hint: Option<String>,
}
