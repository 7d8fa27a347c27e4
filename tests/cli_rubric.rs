//! `loketmeter rubric` and the rubrics of organisations, as a person uses them.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

#[path = "support/cli.rs"]
mod support;

use std::{fs, path::Path};

use support::{file, run};

fn own() -> String {
    format!("{}/rubric", env!("CARGO_MANIFEST_DIR"))
}

fn folder(test: &str) -> std::path::PathBuf {
    support::folder("cli-rubric", test)
}

/// A copy of the rubric in which one text of one file is replaced.
fn changed(test: &str, name: &str, from: &str, to: &str) -> String {
    let folder = folder(test);
    copy(Path::new(&own()), &folder);
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{name} has no {from:?}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    folder.to_str().unwrap().to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn the_built_in_rubric_is_the_folder() {
    let built_in = run(&["rubric", "check"]);
    assert_eq!(built_in.code, Some(0), "{}", built_in.err);
    assert!(built_in.out.contains("87 onderwerpen"), "{}", built_in.out);
    assert_eq!(built_in.out, run(&["rubric", "check", &own()]).out);
}

#[test]
fn a_mistake_is_named_with_file_and_line() {
    let name = "topics/schulden/schuldhulp.toml";
    let path = changed("mistake", name, "weight = 3", "weight = 7");
    run(&["rubric", "check", &path]).assert_failed("schuldhulp.toml:3", "weight is 1, 2 or 3");
    let path = changed(
        "value",
        "topics/wmo/wmo-melding.toml",
        "is = [\"6 weken\"]",
        "is = [\"6 weken en 3 dagen\"]",
    );
    run(&["rubric", "check", &path])
        .assert_failed("wmo-melding.toml:", "is not one value of this kind");
    let path = changed(
        "date",
        name,
        "check_again_by = \"2027-01-01\"",
        "check_again_by = \"2027-13-01\"",
    );
    run(&["rubric", "check", &path]).assert_failed("schuldhulp.toml:", "is not a date");
    run(&["rubric", "check", "nergens"]).assert_failed("nergens", "");
}

#[test]
fn an_example_that_comes_out_wrong_fails_the_check() {
    let path = changed(
        "example",
        "topics/schulden/schuldhulp.toml",
        "\"De staatsschuld van het Rijk is gestegen.\"",
        "\"Wij bieden schuldhulpverlening aan.\"",
    );
    let checked = run(&["rubric", "check", &path, "--lang", "en"]);
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.contains("schuldhulp.toml:"), "{}", checked.out);
    assert!(
        checked.out.contains("schuldhulp should not match"),
        "{}",
        checked.out
    );
}

#[test]
fn list_and_show() {
    let list = run(&["rubric", "list", "--lang", "en"]).out;
    assert!(
        list.contains("schuldhulp ") && list.contains("Help with debts"),
        "{list}"
    );
    for (id, expected) in [
        ("schuldhulp", "Wet gemeentelijke schuldhulpverlening"),
        ("topic/schuldhulp", "Wet gemeentelijke schuldhulpverlening"),
        ("service/schuldhulp-aanmelden", "[service.awb]"),
        (
            "fact/wmo-melding/melding-6-weken",
            "Wmo 2015 art. 2.3.2 lid 1",
        ),
        ("element/termijn", "uiterste termijn"),
        ("findability/title", "weight"),
    ] {
        let shown = run(&["rubric", "show", id]);
        assert_eq!(shown.code, Some(0), "{id}: {}", shown.err);
        assert!(
            shown.out.starts_with("# rubric/") && shown.out.contains(expected),
            "{id}: {}",
            shown.out
        );
    }
    // The table of one fact, not of the next.
    let fact = run(&["rubric", "show", "fact/schuldhulp/4-weken"]).out;
    assert!(!fact.contains("3-werkdagen"), "{fact}");
    run(&["rubric", "show", "bestaat-niet"]).assert_failed("bestaat-niet", "rubric list");
}

#[test]
fn diff_tells_which_grades_move() {
    let pages = format!("{}/tests/pages", env!("CARGO_MANIFEST_DIR"));
    let same = run(&["rubric", "diff", &own(), &own(), "--pages", &pages]).out;
    assert!(
        same.contains("De regels zijn gelijk.") && same.contains(" 0 een ander cijfer"),
        "{same}"
    );
    let old = changed(
        "diff",
        "scoring.toml",
        "completeness = 60\nfindability = 20",
        "completeness = 40\nfindability = 40",
    );
    let moved = run(&[
        "rubric",
        "diff",
        &old,
        &own(),
        "--pages",
        &pages,
        "--lang",
        "en",
    ])
    .out;
    assert!(moved.contains("changed: scoring.toml"), "{moved}");
    assert!(moved.contains("voorbeeld-product: grade "), "{moved}");
    assert!(!moved.contains(" 0 get another grade"), "{moved}");
}

#[test]
fn due_follows_the_calendar_and_never_fails() {
    let before = run(&["rubric", "due", "--today", "2026-11-23"]);
    assert_eq!(before.code, Some(0));
    assert!(before.out.contains("hoeft niets"), "{}", before.out);
    let after = run(&["rubric", "due", "--today", "2027-01-01", "--lang", "en"]);
    assert_eq!(after.code, Some(0));
    assert!(
        after.out.contains("fact/eigen-bijdrage-wmo/bedrag-2026"),
        "{}",
        after.out
    );
    assert_eq!(run(&["rubric", "due", "--today", "morgen"]).code, Some(2));
}

#[test]
fn wrong_words_are_answered_with_the_right_ones() {
    for words in [
        &["rubric", "diff", "a"][..],
        &["rubric", "show"],
        &["rubric", "list", "x"],
    ] {
        let asked = run(words);
        assert_eq!(asked.code, Some(2), "{words:?}");
        assert!(asked.err.contains("loketmeter rubric"), "{}", asked.err);
    }
}

const PAGE: &str = "<!doctype html><html lang=nl><title>Voorbeeldkans aanvragen | Gemeente Kampen</title>
<main><h1>Voorbeeldkans aanvragen</h1><p>Met de Voorbeeldkans krijgt u korting op sport en cultuur.</p>
<p>De Voorbeeldkans is gratis voor inwoners met een laag inkomen.</p></main></html>";

#[test]
fn an_overlay_adds_the_names_of_an_organisation() {
    let folder = folder("overlay");
    let page = file(&folder, "pas.html", PAGE);
    let overlay = file(
        &folder,
        "overlay.toml",
        "name = \"Gemeente Voorbeeldstad\"\n[[topic]]\nid = \"meedoenregeling\"\neveryday = [\"voorbeeldkans\"]\n
[[not_applicable]]\nid = \"element/kosten\"\nreason = \"Meedoen is altijd gratis.\"\n",
    );
    let address = "https://www.kampen.nl/voorbeeldkans";
    let arguments = ["audit", &page, "--url", address, "--format", "json"];
    let plain = run(&arguments).json();
    let subject = |report: &serde_json::Value| {
        report["topics"][0]["id"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_ne!(subject(&plain), "meedoenregeling");
    let own = run(&[&arguments[..], &["--rubric", &overlay]].concat()).json();
    assert_eq!(subject(&own), "meedoenregeling");
    assert_ne!(own["rubric"]["hash"], plain["rubric"]["hash"]);
    assert_eq!(own["choices"]["notApplicable"][0]["id"], "element/kosten");

    let checked = run(&["rubric", "check", &overlay]);
    assert!(
        checked
            .out
            .contains("element/kosten: Meedoen is altijd gratis."),
        "{}",
        checked.out
    );
    let wrong = file(&folder, "wrong.toml", "[[topic]]\nid = \"pas\"\n");
    run(&["rubric", "check", &wrong]).assert_failed("wrong.toml:2", "unknown topic");
    let wrong = file(
        &folder,
        "pattern.toml",
        "[[topic]]\nid = \"meedoenregeling\"\neveryday = [\"pas (\"]\n",
    );
    run(&["rubric", "check", &wrong]).assert_failed("pattern.toml:3", "bracket not closed");
    let wrong = file(
        &folder,
        "choice.toml",
        "[[not_applicable]]\nid = \"element/prijs\"\nreason = \"x\"\n",
    );
    run(&["rubric", "check", &wrong]).assert_failed("choice.toml:2", "nothing in the rubric");
}

#[test]
fn advice_stands_below_the_report() {
    let page = file(
        &folder("advice"),
        "pas.html",
        PAGE.replace("Voorbeeldkans", "Bijzondere bijstand"),
    );
    let arguments = ["audit", &page, "--url", "https://www.kampen.nl/bijstand"];
    let plain = run(&arguments).out;
    let told = run(&[&arguments[..], &["--advice"]].concat()).out;
    assert!(told.starts_with(&plain), "{told}");
    assert!(
        told.contains("Wat u het beste eerst doet") && told.contains("[telefoonnummer]"),
        "{told}"
    );
    let english = run(&[&arguments[..], &["--advice", "--lang", "en"]].concat()).out;
    assert!(
        english.contains("What to do first") && english.contains("[phone number]"),
        "{english}"
    );
}
