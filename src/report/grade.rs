//! Grades and the points behind them.

use super::Evidence;
use serde::{Deserialize, Serialize};

/// The grade with its two halves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Grade {
    /// Mean of the halves that are present.
    pub overall: GradeValue,
    /// Word for the overall grade.
    pub label: GradeLabel,
    /// That word in the language of the report.
    pub label_text: String,
    /// *Informatievoorziening*.
    pub information: Option<GradeValue>,
    /// *E-dienstverlening*.
    pub services: Option<GradeValue>,
    /// Every point won or lost. Their sums give the halves.
    pub criteria: Vec<Criterion>,
}

/// A Dutch school grade in tenths: 10 to 100 stands for 1,0 to 10,0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GradeValue {
    /// The grade in tenths.
    pub tenths: u8,
    /// Lowest value when everything uncertain turns out badly, in tenths.
    pub low: u8,
    /// Highest value when everything uncertain turns out well, in tenths.
    pub high: u8,
    /// Points won, in thousandths.
    pub won: u32,
    /// Points possible, in thousandths; only applicable criteria.
    pub possible: u32,
}

/// Words for a grade; the limits are in the rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum GradeLabel {
    /// Below 3,0.
    VeryPoor,
    /// 3,0 up to and including 5,5.
    Insufficient,
    /// Above 5,5.
    Sufficient,
    /// From 7,5.
    Good,
    /// From 9,0.
    VeryGood,
}

/// Half of the grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// *Informatievoorziening*.
    Information,
    /// *E-dienstverlening*.
    Services,
}

/// Group of criteria; decides how they weigh within a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CriterionKind {
    /// An information element.
    Element,
    /// A key fact of a topic.
    Fact,
    /// A topic of the scope of an overview or home page.
    Topic,
    /// Findability of the page.
    Findability,
    /// Language of the page.
    Language,
    /// A service.
    Service,
    /// A warning that costs a bounded part of a point.
    Warning,
}

/// Result of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Fully there.
    Pass,
    /// Partly there.
    Partial,
    /// Not there.
    Fail,
    /// The page does not let us see it: no points, and not in the denominator.
    CantTell,
    /// Does not apply to this page: not in the denominator.
    NotApplicable,
}

/// Where a criterion comes from. Law and advice are never mixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Kind of source.
    pub kind: SourceKind,
    /// Article, field or name, for example `Awb 2:13 lid 1`.
    pub name: String,
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// An act or decree.
    Law,
    /// A standard such as SDG or IPM.
    Standard,
    /// Good practice; no rule demands it.
    Advice,
}

/// One criterion with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    /// Identifier, for example `element/voorwaarden` or `service/schuldhulp-aanvragen`.
    pub id: String,
    /// Which half it counts in.
    pub half: Half,
    /// Group.
    pub kind: CriterionKind,
    /// Name in the language of the report.
    pub name: String,
    /// Result.
    pub outcome: Outcome,
    /// Points won, in thousandths.
    pub won: u32,
    /// Points possible, in thousandths; 0 when not applicable or can't tell.
    pub possible: u32,
    /// Where it comes from.
    pub source: Source,
    /// Where on the page.
    pub evidence: Option<Evidence>,
}
