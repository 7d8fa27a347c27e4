//! Weights and limits of the grade.

use serde::{Deserialize, Serialize};

use super::Text;

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
