//! Our own test pages: what the engine says of each is held against the expectations in the file beside it.
//!
//! `tests/pages/NAME.html` is a page of a municipality that does not exist, in our own words;
//! `tests/pages/NAME.toml` says what is certain about it. An expectation that the engine does not meet today stays
//! as it is and is named under `known_wrong`; mending it makes this test ask for its removal there.
#![cfg(feature = "html")]
#![allow(
    clippy::expect_used,
    reason = "a test may stop at a file that is not there"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use loketmeter::report::{
    Channel, ChannelStatus, Flaw, FlawKind, LimitKind, Online, Outcome, PageType, PublisherKind,
    RefusalKind, Report, ServiceFinding, TopicStatus,
};
use loketmeter::{Engine, Options, PageSource};
use serde::Deserialize;
use support::{page_names, read_page, read_sidecar};

/// What must be true of the report of a page. A key that is left out is not tested.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    /// Address with which the page is audited.
    address: Option<String>,
    page_type: Option<PageType>,
    publisher: Option<PublisherKind>,
    language: Option<String>,
    test_host: Option<bool>,
    /// Is there a grade?
    gradable: Option<bool>,
    /// Why there is none.
    refusal: Option<RefusalKind>,
    /// Exactly these topics are the subject, apart from `subject_optional`.
    subject: Option<Vec<String>>,
    subject_optional: Vec<String>,
    /// Topics that have a section, tile or link of their own (the subject included).
    covered: Vec<String>,
    /// Topics that have not, whether they are named or not.
    not_covered: Vec<String>,
    /// Topics that are on the page in any way.
    mentioned: Vec<String>,
    not_mentioned: Vec<String>,
    services: Vec<ExpectedService>,
    /// True when no service has a channel.
    no_channels: bool,
    online: Option<Online>,
    elements_present: Vec<String>,
    elements_absent: Vec<String>,
    missing_topics: Vec<String>,
    not_missing_topics: Vec<String>,
    /// Exactly these parts were not read.
    limits: Option<Vec<LimitKind>>,
    scope: Option<ExpectedScope>,
    /// Exactly these mistakes, with words of their quotes. Not given: none.
    flaws: Vec<ExpectedFlaw>,
    /// Expectations that the engine does not meet today, by the name that the message gives them.
    known_wrong: BTreeSet<String>,
}

/// The channels of a topic, or of some actions of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedService {
    topic: String,
    /// Only services with one of these actions.
    actions: Option<Vec<String>>,
    /// Exactly these, apart from `channels_optional`.
    channels: Vec<Channel>,
    #[serde(default)]
    channels_optional: Vec<Channel>,
    /// Status of each of the channels.
    status: Option<ChannelStatus>,
    /// Words that the condition of a channel holds.
    #[serde(default)]
    condition: BTreeMap<Channel, String>,
}

/// A mistake of the page itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFlaw {
    kind: FlawKind,
    quote: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedScope {
    whole: bool,
    themes: BTreeSet<String>,
}

/// Where report and expectations differ: name of the expectation, and the difference in words.
struct Differences(BTreeMap<String, String>);

impl Differences {
    fn new(expected: &Expected, report: &Report) -> Self {
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
    fn message(&self, known: &BTreeSet<String>) -> String {
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

fn expectations(name: &str) -> Expected {
    let source = read_sidecar(name);
    toml::from_str(&source).unwrap_or_else(|error| panic!("tests/pages/{name}.toml: {error}"))
}

#[test]
fn every_page_gives_what_is_expected_of_it() {
    let mut wrong = Vec::new();
    for name in page_names() {
        let expected = expectations(&name);
        let html = read_page(&name);
        let address = expected.address.as_deref();
        let report = Engine::builtin().audit(PageSource::Html(&html), address, &Options::default());
        let message = Differences::new(&expected, &report).message(&expected.known_wrong);
        if !message.is_empty() {
            wrong.push(format!("tests/pages/{name}.html\n{message}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} pages differ\n\n{}\n",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn expectations_name_topics_and_elements_of_the_rubric() {
    let rubric = Engine::builtin().rubric();
    for name in page_names() {
        let expected = expectations(&name);
        let services = expected.services.iter().map(|service| &service.topic);
        let topics = [
            expected.subject.as_deref().unwrap_or_default(),
            &expected.subject_optional,
            &expected.covered,
            &expected.not_covered,
            &expected.mentioned,
            &expected.not_mentioned,
            &expected.missing_topics,
            &expected.not_missing_topics,
        ];
        for id in topics.into_iter().flatten().chain(services) {
            assert!(
                rubric.topics.iter().any(|topic| topic.id == *id),
                "{name}: no topic {id}"
            );
        }
        for id in expected
            .elements_present
            .iter()
            .chain(&expected.elements_absent)
        {
            assert!(
                rubric.elements.iter().any(|element| element.id == *id),
                "{name}: no element {id}"
            );
        }
    }
}

#[test]
fn every_page_has_expectations_and_the_other_way_round() {
    let (pages, sidecars) = (support::names("html"), support::names("toml"));
    let pages: BTreeSet<_> = pages
        .iter()
        .filter(|name| *name != support::SHOWN)
        .collect();
    let sidecars: BTreeSet<_> = sidecars
        .iter()
        .filter(|name| *name != support::SHOWN)
        .collect();
    assert_eq!(pages, sidecars);
    assert!(pages.len() >= 30);
}
