//! Splitting text into words, the way both the rubric's patterns and the pages are read.

mod parts;
mod runs;
#[cfg(test)]
mod tests;

use super::fold::{Folded, fold};
#[allow(unused_imports, reason = "the compiler of the rubric reads words only")]
pub use parts::parts;
pub use runs::Runs;
use runs::number_end;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawWord {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Starts a new sentence.
    pub sentence: bool,
    /// Starts with a capital letter or is a number.
    pub capital: bool,
    /// Consists of digits (with a decimal comma).
    pub number: bool,
}

/// Brand names that templates glue to the next word (`DigiDAanvraag`).
const GLUED: [&str; 2] = ["digid", "eherkenning"];
/// Length of the shortest of them, in bytes.
const SHORTEST_GLUED: usize = 5;

/// Calls `each` for every word of `text` with its folded form, in order.
///
/// Hyphens, slashes and dots between letters separate words (`wmo-melding`, `werk.nl`). Thousands separators
/// vanish (`8.000` is `8000`), a decimal comma stays (`21,80`). `%` reads as the word `procent`,
/// `€` as the word `euro`, number words as digits. A possessive or plural `'s` is dropped.
// The compiler of the rubric and the tests; pages are read run by run.
#[allow(dead_code)]
pub fn each_word(text: &str, mut each: impl FnMut(RawWord, &str)) {
    let mut folded = String::with_capacity(32);
    for run in Runs::new(text) {
        run.each_word(text, &mut folded, &mut each);
    }
}

/// Letters and digits of a text that stand together: one word, or a brand name with a word glued to it.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
    /// Starts a new sentence.
    pub sentence: bool,
    first: First,
    /// Hash of the letters without regard to case, when there is nothing but ASCII letters and digits and the first
    /// is a letter. The word is then known by these bytes alone.
    pub plain: Option<u32>,
}

/// What a run begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Percent,
    Euro,
    Digit,
    Small,
    Capital,
}

impl Run {
    /// Calls `each` for the word or words of the run. `folded` is room to work in.
    pub fn each_word(&self, text: &str, folded: &mut String, each: &mut impl FnMut(RawWord, &str)) {
        folded.clear();
        let own = &text[self.start as usize..self.end as usize];
        match self.first {
            First::Percent => folded.push_str("procent"),
            First::Euro => folded.push_str("euro"),
            First::Digit => {
                let digits = number_end(own.as_bytes(), 0);
                folded.extend(own[..digits].chars().filter(|&c| c != '.'));
                // "2e", "18plus", "24uurs": letters glued to digits belong to the same word.
                fold_letters(&own[digits..], folded);
            }
            First::Small | First::Capital if self.plain.is_some() => {
                folded.push_str(own);
                folded.make_ascii_lowercase();
            }
            First::Small | First::Capital => fold_letters(own, folded),
        }
        emit(self.word(self.first == First::Digit), folded, each);
    }

    /// The run as one word.
    #[inline]
    pub fn word(&self, number: bool) -> RawWord {
        RawWord {
            start: self.start,
            end: self.end,
            sentence: self.sentence,
            capital: self.first != First::Small,
            number,
        }
    }
}

/// Emits a word, in two parts when a brand name is glued to it.
fn emit(word: RawWord, folded: &str, each: &mut impl FnMut(RawWord, &str)) {
    for brand in GLUED.iter().filter(|_| folded.len() > SHORTEST_GLUED) {
        let Some(rest) = folded.strip_prefix(*brand) else {
            continue;
        };
        // Only when bytes map one to one, else the split point is unknown.
        if rest.len() < 3 || (word.end - word.start) as usize != folded.len() {
            break;
        }
        let split = word.start + brand.len() as u32;
        each(RawWord { end: split, ..word }, brand);
        let tail = RawWord {
            start: split,
            sentence: false,
            ..word
        };
        each(tail, rest);
        return;
    }
    match digits(folded) {
        Some(digits) => each(
            RawWord {
                number: true,
                ..word
            },
            digits,
        ),
        None => each(word, folded),
    }
}

/// Digits for the number words that terms and amounts are written with, so that `zes weken` and `6 weken` are the
/// same. `een` is left out: it is an article.
fn digits(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "twee" | "two" => "2",
        "drie" | "three" => "3",
        "vier" | "four" => "4",
        "vijf" | "five" => "5",
        "zes" | "six" => "6",
        "zeven" | "seven" => "7",
        "acht" | "eight" => "8",
        "negen" | "nine" => "9",
        "tien" | "ten" => "10",
        "elf" => "11",
        "twaalf" | "twelve" => "12",
        "dertien" => "13",
        "veertien" => "14",
        "vijftien" => "15",
        "achttien" => "18",
        "twintig" => "20",
        _ => return None,
    })
}

/// Folds the letters at the start of a text.
fn fold_letters(text: &str, folded: &mut String) {
    for c in text.chars() {
        match fold(c) {
            Folded::Word(plain) => folded.push(plain),
            Folded::Nothing => {}
            Folded::Break => break,
        }
    }
}
