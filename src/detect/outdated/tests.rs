//! What is out of date, and what only tells of the past.
#![cfg(feature = "html")]

use crate::report::{OutdatedFinding, OutdatedKind};
use crate::{Engine, Options, PageSource};

const TODAY: &str = "2026-11-23";

fn page(body: &str, head: &str) -> Vec<OutdatedFinding> {
    let html = format!(
        "<html lang=nl><head><title>Bijstandsuitkering aanvragen | Gemeente Voorbeeldstad</title>{head}</head><main>
        <h1>Bijstandsuitkering aanvragen</h1><p>Heeft u geen inkomen? Vraag bijstand aan.</p>{body}</main>"
    );
    let options = Options {
        today: Some(TODAY.to_owned()),
        ..Options::default()
    };
    let address = Some("https://www.kampen.nl/bijstand");
    Engine::builtin()
        .audit(PageSource::Html(&html), address, &options)
        .outdated
}

fn terms(body: &str) -> Vec<String> {
    page(&format!("<p>{body}</p>"), "")
        .into_iter()
        .map(|o| o.term)
        .collect()
}

#[test]
fn abolished_acts_and_schemes() {
    for (text, term) in [
        ("U krijgt een Wwb-uitkering.", "Wet werk en bijstand"),
        ("Zorg uit de AWBZ vraagt u aan bij het CIZ.", "AWBZ"),
        ("Bureau Jeugdzorg helpt u verder.", "Bureau Jeugdzorg"),
        (
            "Ga naar het CWI voor een inschrijving.",
            "Centrum voor Werk en Inkomen",
        ),
        ("Vraag een Wsw-indicatie aan.", "indicatie voor de Wsw"),
        ("Vul uw sofinummer in.", "sofinummer"),
    ] {
        let found = terms(text);
        let one = found
            .iter()
            .any(|t| t == term || (term.starts_with("Centrum") && t == "CWI"));
        assert!(one, "{text}: {found:?}");
    }
}

#[test]
fn a_sentence_may_explain_that_it_is_old() {
    for text in [
        "De Participatiewet heette vroeger de Wet werk en bijstand.",
        "Voorheen kreeg u dit uit de AWBZ.",
        "De Wet werk en bijstand is sinds 2015 vervangen door de Participatiewet.",
        "Dit is de oude naam: Wwb.",
        "Kent u de Wwb nog? Die is vervangen door de Participatiewet.",
        "De AWBZ bestaat niet meer.",
    ] {
        assert_eq!(terms(text), Vec::<String>::new(), "{text}");
    }
    let below = "<h2>Voorheen: Wet werk en bijstand</h2><p>In de Wwb stonden andere regels.</p>";
    assert_eq!(page(below, ""), []);
}

#[test]
fn dates_that_have_passed() {
    for text in [
        "U kunt dit aanvragen tot en met 31 december 2025.",
        "Vanaf 1 januari 2025 verandert de uitkering.",
        "Aanvragen kan uiterlijk 1-7-2026.",
        "De regels gaan naar verwachting in op 1 juli 2024.",
    ] {
        let found = page(&format!("<p>{text}</p>"), "");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].kind, OutdatedKind::Date);
        assert!(!found[0].checked, "a date never costs points");
    }
    for text in [
        "U kunt dit aanvragen tot en met 31 december 2026.",
        "U kunt dit aanvragen van 1 januari 2026 tot en met 1 februari 2027.",
        "Sinds 1 januari 2026 is de wet veranderd.",
        "Bent u geboren voor 1 januari 1970?",
        "De regels zijn veranderd op 1 juli 2024.",
    ] {
        assert_eq!(terms(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_page_that_nobody_changed_for_years() {
    let old = |body: &str, head: &str| {
        page(body, head)
            .into_iter()
            .find(|o| o.kind == OutdatedKind::Page)
            .map(|o| o.term)
    };
    let meta = |date: &str| format!("<meta name=\"dcterms.modified\" content=\"{date}\">");
    assert_eq!(old("", &meta("2024-11-22")).as_deref(), Some("22-11-2024"));
    assert_eq!(old("", &meta("2024-11-23")), None);
    assert_eq!(
        old("", &meta("2021-03-04T10:00:00Z")).as_deref(),
        Some("4-3-2021")
    );
    let text = "<p>Laatst gewijzigd op 3 maart 2021</p>";
    assert_eq!(old(text, "").as_deref(), Some("3-3-2021"));
    assert_eq!(old("<p>Laatst gewijzigd: 1 november 2026</p>", ""), None);
    assert_eq!(old("<p>Laatst gewijzigd door de redactie</p>", ""), None);
}

#[test]
fn without_a_day_no_date_is_past() {
    let html = "<html lang=nl><title>Bijstandsuitkering aanvragen</title><main><h1>Bijstandsuitkering aanvragen</h1>
        <p>Aanvragen kan tot en met 31 december 2020.</p><p>Laatst gewijzigd op 3 maart 2011</p></main>";
    let address = Some("https://www.kampen.nl/bijstand");
    let report = Engine::builtin().audit(PageSource::Html(html), address, &Options::default());
    assert_eq!(report.outdated, []);
}
