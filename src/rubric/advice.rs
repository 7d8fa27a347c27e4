//! Ready texts for what a page lacks: the compiled form of `rubric/advice/`.
//!
//! Not a part of [`super::model::Rubric`]: the shipped WebAssembly module does without these texts. The extension
//! loads them as a file when somebody opens a task.

use serde::{Deserialize, Serialize};

use super::model::Text;

/// All texts, with the blanks that they leave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceData {
    /// Blanks, as `[telefoonnummer]`.
    pub blanks: Vec<Blank>,
    /// Texts, those for certain topics before the general one of the same key.
    pub texts: Vec<Advice>,
}

/// A place in a text for what only the municipality knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// What stands between the square brackets.
    pub name: Text,
    /// What to fill in.
    pub help: Text,
}

/// Advice on one kind of gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What it mends: a criterion such as `element/termijn`, or a kind such as `service/melden`.
    pub key: String,
    /// Topics that it is for; empty for all.
    pub topics: Vec<String>,
    /// What to do, for whoever does it.
    pub task: Text,
    /// Paragraph for the page.
    pub text: Text,
    /// Source of what the text says of law or amounts.
    pub source: Option<String>,
    /// Was that source read?
    pub checked: bool,
    /// Date (ISO) from which the text must be checked again.
    pub check_again_by: Option<String>,
}
