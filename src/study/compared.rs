//! The figures of today in words, each with that of 2014 beside it.

// Published figures: whole numbers and one decimal, far below what a float holds exactly.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

use super::StudyReport;
use super::chart::Bar;
use super::figures::share;
use super::words::{Words, words};
use crate::Language;
use crate::report::formats::csv::decimal;

/// A study with the words for it.
pub(super) struct Compared<'a> {
    pub(super) study: &'a StudyReport,
    pub(super) words: &'static Words,
    language: Language,
}

/// A figure in words.
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) now: String,
    /// As published in 2014; absent where nothing was.
    pub(super) then: Option<String>,
}

/// The figures of the study in words: name, now, then.
pub fn rows(study: &StudyReport, language: Language) -> Vec<(String, String, String)> {
    let figures = Compared::new(study, language).figures();
    let rows = figures.into_iter().map(|figure| {
        let then = figure.then.unwrap_or_else(|| "–".to_owned());
        (figure.name.to_owned(), figure.now, then)
    });
    rows.collect()
}

impl<'a> Compared<'a> {
    pub(super) fn new(study: &'a StudyReport, language: Language) -> Self {
        Self {
            study,
            words: words(language),
            language,
        }
    }

    /// The figures of the study, in the order of its report.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let mut all = vec![self.sites(), self.mean()];
        all.extend(self.counts().into_iter().map(|(name, count, key)| {
            Figure {
                name,
                now: self.count(count, self.study.figures.sites),
                then: self
                    .then(key)
                    .map(|then| self.count(then as usize, self.sites_then())),
            }
        }));
        all.push(self.online());
        all
    }

    /// The figures at the top of the report.
    pub(super) fn tiles(&self) -> Vec<Figure> {
        let now = &self.study.figures;
        let number = |name, count: usize, key: &str| Figure {
            name,
            now: count.to_string(),
            then: self.then(key).map(|then| format!("{then:.0}")),
        };
        let words = self.words;
        vec![
            self.sites(),
            self.mean(),
            number(words.above, now.above_sufficient, "above_sufficient"),
            self.online(),
            number(words.no_form, now.no_form, "no_form"),
        ]
    }

    /// The figures that are a part of all municipalities, as bars.
    pub(super) fn bars(&self) -> Vec<Bar> {
        let length = |count: f64, all: usize| count / (all.max(1) as f64);
        let bars = self.counts().into_iter().map(|(name, count, key)| Bar {
            label: name.to_owned(),
            now: length(count as f64, self.study.figures.sites),
            text: self.percent(share(count, self.study.figures.sites)),
            then: self.then(key).map(|then| {
                let text = self.percent(share(then as usize, self.sites_then()));
                let year = self.words.then;
                (length(then, self.sites_then()), format!("{text} ({year})"))
            }),
        });
        bars.collect()
    }

    /// Numbers of municipalities: name, number, name among the published figures.
    fn counts(&self) -> [(&'static str, usize, &'static str); 7] {
        let (words, now) = (self.words, &self.study.figures);
        [
            (words.above, now.above_sufficient, "above_sufficient"),
            (words.below, now.below_poor, "below_poor"),
            (
                words.insufficient,
                now.information_insufficient,
                "information_insufficient",
            ),
            (
                words.sufficient,
                now.information_sufficient,
                "information_sufficient",
            ),
            (
                words.very_good,
                now.information_very_good,
                "information_very_good",
            ),
            (
                words.services_sufficient,
                now.services_sufficient,
                "services_sufficient",
            ),
            (words.no_form, now.no_form, "no_form"),
        ]
    }

    fn sites(&self) -> Figure {
        Figure {
            name: self.words.sites,
            now: self.study.figures.sites.to_string(),
            then: self.then("sites").map(|then| format!("{then:.0}")),
        }
    }

    fn mean(&self) -> Figure {
        Figure {
            name: self.words.mean,
            now: self.hundredths(self.study.figures.mean),
            then: self
                .then("mean")
                .map(|then| self.tenths((then * 10.0).round() as u8)),
        }
    }

    fn online(&self) -> Figure {
        Figure {
            name: self.words.share_online,
            now: self.percent(self.study.figures.share_online),
            then: self
                .then("share_online")
                .map(|then| self.percent((then * 10.0).round() as u32)),
        }
    }

    fn then(&self, name: &str) -> Option<f64> {
        self.study.then.get(name).copied()
    }

    fn sites_then(&self) -> usize {
        self.then("sites").unwrap_or_default() as usize
    }

    pub(super) fn tenths(&self, value: u8) -> String {
        decimal(value, self.language)
    }

    /// One decimal, as grades are given: 4,35 becomes 4,4.
    pub(super) fn hundredths(&self, value: u32) -> String {
        self.tenths(u8::try_from((value + 5) / 10).unwrap_or(u8::MAX))
    }

    pub(super) fn percent(&self, thousandths: u32) -> String {
        let tenths = self.tenths_of_percent(thousandths);
        // The sign stays with its number where the line breaks.
        format!("{tenths}\u{a0}%")
    }

    fn tenths_of_percent(&self, thousandths: u32) -> String {
        let sign = match self.language {
            Language::Nl => ',',
            Language::En => '.',
        };
        format!("{}{sign}{}", thousandths / 10, thousandths % 10)
    }

    /// A number of sites with the part of all sites that they are.
    pub(super) fn count(&self, count: usize, all: usize) -> String {
        format!("{count} ({})", self.percent(share(count, all)))
    }

    /// A large whole number, with a sign between the thousands.
    pub(super) fn whole(&self, number: u64) -> String {
        let sign = match self.language {
            Language::Nl => '.',
            Language::En => ',',
        };
        let digits = number.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(sign);
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::study;

    #[test]
    fn figures_have_those_of_2014_beside_them() {
        let study = study(&[], Language::Nl).unwrap();
        let rows = rows(&study, Language::Nl);
        assert_eq!(rows.len(), 10);
        let then: Vec<&str> = rows.iter().map(|row| row.2.as_str()).collect();
        assert_eq!(then[..3], ["403", "4,3", "17 (4,2\u{a0}%)"]);
        assert_eq!(then[9], "11,0\u{a0}%");
    }

    #[test]
    fn large_numbers_have_signs() {
        let empty = study(&[], Language::Nl).unwrap();
        let whole = |n| Compared::new(&empty, Language::Nl).whole(n);
        assert_eq!((whole(0), whole(999)), ("0".to_owned(), "999".to_owned()));
        assert_eq!(
            (whole(14_636), whole(1_000_000)),
            ("14.636".to_owned(), "1.000.000".to_owned())
        );
    }
}
