//! Finding topics by what residents type: everyday words, half words, words with a mistake in them.
//!
//! The index is the rubric itself: its names, terms and resident's phrases. Nothing is kept for the search alone.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::detect::Owner;
use crate::order;
use crate::rubric::letters_to_change;
use crate::text::words::each_word;
use crate::{Engine, Language};

/// Most topics that are found.
const MOST: usize = 6;
/// Longest query that is read, in characters.
const LONGEST_QUERY: usize = 80;
/// A topic with less than this share of the best topic's points is noise, in percent.
const NOISE: u32 = 35;

/// Points for a whole term of a topic in the query, per word of it.
const TERM: u32 = 6_000;
/// The same for a term that only counts in titles, or one that is out of use.
const WEAK_TERM: u32 = 4_000;
/// The same for the name of a theme: for the topic that a page about the theme is about.
const THEME: u32 = 3_000;

/// How well a word of the query fits a word of a topic, in percent.
const SAME: u32 = 100;
const BEGINS: u32 = 80;
const LONGER: u32 = 60;
const MISTAKE: u32 = 50;

/// A topic that fits what somebody typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FoundTopic {
    /// Topic identifier.
    pub id: String,
    /// Name in the language of the question.
    pub name: String,
    /// Theme identifier.
    pub theme: String,
    /// Where anybody in the country can begin: name to show.
    pub national_name: String,
    /// The address of that place.
    pub national_url: String,
}

/// A theme with its topics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ThemeTopics {
    /// Theme identifier.
    pub id: String,
    /// Name of the theme.
    pub name: String,
    /// Its topics, in order of the rubric.
    pub topics: Vec<TopicName>,
}

/// A topic by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TopicName {
    /// Topic identifier.
    pub id: String,
    /// Name.
    pub name: String,
}

impl Engine {
    /// Topics that fit what somebody typed, best first. Empty when nothing does.
    pub fn search(&self, query: &str, language: Language) -> Vec<FoundTopic> {
        let query: String = query.chars().take(LONGEST_QUERY).collect();
        let mut ranked: Vec<(u32, usize)> = self
            .points(&query, language)
            .into_iter()
            .enumerate()
            .map(|(topic, points)| (points, topic))
            .filter(|(points, _)| *points > 0)
            .collect();
        // Best first; equal ones in order of the rubric.
        order::by_key_down(&mut ranked, |(points, _)| u64::from(*points));
        let best = ranked.first().map_or(0, |(points, _)| *points);
        ranked
            .into_iter()
            .take(MOST)
            .take_while(|(points, _)| points * 100 >= best * NOISE)
            .map(|(_, topic)| self.found(topic, language))
            .collect()
    }

    /// All topics by theme, in order of the rubric.
    pub fn topics(&self, language: Language) -> Vec<ThemeTopics> {
        let themes = self.rubric().themes.iter().enumerate();
        themes
            .map(|(number, theme)| {
                let topics = self.rubric().topics.iter();
                let topics = topics.filter(|topic| usize::from(topic.theme) == number);
                ThemeTopics {
                    id: theme.id.clone(),
                    name: theme.name.get(language).to_owned(),
                    topics: topics
                        .map(|topic| TopicName {
                            id: topic.id.clone(),
                            name: topic.name.get(language).to_owned(),
                        })
                        .collect(),
                }
            })
            .collect()
    }

    fn found(&self, number: usize, language: Language) -> FoundTopic {
        let topic = &self.rubric().topics[number];
        let theme = &self.rubric().themes[usize::from(topic.theme)];
        FoundTopic {
            id: topic.id.clone(),
            name: topic.name.get(language).to_owned(),
            theme: theme.id.clone(),
            national_name: theme.national.name.clone(),
            national_url: theme.national.url.clone(),
        }
    }

    /// Points of each topic.
    fn points(&self, query: &str, language: Language) -> Vec<u32> {
        let mut points = self.points_of_terms(query);
        let index = self.words_of_topics(language);
        for word in words(query) {
            let mut best: Vec<u32> = vec![0; points.len()];
            for (known, topics) in &index {
                let fit = fits(&word, known);
                // A word that many topics share says little.
                let worth = fit * 100 / (topics.len() as u32 + 2);
                for &topic in topics {
                    best[topic] = best[topic].max(worth);
                }
            }
            for (topic, more) in best.into_iter().enumerate() {
                points[topic] += more * self.prominence(topic, &word, language) / 10;
            }
        }
        points
    }

    /// How likely people mean this topic when a word fits more of them, in tenths: because the word stands in its
    /// name, because it weighs more, or because it is the general one.
    fn prominence(&self, number: usize, word: &str, language: Language) -> u32 {
        let topic = &self.rubric().topics[number];
        let in_name = words(topic.name.get(language));
        let in_name = in_name.iter().any(|known| fits(word, known) > 0);
        let main = self.rubric().themes[usize::from(topic.theme)].topic == Some(number as u16);
        10 + u32::from(topic.weight) + if in_name { 10 } else { 0 } + if main { 5 } else { 0 }
    }

    /// Points for terms that stand whole in the query, as the engine would find them on a page.
    fn points_of_terms(&self, query: &str) -> Vec<u32> {
        let mut points = vec![0; self.rubric().topics.len()];
        for hit in self.read_text(query).hits {
            let words = hit.end - hit.start;
            let (topic, each) = match self.owner(hit.set) {
                Owner::Strong(topic) => (Some(topic), TERM),
                Owner::Title(topic) | Owner::Obsolete(topic) => (Some(topic), WEAK_TERM),
                Owner::Theme(theme) => (self.rubric().themes[usize::from(theme)].topic, THEME),
                _ => continue,
            };
            if let Some(topic) = topic {
                let sum: &mut u32 = &mut points[usize::from(topic)];
                *sum = (*sum).max(each * words);
            }
        }
        points
    }

    /// Every word of the names, terms and phrases, with the topics in which it stands.
    fn words_of_topics(&self, language: Language) -> HashMap<String, Vec<usize>> {
        let of_topic = |set| match self.owner(set) {
            Owner::Strong(topic) | Owner::Title(topic) | Owner::Obsolete(topic) => Some(topic),
            _ => None,
        };
        let mut all: Vec<(String, usize)> = self
            .lexicon()
            .words_of(|set| of_topic(set).is_some())
            .into_iter()
            .filter_map(|(set, word)| Some((word.to_owned(), usize::from(of_topic(set)?))))
            .collect();
        for (number, topic) in self.rubric().topics.iter().enumerate() {
            let phrases = topic.services.iter().map(|s| s.phrase.get(language));
            for text in phrases.chain([topic.name.get(language)]) {
                all.extend(words(text).into_iter().map(|word| (word, number)));
            }
        }
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (word, topic) in all {
            let topics = index.entry(word).or_default();
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        index
    }
}

/// The folded words of a text.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |_, folded| words.push(folded.to_owned()));
    words
}

/// How well a word of the query fits a word of the rubric, in percent.
fn fits(asked: &str, known: &str) -> u32 {
    if asked == known {
        return SAME;
    }
    // While somebody types, a word is a beginning. Of two letters it could be anything.
    if asked.len() >= 3 && known.starts_with(asked) {
        return BEGINS;
    }
    if known.len() >= 5 && asked.starts_with(known) {
        return LONGER;
    }
    let allowed = match asked.chars().count() {
        0..=3 => return 0,
        4..=7 => 1,
        _ => 2,
    };
    // Mistakes in the first letter are rare, and without them most words need no comparing.
    if asked.chars().next() != known.chars().next() {
        return 0;
    }
    // A mistake can make the beginning a letter longer or shorter than what stands there.
    let typed = asked.chars().count();
    let near = (typed - 1..=typed + 1).any(|letters| {
        let begin: String = known.chars().take(letters).collect();
        letters_to_change(asked, &begin) <= allowed
    });
    if near { MISTAKE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(query: &str) -> Vec<String> {
        let found = Engine::builtin().search(query, Language::Nl);
        found.into_iter().map(|topic| topic.id).collect()
    }

    #[test]
    fn everyday_words_find_their_topic_first() {
        for (query, topic) in [
            ("traplift", "woningaanpassing"),
            ("schulden", "schuldhulp"),
            ("hulp in huis", "huishoudelijke-hulp"),
            ("uitkering", "bijstandsuitkering"),
            ("scootmobiel", "rolstoel-scootmobiel"),
            ("bijstand", "bijstandsuitkering"),
            ("parkeerkaart", "gehandicaptenparkeerkaart"),
            ("Leerlingenvervoer", "leerlingenvervoer"),
            (
                "mijn kind moet met de taxi naar school",
                "leerlingenvervoer",
            ),
            ("wijkteam", "wijkteam-toegang"),
        ] {
            assert_eq!(
                best(query).first().map(String::as_str),
                Some(topic),
                "{query}"
            );
        }
    }

    #[test]
    fn half_words_and_mistakes_find_it_too() {
        for (query, topic) in [
            ("scootm", "rolstoel-scootmobiel"),
            ("skootmobiel", "rolstoel-scootmobiel"),
            ("scootmobil", "rolstoel-scootmobiel"),
            ("mantelzrog", "mantelzorg"),
            ("bijsand", "bijstandsuitkering"),
            ("SCHULDHULPVERLENNING", "schuldhulp"),
            ("eigen bijdrag", "eigen-bijdrage-wmo"),
        ] {
            assert!(
                best(query).iter().any(|id| id == topic),
                "{query}: {:?}",
                best(query)
            );
        }
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        for query in ["", "   ", "?!", "xyzzy", "paspoort", "\u{0}\u{1}"] {
            assert_eq!(best(query), Vec::<String>::new(), "{query:?}");
        }
        assert!(best(&"hulp ".repeat(10_000)).len() <= MOST);
    }

    #[test]
    fn english_questions_get_english_names() {
        let found = Engine::builtin().search("wheelchair", Language::En);
        assert_eq!(found[0].id, "rolstoel-scootmobiel");
        assert_eq!(found[0].name, "Wheelchair, mobility scooter, aids");
    }

    #[test]
    fn every_topic_is_found_by_its_own_name() {
        let engine = Engine::builtin();
        for topic in &engine.rubric().topics {
            for language in [Language::Nl, Language::En] {
                let name = topic.name.get(language);
                let found = engine.search(name, language);
                assert!(found.iter().any(|one| one.id == topic.id), "{name}");
            }
        }
    }

    #[test]
    fn national_entry_points_are_secure_addresses() {
        for theme in &Engine::builtin().rubric().themes {
            assert!(theme.national.url.starts_with("https://"), "{}", theme.id);
            assert!(!theme.national.name.is_empty(), "{}", theme.id);
        }
    }

    #[test]
    fn all_topics_stand_under_their_theme() {
        let engine = Engine::builtin();
        let themes = engine.topics(Language::Nl);
        let topics: usize = themes.iter().map(|theme| theme.topics.len()).sum();
        assert_eq!(topics, engine.rubric().topics.len());
        assert!(themes.iter().all(|theme| !theme.topics.is_empty()));
    }
}
