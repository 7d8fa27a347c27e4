//! Key facts of the page's topics: told, not told, or told wrong.
//!
//! A number counts only in a sentence that is about the fact: the words of the fact stand in it or in the heading
//! above it, and no words of another thing. What a page says of the past, of an example or of another year is no
//! contradiction.

use std::ops::Range;

use super::Context;
use super::context::shorten;
use super::topics::Topics;
use crate::page::BlockKind;
use crate::report::{FactFinding, FactStatus, Outcome, Source, SourceKind};
use crate::rubric::model::{Amount, Compare, Fact, FactValue, Measure, SetId};
use crate::text::numbers::{Quantity, Unit, ages, quantities};

/// Most words that announce an example.
const LONGEST_LEAD: usize = 4;

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

/// A sentence of the page.
type Place = (usize, Range<u32>);

/// What the page says of a fact.
struct Seen {
    status: FactStatus,
    place: Option<Place>,
    /// The number as the page writes it.
    value: Option<String>,
}

fn fact_finding(context: &Context<'_>, topic: &str, fact: &Fact) -> FactFinding {
    let id = format!("{topic}/{}", fact.id);
    let mut seen = look(context, fact);
    if is_due(context, &fact.check_again_by) {
        seen.status = FactStatus::CantTell;
    }
    FactFinding {
        text: fact.text.get(context.options.language).to_owned(),
        outcome: match seen.status {
            FactStatus::Present => Outcome::Pass,
            FactStatus::Absent | FactStatus::Contradicted => Outcome::Fail,
            FactStatus::CantTell => Outcome::CantTell,
        },
        status: seen.status,
        seen: seen.value,
        source: Source {
            kind: if fact.law && fact.checked {
                SourceKind::Law
            } else {
                SourceKind::Advice
            },
            name: fact.source.clone(),
        },
        check_again_by: fact.check_again_by.clone(),
        evidence: seen
            .place
            .map(|(block, tokens)| context.evidence(block, &tokens, format!("fact:{id}"))),
        id,
    }
}

/// Must this be checked again by now? Only when the caller says which day it is.
pub(super) fn is_due(context: &Context<'_>, date: &str) -> bool {
    // ISO dates compare as text.
    context
        .today
        .is_some_and(|today| today.to_string().as_str() >= date)
}

fn look(context: &Context<'_>, fact: &Fact) -> Seen {
    let numbers = fact
        .value
        .as_ref()
        .map(|value| Numbers::read(context, value));
    let (told, wrong) = numbers.map(|n| (n.told, n.wrong)).unwrap_or_default();
    if let Some((place, value)) = told {
        return Seen {
            status: FactStatus::Present,
            place: Some(place),
            value: Some(value),
        };
    }
    if let Some((place, value)) = wrong.filter(|_| fact.checked) {
        return Seen {
            status: FactStatus::Contradicted,
            place: Some(place),
            value: Some(value),
        };
    }
    let place = first_sentence(context, fact.set);
    Seen {
        status: match place {
            Some(_) => FactStatus::Present,
            None => FactStatus::Absent,
        },
        place,
        value: None,
    }
}

/// The first sentence of the main content in which a set is hit.
pub(super) fn first_sentence(context: &Context<'_>, set: SetId) -> Option<Place> {
    if !context.anywhere(set) {
        return None;
    }
    for (index, _) in context.page.main_blocks() {
        if !context.has(&context.tokens[index], set) {
            continue;
        }
        let sentences = context.sentences(index);
        let sentence = sentences.iter().find(|s| context.has_in(s, set));
        let tokens = sentence.map_or(context.tokens[index].clone(), |s| s.tokens.clone());
        return Some((index, tokens));
    }
    None
}

/// The numbers of a page that are about one fact.
#[derive(Default)]
struct Numbers {
    told: Option<(Place, String)>,
    wrong: Option<(Place, String)>,
}

impl Numbers {
    fn read(context: &Context<'_>, value: &FactValue) -> Self {
        let mut numbers = Self::default();
        if !context.anywhere(value.about) && !context.anywhere(value.heading) {
            return numbers;
        }
        for (index, block) in context.page.main_blocks() {
            if block.linked || block.form || matches!(block.kind, BlockKind::Field) {
                continue;
            }
            let heading = subheading(context, block.section);
            let below = context.has(&heading, value.heading);
            let mut lead = false;
            for sentence in context.sentences(index) {
                let tokens = &sentence.tokens;
                // "Bijvoorbeeld:" ends a sentence for the reader of words.
                let aside = std::mem::replace(&mut lead, is_lead(context, tokens));
                let about = below || context.has_in(sentence, value.about);
                if about
                    && !aside
                    && !context.has(tokens, value.not)
                    && !context.has(&heading, value.not)
                {
                    numbers.sentence(context, value, (index, tokens.clone()), &heading);
                }
            }
        }
        numbers
    }

    fn sentence(
        &mut self,
        context: &Context<'_>,
        value: &FactValue,
        place: Place,
        heading: &Range<u32>,
    ) {
        let text = context.words(&place.1);
        let found = match value.kind {
            Measure::Age => ages(text),
            _ => quantities(text),
        };
        let found: Vec<Quantity> = found
            .into_iter()
            .filter(|q| measures(q, value.kind))
            .filter(|q| !value.ignore.iter().any(|a| same(q, *a)))
            .collect();
        let written = |q: &Quantity| {
            let range = q.start as usize..q.end as usize;
            shorten(text.get(range).unwrap_or_default())
        };
        if let Some(q) = found.iter().find(|q| verdict(q, value) == Verdict::Told) {
            self.told.get_or_insert_with(|| (place, written(q)));
            return;
        }
        // Several numbers in one sentence: which of them would be the fact is a guess.
        let wrong = |q: &Quantity| verdict(q, value) == Verdict::Wrong;
        let few = found.len() <= value.is.len();
        if let Some(q) = found.first().filter(|_| few && found.iter().all(wrong))
            && !is_aside(context, &place.1, text)
            && !context.says(heading, "oude-naam")
        {
            self.wrong.get_or_insert_with(|| (place, written(q)));
        }
    }
}

/// Does a sentence tell of the past, of an example, an exception or another year?
fn is_aside(context: &Context<'_>, tokens: &Range<u32>, text: &str) -> bool {
    let this_year = context.rubric.version.get(..4).unwrap_or_default();
    let years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    ["oude-naam", "geen-regel"]
        .iter()
        .any(|set| context.says(tokens, set))
        || years.into_iter().any(|year| year != this_year)
}

/// Words of the heading above a block; the title of the page is above everything and says nothing.
fn subheading(context: &Context<'_>, section: u32) -> Range<u32> {
    let sections = &context.page.sections;
    let below_title = sections.get(section as usize).is_some_and(|s| s.level > 1);
    let heading = context.heading_tokens(section).filter(|_| below_title);
    heading.unwrap_or_default()
}

/// Do a few words announce that an example or exception follows?
fn is_lead(context: &Context<'_>, tokens: &Range<u32>) -> bool {
    tokens.len() <= LONGEST_LEAD && context.says(tokens, "geen-regel")
}

fn measures(q: &Quantity, kind: Measure) -> bool {
    match kind {
        Measure::Money => q.unit == Unit::Euro,
        Measure::Percent => q.unit == Unit::Percent,
        Measure::Age => q.unit == Unit::Year,
        Measure::Term => !matches!(q.unit, Unit::Euro | Unit::Percent),
    }
}

/// What a number says of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Told,
    Wrong,
    /// Allowed, but it does not tell the fact.
    Neither,
}

fn verdict(q: &Quantity, value: &FactValue) -> Verdict {
    if value.is.iter().any(|a| same(q, *a)) {
        return Verdict::Told;
    }
    let over = value
        .is
        .iter()
        .all(|a| scaled(q, *a).is_some_and(|(mine, other)| mine.1 > other.1));
    let under = value
        .is
        .iter()
        .all(|a| scaled(q, *a).is_some_and(|(mine, other)| mine.0 < other.0));
    match value.compare {
        Compare::Equal => Verdict::Wrong,
        Compare::AtMost | Compare::Limit if over => Verdict::Wrong,
        Compare::AtLeast if under => Verdict::Wrong,
        Compare::AtMost | Compare::AtLeast => Verdict::Told,
        Compare::Limit => Verdict::Neither,
    }
}

/// Is it the same value?
fn same(q: &Quantity, amount: Amount) -> bool {
    scaled(q, amount).is_some_and(|((low, high), (least, most))| low <= most && least <= high)
}

/// Both as a range on one scale: their unit, or days, for months are not all as long.
fn scaled(q: &Quantity, amount: Amount) -> Option<((u32, u32), (u32, u32))> {
    if q.unit == amount.unit {
        return Some(((q.low, q.high), (amount.value, amount.value)));
    }
    Some((q.days()?, as_quantity(amount).days()?))
}

fn as_quantity(amount: Amount) -> Quantity {
    Quantity {
        unit: amount.unit,
        low: amount.value,
        high: amount.value,
        start: 0,
        end: 0,
    }
}

#[cfg(test)]
mod tests;
