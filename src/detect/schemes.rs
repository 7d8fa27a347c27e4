//! Names that mean a topic only beside other words: the pass, fund or scheme of one municipality, and general words
//! such as "eigen bijdrage". The rules are in `rubric/schemes.toml`.

use std::ops::Range;

use super::Context;
use super::page_names::{address_words, own_title};
use super::topic_hits::{TopicHit, topic_hits};
use crate::page::{BlockKind, Region};
use crate::rubric::model::{Scheme, SetId};
use crate::text::Reading;

/// Blocks of the content that tell what the page as a whole is about.
const START_OF_PAGE: usize = 6;
/// Most blocks below a heading or tile that are taken for its own text.
const BELOW: usize = 6;

/// What a hit stands for: the topic itself, or the name of a scheme.
pub(super) fn rule(context: &Context<'_>, hit: &TopicHit) -> String {
    match hit.scheme {
        Some(index) => format!("scheme:{}", context.rubric.schemes[usize::from(index)].id),
        None => format!("topic:{}", context.rubric.topics[hit.topic].id),
    }
}

/// Only the hits that count: those of schemes where the words around them, or the theme of the page, say so.
pub(super) fn on_page(context: &Context<'_>, hits: Vec<TopicHit>) -> Vec<TopicHit> {
    if hits.iter().all(|hit| hit.scheme.is_none()) {
        return hits;
    }
    let themes = themes_of_page(context, &hits);
    let keep = |hit: &TopicHit| match scheme(context, hit) {
        Some(scheme) => fits(context, scheme, hit, &themes),
        None => true,
    };
    let mut kept: Vec<TopicHit> = hits.into_iter().filter(keep).collect();
    // The same words may be a title word of the topic too: one hit is enough.
    let schemes: Vec<TopicHit> = kept
        .iter()
        .filter(|h| h.scheme.is_some())
        .copied()
        .collect();
    // So may they be a general term of another topic ("pgb"): here they mean this one, unless the page is about both.
    let topics = &context.rubric.topics;
    kept.retain(|hit| {
        let taken = |s: &TopicHit| {
            (s.start, s.end) == (hit.start, hit.end)
                && (s.topic == hit.topic || !themes.contains(&topics[hit.topic].theme))
        };
        hit.scheme.is_some() || !schemes.iter().any(taken)
    });
    kept
}

/// As [`on_page`], for the title and the address: what stands beside them is the start of the page.
pub(super) fn outside(context: &Context<'_>, reading: &Reading) -> Vec<TopicHit> {
    let whole = 0..reading.tokens.len() as u32;
    let hits = topic_hits(context.engine, reading, whole.clone());
    let says = |set: SetId| reading.has(whole.clone(), set);
    let keep = |hit: &TopicHit| {
        let Some(scheme) = scheme(context, hit) else {
            return true;
        };
        let about = |set: SetId| {
            says(set)
                || start_says(context, set)
                || about_one(scheme, &themes_of_page(context, &context.hits))
        };
        scheme.beside.iter().all(|&set| says(set)) && scheme.about.is_none_or(about)
    };
    hits.into_iter().filter(keep).collect()
}

/// Does the title hold a name of the topic that does not count, because nothing there says that it means the topic?
/// "Klacht of bezwaar" is then about the municipality as a whole.
pub(super) fn refused_in_title(context: &Context<'_>, topic: usize) -> bool {
    let reading = context
        .engine
        .read_text(own_title(&context.page.meta.title));
    let whole = 0..reading.tokens.len() as u32;
    let of_topic = |hit: &TopicHit| hit.topic == topic;
    let named = topic_hits(context.engine, &reading, whole);
    named
        .iter()
        .any(|hit| of_topic(hit) && hit.scheme.is_some())
        && !outside(context, &reading).iter().any(of_topic)
}

fn scheme<'c>(context: &Context<'c>, hit: &TopicHit) -> Option<&'c Scheme> {
    context.rubric.schemes.get(usize::from(hit.scheme?))
}

fn about_one(scheme: &Scheme, themes: &[u16]) -> bool {
    scheme.themes.iter().any(|theme| themes.contains(theme))
}

/// Themes that the title, the address or the first heading names, by itself or by a topic of it.
fn themes_of_page(context: &Context<'_>, hits: &[TopicHit]) -> Vec<u16> {
    let engine = context.engine;
    let topics = &context.rubric.topics;
    let title = engine.read_text(own_title(&context.page.meta.title));
    let (folders, last) = address_words(context);
    let address = engine.read_text(&format!("{folders}. {last}"));
    let mut themes: Vec<u16> = [&title, &address]
        .iter()
        .flat_map(|reading| engine.themes_in(reading))
        .map(|theme| theme as u16)
        .collect();
    let whole = 0..title.tokens.len() as u32;
    let in_title = topic_hits(engine, &title, whole);
    let first = context.page.first_heading();
    let heading = first.map_or(0..0, |i| context.tokens[i].clone());
    let in_heading = hits
        .iter()
        .filter(|hit| heading.start <= hit.start && hit.end <= heading.end);
    let named = in_heading
        .chain(&in_title)
        .filter(|hit| hit.scheme.is_none());
    themes.extend(named.map(|hit| topics[hit.topic].theme));
    for (i, theme) in context.rubric.themes.iter().enumerate() {
        if context.has(&heading, theme.title) {
            themes.push(i as u16);
        }
    }
    themes
}

fn fits(context: &Context<'_>, scheme: &Scheme, hit: &TopicHit, themes: &[u16]) -> bool {
    let bytes = context.reading.tokens[hit.start as usize].start;
    let Some(block) = context.page.block_at(bytes) else {
        return false;
    };
    let own = &context.tokens[block];
    if !scheme.beside.iter().all(|set| context.has(own, *set)) {
        return false;
    }
    let Some(about) = scheme.about else {
        return true;
    };
    about_one(scheme, themes) || context.has(own, about) || below(context, block, about)
}

/// Is a set hit in the text that belongs to a heading or tile?
fn below(context: &Context<'_>, block: usize, set: SetId) -> bool {
    let page = context.page;
    if page.first_heading() == Some(block) {
        return start_says(context, set);
    }
    let here = &page.blocks[block];
    let titled = matches!(here.kind, BlockKind::Heading(_) | BlockKind::Label) || here.linked;
    let after = page.blocks.iter().enumerate().skip(block + 1);
    let own = after
        .take_while(|(_, b)| !matches!(b.kind, BlockKind::Heading(_) | BlockKind::Label))
        .take_while(|(_, b)| b.region == here.region && !(here.linked && b.linked))
        .take(BELOW);
    titled && any_says(context, own.map(|(i, _)| i), set)
}

/// Is a set hit in the first blocks of the content?
fn start_says(context: &Context<'_>, set: SetId) -> bool {
    let blocks = context.page.blocks.iter().enumerate();
    let main = blocks.filter(|(_, b)| b.region == Region::Main);
    any_says(context, main.take(START_OF_PAGE).map(|(i, _)| i), set)
}

fn any_says(context: &Context<'_>, mut blocks: impl Iterator<Item = usize>, set: SetId) -> bool {
    let says = |range: &Range<u32>| context.has(range, set);
    blocks.any(|i| says(&context.tokens[i]))
}
