//! Splitting text into words, the way both the rubric's patterns and the pages are read.

use super::fold::{Folded, fold};
use std::ops::Range;

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

/// What a byte means between words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
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
static CLASSES: [Class; 256] = classes();

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
fn may_end(bytes: &[u8], at: usize) -> bool {
    bytes[at] != b'.' || !abbreviated(&bytes[..at])
}

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

/// First byte after the number that starts at `start`, without letters that are glued to it.
fn number_end(bytes: &[u8], start: usize) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        each_word(text, |_, folded| out.push(folded.to_owned()));
        out
    }

    fn sentences(text: &str) -> Vec<usize> {
        let mut out = Vec::new();
        let mut n = 0;
        each_word(text, |word, _| {
            if word.sentence {
                out.push(n);
            }
            n += 1;
        });
        out
    }

    #[test]
    fn spelling_variants_read_alike() {
        assert_eq!(words("WMO-melding"), ["wmo", "melding"]);
        assert_eq!(words("cli\u{ad}ënt\u{200b}en"), ["clienten"]);
        assert_eq!(words("werk.nl"), ["werk", "nl"]);
        assert_eq!(words("pgb's en thema’s."), ["pgb", "en", "thema"]);
    }

    #[test]
    fn numbers_and_symbols_are_words() {
        assert_eq!(
            words("€ 8.000 of € 21,80; 95%"),
            ["euro", "8000", "of", "euro", "21,80", "95", "procent"]
        );
        assert_eq!(words("14 0591 en 24uurs"), ["14", "0591", "en", "24uurs"]);
    }

    #[test]
    fn numbers_end_where_their_digits_do() {
        assert_eq!(words("1.234.567,89."), ["1234567,89"]);
        assert_eq!(
            words("12.34 1.2345 2e 5,"),
            ["12", "34", "1", "2345", "2e", "5"]
        );
        // A text of digits alone takes time in proportion to its length.
        assert_eq!(words(&"7".repeat(300_000)).len(), 1);
    }

    #[test]
    fn plain_runs_have_one_hash_for_both_cases() {
        let hashes = |text: &str| Runs::new(text).map(|run| run.plain).collect::<Vec<_>>();
        let [small, capital, other, accent, number] = hashes("wmo2 WMO2 wmo3 één 24uurs")[..]
        else {
            panic!("five words");
        };
        assert!(small.is_some() && small == capital && small != other);
        assert_eq!([accent, number], [None, None]);
    }

    #[test]
    fn number_words_are_numbers() {
        assert_eq!(words("binnen zes weken"), ["binnen", "6", "weken"]);
    }

    #[test]
    fn glued_brand_names_come_apart() {
        assert_eq!(words("DigiDAanvraag hulp"), ["digid", "aanvraag", "hulp"]);
        assert_eq!(words("eHerkenningAanvraag"), ["eherkenning", "aanvraag"]);
        assert_eq!(words("DigiD's"), ["digid"]);
    }

    proptest! {
        #[test]
        fn the_parts_of_a_text_hold_its_runs(text in "([a-zA1-3 .,:;!?|\n\t'’s%€é•\u{ad}\u{a0}(-]|max[.] |o[.]a[.]){0,60}") {
            let show = |run: Run, from: u32| (run.start + from, run.end + from, run.sentence);
            let whole: Vec<_> = Runs::new(&text).map(|run| show(run, 0)).collect();
            let by_part: Vec<_> = parts(&text)
                .flat_map(|part| Runs::new(&text[part.clone()]).map(move |run| show(run, part.start as u32)))
                .collect();
            prop_assert_eq!(by_part, whole);
        }
    }

    #[test]
    fn sentences_start_after_full_stops_and_line_breaks() {
        assert_eq!(sentences("Bel ons. Of mail\nKom langs"), [0, 2, 4]);
        assert_eq!(sentences("Kijk op werk.nl vandaag"), [0]);
        assert_eq!(
            sentences("Meld u aan, tel. 14 0199, t.a.v. team o.a. Zorg"),
            [0]
        );
        assert_eq!(sentences("Neem de tram. Of de bus"), [0, 3]);
    }
}
