//! Words and patterns of all sets, packed into rows of a fixed size.

use serde::{Deserialize, Serialize};

use super::SetId;
use crate::rubric::packed::{self, Row, four, two};

/// Words and patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconData {
    /// Folded texts of all words and word parts, one behind the other.
    pub texts: String,
    /// Words and word parts; the symbol number is the index plus one.
    #[serde(with = "packed")]
    pub symbols: Vec<Symbol>,
    /// Where patterns begin, in no order that means anything.
    #[serde(with = "packed")]
    pub entries: Vec<Entry>,
    /// Spellings that a first word must have exactly.
    pub exact: Vec<String>,
    /// How patterns go on. A node stands behind all nodes that follow it.
    #[serde(with = "packed")]
    pub nodes: Vec<Node>,
    /// What follows the nodes, in order.
    #[serde(with = "packed")]
    pub edges: Vec<Edge>,
    /// Number of sets.
    pub sets: u16,
}

/// A word or word part that occurs in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Length in [`LexiconData::texts`], in bytes.
    pub len: u8,
    /// How it is compared.
    pub kind: SymbolKind,
}

/// How a symbol is compared with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolKind {
    /// The whole word.
    Word,
    /// The start of the word.
    Prefix,
    /// The end of the word.
    Suffix,
}

/// Stands for "any number" as the first symbol of an entry.
pub const NUMBER_FIRST: u16 = 0;

/// A place where patterns of one set begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// First symbol, or [`NUMBER_FIRST`].
    pub first: u16,
    /// Set that the patterns belong to.
    pub set: SetId,
    /// Index in [`LexiconData::exact`] plus one, when the first word must have exactly that spelling; else 0.
    pub exact: u16,
    /// Where in a sentence the patterns must stand.
    pub place: SentencePlace,
    /// Index in [`LexiconData::nodes`] of what follows.
    pub node: u32,
}

/// Where in a sentence a pattern must stand. A heading or label is a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SentencePlace {
    /// Anywhere.
    #[default]
    Anywhere,
    /// At its start.
    Start,
    /// At its end.
    End,
    /// From start to end: the sentence is nothing else.
    Whole,
}

/// What may follow at one place of a pattern. Equal continuations of all patterns share one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// A pattern may end here.
    pub accept: bool,
    /// Number of edges in [`LexiconData::edges`].
    pub edges: u16,
}

/// A way to go on from a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What must come next.
    pub item: Item,
    /// The node behind it.
    pub node: u32,
}

/// One place of a pattern after the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// This symbol.
    Symbol(u16),
    /// Any number.
    Number,
    /// Up to six words of the same sentence.
    Gap,
}

impl Row for Symbol {
    const SIZE: usize = 2;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend([self.len, self.kind as u8]);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            len: bytes[0],
            kind: match bytes[1] {
                0 => SymbolKind::Word,
                1 => SymbolKind::Prefix,
                _ => SymbolKind::Suffix,
            },
        }
    }
}

impl Row for Entry {
    const SIZE: usize = 11;
    const ALIKE: bool = true;

    fn write(&self, out: &mut Vec<u8>) {
        for number in [self.first, self.set, self.exact] {
            out.extend(number.to_le_bytes());
        }
        out.extend(self.node.to_le_bytes());
        out.push(self.place as u8);
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            first: two(bytes, 0),
            set: two(bytes, 2),
            exact: two(bytes, 4),
            place: match bytes[10] {
                0 => SentencePlace::Anywhere,
                1 => SentencePlace::Start,
                2 => SentencePlace::End,
                _ => SentencePlace::Whole,
            },
            node: four(bytes, 6),
        }
    }
}

impl Row for Node {
    const SIZE: usize = 2;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.edges << 1 | u16::from(self.accept)).to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        let number = two(bytes, 0);
        Self {
            accept: number & 1 == 1,
            edges: number >> 1,
        }
    }
}

/// Codes of items that are no symbol; symbols have their own number.
const NUMBER: u16 = u16::MAX;
const GAP: u16 = u16::MAX - 1;

impl Row for Edge {
    const SIZE: usize = 6;

    fn write(&self, out: &mut Vec<u8>) {
        let item = match self.item {
            Item::Symbol(symbol) => symbol,
            Item::Number => NUMBER,
            Item::Gap => GAP,
        };
        out.extend(item.to_le_bytes());
        out.extend(self.node.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        Self {
            item: match two(bytes, 0) {
                NUMBER => Item::Number,
                GAP => Item::Gap,
                symbol => Item::Symbol(symbol),
            },
            node: four(bytes, 2),
        }
    }
}
