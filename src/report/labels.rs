//! A report as one line of labels, the format in which people label pages by hand.
//!
//! It answers the same questions in the same words, so that a report and a label
//! can be held side by side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Channel, Online, Outcome, PageType, Report, ServiceFinding, TopicStatus};

/// Topics of lower weight are good to have: a label does not call them missing.
const MISSING_FROM_WEIGHT: u8 = 2;

/// What a report says, in the terms of a label.
#[derive(Debug, Serialize)]
pub struct LabelLine<'a> {
    file: &'a str,
    url: Option<&'a str>,
    page_type: PageType,
    gradable: bool,
    main_topics: Vec<&'a str>,
    topics_mentioned: Vec<&'a str>,
    services: Vec<LabelService<'a>>,
    online: Online,
    elements: BTreeMap<&'a str, bool>,
    /// Only for pages that list topics.
    #[serde(flatten)]
    overview: Option<LabelOverview<'a>>,
}

/// A service and the ways to arrange it.
#[derive(Debug, Serialize)]
struct LabelService<'a> {
    topic: &'a str,
    action: &'a str,
    channels: Vec<Channel>,
}

/// The labels that only an overview or a home page has.
#[derive(Debug, Serialize)]
struct LabelOverview<'a> {
    topics_linked: Vec<&'a str>,
    topics_missing: Vec<&'a str>,
    /// Empty for the whole social domain, absent for none of it.
    scope_themes: Option<&'a [String]>,
}

impl<'a> LabelLine<'a> {
    /// The line for the report of the page in `file`.
    pub fn new(file: &'a str, report: &'a Report) -> Self {
        Self {
            file,
            url: report.page.address.as_deref(),
            page_type: report.page.page_type,
            gradable: report.grade.is_some(),
            main_topics: topics(report, |status| status == TopicStatus::Subject),
            topics_mentioned: topics(report, |_| true),
            services: report.services.iter().filter_map(service).collect(),
            online: report.online,
            elements: elements(report),
            overview: lists_topics(report).then(|| overview(report)),
        }
    }
}

fn topics(report: &Report, which: impl Fn(TopicStatus) -> bool) -> Vec<&str> {
    let found = report.topics.iter().filter(|topic| which(topic.status));
    found.map(|topic| topic.id.as_str()).collect()
}

/// A service with channels; without one the page shows no way, which labels leave out.
fn service(found: &ServiceFinding) -> Option<LabelService<'_>> {
    let mut channels: Vec<Channel> = Vec::new();
    for finding in &found.channels {
        if !channels.contains(&finding.channel) {
            channels.push(finding.channel);
        }
    }
    (!channels.is_empty()).then_some(LabelService {
        topic: &found.topic,
        action: &found.action,
        channels,
    })
}

fn elements(report: &Report) -> BTreeMap<&str, bool> {
    let present = |outcome| matches!(outcome, Outcome::Pass | Outcome::Partial);
    let found = report.elements.iter();
    found
        .map(|element| (element.id.as_str(), present(element.outcome)))
        .collect()
}

/// Does the page answer for a theme or for the whole social domain?
fn lists_topics(report: &Report) -> bool {
    matches!(report.page.page_type, PageType::Home | PageType::Overview)
        || report.scope.whole
        || !report.scope.themes.is_empty()
}

fn overview(report: &Report) -> LabelOverview<'_> {
    let missing = report.missing_topics.iter();
    let scope = &report.scope;
    LabelOverview {
        topics_linked: topics(report, |status| status != TopicStatus::Mentioned),
        topics_missing: missing
            .filter(|topic| topic.weight >= MISSING_FROM_WEIGHT)
            .map(|topic| topic.id.as_str())
            .collect(),
        scope_themes: match (scope.whole, scope.themes.is_empty()) {
            (true, _) => Some(&[]),
            (false, true) => None,
            (false, false) => Some(&scope.themes),
        },
    }
}
