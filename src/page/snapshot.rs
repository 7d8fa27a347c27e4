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

#[cfg_attr(target_family = "wasm", inline(never))]
fn open(content: &str, builder: &mut Builder<'_>) {
    let bytes = content.as_bytes();
    let mut end = control(bytes, 0);
    let tag = &content[..end];
    let mut attributes = Attributes::default();
    while end < bytes.len() {
        let from = end + 1;
        end = control(bytes, from);
        let field = &content[from..end];
        let equals = field.bytes().position(|b| b == b'=');
        let (name, value) = equals.map_or((field, ""), |i| (&field[..i], &field[i + 1..]));
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
        let mut end = control(bytes, 1);
        while bytes.get(end) == Some(&(FIELD as u8)) {
            end = control(bytes, end + 1);
        }
        let (record, rest) = self.rest.split_at(end);
        self.rest = rest;
        if first == 0 || first > 5 {
            // Not at the start of a record: give the rest up to the next one as damage.
            return Some(('\0', record));
        }
        Some((char::from(first), &record[1..]))
    }
}

/// First byte from `from` on that is a control character of the format, or the end.
#[inline]
fn control(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut at = from;
    // Eight bytes at a time: the high bit of a byte comes up when that byte, or one before it, is below 6.
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*chunk);
        if word.wrapping_sub(ONES * 6) & !word & (ONES << 7) != 0 {
            break;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, 1..=5) {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn controls_are_found_wherever_they_stand(text in "[a-z\u{0}-\u{7}é€]{0,40}", from in 0_usize..50) {
            let bytes = text.as_bytes();
            let rest = bytes.iter().enumerate().skip(from);
            let expected = rest.filter(|(_, b)| matches!(b, 1..=5)).map(|(i, _)| i).next();
            prop_assert_eq!(control(bytes, from), expected.unwrap_or(bytes.len().max(from)));
        }
    }
}
