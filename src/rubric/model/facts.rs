//! What a page should tell of a topic, and what shows that it is out of date.

use serde::{Deserialize, Serialize};

use super::{SetId, Text};
use crate::text::numbers::Unit;

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
