//! Choices of the user that the report was made with.

use serde::{Deserialize, Serialize};

/// What the user said about the page, as it was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// What does not apply: out of the denominator.
    pub not_applicable: Vec<ChoiceMade>,
    /// Findings that the user calls wrong: out of the denominator, and they widen the range.
    pub rejected: Vec<ChoiceMade>,
}

/// A choice with what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceMade {
    /// Identifier as given.
    pub id: String,
    /// Why, in the words of the user, at most 200 characters. Show as text only.
    pub reason: String,
    /// Name of what it is about in the language of the report, when the rubric knows it.
    pub name: Option<String>,
    /// Did it change something on this page?
    pub applied: bool,
}
