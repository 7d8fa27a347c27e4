//! Finding the patterns of the rubric in one sentence.

use super::Lexicon;
use super::meaning::{Meaning, Symbols};
use super::reading::{Hit, Token};
use super::tables::{ANY_WORD, bit};
use crate::rubric::model::{Edge, Entry, Item, NUMBER_FIRST, SentencePlace};

/// Most words that a gap in a pattern may skip.
const GAP: usize = 6;

/// A sentence while patterns are looked for in it. No pattern goes on from one sentence to the next.
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The same words as patterns see them.
    pub(super) places: &'t [Place],
    pub(super) symbols: &'t Symbols,
    /// Number of its first token.
    pub(super) first: u32,
}

/// A word of the page as patterns see it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// What the word stands for.
    meaning: Meaning,
    /// The masks of this word and of all words after it in its sentence together.
    rest: u64,
}

impl Place {
    pub(super) fn new(meaning: Meaning) -> Self {
        Self { meaning, rest: 0 }
    }
}

/// Tells every place of a sentence what comes after it.
pub(super) fn add_rests(places: &mut [Place]) {
    let mut rest = 0;
    for place in places.iter_mut().rev() {
        rest |= place.meaning.mask;
        place.rest = rest;
    }
}

impl Sentence<'_> {
    fn symbols(&self, at: usize) -> &[u16] {
        self.symbols.of(&self.places[at].meaning)
    }

    /// Is the place where a pattern stands one where it may?
    #[inline]
    fn allows(&self, place: SentencePlace, start: usize, end: usize) -> bool {
        match place {
            SentencePlace::Anywhere => true,
            SentencePlace::Start => start == 0,
            SentencePlace::End => end == self.places.len(),
            SentencePlace::Whole => start == 0 && end == self.places.len(),
        }
    }
}

/// How far a pattern goes.
#[derive(Clone, Copy)]
struct End {
    /// First word after it.
    at: usize,
    /// It skips words.
    gap: bool,
}

impl Lexicon {
    /// Finds all patterns in a sentence.
    pub(super) fn find(&self, sentence: &Sentence<'_>, hits: &mut Vec<Hit>) {
        for at in 0..sentence.places.len() {
            self.match_at(sentence, at, hits);
        }
    }

    /// Finds the patterns that start at a word.
    #[inline]
    fn match_at(&self, sentence: &Sentence<'_>, at: usize, hits: &mut Vec<Hit>) {
        let meaning = &sentence.places[at].meaning;
        // Nothing may follow the last word of a sentence.
        let after = sentence.places.get(at + 1);
        let next = after.map_or(0, |after| after.meaning.mask | ANY_WORD);
        if meaning.follows != u64::MAX && meaning.follows & next == 0 {
            return;
        }
        let rest = after.map_or(0, |after| after.rest);
        let number = meaning.number.then_some(&NUMBER_FIRST);
        let symbols = sentence.symbols.of(meaning).iter();
        for (i, &symbol) in symbols.chain(number).enumerate() {
            let first = &self.firsts[usize::from(symbol)];
            if first.follows != u64::MAX && first.follows & next == 0 {
                continue;
            }
            let whole = symbol == NUMBER_FIRST || (meaning.whole && i == 0);
            let end = &self.firsts[usize::from(symbol) + 1];
            for &number in &self.direct[first.direct as usize..end.direct as usize] {
                let entry = &self.data.entries[number as usize];
                let branch = &self.branches[entry.node as usize];
                if branch.accept || (branch.follows & next != 0 && branch.lasts & rest != 0) {
                    self.try_entry(sentence, at, entry, whole, hits);
                }
            }
            if next == 0 || first.pairs == end.pairs {
                continue;
            }
            let pairs = &self.pairs[first.pairs as usize..end.pairs as usize];
            let before = hits.len();
            for &second in sentence.symbols(at + 1) {
                if first.follows & bit(Item::Symbol(second)) == 0 {
                    continue;
                }
                let from = pairs.partition_point(|(s, _)| *s < second);
                for &(_, number) in pairs[from..].iter().take_while(|(s, _)| *s == second) {
                    let entry = &self.data.entries[number as usize];
                    // The word and its start may both lead to the same patterns.
                    if !hits[before..].iter().any(|hit| hit.set == entry.set) {
                        self.try_entry(sentence, at, entry, whole, hits);
                    }
                }
            }
        }
    }

    fn try_entry(
        &self,
        sentence: &Sentence<'_>,
        at: usize,
        entry: &Entry,
        whole: bool,
        hits: &mut Vec<Hit>,
    ) {
        if entry.exact != 0 {
            let token = sentence.tokens[at];
            let own = (sentence.text).get(token.start as usize..token.end() as usize);
            if own != Some(&self.data.exact[usize::from(entry.exact) - 1]) {
                return;
            }
        }
        if let Some(end) = self.longest(sentence, at + 1, entry.node)
            && sentence.allows(entry.place, at, end.at)
        {
            hits.push(Hit {
                set: entry.set,
                start: sentence.first + at as u32,
                end: sentence.first + end.at as u32,
                whole,
                gap: end.gap,
            });
        }
    }

    /// The longest way to go on from a node.
    #[inline]
    fn longest(&self, sentence: &Sentence<'_>, at: usize, node: u32) -> Option<End> {
        let branch = &self.branches[node as usize];
        let place = sentence.places.get(at);
        // Most patterns end here or not at all.
        match place.filter(|place| branch.lasts & place.rest != 0) {
            Some(place) if branch.follows & (place.meaning.mask | ANY_WORD) != 0 => {
                self.longest_edge(sentence, at, node)
            }
            _ => branch.accept.then_some(End { at, gap: false }),
        }
    }

    fn longest_edge(&self, sentence: &Sentence<'_>, at: usize, node: u32) -> Option<End> {
        let branch = &self.branches[node as usize];
        let meaning = &sentence.places[at].meaning;
        let mut best = branch.accept.then_some(End { at, gap: false });
        for &Edge { item, node: next } in &self.data.edges[branch.from as usize..branch.to as usize]
        {
            let found = match item {
                Item::Gap => self.after_gap(sentence, at, next),
                Item::Symbol(symbol)
                    if meaning.mask & bit(item) != 0 && sentence.symbols(at).contains(&symbol) =>
                {
                    self.longest(sentence, at + 1, next)
                }
                Item::Number if meaning.number => self.longest(sentence, at + 1, next),
                Item::Symbol(_) | Item::Number => None,
            };
            if found.map(|end| end.at) > best.map(|end| end.at) {
                best = found;
            }
        }
        best
    }

    /// The nearest place within the gap from which the rest matches.
    fn after_gap(&self, sentence: &Sentence<'_>, at: usize, node: u32) -> Option<End> {
        let branch = &self.branches[node as usize];
        let far = (at + GAP + 1).min(sentence.places.len());
        for (next, place) in sentence.places[..far].iter().enumerate().skip(at) {
            if branch.lasts & place.rest == 0 {
                break;
            }
            if branch.follows & place.meaning.mask != 0
                && let Some(end) = self.longest(sentence, next, node)
            {
                return Some(End { gap: true, ..end });
            }
        }
        None
    }
}
