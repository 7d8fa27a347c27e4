//! Grades and the points behind them.

use super::Evidence;
use serde::{Deserialize, Serialize};

/// The grade with its two halves, and the whole sum behind it.
///
/// The sum can be followed by hand: the points of the [`Self::criteria`] of a part add up to that [`Part`], the
/// points earned in the parts of a half add up to that half, `1 + 9 × won ÷ possible` of a half is its grade, the
/// mean of the halves less [`Self::warnings_cost`] is the overall grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Grade {
    /// Mean of the halves that are present, less the cost of the warnings.
    pub overall: GradeValue,
    /// Word for the overall grade.
    pub label: GradeLabel,
    /// That word in the language of the report.
    pub label_text: String,
    /// *Informatievoorziening*.
    pub information: Option<GradeValue>,
    /// *E-dienstverlening*.
    pub services: Option<GradeValue>,
    /// What the halves are made of.
    pub parts: Vec<Part>,
    /// Every point won or lost.
    pub criteria: Vec<Criterion>,
    /// What takes something off the grade apart from the points.
    pub warnings: Vec<Warning>,
    /// What the warnings cost together, in tenths of a grade; the rubric sets the most.
    pub warnings_cost: u8,
    /// The rules that criteria and warnings refer to, each once.
    pub rules: Vec<Rule>,
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
    /// Points earned, in thousandths of a percent-point: the sum of [`Part::earned`] of the half. Of the overall
    /// grade: the sum of the halves.
    pub won: u32,
    /// Points possible in the same measure: the sum of [`Part::share`] of the parts that have criteria, times 1000.
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

/// A part of a half, with a fixed share of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Which part.
    pub id: PartId,
    /// Half that it belongs to.
    pub half: Half,
    /// Name in the language of the report.
    pub name: String,
    /// Share of the half, in percent. When another part of the half has no criteria, what is left counts as the whole.
    pub share: u8,
    /// Sum of the points won of its criteria, in thousandths.
    pub won: u32,
    /// Sum of the points possible of its criteria, in thousandths.
    pub possible: u32,
    /// `share × won ÷ possible`, in thousandths: what the part brings to [`GradeValue::won`] of the half.
    pub earned: u32,
}

/// Parts of the halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PartId {
    /// Is everything there that a resident needs to know?
    Completeness,
    /// Can the page be found and scanned?
    Findability,
    /// Can it be read?
    Language,
    /// Can it be arranged online?
    Services,
}

/// Group of criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CriterionKind {
    /// An information element.
    Element,
    /// A key fact of a topic.
    Fact,
    /// A topic of the scope of an overview page.
    Topic,
    /// A theme that a home page should lead to.
    Theme,
    /// Findability of the page.
    Findability,
    /// Language of the page.
    Language,
    /// A service.
    Service,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// An act or decree.
    Law,
    /// A field of the product descriptions for the Single Digital Gateway.
    Sdg,
    /// An element of the IPM (information model of Samenwerkende Catalogi).
    Ipm,
    /// Good practice; no rule demands it.
    Advice,
}

/// What a rule gives points for, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Identifier that [`Criterion::rule`] and [`Warning::rule`] hold.
    pub id: String,
    /// The rule, with its points.
    pub text: String,
}

/// One criterion with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    /// Identifier, for example `element/voorwaarden` or `service/schuldhulp-aanmelden`. It does not depend on the rest
    /// of the page, so a choice of the user ([`crate::Choice`]) keeps its place when the page is edited.
    pub id: String,
    /// Which half it counts in.
    pub half: Half,
    /// Which part of that half.
    pub part: PartId,
    /// Group.
    pub kind: CriterionKind,
    /// Name in the language of the report.
    pub name: String,
    /// Result.
    pub outcome: Outcome,
    /// Points of full marks, in thousandths, whether it counts or not.
    pub weight: u32,
    /// Points won, in thousandths.
    pub won: u32,
    /// Points possible, in thousandths: the weight, or 0 when not applicable or can't tell.
    pub possible: u32,
    /// Points won when everything uncertain about it turns out badly, in thousandths.
    pub low: u32,
    /// Points won when everything uncertain about it turns out well, in thousandths.
    pub high: u32,
    /// What was seen on the page, in one sentence.
    pub observed: String,
    /// Rule that gave the points: an identifier in [`Grade::rules`].
    pub rule: String,
    /// Why the rubric asks for it; for a service that the law wants online, the legal reason.
    pub reason: Option<String>,
    /// Where it comes from, law first. Law and advice are never mixed: with a law there is no advice.
    pub sources: Vec<Source>,
    /// Where on the page.
    pub evidence: Option<Evidence>,
    /// Tenths that the overall grade would go up with full marks here and nothing else changed.
    pub gain: u8,
}

/// Something that takes a bounded part of a grade off, such as an abolished scheme that is presented as current.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// Identifier, for example `outdated/bijstandsuitkering/wwb`; stable like [`Criterion::id`].
    pub id: String,
    /// What it is about.
    pub name: String,
    /// What was seen and why it is wrong.
    pub observed: String,
    /// Rule: an identifier in [`Grade::rules`].
    pub rule: String,
    /// Tenths of a grade that it costs on its own; together at most [`Grade::warnings_cost`].
    pub cost: u8,
    /// False when the user rejected it: it costs nothing.
    pub counts: bool,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Where on the page.
    pub evidence: Evidence,
    /// Tenths that the overall grade would go up without it.
    pub gain: u8,
}
