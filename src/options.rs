//! What the caller may choose.

use serde::{Deserialize, Serialize};

/// Choices of the caller. The same page, address, options and rubric give the same report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Language of the texts in the report.
    pub language: Language,
    /// What the page is held to: absent for what the page itself is about, [`WHOLE`] for the whole social
    /// domain, or the identifier of a theme. Missing topics are then listed for any page that can be graded, and
    /// the grade of overview and home pages counts them. An unknown theme is read as absent;
    /// [`crate::Report::scope`] tells what was used.
    #[cfg_attr(feature = "types", ts(optional))]
    pub scope: Option<String>,
    /// The day of today (ISO, `2026-11-23`). Facts that must be checked again by then are not judged, and only with it
    /// the page can be too old or announce what is past. The engine has no clock: without it nothing is out of date.
    #[cfg_attr(feature = "types", ts(optional))]
    pub today: Option<String>,
    /// Is this the text of one field of a content management system, and not a page? Then nothing is said about
    /// what the system adds around it (title, menu, contact block, apply button): what is not in the text cannot
    /// be told.
    #[cfg_attr(feature = "types", ts(as = "Option<bool>", optional))]
    pub fragment: bool,
    /// What does not apply to this page or this municipality.
    #[cfg_attr(feature = "types", ts(as = "Option<Vec<Choice>>", optional))]
    pub not_applicable: Vec<Choice>,
    /// Findings that the user calls wrong.
    #[cfg_attr(feature = "types", ts(as = "Option<Vec<Choice>>", optional))]
    pub rejected: Vec<Choice>,
}

/// Something the user said about a part of the report, with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// Identifier of a criterion or warning (`element/kosten`, `service/schuldhulp-aanmelden`), of a topic with all that
    /// belongs to it (`topic/kindregelingen`), or of a group (`findability`).
    pub id: String,
    /// Why; shown in the report.
    pub reason: String,
}

/// Value of [`Options::scope`] for the whole social domain.
pub const WHOLE: &str = "whole";

/// Languages of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}
