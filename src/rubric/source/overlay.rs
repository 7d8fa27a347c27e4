//! What an organisation adds to the rubric: its own names of schemes, its executor, and what it does not have.

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Patterns, PublisherTable};
use super::{File, Source, SourceError};
use crate::rubric::pattern::expand;

/// `overlay.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayFile {
    /// Whose it is.
    pub name: Option<String>,
    /// More words for topics of the rubric.
    #[serde(default)]
    pub topic: Vec<OverlayTopic>,
    /// Organisations that work for it, as in `publishers.toml`.
    #[serde(default)]
    pub publisher: Vec<PublisherTable>,
    /// What it does not have.
    #[serde(default)]
    pub not_applicable: Vec<OverlayChoice>,
}

/// More words for a topic, in the small language of patterns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct OverlayTopic {
    pub id: Spanned<String>,
    #[serde(default)]
    pub everyday: Patterns,
    #[serde(default)]
    pub official: Patterns,
    #[serde(default)]
    pub english: Patterns,
    #[serde(default)]
    pub title: Patterns,
    #[serde(default)]
    pub lookalikes: Patterns,
}

/// Something that does not apply, as in [`crate::Options::not_applicable`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayChoice {
    /// `topic/ID`, `service/ID` or `element/ID`.
    pub id: Spanned<String>,
    /// Why.
    pub reason: String,
}

/// Adds the words and organisations of an overlay to a rubric.
///
/// # Errors
/// The first mistake, with file and line.
pub fn apply(source: &mut Source, overlay: &File<OverlayFile>) -> Result<(), SourceError> {
    for choice in &overlay.content.not_applicable {
        if !knows(source, choice.id.as_ref()) {
            let message = format!("\"{}\" is nothing in the rubric", choice.id.as_ref());
            return Err(overlay.error(choice.id.span().start, message));
        }
    }
    for added in &overlay.content.topic {
        let id = added.id.as_ref();
        let mut topics = source.topics.iter_mut();
        let Some(topic) = topics.find(|t| t.content.id.as_ref() == id) else {
            return Err(overlay.error(added.id.span().start, format!("unknown topic \"{id}\"")));
        };
        let terms = &mut topic.content.terms;
        let lists = [
            (&added.everyday, &mut terms.everyday),
            (&added.official, &mut terms.official),
            (&added.english, &mut terms.english),
            (&added.title, &mut terms.title),
            (&added.lookalikes, &mut terms.lookalikes),
        ];
        for (more, list) in lists {
            for pattern in more {
                // Checked here, where the line of the mistake is known.
                expand(pattern.as_ref())
                    .map_err(|error| overlay.error(pattern.span().start, error.to_string()))?;
                list.push(pattern.clone());
            }
        }
    }
    // The first publisher whose host fits counts: those of the organisation go first.
    let own = overlay.content.publisher.iter().cloned();
    let publishers = &mut source.publishers.content.publisher;
    publishers.splice(0..0, own);
    Ok(())
}

fn knows(source: &Source, id: &str) -> bool {
    let (group, name) = id.split_once('/').unwrap_or_default();
    let topics = || source.topics.iter().map(|file| &file.content);
    match group {
        "topic" => topics().any(|t| t.id.as_ref() == name),
        "service" => topics().any(|t| t.service.iter().any(|s| s.id.as_ref() == name)),
        "element" => source.elements.content.element.iter().any(|e| e.id == name),
        _ => false,
    }
}
