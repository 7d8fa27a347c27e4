//! What the user said does not apply or is not right.

use std::cell::Cell;

use crate::detect::Context;
use crate::report::{ChoiceMade, Choices, Outcome};
use crate::{Choice, Language};

use super::draft::{Draft, text};

/// Longest reason that is shown, in characters.
const LONGEST_REASON: usize = 200;
/// Most choices of each kind that are read.
const MOST_CHOICES: usize = 1_000;

/// A choice and whether it did something.
struct Entry<'a> {
    choice: &'a Choice,
    used: Cell<bool>,
}

impl Entry<'_> {
    /// Is the choice about this finding: by its identifier, its group or its topic?
    fn covers(&self, id: &str, topic: Option<&str>) -> bool {
        let own = self.choice.id.as_str();
        let group = || id.split_once('/').is_some_and(|(group, _)| group == own);
        let of_topic = || {
            own.strip_prefix("topic/")
                .is_some_and(|own| Some(own) == topic)
        };
        own == id || group() || of_topic()
    }
}

/// The choices of the caller, with what they did so far.
pub(super) struct Made<'a> {
    not_applicable: Vec<Entry<'a>>,
    rejected: Vec<Entry<'a>>,
}

impl<'a> Made<'a> {
    pub fn new(context: &Context<'a>) -> Self {
        let entries = |choices: &'a [Choice]| {
            let entry = |choice| Entry {
                choice,
                used: Cell::new(false),
            };
            choices.iter().take(MOST_CHOICES).map(entry).collect()
        };
        Self {
            not_applicable: entries(&context.options.not_applicable),
            rejected: entries(&context.options.rejected),
        }
    }

    /// Takes a criterion out of the count when the user said so.
    pub fn apply(&self, context: &Context<'_>, draft: &mut Draft) {
        let Some((outcome, key, reason)) = self.verdict(&draft.id, draft.topic.as_deref()) else {
            return;
        };
        draft.set_outcome(outcome);
        draft.rule = "rule-choice".into();
        draft.observed = text(context, key, &[("reason", &reason)]);
        draft.mend = None;
    }

    /// What the user said of a finding: the outcome, the key of the text and the reason.
    pub fn verdict(
        &self,
        id: &str,
        topic: Option<&str>,
    ) -> Option<(Outcome, &'static str, String)> {
        let find = |list: &[Entry<'_>]| {
            let mut covering = list.iter().filter(|e| e.covers(id, topic));
            let first = covering.next()?;
            first.used.set(true);
            covering.for_each(|e| e.used.set(true));
            Some(reason(first.choice))
        };
        if let Some(reason) = find(&self.not_applicable) {
            return Some((Outcome::NotApplicable, "seen-not-applicable", reason));
        }
        find(&self.rejected).map(|reason| (Outcome::CantTell, "seen-rejected", reason))
    }

    /// Is a topic not offered here?
    pub fn without_topic(&self, id: &str) -> bool {
        self.verdict(&format!("topic/{id}"), Some(id)).is_some()
    }

    /// The choices as the report lists them.
    pub fn listed(&self, context: &Context<'_>, names: &[(&str, &str)]) -> Choices {
        let list = |entries: &[Entry<'_>]| {
            let made = |entry: &Entry<'_>| ChoiceMade {
                id: entry.choice.id.clone(),
                reason: reason(entry.choice),
                name: name(context, &entry.choice.id, names),
                applied: entry.used.get(),
            };
            entries.iter().map(made).collect()
        };
        Choices {
            not_applicable: list(&self.not_applicable),
            rejected: list(&self.rejected),
        }
    }
}

fn reason(choice: &Choice) -> String {
    let shown = choice.reason.chars().filter(|c| !c.is_control());
    shown.take(LONGEST_REASON).collect()
}

/// Name of what a choice is about: of a finding on this page, or of something in the rubric.
fn name(context: &Context<'_>, id: &str, names: &[(&str, &str)]) -> Option<String> {
    if let Some((_, name)) = names.iter().find(|(known, _)| *known == id) {
        return Some((*name).to_owned());
    }
    let language: Language = context.options.language;
    let (group, own) = id.split_once('/')?;
    let rubric = context.rubric;
    let text = match group {
        "topic" | "reach" => rubric.topics.iter().find(|t| t.id == own).map(|t| &t.name),
        "theme" => rubric.themes.iter().find(|t| t.id == own).map(|t| &t.name),
        "element" => rubric
            .elements
            .iter()
            .find(|e| e.id == own)
            .map(|e| &e.name),
        "service" => {
            let mut services = rubric.topics.iter().flat_map(|t| &t.services);
            services.find(|s| s.id == own).map(|s| &s.phrase)
        }
        _ => rubric
            .scoring
            .check
            .iter()
            .find(|c| c.id == id)
            .map(|c| &c.name),
    };
    text.map(|text| text.get(language).to_owned())
}
