//! Archives to scan.

use std::{io::Write, path::PathBuf};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

use crate::support::{self, PAGE, Run, file, run};

pub const HOST: &str = "https://www.kampen.nl";

pub fn folder(test: &str) -> PathBuf {
    support::folder("scan", test)
}

pub fn scan(path: &str, more: &[&str]) -> Run {
    let mut words = vec!["scan", path];
    words.extend(more);
    run(&words)
}

pub fn json(path: &str) -> Value {
    scan(path, &["--format", "json"]).json()
}

pub fn count(report: &Value, name: &str) -> u64 {
    report["counts"][name].as_u64().unwrap()
}

/// A record as the standard has it.
pub fn record(kind: &str, address: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    out.extend_from_slice(body);
    out.extend_from_slice(b"\r\n\r\n");
    out
}

pub fn http(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut out = format!("HTTP/1.1 {headers}\r\n\r\n").into_bytes();
    out.extend_from_slice(body);
    out
}

pub fn response(path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    record(
        "response",
        &format!("{HOST}{path}"),
        "application/http; msgtype=response",
        &http(headers, body),
    )
}

/// A page with a number in it, so that no two are the same.
pub fn numbered(number: usize) -> Vec<u8> {
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

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn archive(test: &str, name: &str, records: &[Vec<u8>]) -> String {
    file(&folder(test), name, records.concat())
}
