//! The study of 2014 again: figures over the sites of many municipalities, next to those that were published then.

mod chart;
mod compared;
mod figures;
mod html;
mod sections;
mod table;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use compared::rows;
pub use figures::study;
pub use html::html;

use crate::report::RubricStamp;
use crate::site::SiteReport;

/// Version of the shape of [`StudyReport`].
pub const STUDY_VERSION: u32 = 1;

/// Everything that the study says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StudyReport {
    /// Always [`STUDY_VERSION`].
    pub version: u32,
    /// Version of this crate.
    pub engine: String,
    /// Rubrics of the scans.
    pub rubrics: Vec<RubricStamp>,
    /// False when a scan was stopped before its end.
    pub complete: bool,
    /// Municipalities of which no page on the social domain was read.
    pub without_pages: Vec<String>,
    /// Municipalities that were in more than one scan; the one with most pages counts.
    pub twice: Vec<String>,
    /// The figures of the study.
    pub figures: Figures,
    /// The same figures as published in 2014, by name; absent where nothing was published.
    pub then: BTreeMap<String, f64>,
    /// The municipalities, highest grade first.
    pub ranking: Vec<Ranked>,
    /// By province, by name.
    pub provinces: Vec<Group>,
    /// By inhabitants, smallest first.
    pub sizes: Vec<Group>,
    /// The nine topics of 2014.
    pub topics_of_2014: Vec<TopicGroup>,
    /// The topics of the rubric that count for a site.
    pub topics: Vec<TopicGroup>,
    /// The services that should be online, fewest municipalities first.
    pub services: Vec<ServiceFigure>,
}

/// The figures of the study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Municipalities with a grade.
    pub sites: usize,
    /// Pages that were read for them, and those on the social domain.
    pub pages: u64,
    /// Pages on the social domain.
    pub graded_pages: u64,
    /// Mean grade, in hundredths.
    pub mean: u32,
    /// Mean grade for information, in hundredths.
    pub mean_information: u32,
    /// Mean grade for e-services, in hundredths.
    pub mean_services: u32,
    /// Sites above 5,5.
    pub above_sufficient: usize,
    /// Sites below 3,0.
    pub below_poor: usize,
    /// Sites above 5,5 on e-services.
    pub services_sufficient: usize,
    /// Sites without any online way of their own.
    pub no_form: usize,
    /// Services that should be online and are, in thousandths.
    pub share_online: u32,
    /// Sites by information: insufficient.
    pub information_insufficient: usize,
    /// Sufficient and not very good.
    pub information_sufficient: usize,
    /// Very good.
    pub information_very_good: usize,
    /// Sites by whole grades: from 1 up to 2, and so on; the last holds 10.
    pub grades: Vec<usize>,
}

/// A municipality in the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ranked {
    /// Place; equal grades share one.
    pub place: usize,
    /// Code of the municipality.
    pub id: String,
    /// Name.
    pub name: String,
    /// Province.
    pub province: String,
    /// Name of the size class.
    pub size: String,
    /// Grade, in tenths.
    pub overall: u8,
    /// Grade for information, in tenths.
    pub information: u8,
    /// Grade for e-services, in tenths.
    pub services: u8,
    /// Services that should be online.
    pub expected: usize,
    /// Those that are.
    pub online: usize,
    /// Topics that count and have a page.
    pub topics_with_page: usize,
    /// Pages on the social domain.
    pub graded_pages: u32,
}

/// Municipalities together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Name.
    pub name: String,
    /// How many.
    pub sites: usize,
    /// Mean grade, in hundredths.
    pub mean: u32,
    /// Mean for information, in hundredths.
    pub information: u32,
    /// Mean for e-services, in hundredths.
    pub services: u32,
    /// Services online, in thousandths.
    pub share_online: u32,
}

/// A topic, or a topic of 2014 with all that falls under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TopicGroup {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Sites with a page about it.
    pub with_page: usize,
    /// Sites that only name or link it.
    pub only_named: usize,
    /// Sites without it.
    pub missing: usize,
    /// Points for information, in thousandths, mean over all sites.
    pub information: u32,
    /// Services that should be online and are, in thousandths; absent without such services.
    pub share_online: Option<u32>,
    /// What was said of it in 2014.
    pub then: Option<String>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceFigure {
    /// Identifier.
    pub id: String,
    /// What a resident would say.
    pub name: String,
    /// Sites where it can be started on a screen.
    pub online: usize,
    /// Of those, at another organisation only.
    pub elsewhere: usize,
}

/// The services of a site that should be online.
fn expected(site: &SiteReport) -> impl Iterator<Item = &crate::site::SiteService> {
    site.services
        .iter()
        .filter(|service| service.expected_online)
}
