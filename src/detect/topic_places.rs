//! The places of a page where topics are named: headings, text, links, title, address, declarations.

use std::ops::Range;

use super::page_names::{address_words, own_title};
use super::topic_hits::TopicHit;
use super::topics::Presence;
use super::{Context, declared, page_type, schemes, trace};
use crate::order;
use crate::page::{Block, BlockKind, Link, Region};
use crate::report::{Evidence, NoPoints, PlaceFinding, TopicPlace};

/// Weights of the places where a topic is named. They only rank topics of one page.
mod weight {
    pub(super) const HEADING_1: u32 = 100;
    pub(super) const TITLE: u32 = 60;
    pub(super) const ADDRESS: u32 = 40;
    pub(super) const BREADCRUMB: u32 = 8;
    pub(super) const HEADING: u32 = 14;
    pub(super) const LINK: u32 = 5;
    pub(super) const FIRST: u32 = 8;
    pub(super) const TEXT: u32 = 3;
    pub(super) const MOST_TEXT: u32 = 18;
    pub(super) const DECLARED: u32 = 14;
}

/// Most words in the name of a link.
const LONGEST_LINK: usize = 14;

/// Reads all places; gives the themes that title and first heading name.
pub(super) fn read(context: &Context<'_>, all: &mut [Presence]) -> Vec<usize> {
    read_blocks(context, all);
    read_links(context, all);
    let themes = read_title_and_address(context, all);
    read_declared(context, all);
    themes
}

/// A headline of a news item names what happened; it does not lead a resident to the topic.
fn leads_to_news(context: &Context<'_>, link: &Link) -> bool {
    page_type::news_folder(context.rubric, link.target.bare_path()).is_some()
}

/// Blocks that are the headline of a news item.
#[cfg_attr(target_family = "wasm", inline(never))]
fn headlines(context: &Context<'_>) -> Vec<usize> {
    let links = context
        .page
        .main_links()
        .filter(|link| leads_to_news(context, link));
    links
        .filter_map(|link| context.page.block_at(link.text.start))
        .collect()
}

#[cfg_attr(target_family = "wasm", inline(never))]
fn read_blocks(context: &Context<'_>, all: &mut [Presence]) {
    let first = context.page.first_heading();
    let headlines = headlines(context);
    let mut paragraphs = 0;
    for (index, block) in context.page.blocks.iter().enumerate() {
        let main = block.region == Region::Main && block.kind != BlockKind::Name;
        let place = if Some(index) == first {
            Place::First
        } else if main && headlines.contains(&index) {
            Place::Text
        } else if main {
            place(block)
        } else if block.region == Region::Breadcrumb {
            Place::Breadcrumb
        } else {
            continue;
        };
        paragraphs += u32::from(place == Place::Text && !block.linked);
        let element = place == Place::Heading && !block.linked && announces_element(context, index);
        for hit in context.topics_in(&context.tokens[index]) {
            if element && !hit.strong {
                // "Bezwaar maken" above a paragraph is a part of this page, not a topic.
                let presence = &mut all[hit.topic];
                presence.note(presence.score, TopicPlace::Heading, || {
                    trace::without(
                        trace::in_block(context, hit, index),
                        NoPoints::ElementHeading,
                    )
                });
                continue;
            }
            read_hit(
                context,
                &mut all[hit.topic],
                hit,
                index,
                place,
                paragraphs <= 2,
            );
        }
    }
}

fn announces_element(context: &Context<'_>, block: usize) -> bool {
    let mut elements = context.rubric.elements.iter();
    elements.any(|e| context.has(&context.tokens[block], e.heading))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Heading,
    Text,
    Breadcrumb,
}

fn place(block: &Block) -> Place {
    match block.kind {
        BlockKind::Heading(_) | BlockKind::Label => Place::Heading,
        _ => Place::Text,
    }
}

#[cfg_attr(target_family = "wasm", inline(never))]
fn read_hit(
    context: &Context<'_>,
    presence: &mut Presence,
    hit: &TopicHit,
    block: usize,
    place: Place,
    early: bool,
) {
    let evidence = || {
        let range = sentence_around(context, block, hit);
        context.evidence(block, &range, schemes::rule(context, hit))
    };
    let before = presence.score;
    match place {
        Place::First => {
            presence.heading_1 = true;
            presence.strong += u32::from(hit.strong);
            let points = if hit.strong {
                weight::HEADING_1
            } else {
                weight::HEADING_1 - 10
            };
            presence.add(points, evidence);
        }
        Place::Heading => {
            presence.covered = true;
            presence.strong += u32::from(hit.strong);
            presence.add(weight::HEADING, evidence);
        }
        Place::Breadcrumb => presence.score += weight::BREADCRUMB,
        Place::Text if hit.strong => {
            presence.strong += 1;
            let points = if early { weight::FIRST } else { weight::TEXT };
            let points = points.min(weight::MOST_TEXT.saturating_sub(presence.text));
            presence.text += points;
            presence.add(points, evidence);
        }
        Place::Text => presence.weak += 1,
    }
    let (seen_at, nothing) = match place {
        Place::First => (TopicPlace::FirstHeading, None),
        Place::Heading => (TopicPlace::Heading, None),
        Place::Breadcrumb => (TopicPlace::Breadcrumb, None),
        Place::Text if hit.strong => (TopicPlace::Text, Some(NoPoints::EnoughText)),
        Place::Text => (TopicPlace::Text, Some(NoPoints::TitleWordInText)),
    };
    let nothing = nothing.filter(|_| presence.score == before);
    presence.note(before, seen_at, || PlaceFinding {
        no_points: nothing,
        ..trace::in_block(context, hit, block)
    });
}

fn sentence_around(context: &Context<'_>, block: usize, hit: &TopicHit) -> Range<u32> {
    let sentences = context.sentences(block);
    let around = sentences
        .iter()
        .find(|s| s.tokens.start <= hit.start && hit.end <= s.tokens.end);
    around.map_or(hit.start..hit.end, |s| s.tokens.clone())
}

/// Cells of a row before its link.
const ROW: usize = 4;

/// The cell that names what a link such as "Meer lezen" at the end of its row leads to.
fn row_title(context: &Context<'_>, link: &Link) -> Option<Range<u32>> {
    let page = context.page;
    let at = page.block_at(link.text.start)?;
    let words = context.tokens_of(&link.text);
    if page.blocks[at].kind != BlockKind::Cell || !context.says(&words, "generiek-linktekst") {
        return None;
    }
    let before = page.blocks[..at].iter().enumerate().rev();
    let row = before
        .take(ROW)
        .take_while(|(_, b)| b.kind == BlockKind::Cell && !b.linked);
    let names = |i: &usize| context.topics_in(&context.tokens[*i]).next().is_some();
    let first = row.map(|(i, _)| i).filter(names).last()?;
    Some(page.blocks[first].text.clone())
}

/// A link that names a topic covers it.
#[cfg_attr(target_family = "wasm", inline(never))]
fn read_links(context: &Context<'_>, all: &mut [Presence]) {
    let links = context.page.main_links();
    for link in links.filter(|link| link.target.is_web() && !leads_to_news(context, link)) {
        let row = row_title(context, link);
        let ranges = [Some(&link.text), link.name.as_ref(), row.as_ref()];
        for range in ranges.into_iter().flatten() {
            let mut tokens = context.tokens_of(range);
            // A tile names its topic in the first line; what follows describes it.
            let inside = tokens.start + 1..tokens.end;
            let mut rest = inside.filter(|&i| context.reading.tokens[i as usize].sentence);
            tokens.end = rest.next().unwrap_or(tokens.end);
            if tokens.len() > LONGEST_LINK {
                continue;
            }
            let Some(block) = context.page.block_at(range.start) else {
                continue;
            };
            for hit in context.topics_in(&tokens) {
                let presence = &mut all[hit.topic];
                let before = presence.score;
                presence.covered = true;
                presence.add(weight::LINK, || {
                    context.evidence(block, &tokens, schemes::rule(context, hit))
                });
                presence.note(before, TopicPlace::Link, || PlaceFinding {
                    node: Some(link.node),
                    ..trace::in_block(context, hit, block)
                });
            }
        }
    }
}

/// Title of the document and last part of the address; gives the themes that they name.
#[cfg_attr(target_family = "wasm", inline(never))]
fn read_title_and_address(context: &Context<'_>, all: &mut [Presence]) -> Vec<usize> {
    let engine = context.engine;
    let title = own_title(&context.page.meta.title);
    let (path, last) = address_words(context);
    let mut themes = Vec::new();
    for (text, points) in [(title, weight::TITLE), (last.as_str(), weight::ADDRESS)] {
        let reading = engine.read_text(text);
        for hit in schemes::outside(context, &reading) {
            let presence = &mut all[hit.topic];
            let before = presence.score;
            presence.title |= points == weight::TITLE;
            presence.address |= points == weight::ADDRESS;
            presence.add(points, || Evidence {
                quote: super::context::shorten(text),
                node: None,
                section: None,
                rule: schemes::rule(context, &hit),
            });
            let place = if points == weight::TITLE {
                TopicPlace::Title
            } else {
                TopicPlace::Address
            };
            presence.note(before, place, || {
                trace::outside(context, &hit, text, &reading)
            });
        }
        themes.extend(engine.themes_in(&reading));
    }
    let reading = engine.read_text(&path);
    for hit in schemes::outside(context, &reading) {
        let presence = &mut all[hit.topic];
        let before = presence.score;
        presence.score += weight::BREADCRUMB;
        presence.note(before, TopicPlace::AddressFolder, || {
            trace::outside(context, &hit, &path, &reading)
        });
    }
    if let Some(first) = context.page.first_heading() {
        let heading = context.page.slice(&context.page.blocks[first].text);
        themes.extend(engine.themes_in(&engine.read_text(heading)));
    }
    order::distinct(&mut themes, |theme| theme as u64);
    themes
}

/// A declared product adds to a topic that the page names too; it never stands alone.
#[cfg_attr(target_family = "wasm", inline(never))]
fn read_declared(context: &Context<'_>, all: &mut [Presence]) {
    for (topic, value) in declared::topics(context) {
        let presence = &mut all[topic];
        if !presence.present() {
            continue;
        }
        let before = presence.score;
        presence.add(weight::DECLARED, || Evidence {
            quote: value.to_owned(),
            node: None,
            section: None,
            rule: "declared:upl".to_owned(),
        });
        presence.note(before, TopicPlace::Declared, || trace::declared(value));
    }
}
