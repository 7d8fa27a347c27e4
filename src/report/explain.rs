//! Why a topic got its place on a page, and why its channels were found or not.
//!
//! For the makers of the rubric: a wrong answer of the engine is to be understood in minutes. Not part of
//! [`crate::Report`]; made by [`crate::Engine::explain`] with the same functions that decide.

use super::{Channel, ChannelStatus, Confidence, PageType, TopicStatus};
use serde::{Deserialize, Serialize};

/// Everything that decided about one topic on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Rubric identifier of the topic.
    pub topic: String,
    /// Name in the language of the options.
    pub name: String,
    /// Theme identifier.
    pub theme: String,
    /// Kind of page: decides which rules on channels are tried.
    pub page_type: PageType,
    /// How the topic is present; absent when it is not.
    pub status: Option<TopicStatus>,
    /// Points of all places together.
    pub score: u32,
    /// Places where a term of the topic counts or could have counted, in order of reading, at most 200.
    pub places: Vec<PlaceFinding>,
    /// Terms of the topic whose words belong to something else, at most 100.
    pub overruled: Vec<OverruledTerm>,
    /// Why it is or is not what the page is about.
    pub subject: SubjectVerdict,
    /// Channels found for the topic, also those that the report leaves out.
    pub channels: Vec<ChannelVerdict>,
    /// Links about the topic that give no channel, at most 40.
    pub links: Vec<LinkVerdict>,
    /// Sentences about the topic that a rule looked at, at most 60.
    pub sentences: Vec<SentenceVerdict>,
}

/// A part of the page where a topic can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicPlace {
    /// First heading of the content.
    FirstHeading,
    /// Another heading of the main content.
    Heading,
    /// Running text of the main content.
    Text,
    /// Link or button in the main content.
    Link,
    /// Title of the document, without the name of the site.
    Title,
    /// Last part of the address.
    Address,
    /// Folders of the address.
    AddressFolder,
    /// Breadcrumb.
    Breadcrumb,
    /// Uniform product name that the page declares; counts when the page names the topic too.
    Declared,
}

/// List of the rubric that a term stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    /// Names the topic anywhere.
    Anywhere,
    /// Names it in titles, headings, links and addresses only.
    TitleOnly,
    /// An old name; counts as one that names it anywhere.
    Obsolete,
    /// A local or general name that counts because of the words beside it or the theme of the page.
    Local,
}

/// Where a pattern stands in the rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PatternOrigin {
    /// The pattern, as the file writes it.
    pub pattern: String,
    /// The list in that file: `everyday`, `official`, `english`, `title`, `obsolete`, `lookalikes`; of a local name
    /// `name` or `not`.
    pub list: String,
    /// The file; of a local name with the identifier of its rule behind `#`.
    pub file: String,
}

/// Why a place gives no points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoPoints {
    /// A word for titles only, in running text.
    TitleWordInText,
    /// The heading announces a part of a product page, such as objection.
    ElementHeading,
    /// Running text has given all the points that it may give.
    EnoughText,
}

/// A term of the topic at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceFinding {
    /// Where.
    pub place: TopicPlace,
    /// Which list the term stands in.
    pub term: TermKind,
    /// The words that fit the term. Hostile data, as all words of the page here.
    pub words: String,
    /// Where the term stands in the rubric, when its files were asked; not for a declaration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<PatternOrigin>,
    /// The term fits the start or end of a longer word.
    pub part_of_word: bool,
    /// Points that it gave.
    pub points: u32,
    /// Why it gave none.
    pub no_points: Option<NoPoints>,
    /// Words around it, at most 160 characters.
    pub quote: String,
    /// Nearest heading above it.
    pub section: Option<String>,
    /// Number of the element; absent for title and address.
    pub node: Option<u32>,
}

/// What takes the words of a term away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverruledBy {
    /// A look-alike of the same topic.
    Lookalike,
    /// A longer or more exact term of another topic.
    OtherTopic,
}

/// A term of the topic whose words belong to something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OverruledTerm {
    /// Where; title and address are told apart from blocks by `node`.
    pub place: TopicPlace,
    /// The words that fit the term.
    pub words: String,
    /// What took them away.
    pub by: OverruledBy,
    /// Topic of the other term.
    pub by_topic: String,
    /// Words of the other term.
    pub by_words: String,
    /// Where the other term stands in the rubric, when its files were asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_pattern: Option<PatternOrigin>,
    /// Words around it.
    pub quote: String,
    /// Number of the element; absent for title and address.
    pub node: Option<u32>,
}

/// A step on the way to the subjects of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectStep {
    /// Named in first heading, title or address, with two signals together.
    Signals,
    /// Without those that words of another subject take away.
    SomethingElse,
    /// No topic named: the general topics of the themes in the title.
    Theme,
    /// No theme either: the topic that the text names most.
    Text,
    /// Without the general topics of a special one.
    Broader,
    /// The strongest four, each at least two fifths of the best or in the first heading.
    Strongest,
    /// A page about the whole social domain is about no topic of its own.
    Everything,
}

/// The topics that were left after a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectStage {
    /// The step.
    pub step: SubjectStep,
    /// Identifiers of the topics that were left.
    pub left: Vec<String>,
}

/// Why the topic is or is not what the page is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectVerdict {
    /// Is the page about it?
    pub is_subject: bool,
    /// Named in the first heading.
    pub first_heading: bool,
    /// Named in the title.
    pub title: bool,
    /// Named in the last part of the address.
    pub address: bool,
    /// Named in the text, apart from the first heading.
    pub text: bool,
    /// Words on the page show another subject with the same name.
    pub something_else: bool,
    /// The step that took it off the list; absent when it is the subject or never was on the list.
    pub lost_at: Option<SubjectStep>,
    /// The list after each step that was taken.
    pub stages: Vec<SubjectStage>,
}

/// A channel that was found for the topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelVerdict {
    /// Action, as in [`super::ServiceFinding::action`].
    pub action: String,
    /// Which channel.
    pub channel: Channel,
    /// Open or closed, after closed notices.
    pub status: ChannelStatus,
    /// How sure.
    pub confidence: Confidence,
    /// The rule that decided.
    pub rule: String,
    /// The words that it was read from.
    pub quote: String,
    /// Nearest heading above it.
    pub section: Option<String>,
    /// Number of the element.
    pub node: Option<u32>,
    /// Where the link goes.
    pub target: Option<String>,
    /// Is it in the report? Otherwise a surer finding of the same channel stands for it, or it is part of another.
    pub kept: bool,
}

/// Why a link gives no channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoChannel {
    /// Feedback or newsletter.
    Feedback,
    /// The button of a form: part of that form.
    FormButton,
    /// A link on a home page without a topic in its words.
    NoTopicOnHome,
    /// The target is known and holds no form.
    Target,
    /// A document without a word that it is a form.
    NoForm,
    /// The words do not say that something starts here.
    Words,
    /// It is about an appointment, not about applying.
    Appointment,
}

/// A link about the topic that gives no channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkVerdict {
    /// Words of the link.
    pub words: String,
    /// Where it goes.
    pub target: String,
    /// Rule on targets that fits it.
    pub rule: Option<String>,
    /// Why it gives no channel.
    pub why: NoChannel,
    /// Number of the element.
    pub node: u32,
}

/// What became of a rule on a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "words")]
pub enum RuleOutcome {
    /// It fired.
    Fires,
    /// None of the word sets that may also stand in the heading is there.
    Lacks(Vec<String>),
    /// A word set that it does not go with is there.
    Blocked(String),
}

/// A rule that a sentence begins to fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleVerdict {
    /// Identifier of the rule.
    pub rule: String,
    /// What became of it.
    pub outcome: RuleOutcome,
}

/// A sentence about the topic, with every rule that it begins to fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentenceVerdict {
    /// The sentence.
    pub quote: String,
    /// Nearest heading above it.
    pub section: Option<String>,
    /// Number of the element.
    pub node: u32,
    /// Did it keep what fired? False after a veto, in the sentence or in the question before it.
    pub counts: bool,
    /// The rules.
    pub rules: Vec<RuleVerdict>,
}

/// A theme that the rubric does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no theme \"{asked}\" in the rubric; the themes are: {}", .themes.join(", "))]
pub struct UnknownTheme {
    /// What was asked.
    pub asked: String,
    /// Identifiers of all themes.
    pub themes: Vec<String>,
}

/// A topic that the rubric does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no topic \"{asked}\" in the rubric; the nearest are: {}", .nearest.join(", "))]
pub struct UnknownTopic {
    /// What was asked.
    pub asked: String,
    /// Identifiers that look most like it, best first, at most five.
    pub nearest: Vec<String>,
}
