//! Input that is bad, or in another charset.

use std::fs;

use serde_json::Value;

use crate::audit::{audit, folder};
use crate::support::{ADDRESS, PAGE, file};

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
