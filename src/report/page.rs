//! What the page is: type, publisher, scope, limits.

use serde::{Deserialize, Serialize};

/// Facts about the page as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PageSummary {
    /// Address that was given, without fragment; absent when unknown.
    pub address: Option<String>,
    /// First heading, else the document title. Hostile data: show as text only.
    pub title: String,
    /// Language of the content as `nl`, `en` or another primary subtag; absent when unknown.
    pub language: Option<String>,
    /// Kind of page.
    pub page_type: PageType,
    /// Signals that decided the page type.
    pub page_type_reasons: Vec<Reason>,
    /// Who publishes the page.
    pub publisher: Publisher,
    /// True for test, acceptance and preview hosts.
    pub test_host: bool,
}

/// Kind of page; decides which criteria apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PageType {
    /// Front page of a municipality.
    Home,
    /// Theme page, A to Z, list of products.
    Overview,
    /// One product or scheme.
    Product,
    /// The form itself.
    Form,
    /// News item.
    News,
    /// Product page of an intermunicipal or national executor (ISD, GR, UWV, SVB).
    Executor,
    /// Anything else: contact, policy, FAQ, pages of others.
    Other,
}

impl PageType {
    /// Spelling in the report and in the rubric.
    pub fn id(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Overview => "overview",
            Self::Product => "product",
            Self::Form => "form",
            Self::News => "news",
            Self::Executor => "executor",
            Self::Other => "other",
        }
    }
}

/// One observed signal in words, with the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Identifier of the rule, for example `host:municipality`.
    pub rule: String,
    /// What was seen, for example the host name. Hostile data: show as text only.
    pub seen: String,
}

/// Who publishes the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Publisher {
    /// Kind of organisation.
    pub kind: PublisherKind,
    /// The municipality, when it is one and its name is known.
    pub municipality: Option<Municipality>,
    /// Name of another publisher, when known.
    pub name: Option<String>,
    /// Signals that decided.
    pub reasons: Vec<Reason>,
}

/// Kind of organisation behind a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PublisherKind {
    /// A municipality, or its own loket, parking or scheme host.
    Municipality,
    /// Signals of a municipality without its known host: ask the user.
    ProbablyMunicipality,
    /// Intermunicipal social service (ISD, GR, Werkplein, kredietbank, Veilig Thuis).
    Executor,
    /// Everybody else.
    Other,
}

impl PublisherKind {
    /// Does the page count as municipal?
    pub fn is_municipal(self) -> bool {
        self != Self::Other
    }
}

/// One of the 342 municipalities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Municipality {
    /// CBS code, for example `GM0518`.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Province.
    pub province: String,
}

/// The part of the social domain the page is held to: the choice of the caller ([`crate::Options::scope`]), else
/// what the page itself is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// Theme identifiers; empty together with `whole` means: only the page's own topics.
    pub themes: Vec<String>,
    /// True for the whole social domain (home pages, A to Z, or by choice).
    pub whole: bool,
}

/// Why the page gets no grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GradeRefusal {
    /// The reason.
    pub kind: RefusalKind,
    /// The reason in a sentence, in the language of the report.
    pub text: String,
    /// Nearest topic of the rubric (identifier), when there is one.
    pub nearest_topic: Option<String>,
    /// Name of that topic in the language of the report.
    pub nearest_topic_name: Option<String>,
}

/// Reasons for not grading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// Not published by a municipality or its executor.
    NotMunicipal,
    /// No topic of the social domain is the subject.
    NotSocial,
    /// News or another kind of page that is not held to the rubric.
    PageType,
    /// There is no text to judge.
    Empty,
    /// The user said of everything that it does not apply or is not right.
    NothingLeft,
}

/// A part of the page that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Limit {
    /// What happened.
    pub kind: LimitKind,
    /// Explanation in the language of the report.
    pub text: String,
    /// How many nodes, bytes or frames were left out, when that is known.
    pub count: Option<u32>,
}

/// Kinds of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// More bytes than the limit: the rest was not read.
    TooManyBytes,
    /// More nodes than the limit: the rest was not read.
    TooManyNodes,
    /// Nested deeper than the limit: what lies deeper was not read.
    TooDeep,
    /// A frame of another origin could not be read.
    FrameNotRead,
    /// A snapshot that ends in the middle or holds records that were not understood.
    DamagedSnapshot,
}
