//! Wordings of key facts, as municipalities write them, and what only looks like them.
#![cfg(feature = "html")]

use crate::report::{FactFinding, FactStatus, Outcome};
use crate::{Engine, Options, PageSource};

/// The finding of one fact on a page about its topic.
fn finding(title: &str, id: &str, body: &str, today: Option<&str>) -> FactFinding {
    let html = format!(
        "<html lang=nl><title>{title} | Gemeente Voorbeeldstad</title><main><h1>{title}</h1>
        <p>Op deze pagina leest u hoe het gaat.</p>{body}</main>"
    );
    let options = Options {
        today: today.map(str::to_owned),
        ..Options::default()
    };
    let address = Some("https://www.kampen.nl/pagina");
    let report = Engine::builtin().audit(PageSource::Html(&html), address, &options);
    let mut facts = report.facts.into_iter();
    facts
        .find(|f| f.id == id)
        .unwrap_or_else(|| panic!("{id} is no fact of \"{title}\""))
}

fn all(title: &str, id: &str, cases: &[(&str, FactStatus)]) {
    for (text, status) in cases {
        let found = finding(title, id, &format!("<p>{text}</p>"), None);
        assert_eq!(found.status, *status, "{id}: {text}\n{found:?}");
    }
}

use FactStatus::{Absent, CantTell, Contradicted, Present};

#[test]
fn terms_of_the_wmo() {
    let title = "Wmo-melding doen";
    all(
        title,
        "wmo-melding/melding-6-weken",
        &[
            ("Het onderzoek duurt hoogstens zes weken.", Present),
            ("Ons onderzoek is binnen 6 weken klaar.", Present),
            ("Het onderzoek is binnen 42 dagen klaar.", Present),
            (
                "Binnen anderhalve maand ronden wij het onderzoek af.",
                Present,
            ),
            ("Het onderzoek is klaar binnen 4 tot 6 weken.", Present),
            ("Het onderzoek duurt hooguit een maand.", Present),
            ("Het onderzoek duurt maximaal acht weken.", Contradicted),
            ("Binnen 2 maanden is het onderzoek klaar.", Contradicted),
            ("Het onderzoek duurde vroeger 8 weken.", Absent),
            ("Bijvoorbeeld: een onderzoek van 8 weken.", Absent),
            ("In 2019 duurde het onderzoek 8 weken.", Absent),
            ("Wij bellen u binnen 2 dagen.", Absent),
            ("Na 8 weken krijgt u een taxipas.", Absent),
        ],
    );
    all(
        title,
        "wmo-melding/besluit-2-weken",
        &[
            (
                "Binnen 2 weken na uw aanvraag krijgt u een besluit.",
                Present,
            ),
            ("Wij nemen binnen veertien dagen een besluit.", Present),
            ("U krijgt de beschikking binnen tien werkdagen.", Present),
            ("Het besluit krijgt u binnen 12 weken.", Contradicted),
            // Six weeks of investigation and two for the decision.
            ("U krijgt binnen 8 weken een besluit.", Absent),
            ("Maak bezwaar binnen 6 weken na het besluit.", Absent),
        ],
    );
    all(
        title,
        "wmo-melding/persoonlijk-plan",
        &[
            ("Lever uw persoonlijk plan in binnen zeven dagen.", Present),
            (
                "U kunt binnen een week een persoonlijk plan inleveren.",
                Present,
            ),
            (
                "Het persoonlijk plan moet er binnen 3 dagen zijn.",
                Contradicted,
            ),
        ],
    );
}

#[test]
fn advance_on_social_assistance() {
    let title = "Voorschot op de bijstand";
    all(
        title,
        "bijstand-voorschot/95-procent",
        &[
            (
                "Het voorschot is ten minste 95 procent van de bijstand.",
                Present,
            ),
            ("Het voorschot is minimaal 95% van de norm.", Present),
            (
                "U krijgt een voorschot van vijfennegentig procent.",
                Present,
            ),
            ("Het voorschot is 100% van de uitkering.", Present),
            ("Het voorschot is 90% van de bijstandsnorm.", Contradicted),
            (
                "U krijgt een voorschot van ten minste negentig procent.",
                Contradicted,
            ),
            ("Tot 2025 was het voorschot 90%.", Absent),
            ("Vroeger was het voorschot 90 procent.", Absent),
            ("De rente op het voorschot is 4%.", Absent),
            ("Van uw inkomsten telt 15% niet mee.", Absent),
        ],
    );
    all(
        title,
        "bijstand-voorschot/vier-weken",
        &[
            ("U krijgt het voorschot binnen 4 weken.", Present),
            ("Binnen 28 dagen krijgt u een voorschot.", Present),
            (
                "U krijgt uiterlijk een maand na uw aanvraag een voorschot.",
                Present,
            ),
            ("Het voorschot krijgt u binnen 8 weken.", Contradicted),
            (
                "Na 8 weken krijgt u een besluit over het voorschot.",
                Absent,
            ),
        ],
    );
    let below = "<h2>Voorschot</h2><p>Dit is 90 procent van wat u krijgt.</p>";
    assert_eq!(
        finding(title, "bijstand-voorschot/95-procent", below, None).status,
        Contradicted
    );
    let elsewhere = "<h2>Heffingskorting</h2><p>Dit is 90 procent van wat u krijgt.</p>";
    assert_eq!(
        finding(title, "bijstand-voorschot/95-procent", elsewhere, None).status,
        Absent
    );
}

#[test]
fn help_with_debts() {
    let title = "Hulp bij schulden";
    all(
        title,
        "schuldhulp/4-weken",
        &[
            ("Het eerste gesprek is binnen vier weken.", Present),
            ("Binnen 2 weken heeft u een intake.", Present),
            (
                "De wachttijd voor het eerste gesprek is 3 maanden.",
                Contradicted,
            ),
            ("Binnen zes weken plannen wij een gesprek.", Contradicted),
        ],
    );
    all(
        title,
        "schuldhulp/3-werkdagen",
        &[
            (
                "Bij een dreigende ontruiming is het gesprek binnen drie werkdagen.",
                Present,
            ),
            ("Bij spoed heeft u binnen 3 dagen een gesprek.", Present),
            ("Bij spoed heeft u binnen 72 uur een gesprek.", Present),
            (
                "Bij spoed heeft u binnen 5 werkdagen een gesprek.",
                Contradicted,
            ),
            ("Betaal binnen 14 dagen aan de deurwaarder.", Absent),
        ],
    );
    all(
        title,
        "schuldhulp/8-weken",
        &[
            ("Wij nemen een besluit binnen 8 weken.", Present),
            ("Wij nemen een besluit binnen 56 dagen.", Present),
            ("Wij nemen een besluit binnen 6 weken.", Present),
            ("Wij nemen een besluit binnen 13 weken.", Contradicted),
        ],
    );
}

#[test]
fn objection_and_decision() {
    let title = "Bijstandsuitkering aanvragen";
    all(
        title,
        "bijstandsuitkering/bezwaar",
        &[
            ("U kunt binnen zes weken bezwaar maken.", Present),
            ("U kunt binnen 42 dagen bezwaar maken.", Present),
            ("U kunt binnen 4 weken bezwaar maken.", Contradicted),
            ("Maak bezwaar binnen 2 weken na het besluit.", Contradicted),
            (
                "Binnen 12 weken krijgt u een beslissing op uw bezwaar.",
                Absent,
            ),
            (
                "Wij bevestigen binnen 5 dagen dat u bezwaar wilt maken.",
                Absent,
            ),
        ],
    );
    all(
        title,
        "bijstandsuitkering/beslistermijn",
        &[
            ("U krijgt binnen acht weken een besluit.", Present),
            ("De beslistermijn is 56 dagen.", Present),
            ("Binnen 2 maanden krijgt u een beslissing.", Present),
            ("Binnen 13 weken krijgt u een besluit.", Contradicted),
            (
                "Binnen 6 weken na het besluit kunt u bezwaar maken.",
                Absent,
            ),
        ],
    );
}

#[test]
fn amounts_and_ages() {
    let title = "Eigen bijdrage voor Wmo-hulp";
    let id = "eigen-bijdrage-wmo/bedrag-2026";
    all(
        title,
        id,
        &[
            ("De eigen bijdrage is € 21,80 per maand.", Present),
            (
                "Uw eigen bijdrage is maximaal 21,80 euro per maand.",
                Present,
            ),
            ("Per maand betaalt u een bijdrage van EUR 21,80.", Present),
            ("De eigen bijdrage is in 2026 €21,80 per maand.", Present),
            ("De eigen bijdrage is € 25 per maand.", Contradicted),
            ("De eigen bijdrage is € 27,50 per maand.", Contradicted),
            // A municipality may ask less; the old amounts are found as out of date.
            ("De eigen bijdrage is € 10 per maand.", Absent),
            ("In 2027 wordt de eigen bijdrage € 23 per maand.", Absent),
            (
                "Een maaltijd kost € 22,50 naast uw eigen bijdrage per maand.",
                Absent,
            ),
            (
                "De eigen bijdrage is € 150 per maand bij beschermd wonen.",
                Absent,
            ),
        ],
    );
    all(
        "Individuele inkomenstoeslag",
        "inkomenstoeslag/leeftijd",
        &[
            (
                "De inkomenstoeslag is er voor inwoners vanaf 21 jaar.",
                Present,
            ),
            (
                "U krijgt de toeslag als u tussen de 21 en 67 jaar bent.",
                Present,
            ),
            (
                "De inkomenstoeslag is er voor inwoners vanaf 18 jaar.",
                Contradicted,
            ),
            (
                "Heeft u kinderen van 18 jaar? Dan telt hun inkomen niet mee voor de toeslag.",
                Absent,
            ),
        ],
    );
    all(
        "Hoogte van de bijstand",
        "bijstand-hoogte/vermogen-2026",
        &[
            ("De vermogensgrens is € 8.000 voor alleenstaanden.", Present),
            (
                "De vermogensgrens is 16 duizend euro voor gezinnen.",
                Present,
            ),
            ("De vermogensgrens is € 7.575.", Contradicted),
            ("De vermogensgrens is € 7.770 of € 15.540.", Contradicted),
            (
                "Voor uw eigen woning geldt een vermogensgrens van € 67.500.",
                Absent,
            ),
            ("In 2024 was de vermogensgrens € 7.575.", Absent),
        ],
    );
}

#[test]
fn a_fact_past_its_date_cannot_be_told() {
    let (title, id) = (
        "Eigen bijdrage voor Wmo-hulp",
        "eigen-bijdrage-wmo/bedrag-2026",
    );
    for body in [
        "<p>De eigen bijdrage is € 21,80 per maand.</p>",
        "<p>De eigen bijdrage is € 25 per maand.</p>",
        "",
    ] {
        let now = finding(title, id, body, Some("2026-12-31"));
        assert_ne!(now.status, CantTell);
        let later = finding(title, id, body, Some("2027-01-01"));
        assert_eq!((later.status, later.outcome), (CantTell, Outcome::CantTell));
        // A day that is no day is as good as none.
        assert_eq!(
            finding(title, id, body, Some("morgen")),
            finding(title, id, body, None)
        );
    }
}

#[test]
fn a_contradiction_tells_what_the_page_says() {
    let body = "<p>Het voorschot is 90% van de bijstandsnorm.</p>";
    let found = finding(
        "Voorschot op de bijstand",
        "bijstand-voorschot/95-procent",
        body,
        None,
    );
    assert_eq!(found.seen.as_deref(), Some("90%"));
    assert_eq!(found.outcome, Outcome::Fail);
    let quote = found.evidence.map(|e| e.quote).unwrap_or_default();
    assert!(quote.starts_with("Het voorschot is 90%"), "{quote}");
}

#[test]
fn the_right_number_elsewhere_on_the_page_wins() {
    let body = "<p>Het voorschot is ten minste 95%.</p><p>Met een voorschot van 90% bent u er nog niet.</p>";
    let found = finding(
        "Voorschot op de bijstand",
        "bijstand-voorschot/95-procent",
        body,
        None,
    );
    assert_eq!(found.status, Present);
}
