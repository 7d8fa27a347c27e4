//! The shape of the files in `rubric/`. Unknown keys are errors, so a typo is found at build time.
//!
//! Some keys are for people (why a weight, how a law was checked); they are part of the schema all the same.
#![allow(dead_code, missing_docs)]

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::rubric::model::{
    Compare, ElementFact, Enough, LanguageCheck, MarkKind, Measure, National, Need, OutdatedKind,
    PublisherClass, Scoring, SentenceEffect, SourceName, TargetKind, Text,
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

/// `themes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemesFile {
    pub theme: Vec<ThemeTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeTable {
    pub id: String,
    pub name: Text,
    #[serde(default)]
    pub title: Patterns,
    /// The topic that a page about the whole theme is about.
    pub topic: Option<Spanned<String>>,
    pub national: National,
}

/// `schemes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemesFile {
    pub scheme: Vec<SchemeTable>,
}

/// Names that mean a topic only beside other words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeTable {
    pub id: String,
    pub topic: Spanned<String>,
    pub name: Patterns,
    /// Names of the same form that are something else.
    #[serde(default)]
    pub not: Patterns,
    /// Does it count in running text too, or in titles, headings and links only?
    #[serde(default)]
    pub anywhere: bool,
    /// Word sets that must each be in the same heading, link or paragraph.
    #[serde(default)]
    pub beside: Vec<Spanned<String>>,
    /// Word set that must be there or near it.
    pub about: Option<Spanned<String>>,
    /// Themes: on a page about one of them, `about` is fulfilled.
    #[serde(default)]
    pub themes: Vec<Spanned<String>>,
    pub source: String,
    /// "Heading | text below it", on a page about everything; each becomes a test.
    pub examples: ExamplesTable,
}

/// `topics/<theme>/<id>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    pub id: Spanned<String>,
    pub theme: Spanned<String>,
    pub name: Text,
    pub weight: Spanned<u8>,
    pub weight_why: String,
    pub audience: Option<String>,
    pub execution: Execution,
    #[serde(default)]
    pub external_parties: Vec<String>,
    pub broader: Option<Spanned<String>>,
    /// Names the place where other services are arranged, not the service.
    #[serde(default)]
    pub access_point: bool,
    pub study_2014: Option<String>,
    pub upl: Option<UplTable>,
    pub law: LawTable,
    pub terms: TermsTable,
    #[serde(default)]
    pub service: Vec<ServiceTable>,
    #[serde(default)]
    pub fact: Vec<FactTable>,
    #[serde(default)]
    pub outdated: Vec<OutdatedTable>,
    pub examples: ExamplesTable,
}

/// Who carries a topic out.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Execution {
    /// The municipality.
    Gemeente,
    /// Municipality and others.
    Gedeeld,
    /// Another organisation.
    Extern,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UplTable {
    pub name: Option<String>,
    pub uri: Option<String>,
    #[serde(default)]
    pub related: Vec<String>,
    #[serde(default)]
    pub sdg: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawTable {
    pub check: String,
    pub checked_on: Option<String>,
    pub version: Option<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub articles: Vec<ArticleTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleTable {
    pub act: String,
    pub article: String,
    pub checked: bool,
    pub version: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsTable {
    #[serde(default)]
    pub everyday: Patterns,
    #[serde(default)]
    pub official: Patterns,
    #[serde(default)]
    pub english: Patterns,
    #[serde(default)]
    pub title: Patterns,
    #[serde(default)]
    pub obsolete: Vec<ObsoleteTable>,
    #[serde(default)]
    pub lookalikes: Patterns,
    /// Words that show that a page is about another subject with the same name.
    #[serde(default)]
    pub other_subject: Patterns,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObsoleteTable {
    pub term: Spanned<String>,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceTable {
    pub id: Spanned<String>,
    pub action: String,
    pub phrase: Text,
    pub expected_channel: String,
    #[serde(default)]
    pub also_ok: Vec<String>,
    pub must_be_online: bool,
    pub why: Spanned<String>,
    pub awb: Option<AwbTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwbTable {
    pub kind: Option<String>,
    pub basis: Option<String>,
    pub certainty: Option<String>,
    pub note: Option<String>,
}

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

/// Passages written for this rubric; each becomes a test.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplesTable {
    #[serde(rename = "match")]
    pub matches: Vec<Spanned<String>>,
    pub no_match: Vec<Spanned<String>>,
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

/// `publishers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishersFile {
    pub publisher: Vec<PublisherTable>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherTable {
    pub id: String,
    pub class: PublisherClass,
    pub host: Vec<String>,
    pub name: Option<String>,
    pub evidence: String,
}

/// `municipalities.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalitiesFile {
    pub source: String,
    pub municipality: Vec<MunicipalityTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityTable {
    pub code: String,
    pub name: String,
    pub short: Option<String>,
    pub province: String,
    pub domain: String,
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// `scoring.toml`.
pub type ScoringFile = Scoring;

/// `texts.toml` and `reasons.toml`.
pub type TextsFile = BTreeMap<String, Text>;
