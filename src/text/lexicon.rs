//! The lexicon: all words of the rubric, and matching of all its patterns in one pass.
//!
//! Words of the page are looked up once; patterns are then compared as sequences of numbers. An
//! automaton over bytes would need a prebuilt table of some 290 kB; this needs the words alone, and rules
//! on sentences get the words for free (see `docs/adr/`).

use super::table::{SEED, Table, step};
use super::words::{RawWord, Run, Runs};
use crate::order;
use crate::rubric::model::{
    Edge, Item, LexiconData, NUMBER_FIRST, SentencePlace, SetId, SymbolKind,
};

/// Most words that a gap in a pattern may skip.
const GAP: usize = 6;

/// A word of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Length in bytes.
    pub len: u16,
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
    /// Per token, and behind the last: number of hits that start before it.
    hits_before: Vec<u32>,
    /// Per [`STRIDE`] bytes of the text: number of tokens that start before them.
    tokens_before: Vec<u32>,
}

/// Distance in bytes between the places of which the token is known.
const STRIDE: u32 = 64;

impl Reading {
    fn new(tokens: Vec<Token>, hits: Vec<Hit>) -> Self {
        let mut hits_before = Vec::with_capacity(tokens.len() + 1);
        let mut before = 0;
        for token in 0..=tokens.len() as u32 {
            while hits.get(before).is_some_and(|hit| hit.start < token) {
                before += 1;
            }
            hits_before.push(before as u32);
        }
        let mut tokens_before = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let places = token.start / STRIDE + 1;
            tokens_before.resize((places as usize).max(tokens_before.len()), i as u32);
        }
        Self {
            tokens,
            hits,
            hits_before,
            tokens_before,
        }
    }

    /// First token that starts at a byte or after it.
    fn token_from(&self, byte: u32) -> u32 {
        let place = (byte / STRIDE) as usize;
        let last = self.tokens.len();
        let near = self.tokens_before.get(place).map_or(last, |&n| n as usize);
        let steps = self.tokens[near..].iter();
        (near + steps.take_while(|t| t.start < byte).count()) as u32
    }

    /// Tokens that lie in a range of bytes.
    pub fn tokens_in(&self, from: u32, to: u32) -> std::ops::Range<u32> {
        let start = self.token_from(from);
        start..self.token_from(to).max(start)
    }

    /// Hits that lie wholly in a range of tokens.
    pub fn hits_in(&self, range: std::ops::Range<u32>) -> impl Iterator<Item = &Hit> {
        let before = self.hits_before.get(range.start as usize);
        let start = before.map_or(self.hits.len(), |&n| n as usize);
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
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The same words as patterns see them.
    places: &'t [Place],
    /// The symbols that the places refer to.
    symbols: &'t [u16],
}

/// A word of the page as patterns see it.
#[derive(Clone, Copy)]
struct Place {
    /// What the word stands for.
    meaning: Meaning,
    /// The masks of this word and of all words after it in its sentence together.
    rest: u64,
    /// First of a sentence.
    sentence: bool,
}

impl Words<'_> {
    fn symbols(&self, at: usize) -> &[u16] {
        let Meaning { from, count, .. } = self.places[at].meaning;
        &self.symbols[from as usize..from as usize + usize::from(count)]
    }
}

/// What a word stands for.
#[derive(Clone, Copy, Debug, Default)]
struct Meaning {
    /// One bit per symbol, as in [`Branch::follows`].
    mask: u64,
    /// First of its symbols in [`Words::symbols`]: the word itself, then its starts and ends.
    from: u32,
    /// Number of symbols.
    count: u8,
    /// The first symbol is the whole word.
    whole: bool,
    /// Is a number.
    number: bool,
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
struct Memory<'t> {
    text: &'t str,
    /// A word has one place, by its hash; a newer one takes it over.
    slots: Vec<Known>,
}

impl<'t> Memory<'t> {
    fn new(text: &'t str) -> Self {
        let slots = (text.len() / 8).next_power_of_two().min(MOST_KNOWN);
        Self {
            text,
            slots: vec![Known::default(); slots],
        }
    }

    fn slot(&self, hash: u32) -> usize {
        (hash ^ (hash >> 15)) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn get(&self, run: &Run) -> Option<Meaning> {
        let hash = run.plain?;
        let known = &self.slots[self.slot(hash)];
        if known.hash != hash || known.len as usize != run.end - run.start {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = known.start as usize;
        let old = &bytes[start..start + usize::from(known.len)];
        let new = &bytes[run.start..run.end];
        (old == new || old.eq_ignore_ascii_case(new)).then_some(known.meaning)
    }

    fn put(&mut self, run: &Run, meaning: Meaning) {
        if let (Some(hash), Ok(len)) = (run.plain, u16::try_from(run.end - run.start)) {
            let slot = self.slot(hash);
            self.slots[slot] = Known {
                hash,
                start: run.start as u32,
                len,
                meaning,
            };
        }
    }
}

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

/// The patterns that begin with a symbol.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// Begin in [`Lexicon::direct`].
    direct: u32,
    /// Begin in [`Lexicon::pairs`].
    pairs: u32,
    /// What may follow in any of its patterns; all bits when one of them ends there.
    follows: u64,
}

/// How a pattern may go on at one place.
#[derive(Clone, Copy, Debug)]
struct Branch {
    /// Which symbols may follow: one bit per symbol number modulo 62, bit 62 for any word, bit 63 for numbers.
    follows: u64,
    /// Which symbols may be the last of a pattern that goes on from here.
    lasts: u64,
    /// Begin in [`LexiconData::edges`].
    from: u32,
    /// End in [`LexiconData::edges`].
    to: u32,
    /// A pattern may end here.
    accept: bool,
}

impl Lexicon {
    /// Builds the tables; done once, takes a few tenths of a millisecond.
    pub fn new(mut data: LexiconData) -> Self {
        order::by_key(&mut data.entries, |entry| {
            u64::from(entry.first) << 32 | u64::from(entry.set) << 16 | u64::from(entry.exact)
        });
        let starts = starts(&data);
        let entries = |kind: SymbolKind| {
            let symbols = data.symbols.iter().enumerate();
            symbols
                .filter(move |(_, s)| s.kind == kind)
                .map(|(i, s)| (hash(text_of(&data, &starts, i), s.kind), i as u16 + 1))
        };
        let mut lexicon = Self {
            words: Table::new(entries(SymbolKind::Word)),
            prefixes: Table::new(entries(SymbolKind::Prefix)),
            suffixes: Table::new(entries(SymbolKind::Suffix)),
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

    fn shorter_symbols(&self) -> Vec<u16> {
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
    fn index(&mut self) {
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
                second.extend(words);
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
    /// second symbol are in `second`.
    fn begin(&mut self, symbol: usize, second: &mut Vec<(u16, u32)>) {
        if second.len() > 1 {
            // They are in order of their entries already, and equal keys keep that.
            order::by_key(second, |&(symbol, _)| u64::from(symbol));
        }
        self.pairs.append(second);
        self.firsts[symbol].direct = self.direct.len() as u32;
        self.firsts[symbol].pairs = self.pairs.len() as u32;
    }

    /// Splits a text into tokens and finds all patterns.
    pub fn read(&self, text: &str) -> Reading {
        let mut tokens = Vec::with_capacity(text.len() / 6);
        let mut places = Vec::with_capacity(text.len() / 6);
        let mut symbols = Vec::new();
        let mut known = Memory::new(text);
        let mut folded = String::with_capacity(32);
        for run in Runs::new(text) {
            if let Some(meaning) = known.get(&run) {
                tokens.push(token(&run.word(meaning.number)));
                places.push(Place::new(meaning, run.sentence));
                continue;
            }
            let before = tokens.len();
            run.each_word(text, &mut folded, &mut |word, folded| {
                let meaning = self.meaning(word, folded, &mut symbols);
                tokens.push(token(&word));
                places.push(Place::new(meaning, word.sentence));
            });
            if tokens.len() == before + 1 {
                known.put(&run, places[before].meaning);
            }
        }
        add_rests(&mut places);
        let words = Words {
            text,
            tokens: &tokens,
            places: &places,
            symbols: &symbols,
        };
        let mut hits = Vec::with_capacity(tokens.len() / 2);
        for (at, place) in places.iter().enumerate() {
            if place.meaning.mask != 0 {
                self.match_at(&words, at, &mut hits);
            }
        }
        Reading::new(tokens, hits)
    }

    /// Looks up a word; its symbols are added to the list.
    fn meaning(&self, word: RawWord, folded: &str, symbols: &mut Vec<u16>) -> Meaning {
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
        let from = symbols.len();
        symbols.extend((whole != 0).then_some(whole));
        for longest in [prefix, suffix] {
            let mut symbol = longest;
            while symbol != 0 {
                symbols.push(symbol);
                symbol = self.shorter[usize::from(symbol)];
            }
        }
        let number = u64::from(word.number) << 63;
        let own = symbols[from..].iter();
        Meaning {
            mask: own.fold(number, |mask, &symbol| mask | bit(Item::Symbol(symbol))),
            from: from as u32,
            count: (symbols.len() - from) as u8,
            whole: whole != 0,
            number: word.number,
        }
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

    /// Finds the patterns that start at a token.
    fn match_at(&self, words: &Words<'_>, at: usize, hits: &mut Vec<Hit>) {
        let Meaning { whole, number, .. } = words.places[at].meaning;
        // Nothing may follow the last word of a sentence.
        let after = words.places.get(at + 1).filter(|next| !next.sentence);
        let next = after.map_or(0, |after| after.meaning.mask | ANY_WORD);
        let rest = after.map_or(0, |after| after.rest);
        let symbols = words.symbols(at);
        let number = number.then_some(&NUMBER_FIRST);
        for (i, &symbol) in symbols.iter().chain(number).enumerate() {
            let first = self.firsts[usize::from(symbol)];
            if first.follows != u64::MAX && first.follows & next == 0 {
                continue;
            }
            let whole = symbol == NUMBER_FIRST || (whole && i == 0);
            let end = self.firsts[usize::from(symbol) + 1];
            for &entry in &self.direct[first.direct as usize..end.direct as usize] {
                let branch = &self.branches[self.data.entries[entry as usize].node as usize];
                if branch.accept || (branch.follows & next != 0 && branch.lasts & rest != 0) {
                    self.try_entry(words, at, entry, whole, hits);
                }
            }
            if next == 0 || first.pairs == end.pairs {
                continue;
            }
            let pairs = &self.pairs[first.pairs as usize..end.pairs as usize];
            let before = hits.len();
            for &second in words.symbols(at + 1) {
                if first.follows & bit(Item::Symbol(second)) == 0 {
                    continue;
                }
                let from = pairs.partition_point(|(s, _)| *s < second);
                for &(_, entry) in pairs[from..].iter().take_while(|(s, _)| *s == second) {
                    let set = self.data.entries[entry as usize].set;
                    // The word and its start may both lead to the same patterns.
                    if !hits[before..].iter().any(|hit| hit.set == set) {
                        self.try_entry(words, at, entry, whole, hits);
                    }
                }
            }
        }
    }

    fn try_entry(
        &self,
        words: &Words<'_>,
        at: usize,
        entry: u32,
        whole: bool,
        hits: &mut Vec<Hit>,
    ) {
        let entry = self.data.entries[entry as usize];
        if entry.exact != 0 {
            let token = words.tokens[at];
            let own = words.text.get(token.start as usize..token.end() as usize);
            if own != Some(&self.data.exact[usize::from(entry.exact) - 1]) {
                return;
            }
        }
        let starts = || words.tokens[at].sentence;
        let ends = |end: usize| words.tokens.get(end).is_none_or(|next| next.sentence);
        let placed = |end: usize| match entry.place {
            SentencePlace::Anywhere => true,
            SentencePlace::Start => starts(),
            SentencePlace::End => ends(end),
            SentencePlace::Whole => starts() && ends(end),
        };
        if let Some((end, gap)) = self.longest(words, at + 1, entry.node)
            && placed(end)
        {
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
    fn longest(&self, words: &Words<'_>, at: usize, node: u32) -> Option<(usize, bool)> {
        let branch = self.branches[node as usize];
        let mut best = branch.accept.then_some((at, false));
        let place = words.places.get(at).filter(|place| !place.sentence);
        let Some(place) = place.filter(|place| branch.lasts & place.rest != 0) else {
            return best;
        };
        let mask = place.meaning.mask;
        if branch.follows & (mask | ANY_WORD) == 0 {
            return best;
        }
        for &Edge { item, node: next } in &self.data.edges[branch.from as usize..branch.to as usize]
        {
            let found = match item {
                Item::Gap => self.after_gap(words, at, next).map(|end| (end, true)),
                Item::Symbol(symbol)
                    if mask & bit(item) != 0 && words.symbols(at).contains(&symbol) =>
                {
                    self.longest(words, at + 1, next)
                }
                Item::Number if place.meaning.number => self.longest(words, at + 1, next),
                Item::Symbol(_) | Item::Number => None,
            };
            if found.map(|f| f.0) > best.map(|b| b.0) {
                best = found;
            }
        }
        best
    }

    /// The nearest place within the gap from which the rest matches.
    fn after_gap(&self, words: &Words<'_>, at: usize, node: u32) -> Option<usize> {
        let branch = &self.branches[node as usize];
        let far = (at + GAP + 1).min(words.places.len());
        for (next, place) in words.places[..far].iter().enumerate().skip(at) {
            if place.sentence || branch.lasts & place.rest == 0 {
                break;
            }
            if branch.follows & place.meaning.mask != 0
                && let Some((end, _)) = self.longest(words, next, node)
            {
                return Some(end);
            }
        }
        None
    }
}

fn starts(data: &LexiconData) -> Vec<u32> {
    let mut starts = Vec::with_capacity(data.symbols.len() + 1);
    let mut start = 0;
    for symbol in &data.symbols {
        starts.push(start);
        start += u32::from(symbol.len);
    }
    starts.push(start);
    starts
}

fn text_of<'d>(data: &'d LexiconData, starts: &[u32], symbol: usize) -> &'d str {
    &data.texts[starts[symbol] as usize..starts[symbol + 1] as usize]
}

/// What there is to know of every node beforehand.
fn branches(data: &LexiconData) -> Vec<Branch> {
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

fn token(word: &RawWord) -> Token {
    Token {
        start: word.start,
        len: u16::try_from(word.end - word.start).unwrap_or(u16::MAX),
        sentence: word.sentence,
        capital: word.capital,
        number: word.number,
    }
}

impl Place {
    fn new(meaning: Meaning, sentence: bool) -> Self {
        Self {
            meaning,
            rest: 0,
            sentence,
        }
    }
}

fn add_rests(places: &mut [Place]) {
    let mut rest = 0;
    for place in places.iter_mut().rev() {
        rest |= place.meaning.mask;
        place.rest = rest;
        if place.sentence {
            rest = 0;
        }
    }
}

/// Bit of [`Branch::follows`] for a gap, which any word may fill.
const ANY_WORD: u64 = 1 << 62;

/// Bit of [`Branch::follows`] for an item.
#[inline]
fn bit(item: Item) -> u64 {
    match item {
        Item::Symbol(symbol) => 1 << (symbol % 62),
        Item::Number => 1 << 63,
        Item::Gap => ANY_WORD,
    }
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

#[cfg(test)]
mod tests {
    use crate::Engine;
    use crate::text::Reading;

    fn read(text: &str) -> Reading {
        Engine::builtin().lexicon().read(text)
    }

    /// Tokens and hits of a reading, from a token on, as if the text began there.
    fn from(reading: &Reading, token: usize) -> Vec<(u16, u32, u32)> {
        let token = token as u32;
        let hits = reading.hits.iter().filter(|hit| hit.start >= token);
        hits.map(|hit| (hit.set, hit.start - token, hit.end - token))
            .collect()
    }

    #[test]
    fn a_word_that_comes_back_means_the_same() {
        let text =
            "U kunt bijzondere bijstand aanvragen met DigiD. Binnen zes weken krijgt u bericht.";
        let once = read(text);
        assert!(!once.hits.is_empty());
        let twice = read(&format!("{text}\n{}", text.to_uppercase()));
        assert_eq!(twice.tokens.len(), once.tokens.len() * 2);
        assert_eq!(from(&twice, once.tokens.len()), from(&once, 0));
    }

    #[test]
    fn more_words_than_are_remembered_do_no_harm() {
        let words: Vec<String> = (0..5_000).map(|i| format!("woord{i}")).collect();
        let text = format!(
            "{0}\nbijzondere bijstand\n{0}\nbijzondere bijstand",
            words.join(" ")
        );
        let reading = read(&text);
        assert_eq!(
            from(&reading, 10_002),
            from(&read("bijzondere bijstand"), 0)
        );
    }
}
