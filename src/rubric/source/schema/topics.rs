//! Themes, topics and their services, and names that mean a topic only beside other words.

use serde::Deserialize;
use toml::Spanned;

use super::{FactTable, OutdatedTable, Patterns};
use crate::rubric::model::{National, Text};

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

/// Passages written for this rubric; each becomes a test.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplesTable {
    #[serde(rename = "match")]
    pub matches: Vec<Spanned<String>>,
    pub no_match: Vec<Spanned<String>>,
}
