//! Dutch words for numbers.

use super::ONE;

/// Number words from 0 to 19.
const SMALL: [&str; 20] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
];
/// Number words from 20, by ten.
const TENS: [&str; 8] = [
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig",
];

/// Dutch number words, in hundredths: `zeventien`, `vijfentwintig`, `achtduizend`, `anderhalve`.
///
/// `een` is left out, for it is an article; [`super::quantities`] reads it before a unit.
pub fn number_word(folded: &str) -> Option<u32> {
    match folded {
        "anderhalf" | "anderhalve" => Some(ONE + ONE / 2),
        "half" | "halve" => Some(ONE / 2),
        "een" => None,
        _ => thousands(folded)?.checked_mul(ONE),
    }
}

fn thousands(word: &str) -> Option<u32> {
    let Some((before, after)) = word.split_once("duizend") else {
        return hundreds(word);
    };
    let many = if before.is_empty() {
        1
    } else {
        hundreds(before)?
    };
    let rest = after.strip_prefix("en").unwrap_or(after);
    let rest = if rest.is_empty() { 0 } else { hundreds(rest)? };
    many.checked_mul(1000)?.checked_add(rest)
}

fn hundreds(word: &str) -> Option<u32> {
    let Some((before, after)) = word.split_once("honderd") else {
        return tens(word);
    };
    let many = if before.is_empty() { 1 } else { tens(before)? };
    let rest = after.strip_prefix("en").unwrap_or(after);
    let rest = if rest.is_empty() { 0 } else { tens(rest)? };
    Some(many * 100 + rest)
}

fn tens(word: &str) -> Option<u32> {
    if let Some(value) = small(word) {
        return Some(value);
    }
    let (ten, name) = (20..)
        .step_by(10)
        .zip(TENS)
        .find(|(_, name)| word.ends_with(name))?;
    match word.strip_suffix(name)? {
        "" => Some(ten),
        one => Some(ten + small(one.strip_suffix("en")?).filter(|one| (1..10).contains(one))?),
    }
}

fn small(word: &str) -> Option<u32> {
    SMALL
        .iter()
        .position(|name| *name == word)
        .map(|i| i as u32)
}
