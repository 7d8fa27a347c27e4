//! Runs of words with one space in between, as they stand in the text of a page.

use crate::text::eight;

/// Some words of a text node.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The words; empty at the end of a text that ends with white space.
    pub words: &'t str,
    /// White space stands before them.
    pub space: bool,
}

/// What a byte of a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    /// White space, and control characters, which no page shows.
    Space,
    /// First of a character that may be either.
    Either,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Word; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0..=b' ' | 0x7f => Class::Space,
            // U+0080 to U+00A0, U+1680, U+2000 to U+205F, and U+3000.
            0xc2 | 0xe1..=0xe3 => Class::Either,
            _ => Class::Word,
        };
        byte += 1;
    }
    classes
}

/// The pieces of a text. Single spaces between words stay in a piece, so that most texts are one.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, words) = (at, skip_spaces(text, at));
        at = piece_end(text, words);
        (start < text.len()).then(|| Piece {
            words: &text[words..at],
            space: words > start,
        })
    })
}

/// All words of a text with one space in between.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for Piece { words, .. } in pieces(text).filter(|piece| !piece.words.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(words);
    }
    out
}

/// Length of the white space at a place, or 0 when something else stands there.
#[inline]
fn space_at(text: &str, at: usize) -> usize {
    let Some(&byte) = text.as_bytes().get(at) else {
        return 0;
    };
    match CLASSES[usize::from(byte)] {
        Class::Space => 1,
        Class::Word => 0,
        Class::Either => wide_space_at(text, at),
    }
}

fn wide_space_at(text: &str, at: usize) -> usize {
    let c = text.get(at..).and_then(|rest| rest.chars().next());
    c.filter(|c| c.is_whitespace() || c.is_control())
        .map_or(0, char::len_utf8)
}

fn skip_spaces(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        match space_at(text, at) {
            0 => return at,
            len => at += len,
        }
    }
}

/// First byte after the piece that begins at `from`.
fn piece_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // The last byte is looked at once more with what follows it.
        while eight::at(bytes, at).is_some_and(is_joined) {
            at += 7;
        }
        let Some(&byte) = bytes.get(at) else {
            break;
        };
        let ends = match CLASSES[usize::from(byte)] {
            Class::Word => false,
            // One space with a word behind it is how the words are joined anyway.
            Class::Space => byte != b' ' || at + 1 == bytes.len() || space_at(text, at + 1) > 0,
            Class::Either => wide_space_at(text, at) > 0,
        };
        if ends {
            break;
        }
        at += 1;
    }
    at
}

/// Are eight bytes words with one space in between?
#[inline]
fn is_joined(bytes: u64) -> bool {
    eight::is_printable(bytes) && !eight::has_two_spaces(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<(&str, bool)> {
        pieces(text).map(|p| (p.words, p.space)).collect()
    }

    #[test]
    fn single_spaces_stay_and_others_divide() {
        assert_eq!(parts("een twee drie"), [("een twee drie", false)]);
        assert_eq!(
            parts(" een\u{a0}twee "),
            [("een", true), ("twee", true), ("", true)]
        );
        assert_eq!(
            parts("een  twee\n"),
            [("een", false), ("twee", true), ("", true)]
        );
        assert_eq!(
            parts("één – twee\u{2003}drie"),
            [("één – twee", false), ("drie", true)]
        );
        assert_eq!(parts(""), []);
        assert_eq!(parts(" \t "), [("", true)]);
    }

    proptest! {
        #[test]
        fn the_words_are_those_between_white_space(text in "[a-cé€–\u{85}\u{9f}\u{a0}\u{ad}\u{1680}\u{2003}\u{2028}\u{205f}\u{3000}\u{7f}\u{0} \n]{0,40}") {
            let space = |c: char| c.is_whitespace() || c.is_control();
            let words: Vec<&str> = text.split(space).filter(|w| !w.is_empty()).collect();
            prop_assert_eq!(joined(&text), words.join(" "));
        }
    }
}
