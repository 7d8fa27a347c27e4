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
    let mut fields = content.split(FIELD);
    let tag = fields.next().unwrap_or_default();
    let mut attributes = Attributes::default();
    for field in fields {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
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

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.rest.bytes().next()?;
        if first == 0 || first > 5 {
            // Not at the start of a record: give the rest up to the next one as damage.
            let end = next_record(self.rest.as_bytes(), 1);
            let (bad, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(('\0', bad));
        }
        let end = next_record(self.rest.as_bytes(), 1);
        let (record, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some((char::from(first), &record[1..]))
    }
}

/// First byte from `from` on that starts a record. The control characters are single bytes in UTF-8.
fn next_record(bytes: &[u8], from: usize) -> usize {
    let rest = bytes[from.min(bytes.len())..].iter();
    from + rest.take_while(|b| !matches!(b, 1..=4)).count()
}
