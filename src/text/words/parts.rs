//! A text in parts of whole sentences, and what ends a sentence.

use super::runs::{CLASSES, Class};
use std::ops::Range;

/// The parts of a text: one or more whole sentences each. They are cut where a sentence ends for sure, which one or two
/// bytes tell; what else ends a sentence is for [`Runs`] to see.
#[allow(dead_code)]
pub fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while matches!(bytes.get(at), Some(b' ' | b'\n')) {
            at += 1;
        }
        let from = at;
        at = part_end(bytes, from);
        (from < at).then_some(from..at)
    })
}

/// First byte after the part that begins at `from`.
fn part_end(bytes: &[u8], from: usize) -> usize {
    let class = |byte: &u8| CLASSES[usize::from(*byte)];
    let mut at = from;
    let stops = |byte: &u8| matches!(class(byte), Class::Ends | Class::MayEnd);
    while let Some(before) = bytes[at..].iter().position(stops) {
        at += before + 1;
        let spaced = bytes.get(at).map(class) == Some(Class::Space);
        if class(&bytes[at - 1]) == Class::Ends || (spaced && may_end(bytes, at - 1)) {
            return at;
        }
    }
    bytes.len()
}

/// Does a full stop, colon or semicolon end a sentence when a space follows?
pub(super) fn may_end(bytes: &[u8], at: usize) -> bool {
    bytes[at] != b'.' || !abbreviated(&bytes[..at])
}

/// Words that end in a full stop within a sentence.
const ABBREVIATIONS: [&[u8]; 12] = [
    b"tel", b"nr", b"bijv", b"evt", b"max", b"incl", b"excl", b"art", b"dhr", b"mevr", b"mw", b"ca",
];

/// Is the full stop after this text that of an abbreviation ("tel.", "o.a.")?
fn abbreviated(before: &[u8]) -> bool {
    let letters = before
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric());
    let (rest, word) = before.split_at(before.len() - letters.take(6).count());
    match word {
        // "o.a.", "t.a.v."
        [letter] => letter.is_ascii_lowercase() && rest.ends_with(b"."),
        _ => ABBREVIATIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word)),
    }
}
