//! The examples in the rubric files: passages that must be read as a topic or rule, and passages that must not.

use toml::Spanned;

use super::source::{File, Source};
use crate::Engine;
use crate::rubric::model::SetId;

/// The examples that come out wrong, each with file and line.
pub fn failures(engine: &Engine, source: &Source) -> Vec<String> {
    let mut wrong = topics(engine, source);
    wrong.extend(sentences(engine, source));
    #[cfg(feature = "html")]
    wrong.extend(schemes(engine, source));
    wrong
}

#[cfg(feature = "html")]
fn schemes(engine: &Engine, source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    let file = &source.schemes;
    for scheme in &file.content.scheme {
        let id = &scheme.id;
        let counts = |passage: &Spanned<String>| counts(engine, passage.as_ref(), id);
        for passage in scheme.examples.matches.iter().filter(|p| !counts(p)) {
            wrong.push(told(file, passage, &format!("{id} should count")));
        }
        for passage in scheme.examples.no_match.iter().filter(|p| counts(p)) {
            wrong.push(told(file, passage, &format!("{id} should not count")));
        }
    }
    wrong
}

/// Does a scheme count in "Heading | text below it", on a page about everything?
#[cfg(feature = "html")]
fn counts(engine: &Engine, passage: &str, id: &str) -> bool {
    let (heading, text) = passage.split_once(" | ").unwrap_or((passage, ""));
    let page =
        format!("<main><h1>Overzicht</h1><h2><a href=/a>{heading}</a></h2><p>{text}</p></main>");
    let source = crate::PageSource::Html(&page);
    let report = engine.audit(source, None, &crate::Options::default());
    let rule = format!("scheme:{id}");
    let mut evidence = report.topics.iter().flat_map(|topic| &topic.evidence);
    evidence.any(|evidence| evidence.rule == rule)
}

fn topics(engine: &Engine, source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in &source.topics {
        let id = file.content.id.as_ref();
        let examples = &file.content.examples;
        let names = |passage: &Spanned<String>| names(engine, passage.as_ref(), id);
        for passage in examples.matches.iter().filter(|p| !names(p)) {
            wrong.push(told(file, passage, &format!("{id} should match")));
        }
        for passage in examples.no_match.iter().filter(|p| names(p)) {
            wrong.push(told(file, passage, &format!("{id} should not match")));
        }
    }
    wrong
}

/// Does a passage name the topic, by one of its strong or obsolete terms?
fn names(engine: &Engine, passage: &str, id: &str) -> bool {
    let index = engine.rubric().topic_index(id);
    let reading = engine.read_text(passage);
    crate::detect::topic_hits(engine, &reading, 0..reading.tokens.len() as u32)
        .iter()
        .any(|hit| Some(hit.topic) == index && hit.strong && hit.scheme.is_none())
}

fn sentences(engine: &Engine, source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    let file = &source.sentences;
    for (rule, table) in engine.rubric().sentences.iter().zip(&file.content.sentence) {
        let Some(examples) = &table.examples else {
            continue;
        };
        let fires = |passage: &Spanned<String>| {
            let reading = engine.read_text(passage.as_ref());
            let all = 0..reading.tokens.len() as u32;
            let has = |set: &SetId| reading.has(all.clone(), *set);
            rule.all.iter().all(has)
                && (rule.any.is_empty() || rule.any.iter().any(has))
                && !rule.none.iter().any(has)
        };
        for passage in examples.matches.iter().filter(|p| !fires(p)) {
            wrong.push(told(file, passage, &format!("{} should fire", rule.id)));
        }
        for passage in examples.no_match.iter().filter(|p| fires(p)) {
            wrong.push(told(file, passage, &format!("{} should not fire", rule.id)));
        }
    }
    wrong
}

fn told<T>(file: &File<T>, passage: &Spanned<String>, what: &str) -> String {
    let message = format!("{what}: {}", passage.as_ref());
    file.error(passage.span().start, message).to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rubric::source;

    #[test]
    fn all_examples_come_out_right() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubric");
        let source = source::read(&root).unwrap_or_else(|error| panic!("{error}"));
        let wrong = failures(Engine::builtin(), &source);
        assert!(
            wrong.is_empty(),
            "{} examples fail:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}
