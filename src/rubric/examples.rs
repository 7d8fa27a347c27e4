//! The examples in the rubric files, run as tests.

use std::path::Path;

use super::model::SetId;
use super::source::{self, Source};
use crate::Engine;

fn files() -> Source {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubric");
    source::read(&root).unwrap_or_else(|error| panic!("{error}"))
}

/// Does a passage name the topic, by one of its strong or obsolete terms?
fn names(engine: &Engine, passage: &str, id: &str) -> bool {
    let index = engine.rubric().topic_index(id);
    let reading = engine.lexicon().read(passage);
    crate::detect::topic_hits(engine, &reading, 0..reading.tokens.len() as u32)
        .iter()
        .any(|hit| Some(hit.topic) == index && hit.strong)
}

#[test]
fn topics() {
    let engine = Engine::builtin();
    let mut wrong = Vec::new();
    for file in &files().topics {
        let id = file.content.id.as_ref();
        let examples = &file.content.examples;
        for passage in &examples.matches {
            if !names(engine, passage.as_ref(), id) {
                wrong.push(format!("{id} should match: {}", passage.as_ref()));
            }
        }
        for passage in &examples.no_match {
            if names(engine, passage.as_ref(), id) {
                wrong.push(format!("{id} should not match: {}", passage.as_ref()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} examples fail:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn sentences() {
    let engine = Engine::builtin();
    let mut wrong = Vec::new();
    let files = files();
    for (rule, table) in engine
        .rubric()
        .sentences
        .iter()
        .zip(&files.sentences.content.sentence)
    {
        let Some(examples) = &table.examples else {
            continue;
        };
        let fires = |passage: &str| {
            let reading = engine.lexicon().read(passage);
            let all = 0..reading.tokens.len() as u32;
            let has = |set: &SetId| reading.has(all.clone(), *set);
            rule.all.iter().all(has)
                && (rule.any.is_empty() || rule.any.iter().any(has))
                && !rule.none.iter().any(has)
        };
        for passage in &examples.matches {
            if !fires(passage.as_ref()) {
                wrong.push(format!("{} should fire: {}", rule.id, passage.as_ref()));
            }
        }
        for passage in &examples.no_match {
            if fires(passage.as_ref()) {
                wrong.push(format!("{} should not fire: {}", rule.id, passage.as_ref()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} examples fail:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
