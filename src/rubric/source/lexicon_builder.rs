//! Collects the words and patterns of all sets while the rubric is compiled.

use std::collections::BTreeMap;

use super::schema::Patterns;
use super::{File, SourceError};
use crate::rubric::model::{
    Edge, Entry, Item, LexiconData, NUMBER_FIRST, Node, SentencePlace, SetId, Symbol, SymbolKind,
};
use crate::rubric::pattern::{Part, expand, place};

/// Letters from which a term counts at the start of a longer word (`leerlingenvervoer|aanvraag`).
const COMPOUND_FROM: usize = 8;

/// How a pattern begins: its first item, the exact spelling of that, and where in a sentence it must stand.
type Beginning = (u16, Option<String>, SentencePlace);

/// How a pattern begins, and the items after it.
type Form = (Beginning, Vec<Item>);

/// Collects symbols and patterns while the files are compiled.
#[derive(Default)]
pub(super) struct LexiconBuilder {
    symbols: BTreeMap<Word, u16>,
    entries: Vec<Entry>,
    exact: Vec<String>,
    nodes: BTreeMap<Continuation, u32>,
    sets: u16,
}

/// A word or word part.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: String,
    kind: SymbolKind,
}

/// How patterns go on: whether one may end, and the next items, each with the number of what is behind it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Continuation {
    accept: bool,
    edges: Vec<(Item, u32)>,
}

impl LexiconBuilder {
    /// Makes one set of several lists of patterns.
    pub(super) fn set<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<SetId, SourceError> {
        let forms = self.forms(file, lists)?;
        Ok(self.add_set(forms))
    }

    /// As [`Self::set`]; a long single word also counts at the start of a compound.
    pub(super) fn topic_set<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<SetId, SourceError> {
        let mut forms = self.forms(file, lists)?;
        let words: BTreeMap<u16, String> = self
            .symbols
            .iter()
            .filter(|(s, _)| s.kind == SymbolKind::Word && s.text.len() >= COMPOUND_FROM)
            .map(|(symbol, id)| (*id, symbol.text.clone()))
            .collect();
        let compounds: Vec<String> = forms
            .iter()
            .filter(|((_, exact, place), rest)| {
                rest.is_empty() && exact.is_none() && *place == SentencePlace::Anywhere
            })
            .filter_map(|((first, ..), _)| words.get(first).cloned())
            .collect();
        for text in compounds {
            forms.extend(self.form(vec![Part::Prefix(text)], SentencePlace::Anywhere));
        }
        Ok(self.add_set(forms))
    }

    fn forms<'a, T>(
        &mut self,
        file: &File<T>,
        lists: impl IntoIterator<Item = &'a Patterns>,
    ) -> Result<Vec<Form>, SourceError> {
        let mut forms = Vec::new();
        for pattern in lists.into_iter().flatten() {
            let (place, text) = place(pattern.as_ref());
            let expanded = expand(text)
                .map_err(|error| file.error(pattern.span().start, error.to_string()))?;
            for parts in expanded {
                forms.extend(self.form(parts, place));
            }
        }
        Ok(forms)
    }

    fn form(&mut self, parts: Vec<Part>, place: SentencePlace) -> Option<Form> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let exact = match &first {
            Part::Exact(text) => Some(text.clone()),
            _ => None,
        };
        let first = match self.item(first) {
            Item::Symbol(symbol) => symbol,
            Item::Number => NUMBER_FIRST,
            Item::Gap => return None,
        };
        let rest = parts.map(|part| self.item(part)).collect();
        Some(((first, exact, place), rest))
    }

    fn item(&mut self, part: Part) -> Item {
        let (text, kind) = match part {
            Part::Gap => return Item::Gap,
            Part::Number => return Item::Number,
            Part::Word(text) => (text, SymbolKind::Word),
            Part::Prefix(text) => (text, SymbolKind::Prefix),
            Part::Suffix(text) => (text, SymbolKind::Suffix),
            Part::Exact(text) => (text.to_lowercase(), SymbolKind::Word),
        };
        let next = self.symbols.len() as u16 + 1;
        Item::Symbol(*self.symbols.entry(Word { text, kind }).or_insert(next))
    }

    fn add_set(&mut self, forms: Vec<Form>) -> SetId {
        let set = self.sets;
        self.sets += 1;
        let mut by_first: BTreeMap<Beginning, Vec<Vec<Item>>> = BTreeMap::new();
        for (first, rest) in forms {
            by_first.entry(first).or_default().push(rest);
        }
        for ((first, exact, place), rests) in by_first {
            let rests: Vec<&[Item]> = rests.iter().map(Vec::as_slice).collect();
            let node = self.node(&rests);
            let exact = exact.map_or(0, |text| {
                self.exact.push(text);
                self.exact.len() as u16
            });
            self.entries.push(Entry {
                first,
                set,
                exact,
                place,
                node,
            });
        }
        set
    }

    /// The node for a set of continuations; equal ones are made once.
    fn node(&mut self, rests: &[&[Item]]) -> u32 {
        let mut next: BTreeMap<Item, Vec<&[Item]>> = BTreeMap::new();
        let mut accept = false;
        for rest in rests {
            match rest.split_first() {
                None => accept = true,
                Some((item, rest)) => next.entry(*item).or_default().push(rest),
            }
        }
        let edges = next
            .into_iter()
            .map(|(item, rests)| (item, self.node(&rests)))
            .collect();
        let number = self.nodes.len() as u32;
        *self
            .nodes
            .entry(Continuation { accept, edges })
            .or_insert(number)
    }

    pub(super) fn finish(mut self) -> LexiconData {
        // In this order the numbers of a column are most alike, and a module compresses to four kilobytes less.
        self.entries
            .sort_by_key(|entry| (entry.node, entry.set, entry.first));
        let words = in_order(self.symbols);
        let nodes = in_order(self.nodes);
        let edges = nodes.iter().flat_map(|node| &node.edges);
        LexiconData {
            texts: words.iter().map(|word| word.text.as_str()).collect(),
            symbols: words.iter().map(symbol).collect(),
            entries: self.entries,
            exact: self.exact,
            edges: edges.map(|&(item, node)| Edge { item, node }).collect(),
            nodes: nodes.iter().map(node).collect(),
            sets: self.sets,
        }
    }
}

fn symbol(word: &Word) -> Symbol {
    Symbol {
        len: word.text.len() as u8,
        kind: word.kind,
    }
}

fn node(continuation: &Continuation) -> Node {
    Node {
        accept: continuation.accept,
        edges: continuation.edges.len() as u16,
    }
}

/// Keys in order of their number.
fn in_order<K: Ord, N: Ord + Copy>(numbered: BTreeMap<K, N>) -> Vec<K> {
    let mut list: Vec<(N, K)> = numbered.into_iter().map(|(k, n)| (n, k)).collect();
    list.sort_by_key(|(n, _)| *n);
    list.into_iter().map(|(_, key)| key).collect()
}
