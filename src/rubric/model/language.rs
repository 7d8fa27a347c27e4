//! What the language checks hold a text to.

use serde::{Deserialize, Serialize};

use super::SetId;

/// What the language checks hold a text to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageRules {
    /// Most words in a sentence that is not long.
    pub long_sentence: u32,
    /// Checks, in order of presentation.
    pub checks: Vec<LanguageCheck>,
    /// Words that few people use, with a plain replacement.
    pub jargon: Vec<Jargon>,
    /// Set of all jargon: text without it needs no further look.
    pub any_jargon: SetId,
    /// Words that may only be taken for a past participle.
    pub not_participle: SetId,
    /// Most places that a check lists; the others are counted.
    pub most_places: u8,
    /// Most words between the auxiliary and the participle of a passive.
    pub passive_gap: u8,
}

/// A language check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageCheck {
    /// Which check.
    pub kind: LanguageKind,
    /// Highest share with full marks, in thousandths; up to twice as many is half.
    pub share: u32,
    /// Number of hits that is no problem, whatever their share.
    pub free: u32,
}

/// Language checks: facts that can be counted, never a level of language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LanguageKind {
    /// Long sentences.
    Sentences,
    /// Words that few people use.
    Jargon,
    /// Sentences that do not say who does something.
    Passive,
    /// Links that do not say where they lead.
    Links,
    /// Amounts that are hard to read.
    Amounts,
}

/// A word that few people use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jargon {
    /// The word, as an example.
    pub word: String,
    /// Patterns.
    pub set: SetId,
    /// What to write instead: a word or a few.
    pub plain: String,
}
