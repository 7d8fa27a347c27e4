//! Which words of a text name which topic, with overlaps and look-alikes resolved.

use std::ops::Range;

use crate::Engine;
use crate::rubric::model::Rubric;
use crate::text::{Hit, Reading};

/// What a pattern set means for topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Not about topics.
    #[default]
    None,
    /// Names the topic anywhere.
    Strong(u16),
    /// Names the topic in titles, headings, links and addresses.
    Title(u16),
    /// Old name of the topic.
    Obsolete(u16),
    /// Looks like the topic and is not.
    Lookalike(u16),
    /// Names a theme.
    Theme(u16),
}

/// Meaning of every set, by set number.
pub(crate) fn owners(rubric: &Rubric, sets: u16) -> Vec<Owner> {
    let mut owners = vec![Owner::None; usize::from(sets)];
    for (i, topic) in rubric.topics.iter().enumerate() {
        let i = i as u16;
        owners[usize::from(topic.strong)] = Owner::Strong(i);
        owners[usize::from(topic.title)] = Owner::Title(i);
        owners[usize::from(topic.obsolete)] = Owner::Obsolete(i);
        owners[usize::from(topic.lookalikes)] = Owner::Lookalike(i);
    }
    for (i, theme) in rubric.themes.iter().enumerate() {
        owners[usize::from(theme.title)] = Owner::Theme(i as u16);
    }
    owners
}

/// Words that name a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TopicHit {
    /// Index of the topic.
    pub topic: usize,
    /// First token.
    pub start: u32,
    /// First token after it.
    pub end: u32,
    /// Names it anywhere; otherwise only where titles count.
    pub strong: bool,
}

/// All topic hits in a range of tokens, in order.
pub(crate) fn topic_hits(
    engine: &Engine,
    reading: &Reading,
    range: Range<u32>,
) -> Vec<TopicHit> {
    let owned: Vec<(Owner, &Hit)> = reading
        .hits_in(range)
        .filter_map(|hit| match engine.owner(hit.set) {
            Owner::None | Owner::Theme(_) => None,
            owner => Some((owner, hit)),
        })
        .collect();
    let mut found = Vec::new();
    for (i, (owner, hit)) in owned.iter().enumerate() {
        let (topic, strong) = match owner {
            Owner::Strong(t) | Owner::Obsolete(t) => (*t, true),
            Owner::Title(t) => (*t, false),
            _ => continue,
        };
        if !overruled(&owned, i, topic, hit) {
            found.push(TopicHit {
                topic: usize::from(topic),
                start: hit.start,
                end: hit.end,
                strong,
            });
        }
    }
    found
}

/// Does another hit take these words away?
fn overruled(owned: &[(Owner, &Hit)], index: usize, topic: u16, hit: &Hit) -> bool {
    // Hits are in order of start: look back and ahead only as far as words overlap.
    let near_before = owned[..index]
        .iter()
        .rev()
        .take_while(|(_, other)| other.start + 16 > hit.start);
    let near_after = owned[index + 1..]
        .iter()
        .take_while(|(_, other)| other.start < hit.end);
    near_before.chain(near_after).any(|(owner, other)| {
        if !other.covers(hit) || (other.gap && !hit.gap) {
            return false;
        }
        let longer = other.end - other.start > hit.end - hit.start;
        match owner {
            Owner::Lookalike(t) => *t == topic,
            Owner::Strong(t) | Owner::Obsolete(t) => {
                *t != topic && (longer || (other.whole && !hit.whole))
            }
            Owner::Title(t) => *t != topic && longer && other.whole,
            Owner::None | Owner::Theme(_) => false,
        }
    })
}
