//! Numbers, amounts and terms as Dutch pages write them: `€ 1.250,-`, `zes weken`, `anderhalve maand`, `95%`.
//!
//! Everything is read in hundredths, so `21,80` and `1,5` are exact.

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

/// A word of the text with the number it stands for.
struct Word {
    text: String,
    value: Option<u32>,
    start: usize,
    end: usize,
}

/// All quantities in a text, in order.
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

/// Dutch number words, in hundredths: `zeventien`, `vijfentwintig`, `achtduizend`, `anderhalve`.
///
/// `een` is left out, for it is an article; [`quantities`] reads it before a unit.
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Unit and range of each quantity, in whole numbers when they are whole.
    fn read(text: &str) -> Vec<(Unit, u32, u32)> {
        quantities(text)
            .iter()
            .map(|q| (q.unit, q.low, q.high))
            .collect()
    }

    fn one(text: &str) -> (Unit, u32) {
        match read(text).as_slice() {
            [(unit, low, high)] if low == high => (*unit, *low),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn amounts() {
        for text in [
            "€ 21,80",
            "€21,80",
            "EUR 21,80",
            "eur 21,80",
            "21,80 euro",
            "€ 21.80",
            "21.80 euro",
            "euro 21,80",
        ] {
            assert_eq!(one(text), (Unit::Euro, 2180), "{text}");
        }
        for text in [
            "€ 1.250,-",
            "€ 1250",
            "€1.250,00",
            "1.250 euro",
            "€ 1 250",
            "€ 1\u{a0}250,00",
            "1250,- euro",
            "twaalfhonderdvijftig euro",
            "€ 1.250,--",
            "duizendtweehonderdvijftig euro",
        ] {
            assert_eq!(one(text), (Unit::Euro, 125_000), "{text}");
        }
        assert_eq!(one("in 2026 € 21,80"), (Unit::Euro, 2180));
        assert_eq!(one("€ 25 per maand"), (Unit::Euro, 2500));
        assert_eq!(one("8 duizend euro"), (Unit::Euro, 800_000));
        assert_eq!(one("achtduizend euro"), (Unit::Euro, 800_000));
        assert_eq!(one("€ 0,50"), (Unit::Euro, 50));
    }

    #[test]
    fn terms() {
        let six = (Unit::Week, 600);
        for text in [
            "binnen zes weken",
            "6 weken",
            "zes weken na de melding",
            "6weken",
            "within six weeks",
        ] {
            assert_eq!(one(text), six, "{text}");
        }
        assert_eq!(one("42 dagen"), (Unit::Day, 4200));
        assert_eq!(one("tweeënveertig dagen"), (Unit::Day, 4200));
        assert_eq!(one("3 werkdagen"), (Unit::WorkDay, 300));
        assert_eq!(one("three working days"), (Unit::WorkDay, 300));
        assert_eq!(one("binnen een week"), (Unit::Week, 100));
        assert_eq!(one("binnen één week"), (Unit::Week, 100));
        assert_eq!(one("binnen anderhalve maand"), (Unit::Month, 150));
        assert_eq!(one("anderhalf jaar"), (Unit::Year, 150));
        assert_eq!(one("een half jaar"), (Unit::Year, 50));
        assert_eq!(one("1,5 maand"), (Unit::Month, 150));
        assert_eq!(one("vierentwintig uur"), (Unit::Hour, 2400));
    }

    #[test]
    fn shares_and_ages() {
        for text in [
            "ten minste 95 procent",
            "95%",
            "95 %",
            "vijfennegentig procent",
        ] {
            assert_eq!(one(text), (Unit::Percent, 9500), "{text}");
        }
        assert_eq!(one("vanaf 18 jaar"), (Unit::Year, 1800));
        assert_eq!(one("een 18-jarige"), (Unit::Year, 1800));
        assert_eq!(
            read("van 16 tot 23 jaar"),
            [(Unit::Year, 1600, 1600), (Unit::Year, 2300, 2300)]
        );
    }

    #[test]
    fn ages_may_stand_bare() {
        let years = |text: &str| -> Vec<u32> { ages(text).iter().map(|q| q.low / ONE).collect() };
        assert_eq!(years("Bent u 21 jaar of ouder?"), [21]);
        assert_eq!(years("tussen 18 en 27 jaar"), [18, 27]);
        assert_eq!(years("vanaf 21 tot de AOW-leeftijd"), [21]);
        assert_eq!(years("jongeren tot 27"), [27]);
        assert_eq!(
            years("van 9 tot 12 uur, tot 15 januari, tot 50 euro"),
            [0; 0]
        );
    }

    #[test]
    fn ranges() {
        for text in [
            "6 tot 8 weken",
            "6-8 weken",
            "6 à 8 weken",
            "zes of acht weken",
            "6 – 8 weken",
            "6 tot en met 8 weken",
        ] {
            assert_eq!(read(text), [(Unit::Week, 600, 800)], "{text}");
        }
        let both = read("€ 8.000 of € 16.000");
        assert_eq!(
            both,
            [
                (Unit::Euro, 800_000, 800_000),
                (Unit::Euro, 1_600_000, 1_600_000)
            ]
        );
    }

    #[test]
    fn other_numbers_are_not_quantities() {
        for text in [
            "Bel 14 0591",
            "0800-2000",
            "artikel 6 lid 2",
            "op 1 januari 2026",
            "in 2026",
            "een aanvraag",
            "een paar weken",
            "2e kind",
            "de zesde week",
            "postcode 1234 AB",
            "stap 2 van 5",
            "24/7",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "U krijgt € 21,80 binnen zes weken.";
        let found: Vec<&str> = quantities(text)
            .iter()
            .map(|q| &text[q.start as usize..q.end as usize])
            .collect();
        assert_eq!(found, ["€ 21,80", "zes weken"]);
    }

    #[test]
    fn terms_compare_in_days() {
        let days = |text: &str| quantities(text).first().and_then(Quantity::days);
        assert_eq!(days("6 weken"), days("42 dagen"));
        assert_eq!(days("anderhalve maand"), Some((42, 46)));
        assert_eq!(days("3 werkdagen"), Some((3, 5)));
        assert_eq!(days("72 uur"), Some((3, 3)));
        assert_eq!(days("€ 3"), None);
    }

    /// Writes a number out in Dutch, the way a style guide does: an independent check of the reader.
    fn spell(n: u32) -> String {
        const ONES: [&str; 20] = [
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
        const TENS: [&str; 10] = [
            "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
            "negentig",
        ];
        let place = |n: u32| n as usize;
        match n {
            0..20 => ONES[place(n)].to_owned(),
            20..100 if n.is_multiple_of(10) => TENS[place(n / 10)].to_owned(),
            20..100 => {
                let link = if matches!(n % 10, 2 | 3) { "ën" } else { "en" };
                format!("{}{link}{}", ONES[place(n % 10)], TENS[place(n / 10)])
            }
            100..1000 => {
                let many = if n < 200 {
                    String::new()
                } else {
                    spell(n / 100)
                };
                let rest = if n.is_multiple_of(100) {
                    String::new()
                } else {
                    spell(n % 100)
                };
                format!("{many}honderd{rest}")
            }
            _ => {
                let many = if n < 2000 {
                    String::new()
                } else {
                    spell(n / 1000)
                };
                let rest = if n.is_multiple_of(1000) {
                    String::new()
                } else {
                    spell(n % 1000)
                };
                format!("{many}duizend{rest}")
            }
        }
    }

    /// Digits with dots for thousands.
    fn dotted(n: u32) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push('.');
            }
            out.push(c);
        }
        out
    }

    proptest! {
        #[test]
        fn amounts_read_back(euros in 0_u32..10_000_000, cents in 0_u32..100) {
            let all = euros * 100 + cents;
            for text in [
                format!("€ {},{cents:02}", dotted(euros)),
                format!("€{euros},{cents:02}"),
                format!("{},{cents:02} euro", dotted(euros)),
                format!("EUR {euros},{cents:02} per maand"),
            ] {
                prop_assert_eq!(read(&text), vec![(Unit::Euro, all, all)], "{}", text);
            }
            let bare = format!("u krijgt € {euros} per jaar");
            prop_assert_eq!(read(&bare), vec![(Unit::Euro, euros * 100, euros * 100)], "{}", bare);
            let whole = format!("u krijgt € {},- per jaar", dotted(euros));
            prop_assert_eq!(read(&whole), vec![(Unit::Euro, euros * 100, euros * 100)], "{}", whole);
        }

        #[test]
        fn number_words_read_back(n in 2_u32..1_000_000) {
            let text = format!("binnen {} dagen", spell(n));
            prop_assert_eq!(read(&text), vec![(Unit::Day, n * 100, n * 100)], "{}", text);
        }

        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*") {
            for q in quantities(&text) {
                prop_assert!(q.low <= q.high && q.start < q.end && q.end as usize <= text.len());
                prop_assert!(text.get(q.start as usize..q.end as usize).is_some());
            }
        }

        #[test]
        fn any_mix_of_parts_is_read_without_panic(parts in prop::collection::vec(
            prop::sample::select(vec!["€", "1", "250", "4294967295", "99999999999", "duizend", ",", ".", "-", "tot", "en", "een",
                "half", "weken", "jaar", "%", " ", "6", "à", "honderd", "working", "days", "ë"]), 0..30)) {
            let text = parts.concat();
            let spaced = parts.join(" ");
            quantities(&text).iter().chain(&quantities(&spaced)).for_each(|q| { q.days(); });
        }
    }
}
