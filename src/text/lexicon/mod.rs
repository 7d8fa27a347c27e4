//! The lexicon: all words of the rubric, and matching of all its patterns in one pass.
//!
//! Words of the page are looked up once; patterns are then compared as sequences of numbers. An
//! automaton over bytes would need a prebuilt table of some 290 kB; this needs the words alone, and rules
//! on sentences get the words for free (see `docs/adr/`).

mod matching;
mod meaning;
mod reader;
mod reading;
mod tables;
#[cfg(test)]
mod tests;

pub use reading::{Hit, Reading, Token};

use super::table::Table;
use crate::order;
use crate::rubric::model::{Item, LexiconData, NUMBER_FIRST, SetId, SymbolKind};
use tables::{Branch, First, branches, by_first, hash, starts, text_of};

/// Symbol and pattern tables.
#[derive(Debug)]
pub struct Lexicon {
    data: LexiconData,
    /// Per symbol: where its text begins in [`LexiconData::texts`]; one longer than the symbols.
    starts: Vec<u32>,
    words: Table,
    prefixes: Table,
    suffixes: Table,
    /// Per symbol: the next shorter symbol of the same kind, for prefixes and suffixes.
    shorter: Vec<u16>,
    /// Per symbol: its patterns; one longer than the symbols, to know where the last end.
    firsts: Vec<First>,
    /// Entries that may end at once, or go on with a gap or a number, by first symbol.
    direct: Vec<u32>,
    /// The other entries by first and second symbol, sorted.
    pairs: Vec<(u16, u32)>,
    /// Per node: how it goes on.
    branches: Vec<Branch>,
}

impl Lexicon {
    /// Builds the tables; done once, takes a few tenths of a millisecond.
    pub fn new(mut data: LexiconData) -> Self {
        data.entries = by_first(&data);
        let starts = starts(&data);
        let table = |kind: SymbolKind| {
            let symbols = data.symbols.iter().enumerate();
            let of_kind = symbols.filter(move |(_, s)| s.kind == kind);
            let count = of_kind.clone().count();
            let hashed =
                of_kind.map(|(i, s)| (hash(text_of(&data, &starts, i), s.kind), i as u16 + 1));
            Table::new(count, hashed)
        };
        let mut lexicon = Self {
            words: table(SymbolKind::Word),
            prefixes: table(SymbolKind::Prefix),
            suffixes: table(SymbolKind::Suffix),
            shorter: Vec::new(),
            firsts: Vec::new(),
            direct: Vec::new(),
            pairs: Vec::new(),
            branches: branches(&data),
            starts,
            data,
        };
        lexicon.shorter = lexicon.shorter_symbols();
        lexicon.index();
        lexicon
    }

    /// All words and word parts in the patterns of the sets that `wanted` names, each once per set.
    pub(crate) fn words_of(&self, wanted: impl Fn(SetId) -> bool) -> Vec<(SetId, &str)> {
        let entries = self.data.entries.iter();
        let mut entries: Vec<_> = entries.filter(|entry| wanted(entry.set)).collect();
        order::by_key(&mut entries, |entry| u64::from(entry.set));
        let mut found: Vec<(SetId, u16)> = Vec::new();
        // Per node: the last set it was visited for, plus one. Entries of a set stand together.
        let mut visited: Vec<u32> = vec![0; self.branches.len()];
        let mut open = Vec::new();
        for entry in entries {
            found.push((entry.set, entry.first));
            open.push(entry.node);
            while let Some(number) = open.pop() {
                let mark = u32::from(entry.set) + 1;
                if std::mem::replace(&mut visited[number as usize], mark) == mark {
                    continue;
                }
                let branch = self.branches[number as usize];
                for edge in &self.data.edges[branch.from as usize..branch.to as usize] {
                    if let Item::Symbol(symbol) = edge.item {
                        found.push((entry.set, symbol));
                    }
                    open.push(edge.node);
                }
            }
        }
        order::distinct(&mut found, |(set, symbol)| {
            u64::from(set) << 16 | u64::from(symbol)
        });
        let words = found
            .into_iter()
            .filter(|(_, symbol)| *symbol != NUMBER_FIRST);
        words
            .map(|(set, symbol)| (set, self.text_of(symbol)))
            .collect()
    }

    fn text_of(&self, symbol: u16) -> &str {
        text_of(&self.data, &self.starts, usize::from(symbol) - 1)
    }
}
