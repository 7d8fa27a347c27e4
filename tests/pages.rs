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

#[path = "support/expected.rs"]
mod expected;
mod support;

use std::collections::BTreeSet;

use expected::{Differences, Expected};
use loketmeter::{Engine, Options, PageSource};
use support::{page_names, read_page, read_sidecar};

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
