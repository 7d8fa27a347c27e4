//! A report as one line of labels, the format in which people label pages by hand.
//!
//! It answers the same questions in the same words, so that a report and a label
//! can be held side by side.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Channel, ElementFinding, Online, Outcome, PageType, Report, ServiceFinding, TopicStatus,
};

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
    // What the page need not tell can still be there.
    let present = |element: &ElementFinding| match element.outcome {
        Outcome::Pass | Outcome::Partial => true,
        Outcome::NotApplicable => element.evidence.is_some(),
        Outcome::Fail | Outcome::CantTell => false,
    };
    let found = report.elements.iter();
    found
        .map(|element| (element.id.as_str(), present(element)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A report of an overview page; `scope` and `page_type` as given.
    fn label(page_type: &str, scope: &Value) -> serde_json::Result<Value> {
        let topic = |id: &str, status: &str| json!({"id": id, "name": id, "theme": "schulden", "status": status, "score": 1, "evidence": []});
        let missing = |id: &str, weight: u8| json!({"id": id, "name": id, "theme": "schulden", "themeName": "Schulden", "weight": weight});
        let channel = |channel: &str| {
            json!({"channel": channel, "status": "available", "target": null, "condition": null, "confidence": "low",
                "evidence": {"quote": "", "node": null, "section": null, "rule": "r"}})
        };
        let service = |action: &str, channels: &[Value]| {
            json!({"id": null, "topic": "schuldhulp", "action": action, "name": action, "channels": channels,
                "level": null, "mustBeOnline": true})
        };
        let element = |id: &str, outcome: &str| json!({"id": id, "name": id, "outcome": outcome, "weight": 1, "evidence": null});
        let report: Report = serde_json::from_value(json!({
            "version": 1, "engine": "0", "rubric": {"version": "", "hash": ""},
            "page": {"address": null, "title": "", "language": null, "pageType": page_type, "pageTypeReasons": [],
                "publisher": {"kind": "municipality", "municipality": null, "name": null, "reasons": []}, "testHost": false},
            "scope": scope, "grade": null, "refusal": null, "online": "unknown",
            "topics": [topic("schuldhulp", "subject"), topic("budgetbeheer", "covered"), topic("bijstandsuitkering", "mentioned")],
            "missingTopics": [missing("saneringskrediet", 2), missing("beslagvrije-voet", 1)],
            "services": [service("aanvragen", &[channel("phone"), channel("online_digid"), channel("phone")]), service("melden", &[])],
            "missingForms": [], "elements": [element("kosten", "fail"), element("bewijs", "partial")],
            "facts": [], "outdated": [], "limits": []
        }))?;
        serde_json::to_value(LabelLine::new("a.html", &report))
    }

    #[test]
    fn an_overview_tells_what_it_links_and_lacks() -> serde_json::Result<()> {
        let line = label("overview", &json!({"themes": ["schulden"], "whole": false}))?;
        assert_eq!(line["main_topics"], json!(["schuldhulp"]));
        assert_eq!(line["topics_mentioned"].as_array().map(Vec::len), Some(3));
        assert_eq!(line["topics_linked"], json!(["schuldhulp", "budgetbeheer"]));
        assert_eq!(line["topics_missing"], json!(["saneringskrediet"]));
        assert_eq!(line["scope_themes"], json!(["schulden"]));
        assert_eq!(line["elements"], json!({"kosten": false, "bewijs": true}));
        assert_eq!(line["gradable"], false);
        Ok(())
    }

    #[test]
    fn the_scope_is_empty_for_the_whole_and_null_for_none() -> serde_json::Result<()> {
        let whole = label("home", &json!({"themes": [], "whole": true}))?;
        assert_eq!(whole["scope_themes"], json!([]));
        let none = label("overview", &json!({"themes": [], "whole": false}))?;
        assert!(none["scope_themes"].is_null() && none.get("scope_themes").is_some());
        Ok(())
    }

    #[test]
    fn a_product_page_has_no_overview_fields() -> serde_json::Result<()> {
        let line = label("product", &json!({"themes": [], "whole": false}))?;
        for field in ["topics_linked", "topics_missing", "scope_themes"] {
            assert!(line.get(field).is_none(), "{field}");
        }
        Ok(())
    }

    #[test]
    fn channels_are_named_once_and_services_without_are_left_out() -> serde_json::Result<()> {
        let line = label("product", &json!({"themes": [], "whole": false}))?;
        let services = json!([{"topic": "schuldhulp", "action": "aanvragen", "channels": ["phone", "online_digid"]}]);
        assert_eq!(line["services"], services);
        Ok(())
    }
}
