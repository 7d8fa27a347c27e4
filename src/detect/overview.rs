//! The part of the social domain that the page is held to, and what it lacks of it.

use super::Context;
use super::topics::Topics;
use crate::WHOLE;
use crate::order;
use crate::report::{MissingTopic, PageType, Publisher, PublisherKind, Scope};

/// Fewest topics of a theme that make a page an overview of that theme without naming it.
const FEWEST_OF_THEME: usize = 2;
/// Lightest topics that a page is expected to name.
const LIGHTEST: u8 = 2;

/// The scope of the page; `None` when it holds no themes.
pub(super) fn scope(
    context: &Context<'_>,
    topics: &Topics,
    page_type: PageType,
    publisher: &Publisher,
) -> Option<Scope> {
    match page_type {
        PageType::Home => Some(whole()),
        PageType::Overview => Some(overview_scope(context, topics)),
        PageType::Executor
            if publisher.kind == PublisherKind::Executor && is_list(context, topics) =>
        {
            Some(overview_scope(context, topics))
        }
        _ => None,
    }
}

/// A page about everything is not about one topic. True when that holds.
pub(super) fn settle(scope: Option<&Scope>, topics: &mut Topics) -> bool {
    let everything = scope.is_some_and(|s| s.whole);
    if everything {
        topics.subject.clear();
    }
    everything
}

/// The scope that the caller asked for, when it is one.
pub(super) fn chosen(context: &Context<'_>) -> Option<Scope> {
    let asked = context.options.scope.as_deref()?;
    if asked == WHOLE {
        return Some(whole());
    }
    let theme = context.rubric.themes.iter().find(|t| t.id == asked)?;
    Some(Scope {
        themes: vec![theme.id.clone()],
        whole: false,
    })
}

fn whole() -> Scope {
    Scope {
        themes: Vec::new(),
        whole: true,
    }
}

/// Does the page of an executor list topics, rather than tell of one?
fn is_list(context: &Context<'_>, topics: &Topics) -> bool {
    let covered = topics.all.iter().filter(|p| p.covered).count();
    let text: u32 = context
        .page
        .main_blocks()
        .filter(|(_, b)| !b.linked)
        .map(|(_, b)| b.text.end - b.text.start)
        .sum();
    covered >= 4 && text < 1_500
}

fn overview_scope(context: &Context<'_>, topics: &Topics) -> Scope {
    if says_everything(context) {
        return whole();
    }
    let count = context.rubric.themes.len();
    let mut points = vec![0_usize; count];
    for (i, presence) in topics.all.iter().enumerate() {
        if presence.covered {
            points[usize::from(context.rubric.topics[i].theme)] += 1;
        }
    }
    let mut chosen: Vec<usize> = topics.themes.clone();
    for &i in &topics.subject {
        let theme = usize::from(context.rubric.topics[i].theme);
        if topics.all[i].heading_1 {
            chosen.push(theme);
        }
    }
    order::distinct(&mut chosen, |theme| theme as u64);
    let supported: Vec<usize> = chosen.iter().copied().filter(|&t| points[t] > 0).collect();
    if !supported.is_empty() {
        chosen = supported;
    }
    if chosen.is_empty() {
        let most = points.iter().copied().max().unwrap_or(0);
        chosen = (0..count)
            .filter(|&t| points[t] >= FEWEST_OF_THEME && points[t] * 2 >= most)
            .collect();
    }
    Scope {
        themes: chosen
            .into_iter()
            .map(|t| context.rubric.themes[t].id.clone())
            .collect(),
        whole: false,
    }
}

fn says_everything(context: &Context<'_>) -> bool {
    let set = context.rubric.words("alle-onderwerpen");
    let first = context.page.first_heading();
    first.is_some_and(|i| context.has(&context.tokens[i], set))
        || context.engine.finds(&context.page.meta.title, set)
}

/// Is the overview about the social domain?
pub(super) fn is_social(topics: &Topics, scope: &Scope) -> bool {
    let linked = topics.all.iter().filter(|p| p.covered).count();
    if scope.whole {
        return linked >= 1;
    }
    !topics.themes.is_empty() && linked >= 1
        || topics.subject.iter().any(|&i| topics.all[i].heading_1)
        || linked >= 4
}

/// Topics of the scope that the page neither names nor links, heaviest first.
pub(super) fn missing(context: &Context<'_>, topics: &Topics, scope: &Scope) -> Vec<MissingTopic> {
    let language = context.options.language;
    let rubric = context.rubric;
    let mut out: Vec<(u8, usize)> = Vec::new();
    for (i, topic) in rubric.topics.iter().enumerate() {
        let theme = &rubric.themes[usize::from(topic.theme)];
        let inside = scope.whole || scope.themes.contains(&theme.id);
        if inside && topic.weight >= LIGHTEST && !topics.all[i].present() {
            out.push((topic.weight, i));
        }
    }
    order::by_key_down(&mut out, |&(weight, _)| u64::from(weight));
    out.into_iter()
        .map(|(weight, i)| {
            let topic = &rubric.topics[i];
            let theme = &rubric.themes[usize::from(topic.theme)];
            MissingTopic {
                id: topic.id.clone(),
                name: topic.name.get(language).to_owned(),
                theme: theme.id.clone(),
                theme_name: theme.name.get(language).to_owned(),
                weight,
            }
        })
        .collect()
}
