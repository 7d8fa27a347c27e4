//! The report: the only product of the engine.
//!
//! One versioned object. The popup, the terminal, JSON and the label format are
//! renderings of it; none of them decides anything. Texts in it are in the
//! language of [`crate::Options::language`]; identifiers are English or, where
//! they are terms of law or of a standard, Dutch (UPL, SDG).

mod advice;
mod choices;
mod declared;
mod explain;
mod flaw;
#[cfg(feature = "cli")]
pub mod formats;
mod grade;
#[cfg(feature = "cli")]
pub mod labels;
mod language;
mod page;
mod service;
#[cfg(feature = "cli")]
pub mod text;

pub use crate::rubric::model::{LanguageKind, OutdatedKind};
pub use advice::{Owner, Task, TaskKind};
pub use choices::{ChoiceMade, Choices};
pub use declared::{Declaration, DeclarationKind, DeclarationSource};
pub use explain::{
    ChannelVerdict, Explanation, LinkVerdict, NoChannel, NoPoints, OverruledBy, OverruledTerm,
    PatternOrigin, PlaceFinding, RuleOutcome, RuleVerdict, SentenceVerdict, SubjectStage,
    SubjectStep, SubjectVerdict, TermKind, TopicPlace, UnknownTheme, UnknownTopic,
};
pub use flaw::{Flaw, FlawKind};
pub use grade::{
    Criterion, CriterionKind, Grade, GradeLabel, GradeValue, Half, Outcome, Part, PartId, Rule,
    Source, SourceKind, Warning,
};
pub use language::{LanguageFinding, LanguagePlace};
pub use page::{
    GradeRefusal, Limit, LimitKind, Municipality, PageSummary, PageType, Publisher, PublisherKind,
    Reason, RefusalKind, Scope,
};
pub use service::{
    Channel, ChannelFinding, ChannelStatus, Confidence, MissingForm, Online, Route, ServiceFinding,
};

use serde::{Deserialize, Serialize};

/// Version of the shape of [`Report`]. Raised when a field is renamed, removed or changes meaning.
pub const REPORT_VERSION: u32 = 1;

/// Everything the engine has to say about one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always [`REPORT_VERSION`].
    pub version: u32,
    /// Version of this crate, for example `0.1.0`.
    pub engine: String,
    /// Which rubric judged the page.
    pub rubric: RubricStamp,
    /// What the page is and who publishes it.
    pub page: PageSummary,
    /// Which part of the social domain the page is held to.
    pub scope: Scope,
    /// The grade; absent when `refusal` is present.
    pub grade: Option<Grade>,
    /// Why there is no grade.
    pub refusal: Option<GradeRefusal>,
    /// Can the main service of the page be started online now?
    pub online: Online,
    /// Topics found on the page, strongest first.
    pub topics: Vec<TopicFinding>,
    /// Topics of the scope that the page neither names nor links, heaviest first.
    pub missing_topics: Vec<MissingTopic>,
    /// Services of the page's topics with the ways to arrange them.
    pub services: Vec<ServiceFinding>,
    /// Services that cannot be started online here, heaviest first.
    pub missing_forms: Vec<MissingForm>,
    /// Information elements of a product page (the SDG fields).
    pub elements: Vec<ElementFinding>,
    /// Key facts of the topics, as checked on the page.
    pub facts: Vec<FactFinding>,
    /// Abolished schemes, old names and old amounts found on the page.
    pub outdated: Vec<OutdatedFinding>,
    /// What to do, most gain for the time it takes first.
    #[serde(default)]
    pub advice: Vec<Task>,
    /// What the user said does not apply or is not right.
    #[serde(default)]
    pub choices: Choices,
    /// What can be counted of the language.
    #[serde(default)]
    pub language: Vec<LanguageFinding>,
    /// What the page declares about itself for machines, held against what it shows.
    #[serde(default)]
    pub declarations: Vec<Declaration>,
    /// Mistakes of the page itself that cost no points.
    #[serde(default)]
    pub flaws: Vec<Flaw>,
    /// Parts of the page that were not read, and why.
    pub limits: Vec<Limit>,
}

/// Identity of the rubric behind a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RubricStamp {
    /// Release of the rubric, a date such as `2026-11-23`.
    pub version: String,
    /// Fingerprint of the compiled rubric, 16 hexadecimal digits.
    pub hash: String,
}

/// A place on the page that shows a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The words of the page, at most 160 characters. Hostile data: show as text only.
    pub quote: String,
    /// Number of the element in the page (see `docs/snapshot.md`); absent for the title and metadata.
    pub node: Option<u32>,
    /// Nearest heading above it.
    pub section: Option<String>,
    /// Identifier of the rule or term that decided, for example `topic:schuldhulp`.
    pub rule: String,
}

/// How strongly a topic is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TopicStatus {
    /// The page is about it.
    Subject,
    /// It has a section, tile or link of its own.
    Covered,
    /// It is named in the main content.
    Mentioned,
}

/// A topic of the rubric that is present on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TopicFinding {
    /// Rubric identifier, for example `schuldhulp`.
    pub id: String,
    /// Name in the language of the report.
    pub name: String,
    /// Theme identifier, for example `schulden`.
    pub theme: String,
    /// Strongest way in which it is present.
    pub status: TopicStatus,
    /// Integer strength that ranks topics of one page; no meaning between pages.
    pub score: u32,
    /// Where, strongest first, at most five.
    pub evidence: Vec<Evidence>,
}

/// A topic that the page should name or link and does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MissingTopic {
    /// Rubric identifier.
    pub id: String,
    /// Name in the language of the report.
    pub name: String,
    /// Theme identifier.
    pub theme: String,
    /// Name of the theme in the language of the report.
    pub theme_name: String,
    /// Weight in the rubric, 1 to 3.
    pub weight: u8,
}

/// An information element, held against the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ElementFinding {
    /// Rubric identifier, for example `voorwaarden`.
    pub id: String,
    /// Name in the language of the report.
    pub name: String,
    /// `pass` with a heading or list of its own, `partial` when only named in running text.
    pub outcome: Outcome,
    /// Weight in the rubric.
    pub weight: u8,
    /// Where it is.
    pub evidence: Option<Evidence>,
}

/// A key fact of a topic, held against the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FactFinding {
    /// Identifier `topic/fact`.
    pub id: String,
    /// The fact in one sentence.
    pub text: String,
    /// `pass` when the page tells it, `fail` when it does not or says something else, `cant_tell` past its check date.
    pub outcome: Outcome,
    /// What the page says of it.
    pub status: FactStatus,
    /// The amount, term, share or age as the page writes it. Hostile data: show as text only.
    pub seen: Option<String>,
    /// Article or other source.
    pub source: Source,
    /// Date (ISO) from which the fact must be checked again.
    pub check_again_by: String,
    /// Where it is.
    pub evidence: Option<Evidence>,
}

/// What a page says of a key fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FactStatus {
    /// It tells it.
    Present,
    /// It does not tell it.
    Absent,
    /// It tells another amount, term, share or age.
    Contradicted,
    /// The rubric's own knowledge is past its date.
    CantTell,
}

/// Something out of date on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutdatedFinding {
    /// Topic it belongs to; empty when it is out of date whatever the page is about.
    pub topic: String,
    /// The old term or amount as the rubric knows it, or the date.
    pub term: String,
    /// What kind of old text it is.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"name\" | \"amount\" | \"scheme\" | \"date\" | \"page\"")
    )]
    pub kind: OutdatedKind,
    /// Why it is out of date, with the year where known.
    pub why: String,
    /// True when the source was read; false means: a warning only, never points.
    pub checked: bool,
    /// Where it is.
    pub evidence: Evidence,
}
