//! What to do first: tasks in order of what they bring for the time they take.

use super::Evidence;
use serde::{Deserialize, Serialize};

/// Something that makes the grade better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Identifier of the criterion or warning that it mends, for example `element/bezwaar`.
    pub id: String,
    /// Group.
    pub kind: TaskKind,
    /// Identifier in the rubric of what it is about: a topic, service, element, fact or check.
    pub subject: String,
    /// Topic that it belongs to; absent when it is about the page as a whole.
    pub topic: Option<String>,
    /// What to do, in one short sentence.
    pub title: String,
    /// Key of the ready paragraph in the catalogue of advice texts. A text of the topic, `KEY@TOPIC`, goes first.
    pub text_key: String,
    /// Tenths that the overall grade goes up when this alone is mended.
    pub gain: u8,
    /// The same before rounding, in thousandths of a grade; orders tasks that each bring less than a tenth.
    pub gain_exact: u16,
    /// Minutes of work, an estimate of the rubric.
    pub minutes: u16,
    /// Who can do it.
    pub owner: Owner,
    /// Where on the page, when something is there already.
    pub evidence: Option<Evidence>,
}

/// Groups of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Name or link a topic or theme.
    Topic,
    /// Make a service possible online, or link it.
    Service,
    /// Write an information element.
    Element,
    /// Tell a key fact, or correct it.
    Fact,
    /// Replace something that is out of date.
    Outdated,
    /// Make the language easier.
    Language,
    /// Make the page easier to find.
    Findability,
}

/// Who does a task, in the words of Dutch municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The web editors.
    Redactie,
    /// Who builds and keeps the forms.
    Formulierenbeheer,
    /// The department that knows the scheme.
    Vakafdeling,
    /// Who keeps the website itself.
    Webbeheer,
}
