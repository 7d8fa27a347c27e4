//! `loketmeter rubric list`: every topic, by theme.

use std::fmt::Write as _;

use loketmeter::{Engine, Language};

use super::Answer;

pub(super) fn run(language: Language) -> Answer {
    let engine = Engine::builtin();
    let rubric = engine.rubric();
    let width = rubric.topics.iter().map(|t| t.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (index, theme) in rubric.themes.iter().enumerate() {
        let _ = writeln!(text, "{} ({})", theme.name.get(language), theme.id);
        for topic in rubric
            .topics
            .iter()
            .filter(|t| usize::from(t.theme) == index)
        {
            let (services, facts) = (topic.services.len(), topic.facts.len());
            let counts = match language {
                Language::Nl => format!(
                    "gewicht {}, diensten {services}, feiten {facts}",
                    topic.weight
                ),
                Language::En => format!(
                    "weight {}, services {services}, facts {facts}",
                    topic.weight
                ),
            };
            let _ = writeln!(
                text,
                "  {:width$}  {} ({counts})",
                topic.id,
                topic.name.get(language)
            );
        }
    }
    Answer::fine(text)
}
