//! The catalogue of ready texts: what to put on a page for each thing that it lacks.
//!
//! [`Catalogue::find`] gives the text for a task of a report, [`Catalogue::entries`] all of them, for the file that
//! the extension loads. Both use the same keys: the key of a task, or that key with `@` and a topic.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Language;
use crate::rubric::advice::{Advice, AdviceData};
use crate::rubric::model::{OutdatedKind, Rubric, Service, Text};

/// The compiled texts, as `build.rs` wrote them.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/advice.bin"));

/// Version of the file that [`Catalogue::file`] describes.
pub const CATALOGUE_VERSION: u32 = 1;

/// All ready texts of the rubric.
#[derive(Clone, Debug)]
pub struct Catalogue {
    data: AdviceData,
}

/// A text in one language, with the names filled in; what the editor must fill in is left as `[telefoonnummer]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AdviceText {
    /// What to do, for whoever does it.
    pub task: String,
    /// Paragraph for the page. The first line of more is a heading, lines that begin with `- ` or `1. ` are a list.
    pub text: String,
    /// Source of what the text says of law or amounts; absent when it says nothing of the kind.
    pub source: Option<String>,
    /// Was that source read? When not, have it checked before the text is published.
    pub checked: bool,
    /// Date (ISO) from which the text must be checked again.
    pub check_again_by: Option<String>,
}

/// All texts in one language: the file `advice.nl.json` or `advice.en.json` of the extension.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AdviceFile {
    /// Always [`CATALOGUE_VERSION`].
    pub version: u32,
    /// Release of the rubric.
    pub rubric: String,
    /// Language of the texts.
    pub language: Language,
    /// What to fill in for each blank.
    pub blanks: BTreeMap<String, String>,
    /// Texts by key. For a page about a topic, look for `KEY@TOPIC` first.
    pub texts: BTreeMap<String, AdviceText>,
}

impl Catalogue {
    /// The texts that are built in.
    ///
    /// # Panics
    /// Never: `build.rs` reads its own output back before it accepts it.
    #[allow(clippy::expect_used)]
    pub fn builtin() -> Self {
        let data = postcard::from_bytes(COMPILED).expect("the build verified these bytes");
        Self { data }
    }

    /// The text for a key of a task, on a page about a topic.
    pub fn find(
        &self,
        rubric: &Rubric,
        key: &str,
        topic: Option<&str>,
        language: Language,
    ) -> Option<AdviceText> {
        let (group, rest) = key.split_once('/').unwrap_or((key, ""));
        let names = Names::of(rubric, group, rest, language);
        let advice = self.advice(key, topic).or_else(|| match group {
            "service" | "outdated" => self.advice(&format!("{group}/{}", names.kind?), topic),
            "theme" if names.subject.is_some() => self.advice("topic", None),
            "topic" | "reach" | "fact" if names.subject.is_some() => self.advice(group, None),
            _ => None,
        })?;
        Some(names.fill(advice, language))
    }

    fn advice(&self, key: &str, topic: Option<&str>) -> Option<&Advice> {
        let mut texts = self.data.texts.iter().filter(|a| a.key == key);
        texts
            .find(|a| a.topics.is_empty() || topic.is_some_and(|t| a.topics.iter().any(|o| o == t)))
    }

    /// Every text by its key, in one language.
    pub fn entries(&self, rubric: &Rubric, language: Language) -> BTreeMap<String, AdviceText> {
        let mut keys: Vec<(String, Option<&str>)> = Vec::new();
        for advice in &self.data.texts {
            keys.push((advice.key.clone(), None));
            let topics = advice.topics.iter();
            keys.extend(topics.map(|topic| (advice.key.clone(), Some(topic.as_str()))));
        }
        for topic in &rubric.topics {
            keys.push((format!("topic/{}", topic.id), None));
            keys.push((format!("reach/{}", topic.id), None));
            let facts = topic.facts.iter();
            keys.extend(facts.map(|f| (format!("fact/{}/{}", topic.id, f.id), None)));
            let services = topic.services.iter();
            keys.extend(services.map(|s| (format!("service/{}", s.id), None)));
        }
        keys.extend(all_outdated(rubric).map(|(key, _)| (key, None)));
        let themes = rubric.themes.iter();
        keys.extend(themes.map(|theme| (format!("theme/{}", theme.id), None)));
        keys.into_iter()
            .filter_map(|(key, topic)| {
                let text = self.find(rubric, &key, topic, language)?;
                // A template of which the names stay open is of no use to anybody.
                let whole = !text.text.contains('{') && !text.task.contains('{');
                let key = match topic {
                    Some(topic) => format!("{key}@{topic}"),
                    None => key,
                };
                whole.then_some((key, text))
            })
            .collect()
    }

    /// The file for one language.
    pub fn file(&self, rubric: &Rubric, language: Language) -> AdviceFile {
        let blanks = self.data.blanks.iter().map(|blank| {
            let (name, help) = (blank.name.get(language), blank.help.get(language));
            (name.to_owned(), help.to_owned())
        });
        AdviceFile {
            version: CATALOGUE_VERSION,
            rubric: rubric.version.clone(),
            language,
            blanks: blanks.collect(),
            texts: self.entries(rubric, language),
        }
    }

    /// Texts with a date on which they must be checked again: key, date, task and source.
    pub fn dated(&self) -> impl Iterator<Item = (&str, &str, &str, &str)> {
        let texts = self.data.texts.iter();
        texts.filter_map(|a| {
            let source = a.source.as_deref().unwrap_or_default();
            Some((
                a.key.as_str(),
                a.check_again_by.as_deref()?,
                a.task.nl.as_str(),
                source,
            ))
        })
    }
}

/// What the names between braces stand for.
#[derive(Default)]
struct Names<'r> {
    /// Name of the topic, theme or fact, or the phrase of the service.
    subject: Option<&'r str>,
    /// The other organisation.
    external: Option<&'r str>,
    /// Kind of service or of old text.
    kind: Option<&'static str>,
}

impl<'r> Names<'r> {
    fn of(rubric: &'r Rubric, group: &str, rest: &str, language: Language) -> Self {
        let text = |text: &'r Text| Some(text.get(language));
        let (mut names, topics) = (Self::default(), &rubric.topics);
        match group {
            "topic" | "reach" => {
                let topic = topics.iter().find(|t| t.id == rest);
                names.subject = topic.and_then(|t| text(&t.name));
            }
            "theme" => {
                let theme = rubric.themes.iter().find(|t| t.id == rest);
                names.subject = theme.and_then(|t| text(&t.name));
            }
            "fact" => {
                let (topic, id) = rest.split_once('/').unwrap_or_default();
                let topic = topics.iter().find(|t| t.id == topic);
                let fact = topic.and_then(|t| t.facts.iter().find(|f| f.id == id));
                names.subject = fact.and_then(|f| text(&f.text));
            }
            "service" => {
                let mut services = topics.iter().flat_map(|t| &t.services);
                if let Some(service) = services.find(|s| s.id == rest) {
                    names.subject = text(&service.phrase);
                    names.external = service.external.as_deref();
                    names.kind = Some(kind(rubric, service));
                }
            }
            "outdated" => names.kind = outdated_kind(rubric, rest),
            _ => {}
        }
        names
    }

    fn fill(&self, advice: &Advice, language: Language) -> AdviceText {
        let fill = |text: &Text| {
            let mut text = text.get(language).to_owned();
            for name in ["{dienst}", "{onderwerp}", "{feit}"] {
                if let Some(subject) = self.subject {
                    text = text.replace(name, subject);
                }
            }
            match self.external {
                Some(external) => text.replace("{organisatie}", external),
                None => text,
            }
        };
        AdviceText {
            task: fill(&advice.task),
            text: fill(&advice.text),
            source: advice.source.clone(),
            checked: advice.checked,
            check_again_by: advice.check_again_by.clone(),
        }
    }
}

/// Every old name, amount and scheme: the key of its warning, and its kind.
fn all_outdated(rubric: &Rubric) -> impl Iterator<Item = (String, OutdatedKind)> {
    let general = rubric.outdated.iter().map(|old| ("", old));
    let topics = rubric.topics.iter();
    let own = topics.flat_map(|t| t.outdated.iter().map(|old| (t.id.as_str(), old)));
    let all = general.chain(own);
    all.map(|(topic, old)| (crate::score::outdated_id(topic, &old.term), old.kind))
}

fn outdated_kind(rubric: &Rubric, rest: &str) -> Option<&'static str> {
    let key = format!("outdated/{rest}");
    let (_, kind) = all_outdated(rubric).find(|(known, _)| *known == key)?;
    Some(match kind {
        OutdatedKind::Name => "name",
        OutdatedKind::Amount => "amount",
        OutdatedKind::Scheme => "scheme",
        OutdatedKind::Date => "date",
        OutdatedKind::Page => "page",
    })
}

/// What a page must do for a service, which decides on its text.
fn kind(rubric: &Rubric, service: &Service) -> &'static str {
    let why = rubric.why_codes.get(usize::from(service.why));
    let why = why.map_or("", |why| why.id.as_str());
    match (why, service.action.as_str()) {
        ("spoed-telefoon", _) => "spoed",
        _ if service.external.is_some() => "extern",
        ("awb-klacht", _) => "klacht",
        (_, "berekenen") => "berekenen",
        ("geen-besluit" | "afspraak" | "extern-uitvoering", _) | (_, "afspraak") => "contact",
        (_, "melden") => "melden",
        (_, "wijziging-doorgeven") => "wijziging-doorgeven",
        (_, "bezwaar") => "bezwaar",
        _ => "aanvragen",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(key: &str, topic: Option<&str>) -> Option<AdviceText> {
        Catalogue::builtin().find(&Rubric::builtin(), key, topic, Language::Nl)
    }

    #[test]
    fn a_text_for_the_topic_goes_first() {
        let general = find("element/termijn", None).expect("a general text");
        assert!(general.text.contains("[aantal weken]"), "{}", general.text);
        let wmo = find("element/termijn", Some("wmo-melding")).expect("a text for the Wmo");
        assert!(wmo.text.contains("6 weken") && wmo.source.is_some());
        let other = find("element/termijn", Some("kindregelingen"));
        assert_eq!(other, Some(general));
    }

    #[test]
    fn every_criterion_of_the_rubric_has_a_text_in_both_languages() {
        let (rubric, catalogue) = (Rubric::builtin(), Catalogue::builtin());
        let mut keys: Vec<String> = rubric
            .elements
            .iter()
            .map(|e| format!("element/{}", e.id))
            .collect();
        for topic in &rubric.topics {
            keys.push(format!("topic/{}", topic.id));
            keys.push(format!("reach/{}", topic.id));
            keys.extend(
                topic
                    .facts
                    .iter()
                    .map(|f| format!("fact/{}/{}", topic.id, f.id)),
            );
            keys.extend(topic.services.iter().map(|s| format!("service/{}", s.id)));
        }
        keys.extend(rubric.scoring.check.iter().map(|c| c.id.clone()));
        keys.extend(rubric.themes.iter().map(|t| format!("theme/{}", t.id)));
        keys.extend(all_outdated(&rubric).map(|(key, _)| key));
        for language in [Language::Nl, Language::En] {
            let entries = catalogue.entries(&rubric, language);
            for key in &keys {
                let text = entries
                    .get(key)
                    .unwrap_or_else(|| panic!("{key} has no text"));
                assert!(!text.text.contains(['{', '}']), "{key}: {}", text.text);
                assert!(!text.task.contains(['{', '}']), "{key}: {}", text.task);
            }
        }
    }

    #[test]
    fn the_file_has_the_same_keys_in_both_languages() {
        let (rubric, catalogue) = (Rubric::builtin(), Catalogue::builtin());
        let keys = |language| -> Vec<String> {
            catalogue.entries(&rubric, language).into_keys().collect()
        };
        assert_eq!(keys(Language::Nl), keys(Language::En));
        assert!(keys(Language::Nl).contains(&"element/hulp@jeugdhulp".to_owned()));
    }

    #[test]
    fn services_get_the_text_of_their_kind() {
        let text = |key: &str| find(key, None).map(|a| a.task).unwrap_or_default();
        assert!(text("service/bijstandsuitkering-aanvragen").contains("UWV, werk.nl"));
        assert!(text("service/wmo-spoed-melden").contains("spoednummer"));
        assert!(text("service/schuldhulp-aanmelden").contains("DigiD"));
        assert!(text("service/klacht-sociaal-domein-indienen").contains("klachtenformulier"));
        // Tax law has a time limit of its own.
        let objection = find("service/kwijtschelding-bezwaar", None).expect("a text");
        assert!(!objection.text.contains("6 weken"));
        assert_eq!(find("service/bestaat-niet", None), None);
    }

    #[test]
    fn topics_of_a_text_keep_to_the_act() {
        // No objection but an appeal (Wet tijdelijk huisverbod 6); no ordinary time limit (Invorderingswet 1).
        for topic in ["tijdelijk-huisverbod", "kwijtschelding"] {
            let text = find("element/bezwaar", Some(topic)).expect("a text").text;
            assert!(!text.contains("6 weken"), "{topic}: {text}");
        }
    }
}
