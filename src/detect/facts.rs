//! Key facts of the page's topics, and text that is out of date.

use super::Context;
use super::topics::Topics;
use crate::report::{FactFinding, Outcome, OutdatedFinding, Source, SourceKind};
use crate::rubric::model::{Fact, SetId};

/// Key facts of the subjects of the page.
pub(super) fn facts(context: &Context<'_>, topics: &Topics) -> Vec<FactFinding> {
    let mut out = Vec::new();
    for &index in &topics.subject {
        let topic = &context.rubric.topics[index];
        for fact in &topic.facts {
            out.push(fact_finding(context, &topic.id, fact));
        }
    }
    out
}

fn fact_finding(context: &Context<'_>, topic: &str, fact: &Fact) -> FactFinding {
    let id = format!("{topic}/{}", fact.id);
    let found = first_sentence(context, fact.set);
    FactFinding {
        text: fact.text.get(context.options.language).to_owned(),
        outcome: if found.is_some() {
            Outcome::Pass
        } else {
            Outcome::Fail
        },
        source: Source {
            kind: if fact.checked {
                SourceKind::Law
            } else {
                SourceKind::Advice
            },
            name: fact.source.clone(),
        },
        evidence: found
            .map(|(block, tokens)| context.evidence(block, &tokens, format!("fact:{id}"))),
        id,
    }
}

fn first_sentence(context: &Context<'_>, set: SetId) -> Option<(usize, std::ops::Range<u32>)> {
    if !context.anywhere(set) {
        return None;
    }
    for (index, _) in context.page.main_blocks() {
        if !context.has(&context.tokens[index], set) {
            continue;
        }
        let sentences = context.sentences(index);
        let sentence = sentences.iter().find(|s| context.has(&s.tokens, set));
        let tokens = sentence.map_or(context.tokens[index].clone(), |s| s.tokens.clone());
        return Some((index, tokens));
    }
    None
}

/// Old terms and amounts of the topics on the page, unless the sentence explains that they are old.
pub(super) fn outdated(context: &Context<'_>, topics: &Topics) -> Vec<OutdatedFinding> {
    let explains = context.rubric.words("oude-naam");
    let mut out: Vec<OutdatedFinding> = Vec::new();
    for (index, topic) in context.rubric.topics.iter().enumerate() {
        if !topics.all[index].present() && !topics.subject.contains(&index) {
            continue;
        }
        for old in &topic.outdated {
            let Some((block, tokens)) = first_sentence(context, old.set) else {
                continue;
            };
            if context.has(&tokens, explains) || out.iter().any(|o| o.term == old.term) {
                continue;
            }
            out.push(OutdatedFinding {
                topic: topic.id.clone(),
                term: old.term.clone(),
                why: old.why.get(context.options.language).to_owned(),
                checked: old.checked,
                evidence: context.evidence(block, &tokens, format!("outdated:{}", topic.id)),
            });
        }
    }
    out
}
