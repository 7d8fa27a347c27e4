//! What in the rubric must be checked again, and when.

use super::model::Rubric;
use crate::advice::Catalogue;

/// Something with a date on which somebody must look at its source again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The date (ISO).
    pub date: String,
    /// Identifier: `fact/TOPIC/ID`, `outdated/TOPIC/TERM` or the key of a ready text.
    pub id: String,
    /// What it says, in Dutch.
    pub text: String,
    /// Source to look at, when there is one.
    pub source: String,
}

/// Everything with a date, in order of date.
pub fn all(rubric: &Rubric, texts: &Catalogue) -> Vec<Due> {
    let mut list = Vec::new();
    for topic in &rubric.topics {
        for fact in &topic.facts {
            list.push(Due {
                date: fact.check_again_by.clone(),
                id: format!("fact/{}/{}", topic.id, fact.id),
                text: fact.text.nl.clone(),
                source: fact.source.clone(),
            });
        }
    }
    let own = rubric.topics.iter().map(|t| (t.id.as_str(), &t.outdated));
    for (topic, olds) in own.chain([("", &rubric.outdated)]) {
        for old in olds {
            if let Some(date) = &old.check_again_by {
                list.push(Due {
                    date: date.clone(),
                    id: crate::score::outdated_id(topic, &old.term),
                    text: old.why.nl.clone(),
                    source: String::new(),
                });
            }
        }
    }
    for (id, date, text, source) in texts.dated() {
        list.push(Due {
            date: date.to_owned(),
            id: id.to_owned(),
            text: text.to_owned(),
            source: source.to_owned(),
        });
    }
    list.sort();
    list
}
