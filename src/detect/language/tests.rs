//! What is counted, and what is not.
#![cfg(feature = "html")]

use super::{find, names_euros};
use crate::detect::Context;
use crate::report::{LanguageFinding, LanguageKind, Outcome};
use crate::{Engine, Language, Options, PageSource};

/// The checks on the main content of a page, whatever it is about.
fn checks(main: &str) -> Vec<LanguageFinding> {
    let engine = Engine::builtin();
    let html = format!("<html lang=nl><title>Pagina</title><main>{main}</main>");
    let (page, reading) = engine.facts(PageSource::Html(&html), None);
    let options = Options::default();
    find(&Context::new(engine, &page, &reading, &options))
}

fn check(main: &str, kind: LanguageKind) -> LanguageFinding {
    let found = checks(main).into_iter().find(|f| f.kind == kind);
    found.unwrap_or_else(|| panic!("{kind:?} is not in the rubric"))
}

fn count(text: &str, kind: LanguageKind) -> u32 {
    check(&format!("<p>{text}</p>"), kind).count
}

#[test]
fn long_sentences() {
    let long = "Als u in onze gemeente woont en een laag inkomen heeft en weinig spaargeld heeft, dan kunt u misschien een
        toeslag krijgen voor de kosten van uw kind.";
    let found = check(
        &format!("<p>{long}</p><p>Dit is een korte zin.</p>"),
        LanguageKind::Sentences,
    );
    assert_eq!(
        (found.count, found.of, found.outcome),
        (1, 2, Outcome::Fail)
    );
    assert_eq!(found.places[0].hint.as_deref(), Some("28"));
    assert_eq!(
        count("Dit is kort. Dit is ook kort.", LanguageKind::Sentences),
        0
    );
}

#[test]
fn jargon_has_a_replacement() {
    let found = check(
        "<p>Indien u derhalve wilt participeren, belt u ons.</p>",
        LanguageKind::Jargon,
    );
    let hints: Vec<&str> = found
        .places
        .iter()
        .filter_map(|p| p.hint.as_deref())
        .collect();
    assert_eq!(hints, ["als", "daarom", "meedoen"]);
    let quotes: Vec<&str> = found
        .places
        .iter()
        .map(|p| p.evidence.quote.as_str())
        .collect();
    assert_eq!(quotes, ["Indien", "derhalve", "participeren"]);
    // Each word once.
    assert_eq!(
        count("Indien u belt. Indien u mailt.", LanguageKind::Jargon),
        1
    );
}

#[test]
fn a_word_may_be_explained() {
    for text in [
        "U krijgt een maatwerkvoorziening (hulp die bij u past).",
        "U krijgt hulp die bij u past (maatwerkvoorziening).",
        "U krijgt een beschikking. Dat betekent: een brief met ons besluit.",
        "Dit noemen we een beschikking.",
    ] {
        assert_eq!(count(text, LanguageKind::Jargon), 0, "{text}");
    }
}

#[test]
fn passive_sentences() {
    for text in [
        "Uw aanvraag wordt binnen zes weken door niemand behandeld."
            .replace("door niemand ", "")
            .as_str(),
        "Er wordt contact met u opgenomen.",
        "Er worden stukken bij u opgevraagd.",
        "U leest hoe uw aanvraag beoordeeld wordt.",
        "De toeslag werd toen verleend.",
    ] {
        assert_eq!(count(text, LanguageKind::Passive), 1, "{text}");
    }
    for text in [
        "Wij behandelen uw aanvraag binnen zes weken.",
        "U wordt volgend jaar 18 jaar.",
        "Het wordt later bekend.",
        "Uw aanvraag wordt door een medewerker behandeld.",
        "Wordt u ouder dan 65? Dan verandert er geld.",
        "De kosten worden hoger voor veel gezinnen.",
    ] {
        assert_eq!(count(text, LanguageKind::Passive), 0, "{text}");
    }
}

#[test]
fn vague_links() {
    let page = "<p><a href=/a>Klik hier</a> of <a href=/b>lees meer</a> over de toeslag.</p>
        <p><a href=/c>Meer informatie over bijstand</a></p>";
    let found = check(page, LanguageKind::Links);
    assert_eq!((found.count, found.of), (2, 3));
    assert_eq!(found.places[0].evidence.quote, "Klik hier");
}

#[test]
fn amounts_that_are_hard_to_read() {
    for (text, better) in [
        ("U krijgt € 21.80 per maand.", "€ 21,80"),
        ("De grens is € 16000.", "€ 16.000"),
        ("De grens is 1250000,50 euro.", "€ 1.250.000,50"),
    ] {
        let found = check(&format!("<p>{text}</p>"), LanguageKind::Amounts);
        let hint = found.places.first().and_then(|p| p.hint.as_deref());
        assert_eq!(hint, Some(better), "{text}");
    }
    for text in ["€ 21,80", "€ 1250", "€ 1.250,-", "€ 16.000", "16.000 euro"] {
        let found = check(
            &format!("<p>U krijgt {text} per jaar.</p>"),
            LanguageKind::Amounts,
        );
        assert_eq!((found.count, found.of), (0, 1), "{text}");
    }
    assert_eq!(
        check("<p>Geen bedrag hier.</p>", LanguageKind::Amounts).outcome,
        Outcome::NotApplicable
    );
}

#[test]
fn places_are_limited_and_the_rest_is_counted() {
    let many = "<p><a href=/a>Lees meer</a> over dit onderwerp.</p>".repeat(12);
    let found = check(&many, LanguageKind::Links);
    assert_eq!((found.count, found.places.len()), (12, 5));
}

/// Our own texts keep to our own rules.
#[cfg(feature = "advice")]
#[test]
fn ready_texts_are_plain() {
    let catalogue = crate::advice::Catalogue::builtin();
    let rubric = crate::rubric::model::Rubric::builtin();
    let mut wrong = Vec::new();
    for (key, advice) in catalogue.entries(&rubric, Language::Nl) {
        // Names of services and facts come from elsewhere in the rubric; blanks are for the editor.
        let mut task = advice
            .task
            .split('“')
            .map(|part| part.rsplit('”').next().unwrap_or(part));
        let task: String = task.by_ref().collect();
        let lines = advice.text.lines().chain([task.as_str()]);
        let lines: Vec<&str> = lines.collect();
        let main = format!("<p>{}</p>", lines.join("</p><p>"));
        for found in checks(&main.replace(['[', ']'], "")) {
            let quotes: Vec<&str> = found
                .places
                .iter()
                .map(|p| p.evidence.quote.as_str())
                .collect();
            if found.count > 0 {
                wrong.push(format!("{key}: {:?} {quotes:?}", found.kind));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn euros_are_found_wherever_they_stand_in_a_text() {
    for place in 0..20 {
        let before = "u".repeat(place);
        for written in ["euro", "EUR", "€"] {
            assert!(names_euros(&format!("{before}{written}")));
            assert!(names_euros(&format!("{before} {written} en meer u")));
        }
        assert!(!names_euros(&format!("{before}leur")));
        assert!(!names_euros(&before));
    }
}
