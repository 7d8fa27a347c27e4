//! Notes on where a topic is named, for the one topic that is explained.

use super::Context;
use super::context::shorten;
use super::topic_hits::{Owner, TopicHit};
use crate::report::{NoPoints, PlaceFinding, TermKind, TopicPlace};
use crate::text::Reading;

/// Words before and after a term that are quoted.
const AROUND: u32 = 8;

/// A place in a block of the page; place and points are filled in by the caller.
pub(super) fn in_block(context: &Context<'_>, hit: &TopicHit, block: usize) -> PlaceFinding {
    let range = &context.tokens[block];
    let around =
        hit.start.saturating_sub(AROUND).max(range.start)..(hit.end + AROUND).min(range.end);
    let evidence = context.evidence(block, &around, String::new());
    let (term, part_of_word) = term(context, hit, context.reading);
    PlaceFinding {
        place: TopicPlace::Text,
        term,
        words: context.quote(&(hit.start..hit.end)),
        pattern: None,
        part_of_word,
        points: 0,
        no_points: None,
        quote: evidence.quote,
        section: evidence.section,
        node: evidence.node,
    }
}

/// A place in a text beside the page: the title or the address.
pub(super) fn outside(
    context: &Context<'_>,
    hit: &TopicHit,
    text: &str,
    reading: &Reading,
) -> PlaceFinding {
    let (term, part_of_word) = term(context, hit, reading);
    PlaceFinding {
        place: TopicPlace::Title,
        term,
        words: words(text, reading, hit.start, hit.end),
        pattern: None,
        part_of_word,
        points: 0,
        no_points: None,
        quote: shorten(text),
        section: None,
        node: None,
    }
}

/// A uniform product name that the page declares.
pub(super) fn declared(value: &str) -> PlaceFinding {
    PlaceFinding {
        place: TopicPlace::Declared,
        term: TermKind::Anywhere,
        words: value.to_owned(),
        pattern: None,
        part_of_word: false,
        points: 0,
        no_points: None,
        quote: value.to_owned(),
        section: None,
        node: None,
    }
}

/// The same place, with the reason why it gives no points.
pub(super) fn without(place: PlaceFinding, why: NoPoints) -> PlaceFinding {
    PlaceFinding {
        no_points: Some(why),
        ..place
    }
}

/// The words of a text from one token to another.
pub(super) fn words(text: &str, reading: &Reading, start: u32, end: u32) -> String {
    let first = reading.tokens.get(start as usize);
    let last = reading.tokens.get((end as usize).saturating_sub(1));
    let range = first
        .zip(last)
        .map(|(a, b)| a.start as usize..b.end() as usize);
    shorten(range.and_then(|range| text.get(range)).unwrap_or_default())
}

/// The list of the rubric that a hit comes from, and whether it fits a part of a word only.
fn term(context: &Context<'_>, hit: &TopicHit, reading: &Reading) -> (TermKind, bool) {
    let same = reading
        .hits_in(hit.start..hit.end)
        .filter(|h| h.start == hit.start && h.end == hit.end);
    let mut kinds = same.filter_map(|h| {
        let (topic, kind) = match context.engine.owner(h.set) {
            Owner::Strong(t) => (t, TermKind::Anywhere),
            Owner::Title(t) => (t, TermKind::TitleOnly),
            Owner::Obsolete(t) => (t, TermKind::Obsolete),
            Owner::Scheme(s) => (
                context.rubric.schemes[usize::from(s)].topic,
                TermKind::Local,
            ),
            Owner::None | Owner::Lookalike(_) | Owner::NotScheme(_) | Owner::Theme(_) => {
                return None;
            }
        };
        let same_strength = match kind {
            TermKind::Local => hit.scheme.is_some(),
            _ => hit.scheme.is_none() && hit.strong == (kind != TermKind::TitleOnly),
        };
        let fits = usize::from(topic) == hit.topic && same_strength;
        fits.then_some((kind, !h.whole))
    });
    kinds.next().unwrap_or((TermKind::Anywhere, false))
}
