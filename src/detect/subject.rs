//! Which of the topics on a page it is about.

use super::topics::Presence;
use super::{Context, schemes};
use crate::order;
use crate::report::SubjectStep;

/// Most subjects of one page.
const MOST_SUBJECTS: usize = 4;

/// Topics that the page is about: named where a page says what it is, with a second, independent signal.
#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn find(
    context: &Context<'_>,
    all: &[Presence],
    themes: &[usize],
    seen: &mut dyn FnMut(SubjectStep, &[usize]),
) -> Vec<usize> {
    let signals = |p: &Presence| p.signals().into_iter().map(u32::from).sum::<u32>();
    let named = |p: &Presence| p.heading_1 || p.title || p.address;
    let mut subject: Vec<usize> = (0..all.len())
        .filter(|&i| named(&all[i]) && signals(&all[i]) >= 2)
        .collect();
    seen(SubjectStep::Signals, &subject);
    subject.retain(|&i| !about_something_else(context, i));
    seen(SubjectStep::SomethingElse, &subject);
    if for_organisations(context) {
        return Vec::new();
    }
    if subject.is_empty() {
        subject = by_theme(context, all, themes);
        seen(SubjectStep::Theme, &subject);
    }
    if subject.is_empty() {
        subject = by_text(all);
        seen(SubjectStep::Text, &subject);
        subject.retain(|&i| {
            !about_something_else(context, i) && !schemes::refused_in_title(context, i)
        });
        seen(SubjectStep::SomethingElse, &subject);
    }
    drop_broader(context, &mut subject, all);
    seen(SubjectStep::Broader, &subject);
    in_order_of_score(&mut subject, all);
    let best = subject.first().map_or(0, |&i| all[i].score);
    subject.retain(|&i| all[i].heading_1 || all[i].score * 5 >= best * 2);
    subject.truncate(MOST_SUBJECTS);
    seen(SubjectStep::Strongest, &subject);
    subject
}

/// Words that show that the page is about another subject with the same name, such as a parking permit for
/// carers: in the title, or more than once.
pub(super) fn about_something_else(context: &Context<'_>, topic: usize) -> bool {
    let set = context.rubric.topics[topic].other_subject;
    if !context.anywhere(set) {
        return false;
    }
    let first = context.page.first_heading();
    let in_title = first.is_some_and(|i| context.has(&context.tokens[i], set));
    let blocks = context.page.main_blocks();
    let hits: usize = blocks
        .map(|(i, _)| {
            let hits = context.reading.hits_in(context.tokens[i].clone());
            hits.filter(|h| h.set == set).count()
        })
        .sum();
    in_title || hits >= 2
}

/// A subsidy for organisations is not for residents, whatever topic it names.
fn for_organisations(context: &Context<'_>) -> bool {
    context.title_says("subsidie") && context.blocks_with("voor-organisaties") > 0
}

/// A title that names themes and no topic: the general topic of each, when the page names topics of it.
fn by_theme(context: &Context<'_>, all: &[Presence], themes: &[usize]) -> Vec<usize> {
    let supported = |theme: usize| {
        let topics = context.rubric.topics.iter().enumerate();
        let mut inside = topics.filter(|(_, t)| usize::from(t.theme) == theme);
        inside.any(|(i, _)| all[i].present())
    };
    let mut found: Vec<usize> = themes
        .iter()
        .filter(|&&t| supported(t))
        .filter_map(|&t| context.rubric.themes[t].topic)
        .map(usize::from)
        .collect();
    found.dedup();
    found
}

/// Without a telling title: the topic that the text names most, when it stands out.
fn by_text(all: &[Presence]) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..all.len())
        .filter(|&i| all[i].strong >= 2 || (all[i].strong >= 1 && all[i].weak >= 1))
        .collect();
    in_order_of_score(&mut ranked, all);
    ranked.truncate(1);
    ranked
}

/// Best first; of equals the one that the rubric has first.
fn in_order_of_score(topics: &mut Vec<usize>, all: &[Presence]) {
    order::distinct(topics, |i| {
        u64::from(u32::MAX - all[i].score) << 32 | i as u64
    });
}

/// A page about a special case is not about the general topic as well.
fn drop_broader(context: &Context<'_>, subject: &mut Vec<usize>, all: &[Presence]) {
    let broader: Vec<usize> = subject
        .iter()
        .filter_map(|&i| context.rubric.topics[i].broader)
        .map(usize::from)
        .collect();
    let special_in_heading = subject
        .iter()
        .any(|&i| all[i].heading_1 && context.rubric.topics[i].broader.is_some());
    subject.retain(|i| !broader.contains(i) || (all[*i].heading_1 && !special_in_heading));
}
