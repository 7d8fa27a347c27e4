//! What the social domain consists of: themes, their topics, and the services of a topic.

use serde::{Deserialize, Serialize};

use super::{Fact, Outdated, SetId, Text};

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
    /// Index in [`super::Rubric::why_codes`].
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
