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
    /// Names a topic beside other words: index of the scheme.
    Scheme(u16),
    /// Looks like the name of a scheme and is not.
    NotScheme(u16),
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
    for (i, scheme) in rubric.schemes.iter().enumerate() {
        let i = i as u16;
        owners[usize::from(scheme.name)] = Owner::Scheme(i);
        owners[usize::from(scheme.not)] = Owner::NotScheme(i);
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
    /// Index of the scheme that it is a name of. Such a hit counts only beside other words: see [`super::schemes`].
    pub scheme: Option<u16>,
}

/// A term that fits and names no topic, because another hit takes its words away.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overruled {
    /// What the term would have named.
    pub hit: TopicHit,
    /// What the term that takes the words away means.
    pub by: Owner,
    /// First token of that term.
    pub by_start: u32,
    /// First token after it.
    pub by_end: u32,
}

/// All topic hits in a range of tokens, in order.
pub(crate) fn topic_hits(engine: &Engine, reading: &Reading, range: Range<u32>) -> Vec<TopicHit> {
    let owned = owned(engine, reading, range);
    let mut found = Vec::new();
    for (i, (owner, hit)) in owned.iter().enumerate() {
        if let Some((topic, named)) = named(engine.rubric(), *owner, hit)
            && overruled(engine.rubric(), &owned, i, topic, hit).is_none()
            && !repeats(&found, named)
        {
            found.push(named);
        }
    }
    found
}

/// Is the same place found already? A long word hits as a whole and as the start of a compound.
fn repeats(found: &[TopicHit], hit: TopicHit) -> bool {
    let near = found.iter().rev().take_while(|f| f.start == hit.start);
    let mut same = near.filter(|f| f.topic == hit.topic && f.end == hit.end);
    same.any(|f| f.strong || !hit.strong)
}

/// The terms of one topic that another hit takes away, in order.
pub(crate) fn overruled_hits(
    engine: &Engine,
    reading: &Reading,
    range: Range<u32>,
    topic: usize,
) -> Vec<Overruled> {
    let owned = owned(engine, reading, range);
    let mut found = Vec::new();
    for (i, (owner, hit)) in owned.iter().enumerate() {
        if let Some((index, named)) = named(engine.rubric(), *owner, hit)
            && named.topic == topic
            && let Some((by, other)) = overruled(engine.rubric(), &owned, i, index, hit)
        {
            found.push(Overruled {
                hit: named,
                by: *by,
                by_start: other.start,
                by_end: other.end,
            });
        }
    }
    found
}

fn owned<'r>(engine: &Engine, reading: &'r Reading, range: Range<u32>) -> Vec<(Owner, &'r Hit)> {
    reading
        .hits_in(range)
        .filter_map(|hit| match engine.owner(hit.set) {
            Owner::None | Owner::Theme(_) => None,
            owner => Some((owner, hit)),
        })
        .collect()
}

/// The topic that a term of this meaning names.
fn named(rubric: &Rubric, owner: Owner, hit: &Hit) -> Option<(u16, TopicHit)> {
    let (topic, strong, scheme) = match owner {
        Owner::Strong(t) | Owner::Obsolete(t) => (t, true, None),
        Owner::Title(t) => (t, false, None),
        Owner::Scheme(s) => {
            let scheme = &rubric.schemes[usize::from(s)];
            (scheme.topic, scheme.anywhere, Some(s))
        }
        Owner::None | Owner::Lookalike(_) | Owner::NotScheme(_) | Owner::Theme(_) => return None,
    };
    let named = TopicHit {
        topic: usize::from(topic),
        start: hit.start,
        end: hit.end,
        strong,
        scheme,
    };
    Some((topic, named))
}

/// The other hit that takes these words away, if there is one.
fn overruled<'o, 'r>(
    rubric: &Rubric,
    owned: &'o [(Owner, &'r Hit)],
    index: usize,
    topic: u16,
    hit: &Hit,
) -> Option<&'o (Owner, &'r Hit)> {
    // Hits are in order of start: look back and ahead only as far as words overlap.
    let scheme = match owned[index].0 {
        Owner::Scheme(s) => Some(s),
        _ => None,
    };
    let more_than_title = scheme.is_some_and(|s| rubric.schemes[usize::from(s)].anywhere);
    let near_before = owned[..index]
        .iter()
        .rev()
        .take_while(|(_, other)| other.start + 16 > hit.start);
    let near_after = owned[index + 1..]
        .iter()
        .take_while(|(_, other)| other.start < hit.end);
    near_before.chain(near_after).find(|(owner, other)| {
        // "Vergoeding .. vervoer": for the name of a scheme, words farther on count too.
        let loose = matches!(owner, Owner::NotScheme(_));
        if !other.covers(hit) || (other.gap && !hit.gap && !loose) {
            return false;
        }
        let longer = other.end - other.start > hit.end - hit.start;
        match owner {
            // A name that is sure goes before one that needs its surroundings.
            Owner::Title(t) if *t == topic && more_than_title => false,
            // A general term of another topic on just these words: what is around them decides.
            Owner::Strong(t) | Owner::Obsolete(t) | Owner::Title(t) if scheme.is_some() => {
                let same = (other.start, other.end) == (hit.start, hit.end);
                !(same && more_than_title && *t != topic)
            }
            Owner::NotScheme(s) => scheme == Some(*s),
            Owner::Lookalike(t) => *t == topic,
            Owner::Strong(t) | Owner::Obsolete(t) => {
                *t != topic && (longer || (other.whole && !hit.whole))
            }
            Owner::Title(t) => *t != topic && longer && other.whole,
            Owner::None | Owner::Scheme(_) | Owner::Theme(_) => false,
        }
    })
}
