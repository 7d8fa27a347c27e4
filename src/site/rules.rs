//! Weights and tables of the site level, from `rubric/study/`. The extension does not have them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::rubric::model::Text;

/// What sites are held to.
#[derive(Debug)]
pub struct Rules {
    /// Weights.
    pub site: SiteWeights,
    /// Executors with the municipalities that they work for.
    pub executors: Vec<Executor>,
    /// Classes by inhabitants, smallest first.
    pub sizes: Vec<SizeClass>,
    /// The topics of 2014 and what was published then.
    pub study: Study,
}

/// The rules cannot be read. They are built in, so only a change of the files can cause it.
#[derive(Debug, thiserror::Error)]
#[error("rubric/study/{file}: {source}")]
pub struct RulesError {
    file: &'static str,
    source: toml::de::Error,
}

/// `site.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteWeights {
    /// Points of a topic without a page of its own, with a section or link, in thousandths.
    pub covered_share: u32,
    /// Points of a topic that is only named, in thousandths.
    pub mentioned_share: u32,
    /// Pages with the lowest grades that are listed.
    pub lowest_listed: usize,
    /// Pages without a link to them that are listed.
    pub orphans_listed: usize,
}

/// An executor of several municipalities.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Executor {
    /// Name.
    pub name: String,
    /// Domains of its sites.
    pub domains: Vec<String>,
    /// Codes of the municipalities.
    pub municipalities: Vec<String>,
    /// Where that was read.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExecutorsFile {
    executor: Vec<Executor>,
}

/// A class of municipalities by inhabitants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SizeClass {
    /// Fewest inhabitants.
    pub from: u32,
    /// Name.
    pub name: Text,
    /// Codes of the municipalities.
    pub municipalities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SizesFile {
    #[allow(dead_code)] // For people.
    source: String,
    class: Vec<SizeClass>,
}

/// `study-2014.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Where the figures were read, and what was not found.
    pub source: String,
    /// Lower limit, in tenths, of "very good" information.
    pub very_good_from: u8,
    /// The figures that were published.
    pub figures: BTreeMap<String, f64>,
    /// The nine topics.
    pub topic: Vec<StudyTopic>,
}

/// A topic of 2014.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyTopic {
    /// Identifier, as in `study_2014` of the topics of the rubric.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What was said of it then.
    pub then: Option<Text>,
}

impl Rules {
    /// The rules that are built in.
    ///
    /// # Errors
    /// When a file does not have the right form.
    pub fn builtin() -> Result<&'static Self, &'static RulesError> {
        static RULES: OnceLock<Result<Rules, RulesError>> = OnceLock::new();
        RULES.get_or_init(Self::read).as_ref()
    }

    fn read() -> Result<Self, RulesError> {
        let executors: ExecutorsFile = parse(
            "executors.toml",
            include_str!("../../rubric/study/executors.toml"),
        )?;
        let sizes: SizesFile = parse("sizes.toml", include_str!("../../rubric/study/sizes.toml"))?;
        Ok(Self {
            site: parse("site.toml", include_str!("../../rubric/study/site.toml"))?,
            executors: executors.executor,
            sizes: sizes.class,
            study: parse(
                "study-2014.toml",
                include_str!("../../rubric/study/study-2014.toml"),
            )?,
        })
    }

    /// The topic of 2014 under which a topic of the rubric falls.
    pub fn topic_of_2014(topic: &str) -> Option<&'static str> {
        let found = TOPICS_OF_2014.binary_search_by_key(&topic, |(id, _)| id);
        found.ok().map(|index| TOPICS_OF_2014[index].1)
    }
}

// The build script writes these from the topics of the rubric, sorted.
include!(concat!(env!("OUT_DIR"), "/study_2014.rs"));

fn parse<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, RulesError> {
    toml::from_str(text).map_err(|source| RulesError { file, source })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rubric::model::Rubric;

    #[test]
    fn every_municipality_has_one_size() {
        let rules = Rules::builtin().unwrap();
        let rubric = Rubric::builtin();
        let all: Vec<&String> = rules.sizes.iter().flat_map(|c| &c.municipalities).collect();
        let unique: BTreeSet<&String> = all.iter().copied().collect();
        assert_eq!(all.len(), unique.len());
        let known: BTreeSet<&String> = rubric.municipalities.iter().map(|m| &m.code).collect();
        assert_eq!(unique, known);
        assert!(rules.sizes.is_sorted_by_key(|class| class.from));
    }

    #[test]
    fn executors_work_for_known_municipalities() {
        let rubric = Rubric::builtin();
        for executor in &Rules::builtin().unwrap().executors {
            assert!(
                !executor.domains.is_empty() && executor.municipalities.len() > 1,
                "{}",
                executor.name
            );
            for code in &executor.municipalities {
                assert!(
                    rubric.municipalities.iter().any(|m| m.code == *code),
                    "{code}"
                );
            }
        }
    }

    #[test]
    fn the_nine_topics_of_2014_have_topics_of_the_rubric() {
        let rules = Rules::builtin().unwrap();
        assert_eq!(rules.study.topic.len(), 9);
        for topic in &rules.study.topic {
            assert!(
                TOPICS_OF_2014.iter().any(|(_, of)| *of == topic.id),
                "{}",
                topic.id
            );
        }
        for (_, of) in TOPICS_OF_2014 {
            assert!(
                rules.study.topic.iter().any(|topic| topic.id == *of),
                "{of}"
            );
        }
        assert_eq!(
            Rules::topic_of_2014("schuldhulp"),
            Some("schuldhulpverlening")
        );
        assert_eq!(Rules::topic_of_2014("leerlingenvervoer"), None);
    }
}
