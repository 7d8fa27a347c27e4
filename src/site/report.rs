//! The result of a scan: one object per site. `--format json` writes it, `loketmeter study` reads it.

use serde::{Deserialize, Serialize};

use crate::report::{Channel, GradeLabel, RubricStamp, TopicStatus};

/// Everything that came of a scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanReport {
    /// Always [`super::SCAN_VERSION`].
    pub version: u32,
    /// Version of this crate.
    pub engine: String,
    /// Which rubric judged the pages.
    pub rubric: RubricStamp,
    /// False when the scan was stopped before its end.
    pub complete: bool,
    /// What was read, and what was passed over.
    pub counts: Counts,
    /// What was damaged or could not be read, at most a thousand of them.
    pub problems: Vec<ScanProblem>,
    /// The sites: municipalities by name, then executors, then others.
    pub sites: Vec<SiteReport>,
}

/// What was read, and what was passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Records of archives, and files.
    pub records: u64,
    /// Pages that were scored and counted for a site.
    pub pages: u64,
    /// Pages that are the same as one before: by address, canonical address or content.
    pub duplicates: u64,
    /// Redirects.
    pub redirects: u64,
    /// Responses with another status than 200.
    pub http_errors: u64,
    /// Pictures, documents, scripts and so on.
    pub not_html: u64,
    /// Responses that were stored as being the same as an earlier one.
    pub revisits: u64,
    /// Requests, metadata and other records without a page.
    pub other_records: u64,
    /// Pages whose content could not be unpacked or is no text.
    pub unreadable: u64,
    /// Damaged records, and files that could not be read.
    pub damaged: u64,
    /// Pages of others than municipalities and executors, among `pages`.
    pub others: u64,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanProblem {
    /// The file.
    pub file: String,
    /// Number of the record in it, from 1; absent for the file as a whole.
    pub record: Option<u64>,
    /// Byte of the file at which the record, or the compressed member around it, begins.
    pub offset: Option<u64>,
    /// Why, in the language of the scan.
    pub reason: String,
}

/// What a site is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// One of the municipalities.
    Municipality,
    /// A social service of several municipalities.
    Executor,
    /// A municipal site of which the municipality is not known.
    Unknown,
}

/// One site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteReport {
    /// Code of the municipality, for example `GM0166`, else the domain.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is of.
    pub kind: SiteKind,
    /// Province of the municipality.
    pub province: Option<String>,
    /// Domains of its pages.
    pub domains: Vec<String>,
    /// Executors whose pages count for it.
    pub executors: Vec<String>,
    /// Its pages.
    pub pages: SitePages,
    /// Its grade; absent without a page on the social domain.
    pub grade: Option<SiteGrade>,
    /// Every topic of the rubric, in its order.
    pub topics: Vec<SiteTopic>,
    /// Every service of the rubric that should be online or was found, in its order.
    pub services: Vec<SiteService>,
    /// The pages with the lowest grades.
    pub lowest: Vec<LowPage>,
    /// Graded pages to which no page of the site links; absent when there were too many links to tell.
    pub orphans: Option<Vec<String>>,
    /// All graded pages without a link to them, of which `orphans` lists the first.
    pub orphan_count: usize,
    /// Things of which pages tell different values.
    pub disagreements: Vec<Disagreement>,
    /// Old terms and amounts.
    pub outdated: Vec<OutdatedOnSite>,
}

/// Pages of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SitePages {
    /// Pages that were read.
    pub read: u32,
    /// Pages on the social domain, with a grade.
    pub graded: u32,
    /// Mean grade of those pages, in tenths.
    pub mean_tenths: Option<u8>,
}

/// Grade of a site, with its halves, in tenths: 10 to 100 stands for 1,0 to 10,0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteGrade {
    /// Both halves together.
    pub overall: u8,
    /// *Informatievoorziening*.
    pub information: u8,
    /// *E-dienstverlening*.
    pub services: u8,
    /// Word for the overall grade.
    pub label: GradeLabel,
    /// That word in the language of the scan.
    pub label_text: String,
}

/// A topic on a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteTopic {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Theme.
    pub theme: String,
    /// Does it count for the grade of a site?
    pub counts: bool,
    /// Strongest way in which a page has it; absent when it is missing.
    pub status: Option<TopicStatus>,
    /// Pages about it.
    pub pages: u32,
    /// Points for the information half, in thousandths.
    pub share: u32,
    /// The best page about it.
    pub address: Option<String>,
    /// Information grade of that page, in tenths.
    pub tenths: Option<u8>,
    /// Executor that has that page.
    pub via: Option<String>,
    /// Topic of the study of 2014 that it falls under.
    pub study_2014: Option<String>,
}

/// A service on a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteService {
    /// Identifier.
    pub id: String,
    /// Topic.
    pub topic: String,
    /// What a resident would say.
    pub name: String,
    /// Must there be an online way? Only these count for the grade.
    pub expected_online: bool,
    /// Can it be started on a screen?
    pub online: bool,
    /// Is that way the municipality's own, or its executor's?
    pub own: bool,
    /// Best way anywhere on the site; absent when no page shows any.
    pub channel: Option<Channel>,
    /// Level 0 to 5 of that way.
    pub level: Option<u8>,
    /// Points, in thousandths.
    pub share: u32,
    /// Weight, in thousandths of a point.
    pub weight: u32,
    /// Page that shows it.
    pub address: Option<String>,
    /// Executor that has that page.
    pub via: Option<String>,
}

/// A page with a low grade.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LowPage {
    /// Grade, in tenths.
    pub tenths: u8,
    /// Address.
    pub address: String,
    /// Title. Hostile data: show as text only.
    pub title: String,
}

/// One value that pages tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// The value.
    pub value: String,
    /// How many pages tell it.
    pub pages: u32,
    /// One of them.
    pub address: String,
    /// Its words. Hostile data: show as text only.
    pub quote: String,
}

/// Something of which pages tell different values. Both can be right, for example for different groups: a person has
/// to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// Topic.
    pub topic: String,
    /// What it is.
    pub name: String,
    /// Unit of the values.
    pub unit: String,
    /// The values, with where they stand.
    pub said: Vec<Said>,
}

/// An old term or amount on a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutdatedOnSite {
    /// The term as the rubric knows it.
    pub term: String,
    /// On how many pages.
    pub pages: u32,
    /// One of them.
    pub address: String,
}
