//! Reading a text sentence by sentence.

use std::ops::Range;

use super::Lexicon;
use super::matching::{Place, Sentence, add_rests};
use super::meaning::{Memory, Symbols};
use super::reading::{Hit, Reading, Token};
use crate::recent::{self, Recent};
use crate::text::words::{RawWord, Run, Runs, parts};

impl Lexicon {
    /// Splits a text into tokens and finds all patterns.
    pub fn read(&self, text: &str) -> Reading {
        let mut reader = Reader::new(self, text);
        for part in parts(text) {
            reader.read(part.start as u32..part.end as u32);
        }
        Reading::new(reader.tokens, reader.hits, reader.starts)
    }
}

/// A text on its way to a [`Reading`].
struct Reader<'t> {
    lexicon: &'t Lexicon,
    text: &'t str,
    tokens: Vec<Token>,
    hits: Vec<Hit>,
    /// First tokens of the sentences.
    starts: Vec<u32>,
    /// The sentence that is being read.
    runs: Vec<Run>,
    /// Its words as patterns see them.
    places: Vec<Place>,
    symbols: Symbols,
    words: Memory<'t>,
    parts: Said<'t>,
    /// Room to fold a word in.
    folded: String,
}

impl<'t> Reader<'t> {
    fn new(lexicon: &'t Lexicon, text: &'t str) -> Self {
        Self {
            lexicon,
            text,
            tokens: Vec::with_capacity(text.len() / 6),
            hits: Vec::with_capacity(text.len() / 10),
            starts: Vec::with_capacity(text.len() / 64),
            runs: Vec::with_capacity(32),
            places: Vec::with_capacity(32),
            symbols: Symbols::default(),
            words: Memory::new(text),
            parts: Said::new(text),
            folded: String::with_capacity(32),
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn read(&mut self, bytes: Range<u32>) {
        let hash = self.parts.hash(&bytes);
        if let Some(said) = self.parts.get(hash, &bytes) {
            self.repeat(&said, bytes.start);
            return;
        }
        let before = self.done();
        for mut run in Runs::new(&self.text[bytes.start as usize..bytes.end as usize]) {
            if run.sentence {
                self.end_sentence();
            }
            run.start += bytes.start;
            run.end += bytes.start;
            self.runs.push(run);
        }
        self.end_sentence();
        let after = self.done();
        self.parts.put(Part {
            hash,
            bytes,
            tokens: before.tokens..after.tokens,
            hits: before.hits..after.hits,
            starts: before.starts..after.starts,
        });
    }

    fn done(&self) -> Done {
        Done {
            tokens: self.tokens.len(),
            hits: self.hits.len(),
            starts: self.starts.len(),
        }
    }

    /// The same words again, at another place of the text.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn repeat(&mut self, said: &Part, start: u32) {
        let bytes = start - said.bytes.start;
        let before = self.done();
        let tokens = (before.tokens - said.tokens.start) as u32;
        self.tokens.extend_from_within(said.tokens.clone());
        for token in &mut self.tokens[before.tokens..] {
            token.start += bytes;
        }
        self.hits.extend_from_within(said.hits.clone());
        for hit in &mut self.hits[before.hits..] {
            hit.start += tokens;
            hit.end += tokens;
        }
        self.starts.extend_from_within(said.starts.clone());
        for first in &mut self.starts[before.starts..] {
            *first += tokens;
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn end_sentence(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let first = self.tokens.len() as u32;
        self.starts.push(first);
        self.read_words();
        self.find_patterns(first);
        self.runs.clear();
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn read_words(&mut self) {
        self.places.clear();
        for run in &self.runs {
            if let Some(meaning) = self.words.get(run) {
                self.tokens.push(token(&run.word(meaning.number)));
                self.places.push(Place::new(meaning));
                continue;
            }
            let mut words = 0;
            let mut last = None;
            run.each_word(self.text, &mut self.folded, &mut |word, folded| {
                let meaning = self.lexicon.meaning(word, folded, &mut self.symbols);
                self.tokens.push(token(&word));
                self.places.push(Place::new(meaning));
                words += 1;
                last = Some(meaning);
            });
            // A name that is glued to a word makes two.
            if let Some(meaning) = last.filter(|_| words == 1) {
                self.words.put(run, meaning);
            }
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn find_patterns(&mut self, first: u32) {
        add_rests(&mut self.places);
        let sentence = Sentence {
            text: self.text,
            tokens: &self.tokens[first as usize..],
            places: &self.places,
            symbols: &self.symbols,
            first,
        };
        self.lexicon.find(&sentence, &mut self.hits);
    }
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

/// How much was read.
struct Done {
    tokens: usize,
    hits: usize,
    starts: usize,
}

/// A part of the text that was read, with what was found in it.
#[derive(Clone, Default)]
struct Part {
    hash: u32,
    bytes: Range<u32>,
    tokens: Range<usize>,
    hits: Range<usize>,
    starts: Range<usize>,
}

/// Most parts that are remembered; a power of two.
const MOST_SAID: usize = 1_024;

/// The parts of a text that were read last. Labels, buttons, menus and cards come back, word for word.
struct Said<'t> {
    text: &'t str,
    parts: Recent<Part>,
}

impl<'t> Said<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            parts: Recent::for_keys(text.len() / 32, MOST_SAID),
        }
    }

    fn own(&self, bytes: &Range<u32>) -> &'t [u8] {
        &self.text.as_bytes()[bytes.start as usize..bytes.end as usize]
    }

    fn hash(&self, bytes: &Range<u32>) -> u32 {
        recent::hash(&[self.own(bytes)])
    }

    fn get(&self, hash: u32, bytes: &Range<u32>) -> Option<Part> {
        let said = self.parts.at(hash);
        let same = said.hash == hash && !said.tokens.is_empty();
        (same && self.own(&said.bytes) == self.own(bytes)).then(|| said.clone())
    }

    fn put(&mut self, part: Part) {
        let place = self.parts.at_mut(part.hash);
        *place = part;
    }
}
