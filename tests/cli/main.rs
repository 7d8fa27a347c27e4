//! The command line as a person uses it: the built binary, real files, exit codes.

#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

mod audit;
mod input;
mod questions;
#[path = "../support/cli.rs"]
mod support;

use std::{fmt::Write as _, fs, path::Path, process::Stdio};

use serde_json::Value;

use audit::{audit, audit_bytes, command, folder};
use support::{ADDRESS, PAGE, file};

// --- formats --------------------------------------------------------------------------------------

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

// --- the terminal ---------------------------------------------------------------------------------

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

// --- the documents --------------------------------------------------------------------------------

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
