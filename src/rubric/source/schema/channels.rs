//! Rules on ways to arrange something: link targets, sentences and markup.

use serde::Deserialize;
use toml::Spanned;

use super::{ExamplesTable, Patterns};
use crate::rubric::model::{MarkKind, SentenceEffect, TargetKind};

/// `channels/targets.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsFile {
    pub target: Vec<TargetTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetTable {
    pub id: Spanned<String>,
    pub kind: TargetKind,
    #[serde(default)]
    pub weak: bool,
    #[serde(default)]
    pub host: Vec<String>,
    #[serde(default)]
    pub path: Vec<String>,
    pub source: String,
}

/// `channels/sentences.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentencesFile {
    pub sentence: Vec<SentenceTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceTable {
    pub id: Spanned<String>,
    pub effect: SentenceEffect,
    #[serde(default)]
    pub all: Vec<Spanned<String>>,
    #[serde(default)]
    pub any: Vec<Spanned<String>>,
    #[serde(default)]
    pub none: Vec<Spanned<String>>,
    pub examples: Option<ExamplesTable>,
}

/// `channels/marks.toml` and `regions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarksFile {
    pub mark: Vec<MarkTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkTable {
    pub id: Spanned<String>,
    pub kind: MarkKind,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub attributes: Vec<String>,
    #[serde(default)]
    pub images: Vec<String>,
    #[serde(default)]
    pub labels: Patterns,
    pub source: String,
}
