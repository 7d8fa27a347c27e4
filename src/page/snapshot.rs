//! The door for the live page: the string of records that the content script writes. See `docs/snapshot.md`.

use super::attributes::Attributes;
use super::builder::Builder;
use super::{Limits, Page, Watch};
use crate::report::LimitKind;
use crate::text::eight;

const HEADER: u8 = 1;
const OPEN: u8 = 2;
const TEXT: u8 = 3;
const CLOSE: u8 = 4;
const FIELD: u8 = 5;

/// Version of the format that is read.
const VERSION: &str = "1";

/// Builds the facts from a snapshot.
pub fn from_snapshot(text: &str, address: Option<&str>, watch: &Watch, limits: Limits) -> Page {
    // Half of a snapshot is text.
    let mut builder = Builder::new(watch, limits, address, text.len() / 2);
    let whole = text.len();
    let text = &text[..text.floor_char_boundary(limits.bytes)];
    if text.len() < whole {
        builder.limit(LimitKind::TooManyBytes, Some((whole - text.len()) as u32));
    }
    let mut at = read_header(text, &mut builder);
    let mut depth = 0_usize;
    while let Some(&kind) = text.as_bytes().get(at)
        && !builder.full()
    {
        // The control characters are single bytes in UTF-8.
        let from = at + 1;
        if kind == OPEN {
            depth += 1;
            at = open(text, from, &mut builder);
            continue;
        }
        at = record_end(text.as_bytes(), from);
        match kind {
            TEXT => builder.text(&text[from..at]),
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

/// Reads the first record; gives the first byte after it.
#[cfg_attr(target_family = "wasm", inline(never))]
fn read_header(text: &str, builder: &mut Builder<'_>) -> usize {
    let end = record_end(text.as_bytes(), text.len().min(1));
    if text.as_bytes().first() != Some(&HEADER) {
        builder.limit(LimitKind::DamagedSnapshot, None);
        return end;
    }
    let mut fields = text[1..end].split(char::from(FIELD));
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
    end
}

/// Opens the element whose record has its tag at `from`; gives the first byte after the record.
#[cfg_attr(target_family = "wasm", inline(never))]
fn open(text: &str, from: usize, builder: &mut Builder<'_>) -> usize {
    let bytes = text.as_bytes();
    let mut end = control(bytes, from);
    let tag = &text[from..end];
    let mut attributes = Attributes::default();
    while bytes.get(end) == Some(&FIELD) {
        let from = end + 1;
        end = control(bytes, from);
        let field = &text[from..end];
        let equals = field.bytes().position(|b| b == b'=');
        let (name, value) = equals.map_or((field, ""), |i| (&field[..i], &field[i + 1..]));
        attributes.take(name, value);
    }
    builder.open(tag, &attributes);
    end
}

/// First byte from `from` on that begins a record, or the end.
fn record_end(bytes: &[u8], from: usize) -> usize {
    let mut end = control(bytes, from);
    while bytes.get(end) == Some(&FIELD) {
        end = control(bytes, end + 1);
    }
    end
}

/// First byte from `from` on that is a control character of the format, or the end.
#[inline]
fn control(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(chunk) = eight::at(bytes, at) {
        let low = eight::below(chunk, FIELD + 1);
        if low == 0 {
            at += 8;
            continue;
        }
        at += eight::first(low);
        // A null is no control character of the format.
        if bytes[at] != 0 {
            return at;
        }
        at += 1;
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
