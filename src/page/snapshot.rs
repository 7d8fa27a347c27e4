//! The door for the live page: the string of records that the content script writes. See `docs/snapshot.md`.

use super::attributes::Attributes;
use super::builder::Builder;
use super::{Limits, Page, Watch};
use crate::report::LimitKind;

const HEADER: char = '\u{1}';
const OPEN: char = '\u{2}';
const TEXT: char = '\u{3}';
const CLOSE: char = '\u{4}';
const FIELD: char = '\u{5}';

/// Version of the format that is read.
const VERSION: &str = "1";

/// Builds the facts from a snapshot.
pub fn from_snapshot(text: &str, address: Option<&str>, watch: &Watch, limits: Limits) -> Page {
    let mut builder = Builder::new(watch, limits, address, text.len());
    let whole = text.len();
    let text = &text[..text.floor_char_boundary(limits.bytes)];
    if text.len() < whole {
        builder.limit(LimitKind::TooManyBytes, Some((whole - text.len()) as u32));
    }
    let mut records = Records { rest: text };
    read_header(&mut records, &mut builder);
    let mut depth = 0_usize;
    for (kind, content) in records {
        if builder.full() {
            break;
        }
        match kind {
            OPEN => {
                depth += 1;
                open(content, &mut builder);
            }
            TEXT => builder.text(content),
            CLOSE if depth > 0 => {
                depth -= 1;
                builder.close();
            }
            _ => builder.limit(LimitKind::DamagedSnapshot, None),
        }
    }
    if depth > 0 && !builder.full() && text.len() == whole {
        builder.limit(LimitKind::DamagedSnapshot, None);
    }
    builder.finish()
}

fn read_header(records: &mut Records<'_>, builder: &mut Builder<'_>) {
    let Some((HEADER, content)) = records.next() else {
        builder.limit(LimitKind::DamagedSnapshot, None);
        return;
    };
    let mut fields = content.split(FIELD);
    if fields.next() != Some(VERSION) {
        builder.limit(LimitKind::DamagedSnapshot, None);
    }
    let unread = fields.next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if unread > 0 {
        builder.limit(LimitKind::FrameNotRead, Some(unread));
    }
    if fields.next() == Some("1") {
        builder.limit(LimitKind::TooManyNodes, None);
    }
}

fn open(content: &str, builder: &mut Builder<'_>) {
    let bytes = content.as_bytes();
    let end_of = |from: usize| from + run(&bytes[from..], |b| b != FIELD as u8);
    let mut end = end_of(0);
    let tag = &content[..end];
    let mut attributes = Attributes::default();
    while end < bytes.len() {
        let from = end + 1;
        let equals = from + run(&bytes[from..], |b| b != b'=' && b != FIELD as u8);
        let name = &content[from..equals];
        end = equals;
        let mut value = "";
        if bytes.get(equals) == Some(&b'=') {
            end = end_of(equals + 1);
            value = &content[equals + 1..end];
        }
        attributes.take(name, value);
    }
    builder.open(tag, &attributes);
}

/// Splits the string at the control characters that start a record.
struct Records<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Records<'a> {
    type Item = (char, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.rest.as_bytes();
        let first = *bytes.first()?;
        // The control characters are single bytes in UTF-8.
        let end = 1 + run(&bytes[1..], |b| !matches!(b, 1..=4));
        if first == 0 || first > 5 {
            // Not at the start of a record: give the rest up to the next one as damage.
            let (bad, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(('\0', bad));
        }
        let (record, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some((char::from(first), &record[1..]))
    }
}

/// Number of bytes at the start that go on.
#[inline]
fn run(bytes: &[u8], goes_on: impl Fn(u8) -> bool) -> usize {
    bytes
        .iter()
        .position(|&b| !goes_on(b))
        .unwrap_or(bytes.len())
}
