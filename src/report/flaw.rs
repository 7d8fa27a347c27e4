//! Mistakes of the page itself that cost no points.

use serde::{Deserialize, Serialize};

use super::Evidence;

/// Kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FlawKind {
    /// A link or form of a public page leads to a test, acceptance or preview site.
    TestSite,
    /// A sentence announces a form, button or link that is not there.
    NotThere,
}

/// A mistake that an editor mends in a minute and that residents run into. It costs no points: it says nothing
/// about what the page tells, and a script may put in later what the engine does not see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Flaw {
    /// Which mistake.
    pub kind: FlawKind,
    /// What is wrong and what to do, in the language of the report.
    pub text: String,
    /// Where the link or form leads, at most 160 characters. Hostile data: show as text only.
    pub target: Option<String>,
    /// Where it is.
    pub evidence: Evidence,
}
