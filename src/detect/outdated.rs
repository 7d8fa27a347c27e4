//! What is out of date on a page: abolished acts and schemes, old names and amounts, dates that have passed, and a page
//! that nobody changed for years.
//!
//! A sentence that explains that something is old is left alone. Dates need the day of today, which the caller gives.

use std::ops::Range;

use super::Context;
use super::facts::{first_sentence, is_due};
use super::topics::Topics;
use crate::page::BlockKind;
use crate::report::{Evidence, OutdatedFinding, OutdatedKind};
use crate::rubric::model::{Outdated, SetId, Topic};
use crate::text::dates::{Date, dates};

/// Most sentences with a date that has passed.
const MOST_DATES: usize = 5;

/// Everything on the page that is out of date.
pub(super) fn find(context: &Context<'_>, topics: &Topics) -> Vec<OutdatedFinding> {
    let mut out = Vec::new();
    let (all, rubric) = (&topics.all, context.rubric);
    for (index, topic) in rubric.topics.iter().enumerate() {
        if all[index].present() || topics.subject.contains(&index) {
            add(context, &topic.id, &topic.outdated, &mut out);
            old_names(context, topic, &mut out);
        }
    }
    // Elsewhere an old name may mean something else.
    let nothing = topics.subject.is_empty() && topics.themes.is_empty();
    if nothing && all.iter().all(|topic| !topic.present()) {
        return out;
    }
    add(context, "", &rubric.outdated, &mut out);
    out
}

/// What is out of date because of the day of today; only for pages that get a grade.
pub(super) fn find_dated(context: &Context<'_>, out: &mut Vec<OutdatedFinding>) {
    if let Some(today) = context.today {
        passed_dates(context, today, out);
        out.extend(old_page(context, today));
    }
}

fn add(context: &Context<'_>, topic: &str, list: &[Outdated], out: &mut Vec<OutdatedFinding>) {
    for old in list {
        if out.iter().any(|o| o.term == old.term) {
            continue;
        }
        let Some((block, tokens)) = unexplained(context, old.set) else {
            continue;
        };
        let due = old.check_again_by.as_deref();
        out.push(OutdatedFinding {
            topic: topic.to_owned(),
            term: old.term.clone(),
            kind: old.kind,
            why: old.why.get(context.options.language).to_owned(),
            checked: old.checked && !due.is_some_and(|date| is_due(context, date)),
            evidence: context.evidence(block, &tokens, rule(topic)),
        });
    }
}

/// Old names among the terms of a topic that no rule above has told of.
fn old_names(context: &Context<'_>, topic: &Topic, out: &mut Vec<OutdatedFinding>) {
    let Some((block, tokens)) = unexplained(context, topic.obsolete) else {
        return;
    };
    let mut hits = context.reading.hits_in(tokens.clone());
    let Some(hit) = hits.find(|hit| hit.set == topic.obsolete) else {
        return;
    };
    let rules = topic.outdated.iter().chain(&context.rubric.outdated);
    let known = |old: &Outdated| {
        let mut same = context.reading.hits_in(tokens.clone());
        same.any(|h| h.set == old.set && h.start < hit.end && hit.start < h.end)
    };
    if rules.into_iter().any(known) {
        return;
    }
    out.push(OutdatedFinding {
        topic: topic.id.clone(),
        term: context.words(&(hit.start..hit.end)).to_owned(),
        kind: OutdatedKind::Name,
        why: context.text("outdated-name").to_owned(),
        checked: false,
        evidence: context.evidence(block, &tokens, rule(&topic.id)),
    });
}

fn rule(topic: &str) -> String {
    if topic.is_empty() {
        "outdated".to_owned()
    } else {
        format!("outdated:{topic}")
    }
}

/// The first sentence with the old text, unless it, its heading or the sentence next to it explains that it is old.
fn unexplained(context: &Context<'_>, set: SetId) -> Option<(usize, Range<u32>)> {
    first_sentence(context, set)?;
    for (index, block) in context.page.main_blocks() {
        if !context.has(&context.tokens[index], set) {
            continue;
        }
        let heading = context.heading_tokens(block.section).unwrap_or_default();
        // "Voorheen: Wet werk en bijstand", and not any heading that looks back.
        if context.says(&heading, "oude-naam") && context.has(&heading, set) {
            continue;
        }
        let sentences = context.sentences(index);
        let explains = |s: &super::context::Sentence| context.says(&s.tokens, "oude-naam");
        for (at, sentence) in sentences.iter().enumerate() {
            // "Dit is de oude naam: Wwb" are two sentences for the reader of words.
            let first =
                at - usize::from(at > 0 && follows_colon(context, &sentences[at - 1].tokens));
            let near = &sentences[first..sentences.len().min(at + 2)];
            if context.has_in(sentence, set) && !near.iter().any(explains) {
                return Some((index, sentence.tokens.clone()));
            }
        }
    }
    None
}

fn follows_colon(context: &Context<'_>, before: &Range<u32>) -> bool {
    let last = context.reading.tokens.get(before.end as usize - 1);
    let rest = last.and_then(|token| context.page.text.get(token.end() as usize..));
    rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Sentences that announce something, or set a last day, on a date before today.
fn passed_dates(context: &Context<'_>, today: Date, out: &mut Vec<OutdatedFinding>) {
    let most = out.len() + MOST_DATES;
    for (index, block) in context.page.main_blocks() {
        if block.linked || matches!(block.kind, BlockKind::Field) {
            continue;
        }
        for sentence in context.sentences(index) {
            let tokens = &sentence.tokens;
            if out.len() >= most {
                return;
            }
            if !context.says(tokens, "aankondiging") || context.says(tokens, "gebeurd") {
                continue;
            }
            let found = dates(context.words(tokens));
            // As long as one of the dates is still to come the sentence has a use.
            let Some(last) = found
                .iter()
                .map(|d| d.date)
                .max()
                .filter(|last| *last < today)
            else {
                continue;
            };
            out.push(finding(
                context,
                OutdatedKind::Date,
                last,
                "outdated-date",
                context.evidence(index, tokens, "outdated:date"),
            ));
        }
    }
}

/// A page that says itself that it was changed last more than so many years ago.
fn old_page(context: &Context<'_>, today: Date) -> Option<OutdatedFinding> {
    let (date, evidence) = declared(context).or_else(|| written(context))?;
    let limit = today.years_before(context.rubric.old_page_years);
    (date < limit).then(|| finding(context, OutdatedKind::Page, date, "outdated-page", evidence))
}

/// In the markup.
fn declared(context: &Context<'_>) -> Option<(Date, Evidence)> {
    let meta = &context.page.meta;
    let names = ["dcterms.modified", "article:modified_time", "last-modified"];
    let values = names.iter().filter_map(|name| meta.get(name));
    let mut values = meta.modified.as_deref().into_iter().chain(values);
    values.find_map(|value| {
        let read = || dates(value).first().map(|d| d.date);
        let evidence = Evidence {
            quote: super::context::shorten(value),
            node: None,
            section: None,
            rule: "outdated:page".to_owned(),
        };
        Some((Date::from_iso(value).or_else(read)?, evidence))
    })
}

/// In the text: "Laatst gewijzigd op 3 maart 2021".
fn written(context: &Context<'_>) -> Option<(Date, Evidence)> {
    let set = context.rubric.words("wijzigingsdatum");
    if !context.anywhere(set) {
        return None;
    }
    let blocks = context.tokens.iter().enumerate();
    let mut said = blocks.filter(|(_, tokens)| context.has(tokens, set));
    said.find_map(|(index, tokens)| {
        let end = (tokens.end + 6).min(context.reading.tokens.len() as u32);
        let near = tokens.start..end.min(tokens.start + 30);
        let date = dates(context.words(&near)).first()?.date;
        Some((date, context.evidence(index, tokens, "outdated:page")))
    })
}

fn finding(
    context: &Context<'_>,
    kind: OutdatedKind,
    date: Date,
    key: &str,
    evidence: Evidence,
) -> OutdatedFinding {
    OutdatedFinding {
        topic: String::new(),
        term: format!("{}-{}-{}", date.day, date.month, date.year),
        kind,
        why: context.text(key).to_owned(),
        // A date in a text can mean much: a warning, never points.
        checked: false,
        evidence,
    }
}

#[cfg(test)]
mod tests;
