//! Splitting text into words, the way both the rubric's patterns and the pages are read.

use super::fold::{Folded, fold};

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

/// Calls `each` for every word of `text` with its folded form, in order.
///
/// Hyphens, slashes and dots between letters separate words (`wmo-melding`, `werk.nl`). Thousands separators
/// vanish (`8.000` is `8000`), a decimal comma stays (`21,80`). `%` reads as the word `procent`,
/// `€` as the word `euro`, number words as digits. A possessive or plural `'s` is dropped.
pub fn each_word(text: &str, mut each: impl FnMut(RawWord, &str)) {
    let mut folded = String::with_capacity(32);
    let mut sentence = true;
    let mut at = 0;
    while let Some((start, c)) = next_word_start(text, at, &mut sentence) {
        folded.clear();
        let end = match c {
            '%' => {
                folded.push_str("procent");
                start + 1
            }
            '€' => {
                folded.push_str("euro");
                start + c.len_utf8()
            }
            _ if c.is_ascii_digit() => read_number(text, start, &mut folded),
            _ => read_letters(text, start, &mut folded),
        };
        let word = RawWord {
            start: start as u32,
            end: end as u32,
            sentence,
            capital: !c.is_lowercase(),
            number: c.is_ascii_digit(),
        };
        emit(word, &folded, &mut each);
        sentence = false;
        at = skip_possessive(text, end);
    }
}

/// Emits a word, in two parts when a brand name is glued to it.
fn emit(word: RawWord, folded: &str, each: &mut impl FnMut(RawWord, &str)) {
    for brand in GLUED {
        let Some(rest) = folded.strip_prefix(brand) else {
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

/// Finds the next character that starts a word; notes sentence ends on the way.
fn next_word_start(text: &str, at: usize, sentence: &mut bool) -> Option<(usize, char)> {
    let mut ended = false;
    for (i, c) in text.get(at..)?.char_indices() {
        match c {
            '\n' | '!' | '?' | '•' | '|' | '»' => *sentence = true,
            '.' | ':' | ';' => ended = true,
            '%' | '€' => return Some((at + i, c)),
            _ if c.is_whitespace() => *sentence |= ended,
            _ if matches!(fold(c), Folded::Word(_)) => return Some((at + i, c)),
            _ => {}
        }
    }
    None
}

fn read_letters(text: &str, start: usize, folded: &mut String) -> usize {
    let mut end = start;
    let plain = |b: &u8| b.is_ascii_alphanumeric();
    let ascii = text.as_bytes()[start..]
        .iter()
        .take_while(|b| plain(b))
        .count();
    if ascii > 0 {
        end = start + ascii;
        folded.push_str(&text[start..end]);
        folded.make_ascii_lowercase();
    }
    let rest = end;
    for (i, c) in text[rest..].char_indices() {
        match fold(c) {
            Folded::Word(plain) => {
                folded.push(plain);
                end = rest + i + c.len_utf8();
            }
            Folded::Nothing => {}
            Folded::Break => break,
        }
    }
    end
}

fn read_number(text: &str, start: usize, folded: &mut String) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(&b) = bytes.get(end) {
        let digits_after = bytes[end + 1..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        match b {
            b'0'..=b'9' => folded.push(b as char),
            b'.' if digits_after == 3 => {}
            b',' if digits_after > 0 => folded.push(','),
            _ => break,
        }
        end += 1;
    }
    // "2e", "18plus", "24uurs": letters glued to digits belong to the same word.
    if end < text.len() && text.is_char_boundary(end) {
        let more = read_letters(text, end, folded);
        end = end.max(more);
    }
    end
}

fn skip_possessive(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    for apostrophe in ['\'', '’'] {
        if let Some(after) = rest.strip_prefix(apostrophe)
            && let Some(tail) = after.strip_prefix(['s', 'S'])
            && !tail.starts_with(|c: char| c.is_alphanumeric())
        {
            return end + apostrophe.len_utf8() + 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn number_words_are_numbers() {
        assert_eq!(words("binnen zes weken"), ["binnen", "6", "weken"]);
    }

    #[test]
    fn glued_brand_names_come_apart() {
        assert_eq!(words("DigiDAanvraag hulp"), ["digid", "aanvraag", "hulp"]);
        assert_eq!(words("eHerkenningAanvraag"), ["eherkenning", "aanvraag"]);
        assert_eq!(words("DigiD's"), ["digid"]);
    }

    #[test]
    fn sentences_start_after_full_stops_and_line_breaks() {
        assert_eq!(sentences("Bel ons. Of mail\nKom langs"), [0, 2, 4]);
        assert_eq!(sentences("Kijk op werk.nl vandaag"), [0]);
    }
}
