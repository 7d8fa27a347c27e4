//! The lexicon: all words of the rubric, and matching of all its patterns in one pass.
//!
//! Words of the page are looked up once; patterns are then compared as sequences of numbers. An
//! automaton over bytes would need a prebuilt table of some 290 kB; this needs the words alone, and rules
//! on sentences get the words for free (see `docs/adr/`).

use super::table::{SEED, Table, step};
use super::words::{RawWord, each_word};
use crate::order;
use crate::rubric::model::{Item, LexiconData, NUMBER_FIRST, Node, SetId, SymbolKind};

/// Most words that a gap in a pattern may skip.
const GAP: usize = 6;

/// A word of the page with the symbols it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Length in bytes.
    pub len: u16,
    /// Symbol of the whole word, or 0.
    word: u16,
    /// Longest symbol that it starts with, or 0.
    prefix: u16,
    /// Longest symbol that it ends with, or 0.
    suffix: u16,
    /// First of a sentence.
    pub sentence: bool,
    /// Starts with a capital letter.
    pub capital: bool,
    /// Is a number, in digits or in words.
    pub number: bool,
}

impl Token {
    /// First byte after it.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }
}

/// A pattern found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Set that the pattern belongs to.
    pub set: SetId,
    /// First token.
    pub start: u32,
    /// First token after it.
    pub end: u32,
    /// The first word stands whole in the pattern, not just its start or end.
    pub whole: bool,
    /// Words in between may belong to something else.
    pub gap: bool,
}

impl Hit {
    /// Does this hit cover all words of the other?
    pub fn covers(&self, other: &Hit) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A text as tokens, with all hits in order of their first token.
#[derive(Debug, Default)]
pub struct Reading {
    /// All words.
    pub tokens: Vec<Token>,
    /// All hits, sorted by start.
    pub hits: Vec<Hit>,
}

impl Reading {
    /// Tokens that lie in a range of bytes.
    pub fn tokens_in(&self, from: u32, to: u32) -> std::ops::Range<u32> {
        let start = self.tokens.partition_point(|t| t.start < from);
        let len = self.tokens[start..].partition_point(|t| t.start < to);
        start as u32..(start + len) as u32
    }

    /// Hits that lie wholly in a range of tokens.
    pub fn hits_in(&self, range: std::ops::Range<u32>) -> impl Iterator<Item = &Hit> {
        let start = self.hits.partition_point(|h| h.start < range.start);
        let to = range.end;
        self.hits[start..]
            .iter()
            .take_while(move |h| h.start < to)
            .filter(move |h| h.end <= to)
    }

    /// Is a set hit in a range of tokens?
    pub fn has(&self, range: std::ops::Range<u32>, set: SetId) -> bool {
        self.hits_in(range).any(|h| h.set == set)
    }
}

/// The words of a text while it is read.
#[derive(Clone, Copy)]
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// Per token: the symbols that it stands for, as in [`Lexicon::follows`].
    masks: &'t [u64],
}

/// Symbol and pattern tables.
#[derive(Debug)]
pub struct Lexicon {
    data: LexiconData,
    words: Table,
    prefixes: Table,
    suffixes: Table,
    /// Per symbol: the next shorter symbol of the same kind, for prefixes and suffixes.
    shorter: Vec<u16>,
    /// Per symbol: where its entries begin in `direct`; one longer than the symbols.
    bucket: Vec<u32>,
    /// Entries that may end at once, or go on with a gap or a number, by first symbol.
    direct: Vec<u32>,
    /// The other entries by first and second symbol, sorted.
    pairs: Vec<(u32, u32)>,
    /// Per node: which symbols may follow, one bit per symbol number modulo 62, bit 62 for any word, bit 63 for numbers.
    follows: Vec<u64>,
    /// Per symbol: what may follow in any of its patterns; all bits when one of them ends there.
    may_follow: Vec<u64>,
}

impl Lexicon {
    /// Builds the tables; done once, takes a few tenths of a millisecond.
    pub fn new(data: LexiconData) -> Self {
        let entries = |kind: SymbolKind| {
            data.symbols
                .iter()
                .enumerate()
                .filter(move |(_, s)| s.kind == kind)
                .map(move |(i, s)| (hash(&s.text, kind), i as u16 + 1))
        };
        let mut lexicon = Self {
            words: Table::new(entries(SymbolKind::Word)),
            prefixes: Table::new(entries(SymbolKind::Prefix)),
            suffixes: Table::new(entries(SymbolKind::Suffix)),
            shorter: Vec::new(),
            bucket: Vec::new(),
            direct: Vec::new(),
            pairs: Vec::new(),
            follows: data.nodes.iter().map(follows).collect(),
            may_follow: Vec::new(),
            data,
        };
        lexicon.shorter = lexicon.shorter_symbols();
        lexicon.index();
        lexicon.may_follow = lexicon.all_follows();
        lexicon
    }

    fn shorter_symbols(&self) -> Vec<u16> {
        let mut shorter = vec![0; self.data.symbols.len() + 1];
        for (i, symbol) in self.data.symbols.iter().enumerate() {
            let text = symbol.text.as_str();
            shorter[i + 1] = match symbol.kind {
                SymbolKind::Word => 0,
                SymbolKind::Prefix => self.longest_prefix(text, text.len()),
                SymbolKind::Suffix => self.longest_suffix(text, text.len()),
            };
        }
        shorter
    }

    /// Sorts the entries by what they need, so that few are looked at in vain.
    fn index(&mut self) {
        let mut symbol = 0;
        for (number, entry) in self.data.entries.iter().enumerate() {
            while symbol <= usize::from(entry.first) {
                self.bucket.push(self.direct.len() as u32);
                symbol += 1;
            }
            let node = &self.data.nodes[entry.node as usize];
            let words = node.edges.iter().filter_map(|(item, _)| match item {
                Item::Symbol(second) => Some(*second),
                Item::Number | Item::Gap => None,
            });
            if node.accept || words.clone().count() < node.edges.len() {
                self.direct.push(number as u32);
            } else {
                let keys = words.map(|second| (pair_key(entry.first, second), number as u32));
                self.pairs.extend(keys);
            }
        }
        self.bucket
            .resize(self.data.symbols.len() + 2, self.direct.len() as u32);
        self.pairs.sort_unstable();
    }

    fn all_follows(&self) -> Vec<u64> {
        let mut masks = vec![0; self.data.symbols.len() + 1];
        for entry in &self.data.entries {
            let node = entry.node as usize;
            masks[usize::from(entry.first)] |= if self.data.nodes[node].accept {
                u64::MAX
            } else {
                self.follows[node]
            };
        }
        masks
    }

    /// Splits a text into tokens and finds all patterns.
    pub fn read(&self, text: &str) -> Reading {
        let mut tokens = Vec::with_capacity(text.len() / 6);
        each_word(text, |word, folded| tokens.push(self.token(word, folded)));
        let mut hits = Vec::new();
        let masks: Vec<u64> = tokens.iter().map(|token| self.mask(*token)).collect();
        for at in 0..tokens.len() {
            // Nothing may follow the last word of a sentence.
            let ends = tokens.get(at + 1).is_none_or(|next| next.sentence);
            let next = if ends { 0 } else { masks[at + 1] | ANY_WORD };
            if masks[at] != 0 {
                let words = Words {
                    text,
                    tokens: &tokens,
                    masks: &masks,
                };
                self.match_at(words, at, next, &mut hits);
            }
        }
        Reading { tokens, hits }
    }

    fn token(&self, word: RawWord, folded: &str) -> Token {
        let mut token = Token {
            start: word.start,
            len: u16::try_from(word.end - word.start).unwrap_or(u16::MAX),
            sentence: word.sentence,
            capital: word.capital,
            number: word.number,
            ..Token::default()
        };
        let mut hash = SEED;
        for (i, &byte) in folded.as_bytes().iter().enumerate() {
            hash = step(hash, byte);
            if i >= 2 && i + 1 < folded.len() && self.prefixes.maybe(hash) {
                let found = self.prefix_at(folded, i + 1, hash);
                if found != 0 {
                    token.prefix = found;
                }
            }
        }
        token.word = self.word(folded, hash);
        // The whole word may be a prefix symbol as well.
        if self.prefixes.maybe(hash) {
            let found = self.prefix_at(folded, folded.len(), hash);
            if found != 0 {
                token.prefix = found;
            }
        }
        if folded.len() >= 4 {
            token.suffix = self.longest_suffix(folded, folded.len() + 1);
        }
        token
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

    /// All words and word parts in the patterns of the sets that `wanted` names, each once per set.
    pub(crate) fn words_of(&self, wanted: impl Fn(SetId) -> bool) -> Vec<(SetId, &str)> {
        let entries = self.data.entries.iter();
        let mut entries: Vec<_> = entries.filter(|entry| wanted(entry.set)).collect();
        order::by_key(&mut entries, |entry| u64::from(entry.set));
        let mut found: Vec<(SetId, u16)> = Vec::new();
        // Per node: the last set it was visited for, plus one. Entries of a set stand together.
        let mut visited: Vec<u32> = vec![0; self.data.nodes.len()];
        let mut open = Vec::new();
        for entry in entries {
            found.push((entry.set, entry.first));
            open.push(entry.node);
            while let Some(number) = open.pop() {
                let mark = u32::from(entry.set) + 1;
                if std::mem::replace(&mut visited[number as usize], mark) == mark {
                    continue;
                }
                for (item, next) in &self.data.nodes[number as usize].edges {
                    if let Item::Symbol(symbol) = item {
                        found.push((entry.set, *symbol));
                    }
                    open.push(*next);
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
        &self.data.symbols[usize::from(symbol) - 1].text
    }

    /// Longest prefix symbol of `folded` that is shorter than `below` bytes.
    fn longest_prefix(&self, folded: &str, below: usize) -> u16 {
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
    fn longest_suffix(&self, folded: &str, below: usize) -> u16 {
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

    /// All symbols that a token stands for: the word itself, then its starts and ends.
    fn symbols_of(&self, token: Token) -> impl Iterator<Item = u16> {
        let chain = move |first: u16| {
            std::iter::successors(Some(first).filter(|&s| s != 0), |&s| {
                Some(self.shorter[usize::from(s)]).filter(|&s| s != 0)
            })
        };
        std::iter::once(token.word)
            .filter(|&s| s != 0)
            .chain(chain(token.prefix))
            .chain(chain(token.suffix))
    }

    /// One bit per symbol that a token stands for, as in [`Lexicon::follows`].
    fn mask(&self, token: Token) -> u64 {
        let number = u64::from(token.number) << 63;
        self.symbols_of(token)
            .fold(number, |mask, symbol| mask | 1 << (symbol % 62))
    }

    /// Finds the patterns that start at a token; `next` is the mask of the token after it.
    fn match_at(&self, words: Words<'_>, at: usize, next: u64, hits: &mut Vec<Hit>) {
        let tokens = words.tokens;
        let token = tokens[at];
        let number = token.number.then_some(NUMBER_FIRST);
        for symbol in self.symbols_of(token).chain(number) {
            let may_follow = self.may_follow[usize::from(symbol)];
            if may_follow != u64::MAX && may_follow & next == 0 {
                continue;
            }
            let whole = symbol == token.word || symbol == NUMBER_FIRST;
            let from = self.bucket[usize::from(symbol)] as usize;
            let to = self.bucket[usize::from(symbol) + 1] as usize;
            for &entry in &self.direct[from..to] {
                self.try_entry(words, at, entry, whole, hits);
            }
            if next == 0 {
                continue;
            }
            let first = hits.len();
            for second in self.symbols_of(tokens[at + 1]) {
                for &(_, entry) in self.with_second(symbol, second) {
                    let set = self.data.entries[entry as usize].set;
                    // The word and its start may both lead to the same patterns.
                    if !hits[first..].iter().any(|hit| hit.set == set) {
                        self.try_entry(words, at, entry, whole, hits);
                    }
                }
            }
        }
    }

    /// Entries that need this second symbol.
    fn with_second(&self, first: u16, second: u16) -> &[(u32, u32)] {
        let key = pair_key(first, second);
        let from = self.pairs.partition_point(|(k, _)| *k < key);
        let len = self.pairs[from..]
            .iter()
            .take_while(|(k, _)| *k == key)
            .count();
        &self.pairs[from..from + len]
    }

    fn try_entry(&self, words: Words<'_>, at: usize, entry: u32, whole: bool, hits: &mut Vec<Hit>) {
        let entry = &self.data.entries[entry as usize];
        let token = words.tokens[at];
        if let Some(exact) = &entry.exact
            && words.text.get(token.start as usize..token.end() as usize) != Some(exact)
        {
            return;
        }
        if let Some((end, gap)) = self.longest(words, at + 1, entry.node) {
            hits.push(Hit {
                set: entry.set,
                start: at as u32,
                end: end as u32,
                whole,
                gap,
            });
        }
    }

    /// The longest way to go on from a node: first token after it, and whether it has a gap.
    fn longest(&self, words: Words<'_>, at: usize, node: u32) -> Option<(usize, bool)> {
        let follows = self.follows[node as usize];
        let node = &self.data.nodes[node as usize];
        let mut best = node.accept.then_some((at, false));
        let token = words.tokens.get(at).filter(|token| !token.sentence);
        let Some(token) = token.filter(|_| follows & (words.masks[at] | ANY_WORD) != 0) else {
            return best;
        };
        for &(item, next) in &node.edges {
            let found = if item == Item::Gap {
                self.after_gap(words, at, next).map(|end| (end, true))
            } else if self.fits(*token, item) {
                self.longest(words, at + 1, next)
            } else {
                None
            };
            if found.map(|f| f.0) > best.map(|b| b.0) {
                best = found;
            }
        }
        best
    }

    /// The nearest place within the gap from which the rest matches.
    fn after_gap(&self, words: Words<'_>, at: usize, node: u32) -> Option<usize> {
        let far = (at + GAP + 1).min(words.tokens.len());
        let same_sentence = (at..far).take_while(|&i| !words.tokens[i].sentence);
        let follows = self.follows[node as usize];
        let mut ends = same_sentence
            .filter(|&i| follows & words.masks[i] != 0)
            .filter_map(|next| self.longest(words, next, node));
        ends.next().map(|(end, _)| end)
    }

    fn fits(&self, token: Token, item: Item) -> bool {
        match item {
            Item::Symbol(symbol) => self.symbols_of(token).any(|s| s == symbol),
            Item::Number => token.number,
            Item::Gap => false,
        }
    }
}

/// Key of two symbols.
fn pair_key(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// Bit of [`Lexicon::follows`] for a gap, which any word may fill.
const ANY_WORD: u64 = 1 << 62;

/// Which symbols may follow a node, as bits.
fn follows(node: &Node) -> u64 {
    node.edges.iter().fold(0, |mask, (item, _)| {
        mask | match item {
            Item::Symbol(symbol) => 1 << (symbol % 62),
            Item::Number => 1 << 63,
            Item::Gap => ANY_WORD,
        }
    })
}

fn hash_of(text: &str) -> u32 {
    text.bytes().fold(SEED, step)
}

fn hash(text: &str, kind: SymbolKind) -> u32 {
    match kind {
        SymbolKind::Suffix => text.bytes().rev().fold(SEED, step),
        SymbolKind::Word | SymbolKind::Prefix => hash_of(text),
    }
}
