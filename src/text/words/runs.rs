//! Where the words of a text begin and end, and which of them begin a sentence.

use super::parts::may_end;
use super::{First, Run};
use crate::text::fold::{Folded, fold};

/// What a byte means between words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing.
    Other,
    /// Letter or digit.
    Word,
    /// Ends a sentence.
    Ends,
    /// Ends a sentence when a space follows.
    MayEnd,
    Space,
    Percent,
    /// Part of a character beyond ASCII.
    Wide,
}

/// Class of every byte.
pub(super) static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'\n' | b'!' | b'?' | b'|' => Class::Ends,
            b'.' | b':' | b';' => Class::MayEnd,
            b' ' | b'\t' | 0x0b..=0x0d => Class::Space,
            b'%' => Class::Percent,
            0x80.. => Class::Wide,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
}

/// Starting value and step of the hash of [`Run::plain`]: FNV-1a.
const SEED: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The runs of a text, in order.
pub struct Runs<'t> {
    text: &'t str,
    at: usize,
    /// No word since the last sentence ended.
    sentence: bool,
}

impl<'t> Runs<'t> {
    /// All runs of a text.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            sentence: true,
        }
    }

    /// Goes on to the first character of the next word; notes sentence ends on the way.
    fn find_start(&mut self) -> Option<First> {
        let bytes = self.text.as_bytes();
        let mut ended = false;
        while let Some(&byte) = bytes.get(self.at) {
            match CLASSES[usize::from(byte)] {
                Class::Word => {
                    return Some(match byte {
                        b'a'..=b'z' => First::Small,
                        b'0'..=b'9' => First::Digit,
                        _ => First::Capital,
                    });
                }
                Class::Space => self.sentence |= ended,
                Class::Ends => self.sentence = true,
                Class::MayEnd => ended |= may_end(bytes, self.at),
                Class::Percent => return Some(First::Percent),
                Class::Other => {}
                Class::Wide => {
                    let c = self.text[self.at..].chars().next()?;
                    match c {
                        '•' | '»' => self.sentence = true,
                        '€' => return Some(First::Euro),
                        _ if c.is_whitespace() => self.sentence |= ended,
                        _ if matches!(fold(c), Folded::Word(_)) => {
                            let small = c.is_lowercase();
                            return Some(if small { First::Small } else { First::Capital });
                        }
                        _ => {}
                    }
                    self.at += c.len_utf8() - 1;
                }
            }
            self.at += 1;
        }
        None
    }

    /// End of the run of letters that starts here, with its hash when it is plain.
    fn find_end(&self) -> (usize, Option<u32>) {
        let mut hash = SEED;
        let rest = &self.text.as_bytes()[self.at..];
        for (i, &byte) in rest.iter().enumerate() {
            match CLASSES[usize::from(byte)] {
                // Setting this bit makes capitals small and leaves digits as they are.
                Class::Word => hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(PRIME),
                Class::Wide => return (letters_end(self.text, self.at), None),
                _ => return (self.at + i, Some(hash)),
            }
        }
        (self.text.len(), Some(hash))
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    #[inline]
    fn next(&mut self) -> Option<Run> {
        let first = self.find_start()?;
        let start = self.at;
        let (end, plain) = match first {
            First::Percent => (start + 1, None),
            First::Euro => (start + '€'.len_utf8(), None),
            First::Digit => {
                let digits = number_end(self.text.as_bytes(), start);
                (letters_end(self.text, digits), None)
            }
            First::Small | First::Capital => self.find_end(),
        };
        self.at = skip_possessive(self.text, end);
        Some(Run {
            start: start as u32,
            end: end as u32,
            sentence: std::mem::take(&mut self.sentence),
            first,
            plain,
        })
    }
}

/// First byte after the letters that start at `start`.
fn letters_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (i, c) in text[start..].char_indices() {
        match fold(c) {
            Folded::Word(_) => end = start + i + c.len_utf8(),
            Folded::Nothing => {}
            Folded::Break => break,
        }
    }
    end
}

/// First byte after the number that starts at `start`, without letters that are glued to it.
pub(super) fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        let digits_after = || {
            let after = bytes[end + 1..].iter();
            after.take_while(|b| b.is_ascii_digit()).count()
        };
        let goes_on = match byte {
            b'0'..=b'9' => true,
            b'.' => digits_after() == 3,
            b',' => digits_after() > 0,
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

#[inline]
fn skip_possessive(text: &str, end: usize) -> usize {
    let bytes = &text.as_bytes()[end..];
    let apostrophe = match bytes {
        [b'\'', ..] => 1,
        [0xe2, 0x80, 0x99, ..] => '’'.len_utf8(),
        _ => return end,
    };
    let after = end + apostrophe + 1;
    let drops = matches!(bytes.get(apostrophe), Some(b's' | b'S'))
        && !text[after..].starts_with(char::is_alphanumeric);
    if drops { after } else { end }
}
