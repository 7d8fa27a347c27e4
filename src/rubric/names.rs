//! Finding topics and themes by what people type.

use super::model::Rubric;
use crate::report::{UnknownTheme, UnknownTopic};

/// Most suggestions.
const MOST_NEAREST: usize = 5;
/// Longest name that is compared, in characters.
const LONGEST: usize = 80;

impl Rubric {
    /// Index of a topic by identifier or name, in either language; capitals do not matter.
    ///
    /// # Errors
    /// When there is none; the error names those that look most like it.
    pub fn topic_by_name(&self, asked: &str) -> Result<usize, UnknownTopic> {
        let name = asked.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == name;
        let mut topics = self.topics.iter();
        let found = topics.position(|t| is(&t.id) || is(&t.name.nl) || is(&t.name.en));
        found.ok_or_else(|| UnknownTopic {
            asked: asked.trim().chars().take(LONGEST).collect(),
            nearest: self.nearest_topics(&name),
        })
    }

    /// Index of a theme by identifier or name, in either language; capitals do not matter.
    ///
    /// # Errors
    /// When there is none; the error names all themes.
    pub fn theme_by_name(&self, asked: &str) -> Result<usize, UnknownTheme> {
        let name = asked.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == name;
        let mut themes = self.themes.iter();
        let found = themes.position(|t| is(&t.id) || is(&t.name.nl) || is(&t.name.en));
        found.ok_or_else(|| UnknownTheme {
            asked: asked.trim().chars().take(LONGEST).collect(),
            themes: self.themes.iter().map(|t| t.id.clone()).collect(),
        })
    }

    fn nearest_topics(&self, name: &str) -> Vec<String> {
        let mut ranked: Vec<(usize, &str)> = self
            .topics
            .iter()
            .map(|t| {
                let names = [t.id.as_str(), &t.name.nl, &t.name.en];
                let best = names
                    .iter()
                    .map(|n| distance(&n.to_lowercase(), name))
                    .min();
                (best.unwrap_or(usize::MAX), t.id.as_str())
            })
            .collect();
        ranked.sort_unstable();
        ranked
            .into_iter()
            .take(MOST_NEAREST)
            .map(|(_, id)| id.to_owned())
            .collect()
    }
}

/// How different two names are: letters to change, and nearly nothing when one is part of the other.
fn distance(a: &str, b: &str) -> usize {
    if a.len().min(b.len()) >= 3 && (a.contains(b) || b.contains(a)) {
        return 1;
    }
    letters_to_change(a, b)
}

/// Letters to add, drop or replace to make one text of the other; texts are cut at [`LONGEST`].
pub(crate) fn letters_to_change(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (i, letter) in b.chars().take(LONGEST).enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (above, other) in row.iter_mut().skip(1).zip(&a) {
            let change = corner + usize::from(*other != letter);
            corner = *above;
            left = change.min(corner + 1).min(left + 1);
            *above = left;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_to_change() {
        assert_eq!(distance("bijstand", "bijstnad"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("bijstandsuitkering", "bijstand"), 1);
    }

    #[test]
    fn a_topic_has_an_identifier_and_two_names() {
        let rubric = Rubric::builtin();
        let bijstand = rubric.topic_index("bijstandsuitkering");
        for name in [
            "bijstandsuitkering",
            " Bijstandsuitkering ",
            "bijstandsuitkering aanvragen",
            "applying for social assistance (bijstand)",
        ] {
            assert_eq!(rubric.topic_by_name(name).ok(), bijstand, "{name}");
        }
    }

    #[test]
    fn a_theme_has_an_identifier_and_two_names() {
        let rubric = Rubric::builtin();
        for (index, theme) in rubric.themes.iter().enumerate() {
            for name in [&theme.id, &theme.name.nl, &theme.name.en.to_uppercase()] {
                assert_eq!(rubric.theme_by_name(name), Ok(index), "{name}");
            }
        }
        let error = rubric.theme_by_name("verkeer").err();
        assert!(error.is_some_and(|e| e.themes.contains(&"schulden".to_owned())));
    }

    #[test]
    fn an_unknown_topic_names_the_nearest() {
        let error = Rubric::builtin().topic_by_name("schuldhup").err();
        let nearest = error.map(|e| e.nearest).unwrap_or_default();
        assert_eq!(nearest.first().map(String::as_str), Some("schuldhulp"));
        assert_eq!(nearest.len(), MOST_NEAREST);
    }
}
