//! Which topics are on the page, and which of them it is about.

use std::ops::Range;

use super::Context;
use super::topic_hits::{TopicHit, topic_hits};
use super::{declared, page_type, subject, trace};
use crate::order;
use crate::page::{Block, BlockKind, Link, Region};
use crate::report::{
    Evidence, NoPoints, PlaceFinding, SubjectStep, TopicFinding, TopicPlace, TopicStatus,
};

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

/// Most pieces of evidence that are kept per topic.
const MOST_EVIDENCE: usize = 5;

/// What is known of one topic on the page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Presence {
    /// Rank among the topics of the page.
    pub score: u32,
    /// In the first heading.
    pub heading_1: bool,
    /// In the document title.
    pub title: bool,
    /// In the last part of the address.
    pub address: bool,
    /// In another heading, or the text of a link, in the main content.
    pub covered: bool,
    /// By a strong term in the main content.
    pub strong: u32,
    /// By a word that counts in titles only.
    pub weak: u32,
    text: u32,
    evidence: Vec<(u32, Evidence)>,
    /// Every place that was looked at; only kept for the topic that is explained.
    pub trace: Option<Vec<PlaceFinding>>,
}

impl Presence {
    /// Is the topic named in the main content?
    pub fn present(&self) -> bool {
        self.strong > 0 || self.covered || self.heading_1
    }

    fn add(&mut self, points: u32, evidence: impl FnOnce() -> Evidence) {
        self.score += points;
        if self.evidence.len() < MOST_EVIDENCE * 2 {
            self.evidence.push((points, evidence()));
        }
    }
}

impl Presence {
    /// Remembers a place, when this topic is the one to explain. `before` is the score before it.
    fn note(&mut self, before: u32, place: TopicPlace, finding: impl FnOnce() -> PlaceFinding) {
        let points = self.score - before;
        if let Some(list) = &mut self.trace {
            list.push(PlaceFinding {
                place,
                points,
                ..finding()
            });
        }
    }

    /// The signals that a page is about the topic: first heading, title, address, and the text.
    pub fn signals(&self) -> [bool; 4] {
        let text = self.strong > u32::from(self.heading_1);
        [self.heading_1, self.title, self.address, text]
    }
}

/// Everything about the topics of one page.
pub(crate) struct Topics {
    /// By topic.
    pub all: Vec<Presence>,
    /// What the page is about, strongest first.
    pub subject: Vec<usize>,
    /// Themes that the title or first heading names.
    pub themes: Vec<usize>,
}

impl Topics {
    /// Has the topic a heading, tile or link of its own?
    pub fn covered(&self, topic: usize) -> bool {
        self.all[topic].covered || self.all[topic].heading_1
    }

    /// Do the title or first heading name the topic?
    pub fn named_in_title(&self, topic: usize) -> bool {
        self.all[topic].title || self.all[topic].heading_1
    }

    /// The strongest topic of the page, about which it need not be.
    pub fn nearest(&self) -> Option<usize> {
        let best = (0..self.all.len()).max_by_key(|&i| (self.all[i].score, usize::MAX - i))?;
        (self.all[best].score > 0).then_some(best)
    }
}

/// Looks for all topics.
pub(super) fn find(context: &Context<'_>) -> Topics {
    find_watched(context, None, &mut |_, _| {})
}

/// As [`find`]; keeps every place of the topic `watched`, and shows the list of subjects after each step.
pub(super) fn find_watched(
    context: &Context<'_>,
    watched: Option<usize>,
    seen: &mut dyn FnMut(SubjectStep, &[usize]),
) -> Topics {
    let mut all = vec![Presence::default(); context.rubric.topics.len()];
    if let Some(presence) = watched.and_then(|i| all.get_mut(i)) {
        presence.trace = Some(Vec::new());
    }
    read_blocks(context, &mut all);
    read_links(context, &mut all);
    let themes = read_title_and_address(context, &mut all);
    read_declared(context, &mut all);
    let subject = subject::find(context, &all, &themes, seen);
    Topics {
        all,
        subject,
        themes,
    }
}

fn rule(context: &Context<'_>, topic: usize) -> String {
    format!("topic:{}", context.rubric.topics[topic].id)
}

/// A headline of a news item names what happened; it does not lead a resident to the topic.
fn leads_to_news(link: &Link) -> bool {
    page_type::news_folder(link.target.bare_path()).is_some()
}

/// Blocks that are the headline of a news item.
fn headlines(context: &Context<'_>) -> Vec<usize> {
    let links = context.page.main_links().filter(|link| leads_to_news(link));
    links
        .filter_map(|link| context.page.block_at(link.text.start))
        .collect()
}

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
        context.evidence(block, &range, rule(context, hit.topic))
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

/// A link that names a topic covers it.
fn read_links(context: &Context<'_>, all: &mut [Presence]) {
    let links = context.page.main_links();
    for link in links.filter(|link| !leads_to_news(link)) {
        let ranges = [Some(&link.text), link.name.as_ref()];
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
                    context.evidence(block, &tokens, rule(context, hit.topic))
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
fn read_title_and_address(context: &Context<'_>, all: &mut [Presence]) -> Vec<usize> {
    let engine = context.engine;
    let title = own_title(&context.page.meta.title);
    let (path, last) = address_words(context);
    let mut themes = Vec::new();
    for (text, points) in [(title, weight::TITLE), (last.as_str(), weight::ADDRESS)] {
        let reading = engine.read_text(text);
        for hit in topic_hits(engine, &reading, 0..reading.tokens.len() as u32) {
            let presence = &mut all[hit.topic];
            let before = presence.score;
            presence.title |= points == weight::TITLE;
            presence.address |= points == weight::ADDRESS;
            presence.add(points, || Evidence {
                quote: super::context::shorten(text),
                node: None,
                section: None,
                rule: rule(context, hit.topic),
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
    for hit in topic_hits(engine, &reading, 0..reading.tokens.len() as u32) {
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

/// The title without the name of the site.
pub(super) fn own_title(title: &str) -> &str {
    let end = title.rfind([' ']).and_then(|_| {
        [" | ", " - ", " – ", " · "]
            .iter()
            .filter_map(|s| title.rfind(s))
            .max()
    });
    let (own, site) = title.split_at(end.unwrap_or(title.len()));
    // Some sites put their own name first.
    if own.trim_start().to_lowercase().starts_with("gemeente ") && !site.is_empty() {
        return site.trim_matches([' ', '|', '-', '–', '·']);
    }
    own.trim()
}

/// Words of the address: all parts but the last, and the last.
pub(super) fn address_words(context: &Context<'_>) -> (String, String) {
    let path = context.page.address.bare_path();
    let decoded: String = path.replace("%20", " ").replace(['-', '_', '+'], " ");
    let mut parts: Vec<&str> = decoded.split('/').filter(|p| !p.is_empty()).collect();
    let last = parts.pop().unwrap_or_default();
    let last = last.trim_end_matches(".html").to_owned();
    (parts.join(". "), last)
}

/// The findings of the report, strongest first.
pub(super) fn findings(context: &Context<'_>, topics: &Topics) -> Vec<TopicFinding> {
    let mut found: Vec<usize> = (0..topics.all.len())
        .filter(|&i| topics.all[i].present() || topics.subject.contains(&i))
        .collect();
    order::by_key(&mut found, |&i| {
        let rank = topics.subject.iter().position(|&s| s == i);
        let rank = rank.map_or(u64::from(u16::MAX), |rank| rank as u64);
        rank << 32 | u64::from(u32::MAX - topics.all[i].score)
    });
    found
        .into_iter()
        .map(|i| finding(context, topics, i))
        .collect()
}

fn finding(context: &Context<'_>, topics: &Topics, index: usize) -> TopicFinding {
    let presence = &topics.all[index];
    let topic = &context.rubric.topics[index];
    let mut evidence = presence.evidence.clone();
    order::by_key_down(&mut evidence, |(points, _)| u64::from(*points));
    evidence.truncate(MOST_EVIDENCE);
    TopicFinding {
        id: topic.id.clone(),
        name: topic.name.get(context.options.language).to_owned(),
        theme: context.rubric.themes[usize::from(topic.theme)].id.clone(),
        status: if topics.subject.contains(&index) {
            TopicStatus::Subject
        } else if presence.covered {
            TopicStatus::Covered
        } else {
            TopicStatus::Mentioned
        },
        score: presence.score,
        evidence: evidence.into_iter().map(|(_, e)| e).collect(),
    }
}
