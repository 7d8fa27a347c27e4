//! The formats of other tools, held against their published schemas, and the gates for CI.

#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

use std::{fs, path::Path};

use serde_json::Value;

mod earl;
#[path = "../support/cli.rs"]
mod support;
use support::{ADDRESS, PAGE, file, run};

/// A page of which every text is an attack on some format.
const HOSTILE: &str = r#"<!doctype html><html lang="nl"><head>
<title>=HYPERLINK("http://x","y") - Gemeente Kampen</title></head><body><main>
<h1>=cmd|' /C calc'!A0 schulden </script><script>alert(1)</script>,"x"</h1>
<p>Heeft u schulden? De gemeente Kampen helpt u met schuldhulpverlening.</p>
<h2>Kosten "]}</h2><p>De hulp is gratis, "<b>echt</b>" & <i>waar</i>.</p></main></body></html>"#;

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    serde_json::from_slice(&fs::read(path.join(name)).unwrap()).unwrap()
}

/// A folder with a good, a hostile and an empty page, and a manifest for the first two.
fn site(test: &str) -> (String, String) {
    let folder = support::folder("formats", test);
    file(&folder, "a page.html", PAGE);
    file(&folder, "hostile.html", HOSTILE);
    file(&folder, "leeg.html", "");
    let manifest = format!(
        "{{\"file\":\"a page.html\",\"url\":\"{ADDRESS}\"}}\n{{\"file\":\"hostile.html\",\"url\":\"https://www.kampen.nl/x?a=b&c='d'\"}}\n"
    );
    let manifest = file(&folder, "m.jsonl", manifest);
    (folder.to_str().unwrap().to_owned(), manifest)
}

/// What an audit of such a folder, with its manifest, gives in a format.
fn audit_site(test: &str, format: &str) -> support::Run {
    let (folder, manifest) = site(test);
    run(&[
        "audit",
        &folder,
        "--manifest",
        &manifest,
        "--format",
        format,
    ])
}

#[test]
fn sarif_fits_its_schema() {
    let mut schema = schema("sarif-2.1.0.json");
    // A pattern with a lone bracket: fine for JavaScript, not for the regex crate.
    for of in ["run", "toolComponent"] {
        let pattern = &mut schema["definitions"][of]["properties"]["language"]["pattern"];
        *pattern = pattern.as_str().unwrap().replace("]?$", "\\]?$").into();
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let missing = run(&["audit", "nergens.html", "--format", "sarif"]);
    for log in [audit_site("sarif", "sarif").json(), missing.json()] {
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    // The schema lets nothing else through.
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})));
}

#[test]
fn sarif_names_rules_lines_and_fingerprints() {
    let log = audit_site("sarif-content", "sarif").json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    assert!(!results.is_empty());
    let mut prints = Vec::new();
    for result in results {
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
        prints.push(
            result["partialFingerprints"]["loketmeter/v1"]
                .as_str()
                .unwrap(),
        );
    }
    prints.sort_unstable();
    let all = prints.len();
    prints.dedup();
    assert_eq!(all, prints.len());
    let region = |result: &&Value| {
        result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64() > Some(1)
    };
    assert!(
        results.iter().any(|result| region(&result)),
        "no result has a line"
    );
    let uri = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().unwrap().ends_with("a%20page.html"), "{uri}");
}

#[test]
fn csv_has_a_line_a_page_and_no_formulas() {
    let out = audit_site("csv", "csv").out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let columns = reader.headers().unwrap().len();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3, "{out}");
    for row in &rows {
        assert_eq!(row.len(), columns);
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '@']), "{cell}");
        }
    }
    assert!(
        rows[0][7].contains(','),
        "a Dutch grade has a comma: {}",
        &rows[0][7]
    );
}

#[test]
fn html_shows_hostile_text_as_text() {
    let out = audit_site("html", "html").out;
    assert!(out.starts_with("<!doctype html>") && out.trim_end().ends_with("</html>"));
    assert!(!out.contains("<script"), "{out}");
    assert!(!out.contains("http://x\""), "{out}");
    let document = scraper::Html::parse_document(&out);
    let links = scraper::Selector::parse("a[href], link, img, script, iframe").unwrap();
    for link in document.select(&links) {
        assert!(
            link.value()
                .attr("href")
                .is_some_and(|href| href.starts_with('#'))
        );
    }
}

#[test]
fn jsonl_is_a_line_a_page_also_for_one() {
    let folder = support::folder("formats", "jsonl");
    let page = file(&folder, "page.html", PAGE);
    let lines = run(&["audit", &page, "--url", ADDRESS, "--format", "jsonl"])
        .fine()
        .lines();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["report"]["page"]["address"], ADDRESS);
}

#[test]
fn the_result_can_go_to_a_file() {
    let folder = support::folder("formats", "output");
    let page = file(&folder, "page.html", PAGE);
    let path = folder.join("uit.json");
    let out = run(&[
        "audit",
        &page,
        "--format",
        "json",
        "-o",
        path.to_str().unwrap(),
    ])
    .fine();
    assert_eq!(out.out, "");
    let report: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(report["version"], 1);
    let nowhere = run(&["audit", &page, "-o", "nergens/uit.json"]);
    nowhere.assert_failed("nergens/uit.json", "niet te schrijven");
}

#[test]
fn patterns_are_expanded() {
    let folder = support::folder("formats", "glob");
    file(&folder, "a.html", PAGE);
    file(&folder, "b.html", PAGE);
    file(&folder, "c.txt", "x");
    let pattern = folder.join("*.html");
    let lines = run(&["audit", pattern.to_str().unwrap(), "--format", "jsonl"])
        .fine()
        .lines();
    assert_eq!(lines.len(), 2);
    let none = folder.join("*.xhtml");
    run(&["audit", none.to_str().unwrap()]).assert_failed("*.xhtml", "patroon");
}

// --- gates ---------------------------------------------------------------------------------------

#[test]
fn a_grade_below_the_limit_is_exit_code_three() {
    let page = file(&support::folder("formats", "under"), "page.html", PAGE);
    let code = |limit: &str| run(&["audit", &page, "--url", ADDRESS, "--fail-under", limit]).code;
    assert_eq!(code("1,0"), Some(0));
    assert_eq!(code("10"), Some(3));
    assert_eq!(code("elf"), Some(2));
}

#[test]
fn only_new_findings_fail_against_a_baseline() {
    let folder = support::folder("formats", "baseline");
    let page = file(&folder, "page.html", PAGE);
    for format in ["sarif", "jsonl"] {
        fs::write(&page, PAGE).unwrap();
        let earlier = folder.join(format!("earlier.{format}"));
        let earlier = earlier.to_str().unwrap();
        run(&[
            "audit", &page, "--url", ADDRESS, "--format", format, "-o", earlier,
        ])
        .fine();
        let again = run(&["audit", &page, "--url", ADDRESS, "--baseline", earlier]);
        assert_eq!(again.code, Some(0), "{}", again.err);

        let (rest, _) = PAGE.split_once("<h2>Aanvragen</h2>").unwrap();
        fs::write(&page, format!("{rest}</main></body></html>")).unwrap();
        let worse = run(&["audit", &page, "--url", ADDRESS, "--baseline", earlier]);
        assert_eq!(worse.code, Some(3), "{format}: {}", worse.err);
        assert!(worse.err.contains("online te regelen"), "{}", worse.err);
        let log = run(&[
            "audit",
            &page,
            "--url",
            ADDRESS,
            "--baseline",
            earlier,
            "--format",
            "sarif",
        ])
        .json();
        let states: Vec<&str> = log["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|result| result["baselineState"].as_str().unwrap())
            .collect();
        assert!(
            states.contains(&"new") && states.contains(&"unchanged"),
            "{states:?}"
        );
    }
    let wrong = file(&folder, "wrong.txt", "dit is geen resultaat");
    run(&["audit", &page, "--baseline", &wrong]).assert_failed("wrong.txt", "eerdere keer");
}

// --- manners -------------------------------------------------------------------------------------

#[test]
fn quiet_is_a_line_a_page_and_verbose_tells_every_page() {
    let folder = support::folder("formats", "quiet");
    file(&folder, "a.html", PAGE);
    file(&folder, "b.html", PAGE);
    let folder = folder.to_str().unwrap();
    let quiet = run(&["audit", folder, "-q"]).fine();
    assert_eq!(quiet.out.lines().count(), 2, "{}", quiet.out);
    assert_eq!(quiet.err, "");
    let verbose = run(&["audit", folder, "-v"]).fine();
    assert_eq!(verbose.err.lines().count(), 2, "{}", verbose.err);
    assert_eq!(run(&["audit", folder, "-q", "-v"]).code, Some(2));
}

#[test]
fn the_man_page_and_completions_know_every_command() {
    let man = run(&["generate", "man", "--lang", "en"]).fine().out;
    for word in ["loketmeter", "fail\\-under", "Exit code", "generate"] {
        assert!(man.contains(word), "{word}: {man}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["generate", shell]).fine().out;
        assert!(script.contains("fail-under"), "{shell}");
    }
}

#[test]
fn help_has_examples_in_both_languages() {
    let dutch = run(&["audit", "--help"]).fine().out;
    assert!(
        dutch.contains("Voorbeelden:") && dutch.contains("Afsluitcode: 0"),
        "{dutch}"
    );
    let english = support::program()
        .args(["audit", "--help"])
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap();
    let english = String::from_utf8(english.stdout).unwrap();
    assert!(
        english.contains("Examples:") && english.contains("Exit code: 0"),
        "{english}"
    );
}
