//! The information elements of a product page.

use serde::{Deserialize, Serialize};

use super::{SetId, Text};

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
