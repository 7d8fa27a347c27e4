//! The compiled rubric: what `build.rs` writes and the engine reads.
//!
//! Everything a page is judged by is in here: words, rules, weights and texts. All matching refers
//! to *pattern sets* ([`SetId`]): groups of patterns of the same meaning.

use serde::{Deserialize, Serialize};

use super::packed::{self, Row, four, two};
use crate::text::numbers::Unit;

/// Number of a pattern set.
pub type SetId = u16;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// The whole rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    /// Release, a date.
    pub version: String,
    /// Weights, limits and labels of the grade.
    pub scoring: Scoring,
    /// The themes of the social domain, in order of presentation.
    pub themes: Vec<Theme>,
    /// The topics, in order of theme and file name.
    pub topics: Vec<Topic>,
    /// Names that mean a topic only beside other words.
    pub schemes: Vec<Scheme>,
    /// Names and schemes of the whole social domain that are out of date.
    pub outdated: Vec<Outdated>,
    /// Years after which a page that nobody changed is out of date.
    pub old_page_years: u16,
    /// Limits of the language checks, and words with a plain replacement.
    pub language: LanguageRules,
    /// Information elements of a product page.
    pub elements: Vec<Element>,
    /// Named pattern sets that rules and code refer to, sorted by name.
    pub words: Vec<(String, SetId)>,
    /// Rules on link targets, first match wins.
    pub targets: Vec<TargetRule>,
    /// Rules on sentences.
    pub sentences: Vec<SentenceRule>,
    /// Markup that means something (login logos, form containers, page regions).
    pub marks: Vec<MarkRule>,
    /// Organisations that are not one of the municipalities, by host.
    pub publishers: Vec<PublisherRule>,
    /// Municipalities, sorted by registrable domain.
    pub municipalities: Vec<MunicipalityRow>,
    /// Reasons why a service should be online.
    pub why_codes: Vec<WhyCode>,
    /// Texts of the report by key, sorted.
    pub texts: Vec<(String, Text)>,
    /// Words and patterns of all sets.
    pub lexicon: LexiconData,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Words that name the theme as a whole in a title, heading, link or address.
    pub title: SetId,
    /// Index of the topic that a page about the whole theme is about.
    pub topic: Option<u16>,
    /// Where anybody in the country can begin, when the municipality's page does not help.
    pub national: National,
}

/// An entry point for the whole country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// Name to show, for example `werk.nl`.
    pub name: String,
    /// Address.
    pub url: String,
}

/// A name that means a topic only beside other words: a scheme of one municipality (`*pas` beside "laag inkomen"),
/// or a general word ("eigen bijdrage" on a page about the Wmo).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scheme {
    /// Identifier, for evidence and explanations.
    pub id: String,
    /// Index of the topic.
    pub topic: u16,
    /// Patterns of the name.
    pub name: SetId,
    /// Names of the same form that are something else.
    pub not: SetId,
    /// Counts in running text too, not in titles, headings and links only.
    pub anywhere: bool,
    /// Sets that must each be in the same heading, link or paragraph.
    pub beside: Vec<SetId>,
    /// Set that must be there or near it.
    pub about: Option<SetId>,
    /// Themes, by index: on a page about one of them `about` is fulfilled.
    pub themes: Vec<u16>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Identifier.
    pub id: String,
    /// Index of the theme.
    pub theme: u16,
    /// Name.
    pub name: Text,
    /// Weight, 1 to 3.
    pub weight: u8,
    /// Index of a more general topic.
    pub broader: Option<u16>,
    /// Names the place where other services are arranged (a desk or team), not the service.
    pub access_point: bool,
    /// Patterns that name it anywhere.
    pub strong: SetId,
    /// Patterns that name it only in a title, heading, link or address.
    pub title: SetId,
    /// Words that look like it and are not.
    pub lookalikes: SetId,
    /// Names that are out of use.
    pub obsolete: SetId,
    /// Words that show that a page is about another subject with the same name.
    pub other_subject: SetId,
    /// Names in the Uniforme Productnamenlijst and the last parts of their addresses, in lower case; those of
    /// related products too.
    pub upl: Vec<String>,
    /// Articles of law, for example `Wmo 2015 2.3.2`.
    pub law: Vec<String>,
    /// Another organisation carries it out.
    pub external: bool,
    /// Services.
    pub services: Vec<Service>,
    /// Facts that the page should tell.
    pub facts: Vec<Fact>,
    /// Text that shows that the page is out of date.
    pub outdated: Vec<Outdated>,
}

/// A service of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Identifier.
    pub id: String,
    /// Action.
    pub action: String,
    /// What a resident would say.
    pub phrase: Text,
    /// Another organisation takes it; its name.
    pub external: Option<String>,
    /// The route at the municipality counts as well.
    pub own_route_too: bool,
    /// Must there be an electronic route?
    pub must_be_online: bool,
    /// Index in [`Rubric::why_codes`].
    pub why: u16,
    /// Legal basis, when it is certain or likely.
    pub law: Option<String>,
}

/// Why a service should be online.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyCode {
    /// Identifier.
    pub id: String,
    /// What gives full marks.
    pub enough: Enough,
    /// Does the municipality take a decision on it?
    pub decision: bool,
    /// Sentence.
    pub text: Text,
}

/// What gives a service full marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enough {
    /// A form; the levels count.
    Form,
    /// A phone number, a link or a form.
    Contact,
    /// Nothing: a way to do it online is a bonus.
    Nothing,
}

/// A key fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Identifier within the topic.
    pub id: String,
    /// The fact in one sentence.
    pub text: Text,
    /// Patterns that tell it.
    pub set: SetId,
    /// Source.
    pub source: String,
    /// Is the source an act or decree?
    pub law: bool,
    /// Was the source read?
    pub checked: bool,
    /// Date (ISO) from which the fact must be checked again.
    pub check_again_by: String,
    /// The amount, term, share or age in it, when it can be read as a number.
    pub value: Option<FactValue>,
}

/// The number of a fact, and where on a page that number is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactValue {
    /// What is measured.
    pub kind: Measure,
    /// How a number of the page is compared.
    pub compare: Compare,
    /// The right values.
    pub is: Vec<Amount>,
    /// Values that say nothing about the fact.
    pub ignore: Vec<Amount>,
    /// Patterns of a sentence that tells this fact.
    pub about: SetId,
    /// Patterns of a heading below which every sentence tells it.
    pub heading: SetId,
    /// Patterns that take a sentence away again: it is about another thing.
    pub not: SetId,
}

/// What a fact measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Euros.
    Money,
    /// Per cent.
    Percent,
    /// A term, in any unit of time.
    Term,
    /// An age in years.
    Age,
}

/// How a number of the page is compared with that of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Must be one of the values.
    Equal,
    /// The act sets a most; a shorter term tells the fact as well.
    AtMost,
    /// The act sets a least; more tells the fact as well.
    AtLeast,
    /// The act sets a most; less is allowed and does not tell the fact.
    Limit,
}

/// A number with its unit, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// Unit.
    pub unit: Unit,
    /// Value, in hundredths.
    pub value: u32,
}

/// Kinds of text that is out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutdatedKind {
    /// An act, body or name that is no longer there.
    #[default]
    Name,
    /// An old amount, term or age.
    Amount,
    /// A scheme that has ended.
    Scheme,
    /// A date that has passed, of something that is announced.
    Date,
    /// A page that nobody changed for years.
    Page,
}

/// Text that shows that the page is out of date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outdated {
    /// The old term or amount.
    pub term: String,
    /// Patterns.
    pub set: SetId,
    /// Why.
    pub why: Text,
    /// What kind of old text it is.
    pub kind: OutdatedKind,
    /// Was the source read?
    pub checked: bool,
    /// Date (ISO) from which it must be checked again.
    pub check_again_by: Option<String>,
}

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

/// An information element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Weight.
    pub weight: u8,
    /// Where it comes from, law first.
    pub sources: Vec<SourceName>,
    /// What a page must be about for the element to apply.
    pub needs: Option<Need>,
    /// Patterns of a heading that announces it.
    pub heading: SetId,
    /// Patterns that give it in running text.
    pub text: SetId,
    /// Patterns that take it back in the same sentence.
    pub not: SetId,
    /// It needs no heading: in running text it is complete.
    pub whole_in_text: bool,
    /// Page types to which it applies, in the spelling of the report.
    pub page_types: Vec<String>,
    /// Facts of the page that give it, apart from words.
    pub facts: Vec<ElementFact>,
    /// Do content management systems mostly add it around the text that is written?
    pub around: bool,
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceName {
    /// An article of law.
    Law(String),
    /// A field of the Single Digital Gateway.
    Sdg(String),
    /// An element of the IPM.
    Ipm(String),
}

/// What a page must be about for an element to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Something on which the municipality decides.
    Decision,
    /// Something to apply for or to report.
    Application,
}

/// A fact of the page that gives an element without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElementFact {
    /// A way to apply was found.
    Channel,
    /// A phone number, e-mail address or opening hours in the main content.
    Contact,
    /// An introduction before the first heading.
    Introduction,
    /// A date of last change.
    Modified,
    /// An amount of money.
    Amount,
    /// A term in days or weeks.
    Term,
    /// A link to another topic.
    Related,
    /// Fields of a form.
    Fields,
}

/// What a link target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// Online form, login unknown.
    Form,
    /// Online form behind DigiD.
    FormDigid,
    /// Online form behind eHerkenning.
    FormEherkenning,
    /// Online form behind a European login.
    FormEidas,
    /// Online form without login.
    FormNoLogin,
    /// Start page of a personal environment.
    PortalHome,
    /// Application at another organisation.
    External,
    /// Another organisation that takes applications, but not at this address.
    ExternalHome,
    /// Making an appointment.
    Appointment,
    /// Calculator, check or decision aid.
    Tool,
    /// Never a service of the social domain.
    Noise,
    /// Form to print.
    PaperForm,
    /// Document that is not a form.
    Document,
}

/// A rule on link targets. All given conditions must hold; within a list one is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub kind: TargetKind,
    /// Strong rules decide alone; weak ones need a second signal.
    pub strong: bool,
    /// Globs on the host name.
    pub host: Vec<String>,
    /// Globs on path and query, in lower case.
    pub path: Vec<String>,
}

/// What a sentence rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceEffect {
    /// Apply online behind DigiD.
    OnlineDigid,
    /// Apply online, login unknown.
    OnlineLoginUnknown,
    /// Apply online without login.
    OnlineNoLogin,
    /// Apply at another organisation.
    ExternalPortal,
    /// Paper form.
    PdfForm,
    /// By post.
    Post,
    /// By e-mail.
    Email,
    /// By phone.
    Phone,
    /// At a desk.
    Visit,
    /// Through an intermediary.
    Intermediary,
    /// Without application.
    Automatic,
    /// The form is closed for now.
    Closed,
    /// It cannot be applied for (yet, or any more).
    NotPossible,
    /// The sentence is about help or something else: it gives no channel.
    Veto,
    /// The forms of this section ask for DigiD.
    NeedsDigid,
    /// The forms of this section ask for no login.
    NeedsNoLogin,
}

/// A rule on the sentences of the main content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub effect: SentenceEffect,
    /// Sets that must all be in the sentence.
    pub all: Vec<SetId>,
    /// Sets of which one must be in the sentence or in the heading above it; empty: none needed.
    pub any: Vec<SetId>,
    /// Sets that must not be in the sentence.
    pub none: Vec<SetId>,
}

/// What a piece of markup means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// DigiD logo or button.
    Digid,
    /// eHerkenning logo or button.
    Eherkenning,
    /// European login.
    Eidas,
    /// Some login that is not named.
    Login,
    /// Start of a form without login.
    NoLogin,
    /// Container of a form.
    FormContainer,
    /// Decision aid.
    Tool,
    /// Navigation region.
    Navigation,
    /// Site header.
    Header,
    /// Site footer.
    Footer,
    /// Breadcrumb.
    Breadcrumb,
    /// Cookies, feedback, newsletter, search, chat: never content.
    Noise,
    /// Links to other pages: not about the subject of this page.
    Related,
    /// Main content.
    Main,
    /// The head of something that folds open.
    Summary,
}

/// A rule on markup. One match in any list is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRule {
    /// Identifier, shown as evidence.
    pub id: String,
    /// Meaning.
    pub kind: MarkKind,
    /// Tag names.
    pub tags: Vec<String>,
    /// Class names, `id` or `role`, or parts of one between `-`, `_` and capitals; `=x` for the whole name
    /// only, `x*` and `*x` for its start and end.
    pub names: Vec<String>,
    /// Attribute names.
    pub attributes: Vec<String>,
    /// Globs on the file name of an image.
    pub images: Vec<String>,
    /// Set on `alt`, `title` and `aria-label`.
    pub labels: Option<SetId>,
}

/// Kind of a publisher in [`PublisherRule`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublisherClass {
    /// A municipality's own host outside its domain.
    Municipal,
    /// Intermunicipal social service.
    Executor,
    /// National body, news, company and so on: not municipal.
    Other,
}

/// A rule on hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublisherRule {
    /// Identifier.
    pub id: String,
    /// Kind.
    pub class: PublisherClass,
    /// Globs on the host name.
    pub host: Vec<String>,
    /// Name to show.
    pub name: Option<String>,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityRow {
    /// CBS code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Province.
    pub province: String,
    /// Registrable domain.
    pub domain: String,
}

/// Weights and limits of the grade. Shares are in percent or, where said, in thousandths of full marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// Share of the information half in the overall grade, in percent.
    pub information: u8,
    /// Share of the e-service half, in percent.
    pub services: u8,
    /// Share of completeness in the information half, in percent.
    pub completeness: u8,
    /// Share of findability, in percent.
    pub findability: u8,
    /// Share of language, in percent.
    pub language: u8,
    /// An element that is only in running text, in thousandths of full marks.
    pub element_in_text: u32,
    /// A topic or theme that is named but not linked, in thousandths.
    pub topic_named: u32,
    /// A service of which only the page is linked from an overview, in thousandths.
    pub service_linked: u32,
    /// Weight of a key fact.
    pub fact_weight: u32,
    /// Weight of a theme on a home page.
    pub theme_weight: u32,
    /// Weight of a topic below which an overview need not name it.
    pub lightest_topic: u8,
    /// Topics whose services a home page should offer at once.
    pub top_tasks: Vec<String>,
    /// Points of level 0 to 5 of a service, in thousandths.
    pub level_share: [u32; 6],
    /// An external route that the law points to and that is named but not linked, in thousandths.
    pub external_named: u32,
    /// Most for a service that the page calls closed or not possible online, in thousandths.
    pub closed_share: u32,
    /// Multiplier of services that must be online, in thousandths.
    pub must_multiplier: u32,
    /// Multiplier of other services, in thousandths.
    pub may_multiplier: u32,
    /// Actions with which a service begins.
    pub first_actions: Vec<String>,
    /// Multiplier of other actions, when the topic has a service to begin with, in thousandths.
    pub later_multiplier: u32,
    /// Cost of one warning, in tenths of a grade.
    pub warning_cost: u8,
    /// Most that warnings may cost together, in tenths of a grade.
    pub warning_most: u8,
    /// Lower limits of the labels in tenths: insufficient, sufficient, good, very good.
    pub label_from: [u8; 4],
    /// Fewest characters of a description for search engines.
    pub description_from: usize,
    /// Fewest subheadings.
    pub headings_from: usize,
    /// Checks on the page as a whole.
    pub check: Vec<Check>,
    /// How long tasks take and who does them.
    pub work: Vec<Work>,
}

/// A check on the page as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Identifier: group and name, for example `findability/title`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What it gives points for.
    pub rule: Text,
    /// Weight.
    pub weight: u32,
    /// Page types to which it does not apply, in the spelling of the report.
    #[serde(default)]
    pub not_for: Vec<String>,
    /// About what systems add around the text that is written: a text field without it says nothing.
    #[serde(default)]
    pub around: bool,
}

/// An estimate of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Identifier of a task, or its first part for all that begin with it.
    pub id: String,
    /// Minutes.
    pub minutes: u16,
    /// Who does it, in the spelling of the report.
    pub owner: String,
}

/// Words and patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconData {
    /// Folded texts of all words and word parts, one behind the other.
    pub texts: String,
    /// Words and word parts; the symbol number is the index plus one.
    #[serde(with = "packed")]
    pub symbols: Vec<Symbol>,
    /// Where patterns begin, in no order that means anything.
    #[serde(with = "packed")]
    pub entries: Vec<Entry>,
    /// Spellings that a first word must have exactly.
    pub exact: Vec<String>,
    /// How patterns go on. A node stands behind all nodes that follow it.
    #[serde(with = "packed")]
    pub nodes: Vec<Node>,
    /// What follows the nodes, in order.
    #[serde(with = "packed")]
    pub edges: Vec<Edge>,
    /// Number of sets.
    pub sets: u16,
}

/// A word or word part that occurs in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Length in [`LexiconData::texts`], in bytes.
    pub len: u8,
    /// How it is compared.
    pub kind: SymbolKind,
}

/// How a symbol is compared with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolKind {
    /// The whole word.
    Word,
    /// The start of the word.
    Prefix,
    /// The end of the word.
    Suffix,
}

/// Stands for "any number" as the first symbol of an entry.
pub const NUMBER_FIRST: u16 = 0;

/// A place where patterns of one set begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// First symbol, or [`NUMBER_FIRST`].
    pub first: u16,
    /// Set that the patterns belong to.
    pub set: SetId,
    /// Index in [`LexiconData::exact`] plus one, when the first word must have exactly that spelling; else 0.
    pub exact: u16,
    /// Where in a sentence the patterns must stand.
    pub place: SentencePlace,
    /// Index in [`LexiconData::nodes`] of what follows.
    pub node: u32,
}

/// Where in a sentence a pattern must stand. A heading or label is a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SentencePlace {
    /// Anywhere.
    #[default]
    Anywhere,
    /// At its start.
    Start,
    /// At its end.
    End,
    /// From start to end: the sentence is nothing else.
    Whole,
}

/// What may follow at one place of a pattern. Equal continuations of all patterns share one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// A pattern may end here.
    pub accept: bool,
    /// Number of edges in [`LexiconData::edges`].
    pub edges: u16,
}

/// A way to go on from a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What must come next.
    pub item: Item,
    /// The node behind it.
    pub node: u32,
}

/// One place of a pattern after the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// This symbol.
    Symbol(u16),
    /// Any number.
    Number,
    /// Up to six words of the same sentence.
    Gap,
}

impl Row for Symbol {
    const SIZE: usize = 2;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend([self.len, self.kind as u8]);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            len: bytes[0],
            kind: match bytes[1] {
                0 => SymbolKind::Word,
                1 => SymbolKind::Prefix,
                _ => SymbolKind::Suffix,
            },
        }
    }
}

impl Row for Entry {
    const SIZE: usize = 11;
    const ALIKE: bool = true;

    fn write(&self, out: &mut Vec<u8>) {
        for number in [self.first, self.set, self.exact] {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.node.to_le_bytes());
        out.push(self.place as u8);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            first: two(bytes, 0),
            set: two(bytes, 2),
            exact: two(bytes, 4),
            place: match bytes[10] {
                0 => SentencePlace::Anywhere,
                1 => SentencePlace::Start,
                2 => SentencePlace::End,
                _ => SentencePlace::Whole,
            },
            node: four(bytes, 6),
        }
    }
}

impl Row for Node {
    const SIZE: usize = 2;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.edges << 1 | u16::from(self.accept)).to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        let number = two(bytes, 0);
        Self {
            accept: number & 1 == 1,
            edges: number >> 1,
        }
    }
}

/// Codes of items that are no symbol; symbols have their own number.
const NUMBER: u16 = u16::MAX;
const GAP: u16 = u16::MAX - 1;

impl Row for Edge {
    const SIZE: usize = 6;

    fn write(&self, out: &mut Vec<u8>) {
        let item = match self.item {
            Item::Symbol(symbol) => symbol,
            Item::Number => NUMBER,
            Item::Gap => GAP,
        };
        out.extend(item.to_le_bytes());
        out.extend(self.node.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            item: match two(bytes, 0) {
                NUMBER => Item::Number,
                GAP => Item::Gap,
                symbol => Item::Symbol(symbol),
            },
            node: four(bytes, 2),
        }
    }
}

/// Fingerprint of compiled bytes, 16 hexadecimal digits: FNV-1a, stable over releases of the compiler, unlike the
/// standard hasher.
pub fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
