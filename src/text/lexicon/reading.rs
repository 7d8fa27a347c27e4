//! A text as its words, with every place where a pattern of the rubric fits.

use crate::rubric::model::SetId;

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
    /// First tokens of the sentences, in order.
    pub sentences: Vec<u32>,
    /// Per token, and behind the last: number of hits that start before it.
    hits_before: Vec<u32>,
    /// Per [`STRIDE`] bytes of the text: number of tokens that start before them.
    tokens_before: Vec<u32>,
}

/// Distance in bytes between the places of which the token is known.
const STRIDE: u32 = 16;

impl Reading {
    pub(super) fn new(tokens: Vec<Token>, hits: Vec<Hit>, sentences: Vec<u32>) -> Self {
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
            let places = (token.start / STRIDE + 1) as usize;
            if places > tokens_before.len() {
                tokens_before.resize(places, i as u32);
            }
        }
        Self {
            tokens,
            hits,
            sentences,
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
        let hits = self.hits_from(&range).iter();
        hits.filter(move |h| h.end <= range.end)
    }

    /// Hits that start in a range of tokens. Those that start in a sentence lie in it.
    pub fn hits_from(&self, range: &std::ops::Range<u32>) -> &[Hit] {
        let all = self.hits.len();
        let before = |token: u32| self.hits_before.get(token as usize);
        let [from, to] = [range.start, range.end].map(|t| before(t).map_or(all, |&n| n as usize));
        self.hits.get(from..to).unwrap_or_default()
    }

    /// Is a set hit in a range of tokens?
    pub fn has(&self, range: std::ops::Range<u32>, set: SetId) -> bool {
        self.hits_in(range).any(|h| h.set == set)
    }
}
