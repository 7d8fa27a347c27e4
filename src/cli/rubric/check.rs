//! `loketmeter rubric check [PATH]`: is a rubric, an overlay or a topic file sound?

use std::fmt::Write as _;
use std::path::Path;

use loketmeter::rubric::examples;
use loketmeter::{Engine, Language};

use super::{Answer, Problem, load, say};

/// Reads and compiles, runs the examples, and tells what is in it. The first mistake stops, with file and line.
pub(super) fn run(path: Option<&Path>, language: Language) -> Result<Answer, Problem> {
    let loaded = load(path)?;
    let engine = Engine::with_rubric(loaded.rubric, loaded.hash);
    let wrong = examples::failures(&engine, &loaded.source);
    if !wrong.is_empty() {
        let count = wrong.len();
        let head = match language {
            Language::Nl => format!("{count} voorbeelden kloppen niet:\n"),
            Language::En => format!("{count} examples come out wrong:\n"),
        };
        return Ok(Answer {
            text: format!("{head}{}\n", wrong.join("\n")),
            fine: false,
        });
    }
    let rubric = engine.rubric();
    let topics = rubric.topics.len();
    let services: usize = rubric.topics.iter().map(|t| t.services.len()).sum();
    let facts: usize = rubric.topics.iter().map(|t| t.facts.len()).sum();
    let examples = loaded
        .source
        .topics
        .iter()
        .map(|file| &file.content.examples);
    let passages: usize = examples.map(|e| e.matches.len() + e.no_match.len()).sum();
    let (version, hash, own) = (
        &rubric.version,
        engine.fingerprint(),
        loaded.not_applicable.len(),
    );
    let mut text = match language {
        Language::Nl => format!(
            "Alles klopt. Regels van {version} ({hash}): {topics} onderwerpen, {services} diensten, {facts} feiten, {passages} voorbeelden.\n"
        ),
        Language::En => format!(
            "All is well. Rubric of {version} ({hash}): {topics} topics, {services} services, {facts} facts, {passages} examples.\n"
        ),
    };
    if own > 0 {
        let line = say(language, "Niet van toepassing:", "Not applicable:");
        let _ = writeln!(text, "{line}");
        for (id, why) in &loaded.not_applicable {
            let _ = writeln!(text, "  {id}: {why}");
        }
    }
    Ok(Answer::fine(text))
}
