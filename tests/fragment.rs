//! The text of one field of a content management system: no verdict on what the system adds around it.
#![cfg(feature = "html")]
#![allow(clippy::expect_used, reason = "a test may stop")]

use loketmeter::report::{CriterionKind, Outcome, PageType, PublisherKind, RefusalKind, Report};
use loketmeter::{Engine, Options, PageSource};

/// What somebody writes, without title, menu, contact block or button.
const TEXT: &str = "<p>Hebt u schulden en komt u er zelf niet uit? De gemeente helpt u met schuldhulpverlening. \
    Schuldhulpverlening is gratis.</p>\
    <h2>Voorwaarden</h2><p>U bent 18 jaar of ouder. U woont in onze gemeente.</p>\
    <h2>Hoe lang duurt het?</h2><p>Binnen vier weken na uw aanmelding hebt u een gesprek.</p>";

/// The address of a system for writing, which is nobody's public site.
const ADDRESS: &str = "https://cms.leverancier.example/redactie/pagina/17/bewerken";

fn audit(text: &str, fragment: bool) -> Report {
    let html = format!("<html><body><main>{text}</main></body></html>");
    let options = Options {
        fragment,
        ..Options::default()
    };
    Engine::builtin().audit(PageSource::Html(&html), Some(ADDRESS), &options)
}

fn outcome(report: &Report, id: &str) -> Outcome {
    let grade = report.grade.as_ref().expect("a grade");
    let mut criteria = grade.criteria.iter();
    criteria
        .find(|criterion| criterion.id == id)
        .map_or_else(|| panic!("no criterion {id}"), |found| found.outcome)
}

#[test]
fn a_text_gets_a_grade_wherever_it_is_written() {
    let whole = audit(TEXT, false);
    assert_eq!(
        whole.refusal.expect("a refusal").kind,
        RefusalKind::NotMunicipal
    );
    let text = audit(TEXT, true);
    assert!(text.grade.is_some(), "{:?}", text.refusal);
    assert_eq!(
        text.page.publisher.kind,
        PublisherKind::ProbablyMunicipality
    );
    assert_eq!(text.page.page_type, PageType::Product);
    assert_eq!(text.topics[0].id, "schuldhulp");
}

#[test]
fn nothing_is_said_about_what_the_system_adds() {
    let report = audit(TEXT, true);
    for id in [
        "findability/title",
        "findability/description",
        "findability/breadcrumb",
        "element/contact",
        "element/datum",
        "element/gerelateerd",
    ] {
        assert_eq!(outcome(&report, id), Outcome::CantTell, "{id}");
    }
    let criteria = &report.grade.as_ref().expect("a grade").criteria;
    let services: Vec<_> = criteria
        .iter()
        .filter(|c| c.kind == CriterionKind::Service)
        .collect();
    assert!(!services.is_empty());
    assert!(services.iter().all(|c| c.possible == 0), "{services:?}");
    assert!(report.missing_forms.is_empty());
}

#[test]
fn what_belongs_in_the_text_is_held_against_it() {
    let report = audit(TEXT, true);
    assert_eq!(outcome(&report, "element/voorwaarden"), Outcome::Pass);
    assert_eq!(outcome(&report, "element/termijn"), Outcome::Pass);
    assert_eq!(outcome(&report, "element/bezwaar"), Outcome::Fail);
    // The introduction stands above the first heading: the title is a field of its own.
    assert_ne!(outcome(&report, "element/omschrijving"), Outcome::Fail);
}

#[test]
fn what_the_text_does_say_counts() {
    let with_contact = format!("{TEXT}<h2>Contact</h2><p>Bel 14 0199.</p>");
    assert_eq!(
        outcome(&audit(&with_contact, true), "element/contact"),
        Outcome::Pass
    );
    let on_paper = format!(
        "{TEXT}<h2>Aanvragen</h2><p>U kunt schuldhulpverlening alleen schriftelijk aanvragen. \
        <a href='/formulieren/schuldhulp.pdf'>Aanvraagformulier schuldhulpverlening (pdf)</a></p>"
    );
    let report = audit(&on_paper, true);
    assert_eq!(report.missing_forms.len(), 1, "{:?}", report.services);
}

#[test]
fn a_list_of_links_is_an_overview() {
    let report = audit(
        "<h1>Geld en schulden</h1><ul><li><a href='/redactie/a'>Hulp bij schulden</a></li>\
         <li><a href='/redactie/b'>Bijzondere bijstand</a></li><li><a href='/redactie/c'>Individuele inkomenstoeslag</a></li>\
         <li><a href='/redactie/d'>Kwijtschelding</a></li></ul>",
        true,
    );
    assert_eq!(report.page.page_type, PageType::Overview);
}

#[test]
fn a_belgian_text_stays_a_belgian_text() {
    let report = audit(
        "<p>Het OCMW helpt u. Vraag uw leefloon aan bij het OCMW van uw gemeente.</p>",
        true,
    );
    assert!(report.grade.is_none());
}
