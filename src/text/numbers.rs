//! Numbers, amounts and terms as Dutch pages write them: `€ 1.250,-`, `zes weken`, `anderhalve maand`, `95%`.
//!
//! Everything is read in hundredths, so `21,80` and `1,5` are exact.

mod names;
#[cfg(test)]
mod tests;

pub use names::number_word;

use serde::{Deserialize, Serialize};

use super::words::each_word;

/// One, in hundredths.
pub const ONE: u32 = 100;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Euros.
    Euro,
    /// Per cent.
    Percent,
    /// Hours.
    Hour,
    /// Calendar days.
    Day,
    /// Days on which offices work.
    WorkDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years: a term or an age.
    Year,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Unit.
    pub unit: Unit,
    /// Lowest value, in hundredths.
    pub low: u32,
    /// Highest value, in hundredths; the same unless the text gives a range.
    pub high: u32,
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Quantity {
    /// The term in calendar days, as a range: a month has 28 to 31 days, and a weekend may lie between working days.
    pub fn days(&self) -> Option<(u32, u32)> {
        let (short, long) = match self.unit {
            Unit::Euro | Unit::Percent => return None,
            Unit::Hour => return Some((self.low.div_ceil(24 * ONE), self.high.div_ceil(24 * ONE))),
            Unit::WorkDay => {
                let (low, high) = (self.low / ONE, self.high / ONE);
                return Some((low, high + 2 * high.div_ceil(5)));
            }
            Unit::Day => (1, 1),
            Unit::Week => (7, 7),
            Unit::Month => (28, 31),
            Unit::Year => (364, 366),
        };
        let days = |value: u32, each: u32| value.saturating_mul(each) / ONE;
        Some((days(self.low, short), days(self.high, long)))
    }
}

/// A word of the text with the number it stands for.
struct Word {
    text: String,
    value: Option<u32>,
    start: usize,
    end: usize,
}

/// All quantities in a text, in order.
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn quantities(text: &str) -> Vec<Quantity> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match quantity(text, &words, at) {
            Some((quantity, next)) => {
                found.extend(quantity);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// All ages in a text, in order: numbers of years, and bare numbers where an age is meant (`vanaf 21`).
pub fn ages(text: &str) -> Vec<Quantity> {
    let mut found = quantities(text);
    found.retain(|q| q.unit == Unit::Year);
    let words = words(text);
    for (at, pair) in words.windows(2).enumerate() {
        let [before, word] = pair else { continue };
        let meant = matches!(
            before.text.as_str(),
            "vanaf"
                | "tot"
                | "onder"
                | "boven"
                | "tussen"
                | "dan"
                | "en"
                | "de"
                | "bent"
                | "from"
                | "over"
                | "under"
        );
        let Some(value) = word
            .value
            .filter(|v| meant && (10 * ONE..100 * ONE).contains(v))
        else {
            continue;
        };
        // Anything that is counted after it, or the name of a month, is no age.
        let counted = |w: &Word| {
            w.value.is_some() || unit(&w.text, "").is_some() || super::dates::is_month(&w.text)
        };
        if value.is_multiple_of(ONE) && !words.get(at + 2).is_some_and(counted) {
            found.extend(make(&words, at + 1, at + 2, Unit::Year, value, value));
        }
    }
    found.sort_by_key(|q| q.start);
    found
}

#[cfg_attr(target_family = "wasm", inline(never))]
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |raw, folded| {
        let (digits, tail) = split_digits(folded);
        let place = |text: &str, value| Word {
            text: text.to_owned(),
            value,
            start: raw.start as usize,
            end: raw.end as usize,
        };
        // "6weken" is a number with its unit; "2e" and "24uurs" are not numbers.
        if !digits.is_empty() && !tail.is_empty() && unit(tail, "").is_some() {
            words.push(place(digits, decimal(digits)));
            words.push(place(tail, None));
        } else {
            let value = if tail.is_empty() {
                decimal(folded)
            } else {
                number_word(folded)
            };
            words.push(place(folded, value));
        }
    });
    words
}

fn split_digits(word: &str) -> (&str, &str) {
    let end = word
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b',')
        .count();
    word.split_at(end)
}

/// Reads digits with a decimal comma; more than two decimals are cut off.
fn decimal(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let whole: u32 = whole.parse().ok()?;
    let part: u32 = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()? * 10,
        _ => part.get(..2)?.parse().ok()?,
    };
    whole.checked_mul(ONE)?.checked_add(part)
}

/// The unit of a word, with the word after it for `working days`.
fn unit(word: &str, next: &str) -> Option<Unit> {
    Some(match word {
        "euro" | "euros" | "eur" => Unit::Euro,
        "procent" | "percent" => Unit::Percent,
        "uur" | "uren" | "hour" | "hours" => Unit::Hour,
        "dag" | "dagen" | "kalenderdag" | "kalenderdagen" | "day" | "days" => Unit::Day,
        "werkdag" | "werkdagen" => Unit::WorkDay,
        "working" | "business" if matches!(next, "day" | "days") => Unit::WorkDay,
        "week" | "weken" | "weeks" => Unit::Week,
        "maand" | "maanden" | "month" | "months" => Unit::Month,
        "jaar" | "jaren" | "jarige" | "jarigen" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The quantity that begins at a word, with the word after it. `None` in it: a number that is passed over.
fn quantity(text: &str, words: &[Word], at: usize) -> Option<(Option<Quantity>, usize)> {
    let word = &words[at];
    if unit(&word.text, "") == Some(Unit::Euro) {
        let (value, next) = number(text, words, at + 1, true)?;
        return Some((make(words, at, next, Unit::Euro, value, value), next));
    }
    let (low, next) = number(text, words, at, false)?;
    let (high, next) = range_end(text, words, next).unwrap_or((low, next));
    let Some((unit, end)) = unit_at(words, next) else {
        return Some((None, at + 1));
    };
    if unit == Unit::Year && high != low {
        // "van 16 tot 23 jaar" names two ages, not one term.
        let first = make(words, at, at + 1, unit, low, low);
        return Some((first, at + 1));
    }
    let (low, high) = (low.min(high), low.max(high));
    Some((make(words, at, end, unit, low, high), end))
}

fn make(
    words: &[Word],
    from: usize,
    to: usize,
    unit: Unit,
    low: u32,
    high: u32,
) -> Option<Quantity> {
    Some(Quantity {
        unit,
        low,
        high,
        start: words.get(from)?.start as u32,
        end: words.get(to.checked_sub(1)?)?.end as u32,
    })
}

fn unit_at(words: &[Word], at: usize) -> Option<(Unit, usize)> {
    let word = words.get(at)?;
    let next = words.get(at + 1).map_or("", |w| w.text.as_str());
    let unit = unit(&word.text, next)?;
    // In "in 2026 € 21,80" the sign belongs to what comes after it.
    let sign = unit == Unit::Euro && word.end - word.start == "€".len();
    if sign && words.get(at + 1).is_some_and(|w| w.value.is_some()) {
        return None;
    }
    let two = matches!(word.text.as_str(), "working" | "business");
    Some((unit, at + 1 + usize::from(two)))
}

/// A number with the word after it: with `duizend` behind it, with a dot for decimals or a space for thousands.
fn number(text: &str, words: &[Word], at: usize, money: bool) -> Option<(u32, usize)> {
    let word = words.get(at)?;
    let after = words.get(at + 1);
    let Some(value) = word.value else {
        // An article is a number right before a unit: "binnen een week", "een half jaar".
        let one = word.text == "een" || word.text == "one";
        let half = after.is_some_and(|w| matches!(w.text.as_str(), "half" | "halve"));
        return match (one, half) {
            (true, true) => Some((ONE / 2, at + 2)),
            (true, false) if unit_at(words, at + 1).is_some() => Some((ONE, at + 1)),
            _ => None,
        };
    };
    let Some(after) = after else {
        return Some((value, at + 1));
    };
    if after.text == "duizend" {
        return Some((value.checked_mul(1000)?, at + 2));
    }
    let between = text.get(word.end..after.start).unwrap_or_default();
    let written = text.get(after.start..after.end).unwrap_or_default();
    let digits = |n: usize| written.len() == n && written.bytes().all(|b| b.is_ascii_digit());
    let money = money || unit_at(words, at + 2).is_some_and(|(unit, _)| unit == Unit::Euro);
    if money && between == "." && digits(2) {
        return Some((value + after.value? / ONE, at + 2));
    }
    let group = written.split(',').next().unwrap_or_default();
    let group = group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let spaced = matches!(between, " " | "\u{a0}" | "\u{202f}");
    if money && spaced && group && value < 1000 * ONE && value.is_multiple_of(ONE) {
        return Some((value.checked_mul(1000)?.checked_add(after.value?)?, at + 2));
    }
    Some((value, at + 1))
}

/// The end of a range: "6 tot 8 weken", "6-8 weken", "6 of 8 weken".
fn range_end(text: &str, words: &[Word], at: usize) -> Option<(u32, usize)> {
    let next = words.get(at)?;
    let mut place = at;
    match next.text.as_str() {
        "tot" | "a" | "of" | "to" | "or" => place += 1,
        _ => {
            let before = words.get(at.checked_sub(1)?)?;
            let between = text.get(before.end..next.start)?.trim();
            if !matches!(between, "-" | "–" | "—" | "/") {
                return None;
            }
        }
    }
    if next.text == "tot" && words.get(place).is_some_and(|w| w.text == "en") {
        place += 2; // "tot en met"
    }
    let (value, end) = number(text, words, place, false)?;
    unit_at(words, end)?;
    Some((value, end))
}
