//! Tables over the patterns of the rubric, made once, so that few patterns are looked at in vain.

use super::Lexicon;
use crate::rubric::model::{Entry, Item, LexiconData, SymbolKind};
use crate::text::table::{SEED, step};

/// The patterns that begin with a symbol.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct First {
    /// Begin in [`Lexicon::direct`].
    pub(super) direct: u32,
    /// Begin in [`Lexicon::pairs`].
    pub(super) pairs: u32,
    /// What may follow in any of its patterns; all bits when one of them ends there.
    pub(super) follows: u64,
}

/// How a pattern may go on at one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    /// Which symbols may follow: one bit per symbol number modulo 62, bit 62 for any word, bit 63 for numbers.
    pub(super) follows: u64,
    /// Which symbols may be the last of a pattern that goes on from here.
    pub(super) lasts: u64,
    /// Begin in [`LexiconData::edges`].
    pub(super) from: u32,
    /// End in [`LexiconData::edges`].
    pub(super) to: u32,
    /// A pattern may end here.
    pub(super) accept: bool,
}

impl Lexicon {
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn shorter_symbols(&self) -> Vec<u16> {
        let mut shorter = vec![0; self.data.symbols.len() + 1];
        for (i, symbol) in self.data.symbols.iter().enumerate() {
            let text = self.text_of(i as u16 + 1);
            shorter[i + 1] = match symbol.kind {
                SymbolKind::Word => 0,
                SymbolKind::Prefix => self.longest_prefix(text, text.len()),
                SymbolKind::Suffix => self.longest_suffix(text, text.len()),
            };
        }
        shorter
    }

    /// Sorts the entries by what they need, so that few are looked at in vain.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn index(&mut self) {
        self.firsts = vec![First::default(); self.data.symbols.len() + 2];
        let mut symbol = 0;
        let mut second: Vec<(u16, u32)> = Vec::new();
        for number in 0..self.data.entries.len() {
            let entry = self.data.entries[number];
            while symbol <= usize::from(entry.first) {
                self.begin(symbol, &mut second);
                symbol += 1;
            }
            let branch = self.branches[entry.node as usize];
            let edges = &self.data.edges[branch.from as usize..branch.to as usize];
            let words = edges.iter().filter_map(|edge| match edge.item {
                Item::Symbol(second) => Some((second, number as u32)),
                Item::Number | Item::Gap => None,
            });
            if branch.accept || words.clone().count() < edges.len() {
                self.direct.push(number as u32);
            } else {
                for (symbol, number) in words {
                    let at = second.partition_point(|&(known, _)| known <= symbol);
                    second.insert(at, (symbol, number));
                }
            }
            self.firsts[usize::from(entry.first)].follows |= if branch.accept {
                u64::MAX
            } else {
                branch.follows
            };
        }
        for symbol in symbol..self.firsts.len() {
            self.begin(symbol, &mut second);
        }
    }

    /// Notes where the entries of a symbol begin. Those of the symbol before it are all there; the ones that need a
    /// second symbol are in `second`, in order of it.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn begin(&mut self, symbol: usize, second: &mut Vec<(u16, u32)>) {
        self.pairs.append(second);
        self.firsts[symbol].direct = self.direct.len() as u32;
        self.firsts[symbol].pairs = self.pairs.len() as u32;
    }
}

/// The entries in order of their first symbol, set and spelling. Few begin with the same symbol: putting each in its
/// place among those costs a fraction of sorting all.
pub(super) fn by_first(data: &LexiconData) -> Vec<Entry> {
    // Per symbol: the end of its entries so far.
    let mut ends = vec![0; data.symbols.len() + 2];
    for entry in &data.entries {
        ends[usize::from(entry.first) + 1] += 1;
    }
    for symbol in 1..ends.len() {
        ends[symbol] += ends[symbol - 1];
    }
    let begins = ends.clone();
    let mut sorted = data.entries.clone();
    let key = |entry: &Entry| u32::from(entry.set) << 16 | u32::from(entry.exact);
    for entry in &data.entries {
        let first = usize::from(entry.first);
        let (begin, end) = (begins[first], ends[first]);
        let at = begin + sorted[begin..end].partition_point(|known| key(known) <= key(entry));
        sorted.copy_within(at..end, at + 1);
        sorted[at] = *entry;
        ends[first] += 1;
    }
    sorted
}

pub(super) fn starts(data: &LexiconData) -> Vec<u32> {
    let mut starts = Vec::with_capacity(data.symbols.len() + 1);
    let mut start = 0;
    for symbol in &data.symbols {
        starts.push(start);
        start += u32::from(symbol.len);
    }
    starts.push(start);
    starts
}

pub(super) fn text_of<'d>(data: &'d LexiconData, starts: &[u32], symbol: usize) -> &'d str {
    &data.texts[starts[symbol] as usize..starts[symbol + 1] as usize]
}

/// What there is to know of every node beforehand.
#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn branches(data: &LexiconData) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::with_capacity(data.nodes.len());
    let mut to = 0;
    for node in &data.nodes {
        let from = to;
        to += u32::from(node.edges);
        let (mut follows, mut lasts) = (0, 0);
        for edge in &data.edges[from as usize..to as usize] {
            let bit = bit(edge.item);
            let behind = &branches[edge.node as usize];
            follows |= bit;
            lasts |= behind.lasts | if behind.accept { bit } else { 0 };
        }
        branches.push(Branch {
            follows,
            lasts,
            from,
            to,
            accept: node.accept,
        });
    }
    branches
}

/// Bit of [`Branch::follows`] for a gap, which any word may fill.
pub(super) const ANY_WORD: u64 = 1 << 62;

/// Bit of [`Branch::follows`] for an item.
#[inline]
pub(super) fn bit(item: Item) -> u64 {
    match item {
        Item::Symbol(symbol) => 1 << (symbol % 62),
        Item::Number => 1 << 63,
        Item::Gap => ANY_WORD,
    }
}

fn hash_of(text: &str) -> u32 {
    text.bytes().fold(SEED, step)
}

pub(super) fn hash(text: &str, kind: SymbolKind) -> u32 {
    match kind {
        SymbolKind::Suffix => text.bytes().rev().fold(SEED, step),
        SymbolKind::Word | SymbolKind::Prefix => hash_of(text),
    }
}
