//! What must be true of the report of a page, and where it is not.

use std::collections::{BTreeMap, BTreeSet};

use loketmeter::report::{
    Channel, ChannelStatus, Flaw, FlawKind, LimitKind, Online, Outcome, PageType, PublisherKind,
    RefusalKind, Report, ServiceFinding, TopicStatus,
};
use serde::Deserialize;

/// What must be true of the report of a page. A key that is left out is not tested.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Expected {
    /// Address with which the page is audited.
    pub(super) address: Option<String>,
    pub(super) page_type: Option<PageType>,
    publisher: Option<PublisherKind>,
    pub(super) language: Option<String>,
    pub(super) test_host: Option<bool>,
    /// Is there a grade?
    pub(super) gradable: Option<bool>,
    /// Why there is none.
    pub(super) refusal: Option<RefusalKind>,
    /// Exactly these topics are the subject, apart from `subject_optional`.
    pub(super) subject: Option<Vec<String>>,
    pub(super) subject_optional: Vec<String>,
    /// Topics that have a section, tile or link of their own (the subject included).
    pub(super) covered: Vec<String>,
    /// Topics that have not, whether they are named or not.
    pub(super) not_covered: Vec<String>,
    /// Topics that are on the page in any way.
    pub(super) mentioned: Vec<String>,
    pub(super) not_mentioned: Vec<String>,
    pub(super) services: Vec<ExpectedService>,
    /// True when no service has a channel.
    pub(super) no_channels: bool,
    pub(super) online: Option<Online>,
    pub(super) elements_present: Vec<String>,
    pub(super) elements_absent: Vec<String>,
    pub(super) missing_topics: Vec<String>,
    pub(super) not_missing_topics: Vec<String>,
    /// Exactly these parts were not read.
    pub(super) limits: Option<Vec<LimitKind>>,
    pub(super) scope: Option<ExpectedScope>,
    /// Exactly these mistakes, with words of their quotes. Not given: none.
    pub(super) flaws: Vec<ExpectedFlaw>,
    /// Expectations that the engine does not meet today, by the name that the message gives them.
    pub(super) known_wrong: BTreeSet<String>,
}

/// The channels of a topic, or of some actions of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedService {
    pub(super) topic: String,
    /// Only services with one of these actions.
    pub(super) actions: Option<Vec<String>>,
    /// Exactly these, apart from `channels_optional`.
    pub(super) channels: Vec<Channel>,
    #[serde(default)]
    pub(super) channels_optional: Vec<Channel>,
    /// Status of each of the channels.
    pub(super) status: Option<ChannelStatus>,
    /// Words that the condition of a channel holds.
    #[serde(default)]
    pub(super) condition: BTreeMap<Channel, String>,
}

/// A mistake of the page itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedFlaw {
    pub(super) kind: FlawKind,
    pub(super) quote: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedScope {
    pub(super) whole: bool,
    pub(super) themes: BTreeSet<String>,
}

/// Where report and expectations differ: name of the expectation, and the difference in words.
pub(super) struct Differences(BTreeMap<String, String>);

impl Differences {
    pub(super) fn new(expected: &Expected, report: &Report) -> Self {
        let mut differences = Self(BTreeMap::new());
        differences.page(expected, report);
        differences.topics(expected, report);
        differences.overview(expected, report);
        differences.services(expected, report);
        differences.elements(expected, report);
        differences.flaws(expected, report);
        differences
    }

    fn add(&mut self, name: &str, text: String) {
        self.0.insert(name.to_owned(), text);
    }

    fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        name: &str,
        expected: Option<&T>,
        found: &T,
    ) {
        if let Some(expected) = expected
            && expected != found
        {
            self.add(name, format!("expected {expected:?}, found {found:?}"));
        }
    }

    fn page(&mut self, expected: &Expected, report: &Report) {
        let page = &report.page;
        self.same("page_type", expected.page_type.as_ref(), &page.page_type);
        self.same(
            "publisher",
            expected.publisher.as_ref(),
            &page.publisher.kind,
        );
        self.same("test_host", expected.test_host.as_ref(), &page.test_host);
        self.same(
            "gradable",
            expected.gradable.as_ref(),
            &report.grade.is_some(),
        );
        self.same("online", expected.online.as_ref(), &report.online);
        if expected.language.is_some() {
            self.same("language", Some(&expected.language), &page.language);
        }
        if expected.refusal.is_some() {
            let found = report.refusal.as_ref().map(|refusal| refusal.kind);
            self.same("refusal", Some(&expected.refusal), &found);
        }
        let limits: Vec<LimitKind> = report.limits.iter().map(|limit| limit.kind).collect();
        self.same("limits", expected.limits.as_ref(), &limits);
    }

    fn topics(&mut self, expected: &Expected, report: &Report) {
        let with = |status: &[TopicStatus]| -> BTreeSet<&str> {
            let found = report.topics.iter().filter(|t| status.contains(&t.status));
            found.map(|t| t.id.as_str()).collect()
        };
        let subject = with(&[TopicStatus::Subject]);
        let covered = with(&[TopicStatus::Subject, TopicStatus::Covered]);
        if let Some(wanted) = &expected.subject {
            let mut wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
            let optional = expected.subject_optional.iter().map(String::as_str);
            wanted.extend(optional.filter(|id| subject.contains(id)));
            self.same("subject", Some(&wanted), &subject);
        }
        for id in expected
            .covered
            .iter()
            .filter(|id| !covered.contains(id.as_str()))
        {
            self.add(&format!("covered.{id}"), format!("covered are {covered:?}"));
        }
        let not_covered = expected.not_covered.iter();
        for id in not_covered.filter(|id| covered.contains(id.as_str())) {
            self.add(
                &format!("not_covered.{id}"),
                format!("covered are {covered:?}"),
            );
        }
        let finding = |id: &str| report.topics.iter().find(|topic| topic.id == id);
        for id in expected.mentioned.iter().filter(|id| finding(id).is_none()) {
            self.add(&format!("mentioned.{id}"), "not found".to_owned());
        }
        for id in &expected.not_mentioned {
            if let Some(topic) = finding(id) {
                let evidence = topic.evidence.first();
                let (quote, rule) = evidence.map_or(("", ""), |e| (&e.quote, &e.rule));
                self.add(
                    &format!("not_mentioned.{id}"),
                    format!("found by {rule} in {quote:?}"),
                );
            }
        }
    }

    fn overview(&mut self, expected: &Expected, report: &Report) {
        let missing: BTreeSet<&str> = report
            .missing_topics
            .iter()
            .map(|t| t.id.as_str())
            .collect();
        for id in expected
            .missing_topics
            .iter()
            .filter(|id| !missing.contains(id.as_str()))
        {
            self.add(
                &format!("missing_topics.{id}"),
                "not reported as missing".to_owned(),
            );
        }
        for id in expected
            .not_missing_topics
            .iter()
            .filter(|id| missing.contains(id.as_str()))
        {
            self.add(
                &format!("not_missing_topics.{id}"),
                "reported as missing".to_owned(),
            );
        }
        if let Some(scope) = &expected.scope {
            let themes: BTreeSet<String> = report.scope.themes.iter().cloned().collect();
            self.same(
                "scope",
                Some(&(scope.whole, &scope.themes)),
                &(report.scope.whole, &themes),
            );
        }
    }

    fn services(&mut self, expected: &Expected, report: &Report) {
        if expected.no_channels {
            let found: Vec<String> = report.services.iter().flat_map(describe).collect();
            if !found.is_empty() {
                self.add("no_channels", format!("found {}", found.join("; ")));
            }
        }
        for service in &expected.services {
            let text = service.difference(report);
            if !text.is_empty() {
                self.add(&service.name(), text);
            }
        }
    }

    fn elements(&mut self, expected: &Expected, report: &Report) {
        let element = |id: &str| report.elements.iter().find(|element| element.id == id);
        let present = |outcome| matches!(outcome, Outcome::Pass | Outcome::Partial);
        for id in &expected.elements_present {
            if element(id).is_none_or(|found| !present(found.outcome)) {
                self.add(&format!("elements_present.{id}"), "not found".to_owned());
            }
        }
        for id in &expected.elements_absent {
            if let Some(found) = element(id).filter(|found| present(found.outcome)) {
                let quote = found.evidence.as_ref().map_or("", |e| &e.quote);
                self.add(
                    &format!("elements_absent.{id}"),
                    format!("found in {quote:?}"),
                );
            }
        }
    }

    /// No page has a mistake that is not expected of it.
    fn flaws(&mut self, expected: &Expected, report: &Report) {
        let fits = |(wanted, found): (&ExpectedFlaw, &Flaw)| {
            wanted.kind == found.kind && found.evidence.quote.contains(&wanted.quote)
        };
        let same = expected.flaws.len() == report.flaws.len()
            && expected.flaws.iter().zip(&report.flaws).all(fits);
        if !same {
            let found = report.flaws.iter();
            let found: Vec<_> = found
                .map(|f| (f.kind, &f.evidence.quote, &f.target))
                .collect();
            self.add(
                "flaws",
                format!("expected {:?}, found {found:?}", expected.flaws),
            );
        }
    }

    /// The message about the page; empty when exactly the known ones differ.
    pub(super) fn message(&self, known: &BTreeSet<String>) -> String {
        let unknown = self.0.iter().filter(|(name, _)| !known.contains(*name));
        let mut lines: Vec<String> = unknown
            .map(|(name, text)| format!("  {name}: {text}"))
            .collect();
        let mended = known.iter().filter(|name| !self.0.contains_key(*name));
        lines.extend(
            mended.map(|name| format!("  {name}: is right now; remove it from known_wrong")),
        );
        lines.join("\n")
    }
}

impl ExpectedService {
    fn name(&self) -> String {
        let actions = self
            .actions
            .as_ref()
            .map(|actions| format!(".{}", actions.join("+")));
        format!("services.{}{}", self.topic, actions.unwrap_or_default())
    }

    fn difference(&self, report: &Report) -> String {
        let services: Vec<&ServiceFinding> = report
            .services
            .iter()
            .filter(|s| {
                s.topic == self.topic && self.actions.as_ref().is_none_or(|a| a.contains(&s.action))
            })
            .collect();
        let findings = services.iter().flat_map(|service| &service.channels);
        let found: BTreeSet<Channel> = findings.clone().map(|f| f.channel).collect();
        let mut wanted: BTreeSet<Channel> = self.channels.iter().copied().collect();
        wanted.extend(self.channels_optional.iter().filter(|c| found.contains(c)));
        if wanted != found {
            let seen: Vec<String> = services.iter().flat_map(|s| describe(s)).collect();
            return format!("expected {wanted:?}, found [{}]", seen.join("; "));
        }
        for finding in findings {
            if self.status.is_some_and(|status| status != finding.status) {
                return format!("{:?} is {:?}", finding.channel, finding.status);
            }
            let words = self.condition.get(&finding.channel);
            if let Some(words) = words
                && !finding
                    .condition
                    .as_ref()
                    .is_some_and(|c| c.to_lowercase().contains(words))
            {
                return format!(
                    "condition of {:?} is {:?}",
                    finding.channel, finding.condition
                );
            }
        }
        String::new()
    }
}

/// The channels of a service, with what decided.
fn describe(service: &ServiceFinding) -> Vec<String> {
    let channels = service.channels.iter();
    channels
        .map(|found| {
            let (rule, quote) = (&found.evidence.rule, &found.evidence.quote);
            format!(
                "{}/{} {:?} by {rule} in {quote:?}",
                service.topic, service.action, found.channel
            )
        })
        .collect()
}
