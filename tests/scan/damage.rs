//! Broken archives: told, and survived.

use std::{
    fs,
    io::{Seek, SeekFrom, Write},
};

use serde_json::Value;

use crate::support::{self, PAGE, file};
use crate::warc::{HOST, archive, count, folder, gzip, http, numbered, scan};

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
