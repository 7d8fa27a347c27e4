//! The command line as a person uses it: the built binary, real files, exit codes.

#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

#[path = "support/cli.rs"]
mod support;
use support::{ADDRESS, PAGE, Run, file};

fn command() -> Command {
    let mut command = support::program();
    command.arg("audit");
    command
}

fn audit(arguments: &[&str]) -> Run {
    audit_bytes(arguments, b"")
}

fn audit_bytes(arguments: &[&str], input: &[u8]) -> Run {
    let mut words = vec!["audit"];
    words.extend(arguments);
    support::run_with_input(&words, input)
}

fn folder(test: &str) -> PathBuf {
    support::folder("cli", test)
}

// --- formats -------------------------------------------------------------------------------------

#[test]
fn text_is_dutch_unless_asked_otherwise() {
    let page = file(&folder("text"), "page.html", PAGE);
    let dutch = audit(&[&page, "--url", ADDRESS]);
    assert_eq!(dutch.code, Some(0), "{}", dutch.err);
    assert!(
        dutch.out.contains("Gemeente Kampen (Overijssel)"),
        "{}",
        dutch.out
    );
    assert!(dutch.out.contains("Cijfer:"), "{}", dutch.out);
    assert!(dutch.out.contains("online met DigiD"), "{}", dutch.out);
    let english = audit(&[&page, "--url", ADDRESS, "--lang", "en"]);
    assert!(english.out.contains("Grade:"), "{}", english.out);
    assert!(english.out.contains("online with DigiD"), "{}", english.out);
}

#[test]
fn text_in_a_pipe_has_no_colour_and_keeps_to_the_width() {
    let page = file(&folder("width"), "page.html", PAGE);
    let output = command()
        .args([&page, "--url", ADDRESS])
        .env("COLUMNS", "60")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains('\u{1b}'), "{text}");
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(60), "{text}");
}

#[test]
fn json_is_the_report_and_one_object_a_line_for_several() {
    let folder = folder("json");
    let page = file(&folder, "page.html", PAGE);
    let one = audit(&[&page, "--url", ADDRESS, "--format", "json"]).json();
    assert_eq!(one["version"], 1);
    assert_eq!(one["page"]["address"], ADDRESS);
    assert_eq!(one["page"]["publisher"]["municipality"]["name"], "Kampen");

    fs::create_dir_all(folder.join("b/c")).unwrap();
    file(&folder.join("b/c"), "deep.HTM", PAGE);
    file(&folder, "notes.txt", "not a page");
    let several = audit(&[folder.to_str().unwrap(), "--format", "json"]);
    let files: Vec<_> = several
        .lines()
        .iter()
        .map(|line| line["file"].clone())
        .collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(
        files[0].as_str().unwrap().ends_with("deep.HTM"),
        "{files:?}"
    );
    assert!(several.lines()[1]["report"]["page"].is_object());
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let page = file(&folder("same"), "page.html", PAGE);
    let once = audit(&[&page, "--url", ADDRESS, "--format", "json"]);
    let again = audit(&[&page, "--url", ADDRESS, "--format", "json"]);
    assert_eq!(once.out, again.out);
}

#[test]
fn labels_take_the_address_from_the_manifest() {
    let folder = folder("labels");
    file(&folder, "a.html", PAGE);
    file(&folder, "b.html", PAGE);
    let lines = format!(
        "{{\"file\": \"x/a.html\", \"url\": \"{ADDRESS}\"}}\n{{\"file\": \"b.html\", \"url\": null}}\n"
    );
    let manifest = file(&folder, "labels.jsonl", lines);
    let folder = folder.to_str().unwrap();
    let run = audit(&[folder, "--format", "labels", "--manifest", &manifest]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let lines = run.lines();
    assert_eq!(lines.len(), 2);
    assert!(lines[0]["file"].as_str().unwrap().ends_with("a.html"));
    assert_eq!(lines[0]["url"], ADDRESS);
    assert_eq!(lines[1]["url"], Value::Null);
    assert_eq!(lines[0]["page_type"], "product");
    assert_eq!(lines[0]["gradable"], true);
    assert_eq!(lines[0]["online"], "yes");
    assert_eq!(lines[0]["elements"]["voorwaarden"], true);
    let services = lines[0]["services"].as_array().unwrap();
    let digid = |service: &Value| {
        service["channels"]
            .as_array()
            .unwrap()
            .contains(&"online_digid".into())
    };
    assert!(services.iter().any(digid), "{services:?}");
    assert!(lines[0].get("scope_themes").is_none());
}

#[test]
fn standard_input_is_a_page() {
    let run = audit_bytes(
        &["-", "--url", ADDRESS, "--format", "json"],
        PAGE.as_bytes(),
    );
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(run.json()["page"]["title"], "Schuldhulpverlening aanvragen");
}

// --- bad input -----------------------------------------------------------------------------------

#[test]
fn an_empty_page_has_nothing_to_score() {
    let folder = folder("empty");
    for (name, content) in [
        ("empty.html", ""),
        ("blank.html", "<html><body> <p> </p></body></html>"),
    ] {
        let page = file(&folder, name, content);
        let run = audit(&[&page, "--url", ADDRESS, "--format", "json"]);
        run.assert_failed(name, "geen tekst");
        assert_eq!(run.json()["grade"], Value::Null);
        assert_eq!(run.json()["refusal"]["kind"], "empty");
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let folder = folder("binary");
    let noise: Vec<u8> = (0..=255).cycle().take(50_000).collect();
    for (name, bytes, words) in [
        ("noise.html", noise.as_slice(), "andere gegevens"),
        ("besluit.html", b"%PDF-1.7\n%\xE2\xE3", "een pdf"),
        ("map.html", b"PK\x03\x04\x14\0\x06\0", "zip-bestand"),
        ("foto.html", b"\x89PNG\r\n\x1a\n\0\0\0", "een afbeelding"),
    ] {
        let run = audit(&[&file(&folder, name, bytes)]);
        run.assert_failed(name, words);
        assert_eq!(run.out, "");
    }
}

#[test]
fn a_missing_file_does_not_stop_the_rest() {
    let page = file(&folder("missing"), "page.html", PAGE);
    let run = audit(&["nergens.html", &page, "--format", "labels"]);
    run.assert_failed("nergens.html", "bestaat niet");
    assert_eq!(run.lines().len(), 1);
    let english = audit(&["nergens.html", "--lang", "en"]);
    english.assert_failed("nergens.html", "no such file");
}

#[test]
fn a_folder_without_pages_is_told() {
    let folder = folder("no-pages");
    file(&folder, "notes.txt", "text");
    audit(&[folder.to_str().unwrap()]).assert_failed("no-pages", "geen .html");
}

#[test]
fn a_broken_manifest_line_is_told_and_the_rest_goes_on() {
    let folder = folder("manifest");
    file(&folder, "a.html", PAGE);
    let lines = format!("{{\"file\": \"a.html\", \"url\": \"{ADDRESS}\"}}\n{{\"file\": \n");
    let manifest = file(&folder, "m.jsonl", lines);
    let run = audit(&[
        folder.to_str().unwrap(),
        "--manifest",
        &manifest,
        "--format",
        "labels",
    ]);
    run.assert_failed("m.jsonl", "regel 2");
    assert_eq!(run.lines()[0]["url"], ADDRESS);
}

#[test]
fn a_manifest_that_cannot_be_read_stops_the_run() {
    let page = file(&folder("no-manifest"), "a.html", PAGE);
    let run = audit(&[&page, "--manifest", "nergens.jsonl"]);
    run.assert_failed("nergens.jsonl", "bestaat niet");
    assert_eq!(run.out, "");
}

#[test]
fn a_huge_page_gives_a_partial_report() {
    let mut page = PAGE.replace("</main></body></html>", "");
    while page.len() < 20_000_000 {
        page.push_str("<p>Deze alinea staat er alleen om de pagina lang te maken.</p>\n");
    }
    let path = file(&folder("huge"), "huge.html", page);
    let run = audit(&[&path, "--url", ADDRESS, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let report = run.json();
    let size = fs::metadata(&path).unwrap().len();
    assert_eq!(report["limits"][0]["kind"], "too_many_bytes");
    assert_eq!(report["limits"][0]["count"], size - 8_000_000);
    assert!(report["grade"].is_object(), "{}", report["refusal"]);
}

#[test]
fn deep_nesting_gives_a_partial_report() {
    let mut page = PAGE.replace("</main></body></html>", "");
    page.push_str(&"<div>".repeat(100_000));
    page.push_str("diep");
    let path = file(&folder("deep"), "deep.html", page);
    let run = audit(&[&path, "--url", ADDRESS, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let report = run.json();
    assert!(
        limits(&report).contains(&"too_deep".to_owned()),
        "{}",
        report["limits"]
    );
    assert!(report["grade"].is_object(), "{}", report["refusal"]);
}

fn limits(report: &Value) -> Vec<String> {
    let limits = report["limits"].as_array().unwrap().iter();
    limits
        .map(|limit| limit["kind"].as_str().unwrap().to_owned())
        .collect()
}

// --- charsets ------------------------------------------------------------------------------------

/// The page in windows-1252, of which iso-8859-1 is a part.
fn latin1(page: &str) -> Vec<u8> {
    page.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

fn title_of(bytes: &[u8], test: &str) -> (String, String) {
    let path = file(&folder(test), "page.html", bytes);
    let run = audit(&[&path, "--format", "json"]);
    (
        run.json()["page"]["title"].as_str().unwrap().to_owned(),
        run.err,
    )
}

fn with_title(charset: &str) -> String {
    let page = PAGE.replace("Schuldhulpverlening aanvragen", "Financiële coördinatie");
    page.replace("utf-8", charset)
}

#[test]
fn a_declared_charset_is_used() {
    let (title, err) = title_of(&latin1(&with_title("iso-8859-1")), "latin1");
    assert_eq!(title, "Financiële coördinatie");
    assert_eq!(err, "");
}

#[test]
fn a_wrong_charset_is_read_all_the_same_and_told() {
    let (title, err) = title_of(&latin1(&with_title("utf-8")), "wrong-charset");
    assert_eq!(title, "Financiële coördinatie");
    assert!(err.contains("UTF-8"), "{err}");
}

#[test]
fn utf16_with_a_byte_order_mark_is_read() {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(
        with_title("utf-16")
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    assert_eq!(title_of(&bytes, "utf16").0, "Financiële coördinatie");
}

// --- the terminal --------------------------------------------------------------------------------

#[test]
fn a_page_cannot_steer_the_terminal() {
    let page = PAGE.replace(
        "Schuldhulpverlening aanvragen",
        "Schulden \u{1b}[2J\u{202e} hulp",
    );
    let path = file(&folder("hostile"), "page.html", page);
    let run = audit(&[&path, "--url", ADDRESS]);
    assert!(
        !run.out.contains('\u{1b}') && !run.out.contains('\u{202e}'),
        "{}",
        run.out
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder("pipe");
    for number in 0..40 {
        file(&folder, &format!("{number}.html"), PAGE);
    }
    let mut child = command()
        .arg(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn wrong_use_is_exit_code_two() {
    let folder = folder("usage");
    let (a, b) = (file(&folder, "a.html", PAGE), file(&folder, "b.html", PAGE));
    let mut codes = String::new();
    for arguments in [
        vec![],
        vec![a.as_str(), "--format", "xml"],
        vec![a.as_str(), b.as_str(), "--url", ADDRESS],
        vec![a.as_str(), "--url", ADDRESS, "--manifest", "m.jsonl"],
    ] {
        let run = audit(&arguments);
        write!(codes, "{:?} ", run.code).unwrap();
        assert_ne!(run.err, "");
    }
    assert_eq!(codes, "Some(2) Some(2) Some(2) Some(2) ");
}

// --- the documents -------------------------------------------------------------------------------

/// The README shows what the program really prints, but for the last line with its versions.
/// `UPDATE=1 cargo test --features cli --test cli` writes it anew.
#[test]
fn the_readme_shows_real_output() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = root.join("tests/pages/voorbeeld-product.html");
    let run = audit(&[page.to_str().unwrap(), "--lang", "en"]);
    let (report, _versions) = run.out.trim_end().rsplit_once("\n\n").unwrap();

    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}```text\n{report}\n```\n{after}")).unwrap();
    } else {
        assert_eq!(shown.trim_end(), report, "run this test with UPDATE=1");
    }
}

// --- explain -------------------------------------------------------------------------------------

#[test]
fn explain_tells_what_decided_in_both_languages() {
    let page = file(&folder("explain"), "page.html", PAGE);
    let dutch = audit(&[&page, "--url", ADDRESS, "--explain", "schuldhulp"]);
    assert_eq!(dutch.code, Some(0), "{}", dutch.err);
    for words in ["onderwerp van de pagina", "eerste kop:", "online met DigiD"] {
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

// --- scope ---------------------------------------------------------------------------------------

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
