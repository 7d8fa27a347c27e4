//! Dates as pages write them: `1 januari 2026`, `01-01-2026`, `2026-01-01`, `januari 2026`.

use super::words::each_word;

/// A day of the calendar; dates compare in order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, for example 2026.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// A date at its place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateInText {
    /// The date; of a month alone its last possible day, for it is not over before.
    pub date: Date,
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

const MONTHS: [(&str, &str, &str); 12] = [
    ("januari", "jan", "january"),
    ("februari", "feb", "february"),
    ("maart", "mrt", "march"),
    ("april", "apr", "april"),
    ("mei", "mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "september"),
    ("oktober", "okt", "october"),
    ("november", "nov", "november"),
    ("december", "dec", "december"),
];

impl Date {
    /// A date, when the calendar can have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let fits = (1000..=9999).contains(&year) && (1..=last).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// Reads `2026-01-31`, also with a time behind it.
    pub fn from_iso(text: &str) -> Option<Self> {
        let date = text.trim().get(..10)?;
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !(plain(year) && plain(month) && plain(day)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day a number of days after 1 January 1970.
    pub fn from_days(days: u32) -> Option<Self> {
        // Count from 1 March of year 0: then the leap day is the last of its year.
        let days = u64::from(days) + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let shifted = (5 * day + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = era * 400 + year + u64::from(month <= 2);
        let day = day - (153 * shifted + 2) / 5 + 1;
        Self::new(u16::try_from(year).ok()?, month as u8, day as u8)
    }

    /// The same day some years earlier; 29 February becomes 28.
    pub fn years_before(self, years: u16) -> Self {
        let year = self.year.saturating_sub(years);
        let same = Self::new(year, self.month, self.day);
        same.unwrap_or(Self {
            year,
            day: 28,
            ..self
        })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A word with its place.
struct Word {
    text: String,
    start: usize,
    end: usize,
}

impl Word {
    fn number(&self) -> Option<u16> {
        self.text.parse().ok()
    }

    fn month(&self) -> Option<u8> {
        month(&self.text)
    }
}

/// Is a folded word the name of a month?
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn month(word: &str) -> Option<u8> {
    let mut months = (1..).zip(MONTHS);
    months
        .find(|(_, m)| word == m.0 || word == m.1 || word == m.2)
        .map(|(n, _)| n)
}

/// All dates with a year in a text, in order.
pub fn dates(text: &str) -> Vec<DateInText> {
    let mut words = Vec::new();
    each_word(text, |raw, folded| {
        words.push(Word {
            text: folded.to_owned(),
            start: raw.start as usize,
            end: raw.end as usize,
        });
    });
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match date_at(text, &words[at..]) {
            Some((date, many)) => {
                found.push(DateInText {
                    date,
                    start: words[at].start as u32,
                    end: words[at + many - 1].end as u32,
                });
                at += many;
            }
            None => at += 1,
        }
    }
    found
}

/// The date at the first word, and how many words it takes.
fn date_at(text: &str, words: &[Word]) -> Option<(Date, usize)> {
    let [first, second, rest @ ..] = words else {
        return None;
    };
    if let Some(month) = first.month() {
        let year = second.number()?;
        let days = [31, 30, 29, 28];
        let last = days.iter().find_map(|&day| Date::new(year, month, day))?;
        return plausible(last).then_some((last, 2));
    }
    let third = rest.first()?;
    let (one, last) = (first.number()?, third.number()?);
    let date = if let Some(month) = second.month() {
        Date::new(last, month, u8::try_from(one).ok()?)
    } else {
        let between = |a: &Word, b: &Word| text.get(a.end..b.start).unwrap_or_default().to_owned();
        let mark = between(first, second);
        if mark != between(second, third) || !matches!(mark.as_str(), "-" | "/" | ".") {
            return None;
        }
        let month = u8::try_from(second.number()?).ok()?;
        if one > 31 {
            Date::new(one, month, u8::try_from(last).ok()?)
        } else {
            Date::new(last, month, u8::try_from(one).ok()?)
        }
    }?;
    plausible(date).then_some((date, 3))
}

/// A year that a page of today may be about.
fn plausible(date: Date) -> bool {
    (1990..2100).contains(&date.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<String> {
        dates(text).iter().map(|d| d.date.to_string()).collect()
    }

    #[test]
    fn ways_to_write_a_date() {
        for text in [
            "1 februari 2026",
            "01-02-2026",
            "1-2-2026",
            "1/2/2026",
            "2026-02-01",
            "1 feb. 2026",
            "1 FEBRUARI 2026",
            "zondag 1 februari 2026",
            "1 February 2026",
            "01.02.2026",
        ] {
            assert_eq!(read(text), ["2026-02-01"], "{text}");
        }
        assert_eq!(read("in februari 2026"), ["2026-02-28"]);
        assert_eq!(
            read("van 1 mei 2025 tot en met 31 december 2025"),
            ["2025-05-01", "2025-12-31"]
        );
    }

    #[test]
    fn what_is_not_a_date() {
        for text in [
            "1 februari",
            "in 2026",
            "tel. 14 0591",
            "32-1-2026",
            "1-13-2026",
            "stap 1 - 2 - 3",
            "artikel 2.3.2",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn days_since_1970() {
        let date = |days| {
            Date::from_days(days)
                .map(|d| d.to_string())
                .unwrap_or_default()
        };
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(20_780), "2026-11-23");
    }

    #[test]
    fn earlier_years() {
        let date = Date::from_iso("2024-02-29").expect("a date");
        assert_eq!(date.years_before(2).to_string(), "2022-02-28");
        assert_eq!(Date::from_iso("2024-2-29"), None);
    }

    proptest! {
        #[test]
        fn the_calendar_counts_on(days in 0_u32..100_000) {
            let (today, tomorrow) = (Date::from_days(days), Date::from_days(days + 1));
            prop_assert!(today.is_some() && today < tomorrow);
        }

        #[test]
        fn any_text_is_read_without_panic(text in "[0-9a-z ./:-]*|\\PC*") {
            for found in dates(&text) {
                prop_assert!(text.get(found.start as usize..found.end as usize).is_some());
            }
        }
    }
}
