//! Scans of archives and folders: what counts, what is passed over, what is survived.

#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

use std::{
    fs,
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::Duration,
};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

#[path = "support/cli.rs"]
mod support;
use support::{PAGE, Run, file, program, run};

const HOST: &str = "https://www.kampen.nl";

fn folder(test: &str) -> PathBuf {
    support::folder("scan", test)
}

fn scan(path: &str, more: &[&str]) -> Run {
    let mut words = vec!["scan", path];
    words.extend(more);
    run(&words)
}

fn json(path: &str) -> Value {
    scan(path, &["--format", "json"]).json()
}

fn count(report: &Value, name: &str) -> u64 {
    report["counts"][name].as_u64().unwrap()
}

// --- archives ------------------------------------------------------------------------------------

/// A record as the standard has it.
fn record(kind: &str, address: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    out.extend_from_slice(body);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

fn http(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {headers}\r\n\r\n").into_bytes();
    out.extend_from_slice(body);
    out
}

fn response(path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    record(
        "response",
        &format!("{HOST}{path}"),
        "application/http; msgtype=response",
        &http(headers, body),
    )
}

/// A page with a number in it, so that no two are the same.
fn numbered(number: usize) -> Vec<u8> {
    let body = PAGE.replace(
        "</main>",
        &format!("<p>Dit is pagina nummer {number}.</p></main>"),
    );
    response(
        &format!("/pagina-{number}"),
        "200 OK\r\nContent-Type: text/html; charset=utf-8",
        body.as_bytes(),
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn archive(test: &str, name: &str, records: &[Vec<u8>]) -> String {
    file(&folder(test), name, records.concat())
}

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

// --- damage --------------------------------------------------------------------------------------

/// Scans, and says which pages were found and what was told.
fn survives(path: &str, pages: u64, damaged: u64, words: &str) -> Value {
    let run = scan(path, &["--format", "json", "--lang", "en"]);
    let report = run.json();
    assert_eq!(
        count(&report, "pages"),
        pages,
        "{}\n{}",
        report["counts"],
        run.err
    );
    assert_eq!(
        count(&report, "damaged"),
        damaged,
        "{}\n{}",
        report["counts"],
        run.err
    );
    assert_eq!(run.code, Some(i32::from(damaged > 0)), "{}", run.err);
    assert!(run.err.contains(words), "{}", run.err);
    report
}

#[test]
fn a_cut_record_is_told_with_file_record_and_byte() {
    let mut bytes = [numbered(1), numbered(2)].concat();
    let second = numbered(1).len();
    bytes.truncate(second + 400);
    let path = file(&folder("cut"), "a.warc", bytes);
    let report = survives(&path, 1, 1, "ends in the middle");
    let problem = &report["problems"][0];
    assert_eq!(
        (&problem["record"], &problem["offset"]),
        (&2.into(), &second.into())
    );
    assert!(problem["file"].as_str().unwrap().ends_with("a.warc"));
}

#[test]
fn wrong_lengths_cost_one_record_each() {
    let wrong = |by: i64| {
        let text = String::from_utf8(numbered(2)).unwrap();
        let (before, rest) = text.split_once("Content-Length: ").unwrap();
        let (length, after) = rest.split_once("\r\n").unwrap();
        let length = length.parse::<i64>().unwrap() + by;
        format!("{before}Content-Length: {length}\r\n{after}").into_bytes()
    };
    for by in [-300, 250, 1_000_000_000] {
        let name = format!("length{by}");
        let records = [numbered(1), wrong(by), numbered(3), numbered(4)];
        survives(&archive(&name, "a.warc", &records), 3, 1, "record 2");
        let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
        survives(&archive(&name, "b.warc.gz", &members), 3, 1, "record 2");
    }
    let no_length =
        String::from_utf8(numbered(2))
            .unwrap()
            .replacen("Content-Length:", "X-Length:", 1);
    let records = [numbered(1), no_length.into_bytes(), numbered(3)];
    survives(&archive("no-length", "a.warc", &records), 2, 1, "no length");
}

#[test]
fn damaged_gzip_members_cost_one_record_each() {
    let good: Vec<Vec<u8>> = (0..5).map(|number| gzip(&numbered(number))).collect();
    for (name, damage) in [("middle", 60..90), ("magic", 0..2), ("end", 0..0)] {
        let mut members = good.clone();
        let length = members[2].len();
        for byte in &mut members[2][damage.clone()] {
            *byte ^= 0x55;
        }
        if damage.is_empty() {
            members[2].truncate(length - 20);
        }
        let path = archive(&format!("gzip-{name}"), "a.warc.gz", &members);
        survives(&path, 4, 1, "record 3");
    }
    let mut cut = good.concat();
    cut.truncate(cut.len() - 100);
    survives(
        &file(&folder("gzip-cut"), "a.warc.gz", cut),
        4,
        1,
        "record 5",
    );
}

#[test]
fn noise_between_records_is_passed_over() {
    let noise: Vec<u8> = (0..=255).cycle().take(30_000).collect();
    let records = [numbered(1), noise, b"\r\n".to_vec(), numbered(2)];
    survives(
        &archive("noise", "a.warc", &records),
        2,
        1,
        "no record begins here",
    );
    let endless = b"WARC/1.0\r\nX: "
        .iter()
        .copied()
        .chain(std::iter::repeat_n(b'a', 300_000))
        .collect();
    let records = [numbered(1), endless, b"\r\n\r\n".to_vec(), numbered(2)];
    survives(
        &archive("endless", "a.warc", &records),
        2,
        1,
        "does not end",
    );
}

#[test]
fn files_that_are_no_archives_are_told() {
    let folder = folder("none");
    file(&folder, "leeg.warc", "");
    file(&folder, "nul.warc.gz", vec![0; 5000]);
    file(&folder, "goed.warc", numbered(1));
    let report = survives(folder.to_str().unwrap(), 1, 2, "not a WARC file");
    assert_eq!(report["problems"].as_array().unwrap().len(), 2);
    let empty = support::folder("scan", "niets");
    scan(empty.to_str().unwrap(), &[]).assert_failed("niets", "geen .html-bestanden");
}

/// A record of one gigabyte: the file has a hole, so it takes no room on the disk.
#[test]
fn a_record_of_a_gigabyte_is_read_past() {
    let size: u64 = 1 << 30;
    let path = folder("gigabyte").join("a.warc");
    let mut out = fs::File::create(&path).unwrap();
    out.write_all(&numbered(1)).unwrap();
    let head = http("200 OK\r\nContent-Type: text/html", PAGE.as_bytes());
    write!(out, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {HOST}/groot\r\nContent-Length: {size}\r\n\r\n").unwrap();
    out.write_all(&head).unwrap();
    out.seek(SeekFrom::Current(
        i64::try_from(size).unwrap() - i64::try_from(head.len()).unwrap(),
    ))
    .unwrap();
    out.write_all(b"\r\n\r\n").unwrap();
    out.write_all(&numbered(3)).unwrap();
    drop(out);
    let run = scan(
        path.to_str().unwrap(),
        &["--format", "json", "--lang", "en"],
    );
    let report = run.json();
    // A page of which nearly all is nothing is no page; what follows it is read.
    assert_eq!(
        (
            count(&report, "records"),
            count(&report, "pages"),
            count(&report, "unreadable")
        ),
        (3, 2, 1)
    );
    assert_eq!(count(&report, "damaged"), 0, "{}", run.err);
    assert!(run.err.contains("record 2 (byte "), "{}", run.err);
}

// --- stopping and going on -----------------------------------------------------------------------

fn many(test: &str) -> (PathBuf, String) {
    let folder = folder(test);
    let plain: Vec<Vec<u8>> = (0..150).map(numbered).collect();
    let members: Vec<Vec<u8>> = (100..250).map(|number| gzip(&numbered(number))).collect();
    file(&folder, "a.warc", plain.concat());
    file(&folder, "b.warc.gz", members.concat());
    file(
        &folder,
        "c.warc.gz",
        gzip(&(200..300).flat_map(numbered).collect::<Vec<u8>>()),
    );
    let path = folder.to_str().unwrap().to_owned();
    (folder, path)
}

/// Waits until the scan has saved its progress a number of times from now, or has ended.
///
/// Counting saves instead of milliseconds stops the scan halfway on a machine of any speed.
fn wait_for_saves(child: &mut Child, checkpoint: &Path, saves: u64) {
    let stamp = || {
        fs::metadata(checkpoint)
            .and_then(|data| data.modified())
            .ok()
    };
    let mut last = stamp();
    let mut seen = 0;
    while seen < saves && child.try_wait().unwrap().is_none() {
        let now = stamp();
        if now.is_some() && now != last {
            seen += 1;
            last = now;
        }
        thread::sleep(Duration::from_micros(200));
    }
}

/// Sends the signal to the program.
fn signal(child: &Child, signal: &str) {
    // A program that ended just before is no mistake.
    drop(
        std::process::Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status(),
    );
}

/// Stops the scan halfway, eight times, then lets it go to its end; gives its result.
fn stopped_and_resumed(folder: &Path, path: &str, how: &str) -> String {
    let checkpoint = folder.with_extension("checkpoint");
    drop(fs::remove_file(&checkpoint));
    let result = folder.with_extension("json");
    let start = || {
        program()
            .args(["scan", path, "--format", "json", "--resume"])
            .arg(&checkpoint)
            .args(["--checkpoint-seconds", "0", "-o"])
            .arg(&result)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut stops = 0;
    for turn in 1..=8 {
        let mut child = start();
        wait_for_saves(&mut child, &checkpoint, turn);
        signal(&child, how);
        stops += usize::from(!child.wait().unwrap().success());
    }
    assert!(stops > 0, "the scan was never stopped halfway");
    assert!(start().wait().unwrap().success());
    fs::read_to_string(&result).unwrap()
}

#[cfg(unix)]
#[test]
fn a_scan_that_is_killed_goes_on_to_the_same_result() {
    let (folder, path) = many("kill");
    let whole = scan(&path, &["--format", "json"]).fine().out;
    assert_eq!(stopped_and_resumed(&folder, &path, "-KILL"), whole);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_valid_result_and_the_rest_can_follow() {
    let (folder, path) = many("interrupt");
    let whole = scan(&path, &["--format", "json"]).fine().out;
    assert_eq!(stopped_and_resumed(&folder, &path, "-INT"), whole);
    // Once more, and look at what an interrupted scan leaves behind.
    let checkpoint = folder.with_extension("interrupted");
    drop(fs::remove_file(&checkpoint));
    let mut child = program()
        .args(["scan", &path, "--format", "json", "--resume"])
        .arg(&checkpoint)
        .args(["--checkpoint-seconds", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_for_saves(&mut child, &checkpoint, 1);
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["complete"], false);
    assert!(count(&report, "pages") < 300);
}

#[test]
fn a_checkpoint_of_another_scan_is_refused() {
    let folder = folder("checkpoint");
    let a = file(&folder, "a.warc", numbered(1));
    let b = file(&folder, "b.warc", numbered(2));
    let saved = folder.join("stand");
    let saved = saved.to_str().unwrap();
    scan(&a, &["--resume", saved]).fine();
    let again = scan(&a, &["--resume", saved, "--format", "json"]).fine();
    assert_eq!(count(&again.json(), "pages"), 1);
    scan(&b, &["--resume", saved]).assert_failed("stand", "andere bestanden");
    fs::write(saved, "iets anders").unwrap();
    scan(&a, &["--resume", saved]).assert_failed("stand", "geen bewaarde scan");
    assert_eq!(
        scan(&a, &["--resume", saved, "--format", "sarif"]).code,
        Some(2)
    );
}
