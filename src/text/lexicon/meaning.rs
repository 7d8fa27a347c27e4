//! What single words stand for: the symbols of the rubric that fit them.

use super::Lexicon;
use super::tables::bit;
use crate::recent::Recent;
use crate::rubric::model::{Item, NUMBER_FIRST};
use crate::text::table::{SEED, step};
use crate::text::words::{RawWord, Run};

/// What a word stands for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    /// One bit per symbol, as in [`super::tables::Branch::follows`].
    pub(super) mask: u64,
    /// What may follow the word in any pattern that it begins; all bits when one of them ends with it.
    pub(super) follows: u64,
    /// First of its symbols in [`Symbols`]: the word itself, then its starts and ends.
    from: u32,
    /// Number of symbols.
    count: u8,
    /// The first symbol is the whole word.
    pub(super) whole: bool,
    /// Is a number.
    pub(super) number: bool,
}

/// The symbols that the words of a text refer to.
#[derive(Default)]
pub(super) struct Symbols(Vec<u16>);

impl Symbols {
    /// Symbols of a word.
    #[inline]
    pub(super) fn of(&self, meaning: &Meaning) -> &[u16] {
        let from = meaning.from as usize;
        &self.0[from..from + usize::from(meaning.count)]
    }
}

/// A word that was looked up before on this page.
#[derive(Clone, Copy, Default)]
struct Known {
    hash: u32,
    start: u32,
    len: u16,
    meaning: Meaning,
}

/// Most words that are remembered; a power of two.
const MOST_KNOWN: usize = 2_048;

/// The words of a page that were looked up last. Texts repeat their words, menus most of all.
pub(super) struct Memory<'t> {
    text: &'t str,
    known: Recent<Known>,
}

impl<'t> Memory<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            known: Recent::for_keys(text.len() / 8, MOST_KNOWN),
        }
    }

    #[inline]
    pub(super) fn get(&self, run: &Run) -> Option<Meaning> {
        let hash = run.plain?;
        let known = self.known.at(hash);
        if known.hash != hash || u32::from(known.len) != run.end - run.start {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = known.start as usize;
        let old = &bytes[start..start + usize::from(known.len)];
        let new = &bytes[run.start as usize..run.end as usize];
        (old == new || old.eq_ignore_ascii_case(new)).then_some(known.meaning)
    }

    pub(super) fn put(&mut self, run: &Run, meaning: Meaning) {
        if let (Some(hash), Ok(len)) = (run.plain, u16::try_from(run.end - run.start)) {
            *self.known.at_mut(hash) = Known {
                hash,
                start: run.start,
                len,
                meaning,
            };
        }
    }
}

impl Lexicon {
    /// Looks up a word; its symbols are added to the list.
    pub(super) fn meaning(&self, word: RawWord, folded: &str, symbols: &mut Symbols) -> Meaning {
        let bytes = folded.as_bytes();
        let mut hash = SEED;
        let mut prefix = 0;
        for (i, &byte) in bytes.iter().enumerate() {
            hash = step(hash, byte);
            // The whole word may be a prefix symbol as well, also when it is short.
            if (i >= 2 || i + 1 == bytes.len()) && self.prefixes.maybe(hash) {
                let found = self.prefix_at(folded, i + 1, hash);
                prefix = if found == 0 { prefix } else { found };
            }
        }
        let suffix = if bytes.len() >= 4 {
            self.longest_suffix(folded, bytes.len() + 1)
        } else {
            0
        };
        let whole = self.word(folded, hash);
        let Symbols(list) = symbols;
        let from = list.len();
        list.extend((whole != 0).then_some(whole));
        for longest in [prefix, suffix] {
            let mut symbol = longest;
            while symbol != 0 {
                list.push(symbol);
                symbol = self.shorter[usize::from(symbol)];
            }
        }
        let mut meaning = Meaning {
            mask: 0,
            follows: 0,
            from: from as u32,
            count: (list.len() - from) as u8,
            whole: whole != 0,
            number: word.number,
        };
        for &symbol in &list[from..] {
            meaning.mask |= bit(Item::Symbol(symbol));
            meaning.follows |= self.firsts[usize::from(symbol)].follows;
        }
        if word.number {
            meaning.mask |= bit(Item::Number);
            meaning.follows |= self.firsts[usize::from(NUMBER_FIRST)].follows;
        }
        meaning
    }

    #[inline]
    fn word(&self, folded: &str, hash: u32) -> u16 {
        self.words.find(hash, |s| self.text_of(s) == folded)
    }

    #[inline]
    fn prefix_at(&self, folded: &str, len: usize, hash: u32) -> u16 {
        let start = folded.as_bytes().get(..len);
        self.prefixes
            .find(hash, |s| Some(self.text_of(s).as_bytes()) == start)
    }

    /// Longest prefix symbol of `folded` that is shorter than `below` bytes.
    pub(super) fn longest_prefix(&self, folded: &str, below: usize) -> u16 {
        let mut hash = SEED;
        let mut best = 0;
        for (i, &byte) in folded.as_bytes().iter().enumerate().take(below - 1) {
            hash = step(hash, byte);
            let found = self.prefix_at(folded, i + 1, hash);
            if found != 0 {
                best = found;
            }
        }
        best
    }

    /// Longest suffix symbol of `folded` that is shorter than `below` bytes.
    pub(super) fn longest_suffix(&self, folded: &str, below: usize) -> u16 {
        let bytes = folded.as_bytes();
        let mut hash = SEED;
        let mut best = 0;
        for n in 1..=bytes.len().min(below.saturating_sub(1)) {
            hash = step(hash, bytes[bytes.len() - n]);
            if n < 3 || !self.suffixes.maybe(hash) {
                continue;
            }
            let end = &bytes[bytes.len() - n..];
            let found = self
                .suffixes
                .find(hash, |s| self.text_of(s).as_bytes() == end);
            if found != 0 {
                best = found;
            }
        }
        best
    }
}
