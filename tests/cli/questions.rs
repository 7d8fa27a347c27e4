//! Asking more of a page: `--explain` and `--scope`.

use serde_json::Value;

use crate::audit::{audit, folder};
use crate::support::{ADDRESS, PAGE, file};

#[test]
fn explain_tells_what_decided_in_both_languages() {
    let page = file(&folder("explain"), "page.html", PAGE);
    let dutch = audit(&[&page, "--url", ADDRESS, "--explain", "schuldhulp"]);
    assert_eq!(dutch.code, Some(0), "{}", dutch.err);
    for words in [
        "onderwerp van de pagina",
        "eerste kop:",
        "online met DigiD",
        "[everyday, rubric/topics/schulden/schuldhulp.toml]",
    ] {
        assert!(dutch.out.contains(words), "{words}: {}", dutch.out);
    }
    let english = audit(&[
        &page,
        "--url",
        ADDRESS,
        "--explain",
        "schuldhulp",
        "--lang",
        "en",
    ]);
    assert!(
        english.out.contains("subject of the page"),
        "{}",
        english.out
    );
    let json = audit(&[
        &page,
        "--url",
        ADDRESS,
        "--explain",
        "schuldhulp",
        "--format",
        "json",
    ])
    .json();
    assert_eq!(json["topic"], "schuldhulp");
    assert_eq!(json["subject"]["isSubject"], true);
}

#[test]
fn explain_of_an_unknown_topic_names_the_nearest() {
    let page = file(&folder("explain-unknown"), "page.html", PAGE);
    let run = audit(&[&page, "--explain", "schuldhup", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("schuldhulp"), "{}", run.err);
    let labels = audit(&[&page, "--explain", "schuldhulp", "--format", "labels"]);
    assert_eq!(labels.code, Some(2), "{}", labels.err);
}

#[test]
fn scope_lists_what_a_page_lacks_of_a_theme_or_of_everything() {
    let page = file(&folder("scope"), "page.html", PAGE);
    let run = |scope: &str| {
        let run = audit(&[
            &page, "--url", ADDRESS, "--format", "json", "--scope", scope,
        ]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.json()
    };
    let missing = |report: &Value| report["missingTopics"].as_array().unwrap().len();
    let own = run("page");
    assert_eq!(
        (missing(&own), &own["scope"]["whole"]),
        (0, &Value::from(false))
    );
    let theme = run("Schulden");
    assert_eq!(theme["scope"]["themes"][0], "schulden");
    assert!(missing(&theme) > 0);
    let whole = run("whole");
    assert_eq!(whole["scope"]["whole"], true);
    assert!(missing(&whole) > missing(&theme));
    // The grade of a product page is about its own topic, whatever the list.
    assert_eq!(own["grade"]["overall"], whole["grade"]["overall"]);
}

#[test]
fn scope_with_an_unknown_theme_names_the_themes() {
    let page = file(&folder("scope-unknown"), "page.html", PAGE);
    let run = audit(&[&page, "--scope", "verkeer"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(
        run.err.contains("verkeer") && run.err.contains("schulden"),
        "{}",
        run.err
    );
}
