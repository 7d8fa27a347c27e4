//! Scans of archives and folders: what counts, what is passed over, what is survived.

#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

mod damage;
mod resume;
#[path = "../support/cli.rs"]
mod support;
mod warc;

use std::fs;

use serde_json::Value;

use support::{PAGE, file};
use warc::{HOST, archive, count, folder, gzip, http, json, numbered, record, response, scan};

#[test]
fn everything_in_an_archive_is_counted_once() {
    let html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
    let canonical = PAGE
        .replace("<title>", "<link rel=canonical href=/a><title>")
        .replace("Dit", "Dat");
    let records = [
        record(
            "warcinfo",
            "",
            "application/warc-fields",
            b"software: test\r\n",
        ),
        record(
            "request",
            &format!("{HOST}/a"),
            "application/http",
            b"GET /a HTTP/1.1\r\n\r\n",
        ),
        response("/a", html, PAGE.as_bytes()),
        response("/a/", html, canonical.as_bytes()),
        response("/b?sessie=1", html, canonical.as_bytes()),
        response("/c", html, PAGE.as_bytes()),
        response("/oud", "301 Moved\r\nLocation: /a", b""),
        response(
            "/weg",
            "404 Not Found\r\nContent-Type: text/html",
            b"<p>weg",
        ),
        response(
            "/a.pdf",
            "200 OK\r\nContent-Type: application/pdf",
            b"%PDF-1.7",
        ),
        response("/nep.html", html, b"%PDF-1.7\n%\xE2\xE3"),
        record(
            "revisit",
            &format!("{HOST}/a"),
            "application/http",
            b"HTTP/1.1 200 OK\r\n\r\n",
        ),
        record(
            "response",
            "https://www.voorbeeld.com/",
            "application/http",
            &http(html, b"<h1>Fietsen</h1><p>Wij verkopen fietsen."),
        ),
    ];
    let plain = archive("counts", "a.warc", &records);
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    let per_record = archive("counts-gz", "a.warc.gz", &members);
    let whole = archive("counts-whole", "a.warc.gz", &[gzip(&records.concat())]);
    let report = json(&plain);
    for (name, wanted) in [
        ("records", 12),
        ("pages", 2),
        ("duplicates", 3),
        ("redirects", 1),
        ("httpErrors", 1),
        ("notHtml", 1),
        ("revisits", 1),
        ("otherRecords", 2),
        ("unreadable", 1),
        ("damaged", 0),
        ("others", 1),
    ] {
        assert_eq!(count(&report, name), wanted, "{name}: {}", report["counts"]);
    }
    assert_eq!(report["sites"].as_array().unwrap().len(), 1);
    assert_eq!(report["sites"][0]["id"], "GM0166");
    assert_eq!(report["complete"], true);
    for other in [per_record, whole] {
        let other = json(&other);
        assert_eq!(other["counts"], report["counts"]);
        assert_eq!(other["sites"], report["sites"]);
    }
}

#[test]
fn stored_responses_are_unpacked_and_decoded() {
    let title = "Financiële coördinatie schulden";
    let page = PAGE.replace("Schuldhulpverlening aanvragen", title);
    let latin: Vec<u8> = page
        .replace(r#"<meta charset="utf-8">"#, "")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let packed = gzip(page.as_bytes());
    let mut chunked = format!("{:x}\r\n", packed.len()).into_bytes();
    chunked.extend(&packed);
    chunked.extend(b"\r\n0\r\n\r\n");
    let records = [
        response(
            "/1",
            "200 OK\r\nContent-Type: text/html; charset=ISO-8859-1",
            &latin,
        ),
        response(
            "/2",
            "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked",
            &chunked,
        ),
        record(
            "resource",
            &format!("{HOST}/3"),
            "text/html",
            format!("{page}<p>3</p>").as_bytes(),
        ),
    ];
    let path = archive("decoded", "a.warc", &records);
    let lines = scan(&path, &["--format", "jsonl"]).fine().lines();
    let titles: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["report"]["page"]["title"].as_str())
        .collect();
    assert_eq!(titles, [title; 3]);
    assert!(lines[3]["site"].is_object() && lines[4]["counts"].is_object());
}

#[test]
fn the_order_of_the_pages_does_not_matter() {
    let mut records: Vec<Vec<u8>> = (0..12).map(numbered).collect();
    let there = json(&archive("order-a", "a.warc", &records));
    records.reverse();
    let back = json(&archive("order-b", "a.warc", &records));
    assert_eq!(there["sites"], back["sites"]);
    assert_eq!(there["counts"], back["counts"]);
}

#[test]
fn the_number_of_cores_does_not_matter() {
    let records: Vec<Vec<u8>> = (0..40).map(numbered).collect();
    let path = archive("threads", "a.warc", &records);
    let one = scan(&path, &["--format", "json", "--threads", "1"]).out;
    assert_eq!(
        one,
        scan(&path, &["--format", "json", "--threads", "7"]).out
    );
}

// --- folders -------------------------------------------------------------------------------------

#[test]
fn a_mirror_tells_the_addresses() {
    let root = folder("mirror");
    let site = root.join("www.kampen.nl/zorg");
    fs::create_dir_all(&site).unwrap();
    file(&site, "index.html", PAGE);
    let other = PAGE.replace("18 jaar", "21 jaar");
    file(&site, "schulden.html", other);
    let report = json(root.to_str().unwrap());
    assert_eq!(report["sites"][0]["id"], "GM0166");
    let lowest = &report["sites"][0]["lowest"];
    assert_eq!(lowest[0]["address"], "https://www.kampen.nl/zorg/");
}

// --- site level ----------------------------------------------------------------------------------

#[test]
fn a_site_has_topics_services_orphans_and_disagreements() {
    let html = "200 OK\r\nContent-Type: text/html";
    let page = |days: &str, link: &str| {
        PAGE.replace("<h2>Bezwaar</h2>", &format!("<p>U krijgt binnen {days} een gesprek.</p><a href=\"{link}\">Meer</a><h2>Bezwaar</h2>"))
    };
    let records = [
        response("/een", html, page("4 weken", "/twee").as_bytes()),
        response("/twee", html, page("3 werkdagen", "/twee").as_bytes()),
        record("response", "https://www.orioniswalcheren.nl/schulden", "application/http", &http(html, PAGE.replace("Kampen", "Orionis").as_bytes())),
        record("response", "https://www.veere.nl/schulden", "application/http",
            &http(html, PAGE.replace("Kampen", "Veere").replace("kampen", "veere").replace("<h2>Aanvragen</h2>", "").replace("<a href=\"https://mijn.veere.nl/schuldhulp-aanvragen\">Schuldhulp aanvragen met DigiD</a>", "").as_bytes())),
    ];
    let report = json(&archive("site", "a.warc", &records));
    let sites = report["sites"].as_array().unwrap();
    let site = |id: &str| {
        sites
            .iter()
            .find(|site| site["id"] == id)
            .unwrap_or_else(|| panic!("{id}: {sites:#?}"))
    };
    let kampen = site("GM0166");
    let schuldhulp = |site: &Value| {
        site["topics"]
            .as_array()
            .unwrap()
            .iter()
            .find(|t| t["id"] == "schuldhulp")
            .unwrap()
            .clone()
    };
    assert_eq!(schuldhulp(kampen)["status"], "subject");
    assert_eq!(schuldhulp(kampen)["pages"], 2);
    let service = |site: &Value| {
        site["services"]
            .as_array()
            .unwrap()
            .iter()
            .find(|s| s["id"] == "schuldhulp-aanmelden")
            .unwrap()
            .clone()
    };
    assert_eq!(service(kampen)["channel"], "online_digid");
    assert_eq!(service(kampen)["online"], true);
    assert_eq!(
        kampen["orphans"],
        serde_json::json!(["https://www.kampen.nl/een"])
    );
    assert!(kampen["grade"]["overall"].as_u64().unwrap() > 10);
    // Veere has no form, its executor has: that counts, and says so.
    let veere = site("GM0717");
    assert_eq!(veere["executors"], serde_json::json!(["Orionis Walcheren"]));
    assert_eq!(service(veere)["online"], true, "{}", service(veere));
    assert_eq!(service(veere)["via"], "Orionis Walcheren");
}

#[test]
fn scans_have_all_formats() {
    let path = archive("formats", "a.warc", &[numbered(1), numbered(2)]);
    let text = scan(&path, &[]).fine().out;
    assert!(
        text.contains("Kampen") && text.contains("Onderwerpen met een eigen pagina"),
        "{text}"
    );
    assert_eq!(scan(&path, &["-q"]).fine().out.lines().count(), 1);
    let csv_text = scan(&path, &["--format", "csv"]).fine().out;
    assert_eq!(
        csv::Reader::from_reader(csv_text.as_bytes())
            .records()
            .count(),
        1
    );
    let html = scan(&path, &["--format", "html", "--lang", "en"])
        .fine()
        .out;
    assert!(html.contains("<html lang=\"en\">") && html.ends_with("</html>\n"));
    let sarif = scan(&path, &["--format", "sarif"]).fine().json();
    assert!(!sarif["runs"][0]["results"].as_array().unwrap().is_empty());
    let earl = scan(&path, &["--format", "earl"]).fine().json();
    assert!(earl["@graph"].as_array().unwrap().len() > 2);
    assert_eq!(scan(&path, &["--fail-under", "9,9"]).code, Some(3));
}
