//! What every detector works with: facts, words and rubric of one page.

use std::cell::RefCell;
use std::ops::Range;

use super::channels::KnownTargets;
use super::declared::{self, Declared};
use super::schemes;
use super::topic_hits::{TopicHit, topic_hits};
use crate::page::{Block, Page};
use crate::recent::Recent;
use crate::report::Evidence;
use crate::rubric::model::{Rubric, SetId};
use crate::text::dates::Date;
use crate::text::{Reading, plain_start, safe};
use crate::{Engine, Options};

/// Longest quote in evidence, in characters.
const LONGEST_QUOTE: usize = 160;

/// One page on its way through the detectors.
pub(crate) struct Context<'a> {
    pub engine: &'a Engine,
    pub rubric: &'a Rubric,
    pub page: &'a Page,
    pub reading: &'a Reading,
    pub options: &'a Options,
    /// The day of today, when the caller gave it.
    pub today: Option<Date>,
    /// What the page declares about itself.
    pub declared: Vec<Declared>,
    /// Tokens of each block.
    pub tokens: Vec<Range<u32>>,
    /// All words that name a topic, in order.
    pub hits: Vec<TopicHit>,
    /// All sentences, in order of the blocks.
    sentences: Vec<Sentence>,
    /// Per block, and behind the last: number of sentences before it.
    sentences_before: Vec<u32>,
    known: RefCell<Recent<Known>>,
    /// All sets that are hit, one bit each.
    all: Vec<u64>,
    /// Rules of the link targets that were asked for.
    pub targets: KnownTargets,
}

/// The sets that are hit in a range of tokens. Rules ask for many sets of the same few ranges.
#[derive(Clone, Default)]
struct Known {
    range: Range<u32>,
    bits: Vec<u64>,
}

/// Hits that are looked at one by one; a summary of more than these is remembered.
const FEW_HITS: usize = 12;

/// Ranges that are remembered; a power of two.
const KNOWN: usize = 256;

/// A sentence of the page.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Tokens.
    pub tokens: Range<u32>,
    /// Block that it is in.
    pub block: usize,
    /// The sets that are hit in it, one bit for every 64th set.
    sets: u64,
}

impl Sentence {
    /// May all sets be hit that these bits of [`set_bit`] stand for? No is certain.
    #[inline]
    pub fn may_have_all(&self, sets: u64) -> bool {
        sets & !self.sets == 0
    }
}

/// The bit of a set in a summary of many sets.
#[inline]
pub(crate) fn set_bit(set: SetId) -> u64 {
    1 << (set % 64)
}

impl<'a> Context<'a> {
    pub fn new(
        engine: &'a Engine,
        page: &'a Page,
        reading: &'a Reading,
        options: &'a Options,
    ) -> Self {
        let blocks = page.blocks.iter();
        let tokens: Vec<Range<u32>> = blocks
            .map(|b| reading.tokens_in(b.text.start, b.text.end))
            .collect();
        let mut sentences = Vec::with_capacity(reading.sentences.len());
        let mut sentences_before = Vec::with_capacity(tokens.len() + 1);
        for (block, range) in tokens.iter().enumerate() {
            sentences_before.push(sentences.len() as u32);
            split(reading, block, range, &mut sentences);
        }
        sentences_before.push(sentences.len() as u32);
        let all = 0..reading.tokens.len() as u32;
        let mut context = Self {
            engine,
            rubric: engine.rubric(),
            page,
            reading,
            options,
            today: options.today.as_deref().and_then(Date::from_iso),
            declared: declared::read(&page.meta),
            tokens,
            hits: Vec::new(),
            sentences,
            sentences_before,
            all: bits(engine, reading),
            targets: KnownTargets::default(),
            known: RefCell::new(Recent::new(KNOWN)),
        };
        let hits = topic_hits(engine, reading, all);
        context.hits = schemes::on_page(&context, hits);
        context
    }

    /// Topic hits that lie in a range of tokens.
    pub fn topics_in(&self, range: &Range<u32>) -> impl Iterator<Item = &TopicHit> {
        let start = self.hits.partition_point(|h| h.start < range.start);
        let end = range.end;
        self.hits[start..]
            .iter()
            .take_while(move |h| h.start < end)
            .filter(move |h| h.end <= end)
    }

    /// Is a named set hit in a range of tokens?
    pub fn has(&self, range: &Range<u32>, set: SetId) -> bool {
        let (word, bit) = (usize::from(set) / 64, set % 64);
        if range.is_empty() || !self.anywhere(set) {
            return false;
        }
        let hits = self.reading.hits_from(range);
        if hits.len() <= FEW_HITS {
            return hits
                .iter()
                .any(|hit| hit.set == set && hit.end <= range.end);
        }
        let mut known = self.known.borrow_mut();
        let known = known.at_mut(range.start.wrapping_mul(31).wrapping_add(range.end));
        if known.range != *range {
            known.range = range.clone();
            known.bits.clear();
            known.bits.resize(self.engine.set_words(), 0);
            for hit in self.reading.hits_in(range.clone()) {
                known.bits[usize::from(hit.set) / 64] |= 1 << (hit.set % 64);
            }
        }
        known.bits[word] >> bit & 1 == 1
    }

    /// Is a set hit in a sentence?
    pub fn has_in(&self, sentence: &Sentence, set: SetId) -> bool {
        sentence.may_have_all(set_bit(set)) && self.has(&sentence.tokens, set)
    }

    /// Is a set hit anywhere on the page?
    pub fn anywhere(&self, set: SetId) -> bool {
        let (word, bit) = (usize::from(set) / 64, set % 64);
        self.all.get(word).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    /// Is a set, given by name, hit in a range of tokens?
    pub fn says(&self, range: &Range<u32>, words: &str) -> bool {
        self.has(range, self.engine.set(words))
    }

    /// Tokens of a range of bytes of the page's text.
    pub fn tokens_of(&self, bytes: &Range<u32>) -> Range<u32> {
        self.reading.tokens_in(bytes.start, bytes.end)
    }

    /// Tokens of a heading of a section.
    pub fn heading_tokens(&self, section: u32) -> Option<Range<u32>> {
        let section = self.page.sections.get(section as usize)?;
        Some(self.tokens[section.heading? as usize].clone())
    }

    /// Tokens of the headings above a place, nearest first, without the title of the page.
    pub fn headings_above(&self, section: u32) -> impl Iterator<Item = Range<u32>> {
        let first = self.page.first_heading().map(|i| i as u32);
        let sections = &self.page.sections;
        let up = move |at: &u32| sections.get(*at as usize)?.parent;
        let blocks = std::iter::successors(Some(section), up).enumerate();
        blocks.filter_map(move |(step, at)| {
            let heading = sections.get(at as usize)?.heading?;
            // The nearest one counts in any case.
            (step == 0 || Some(heading) != first).then(|| self.tokens[heading as usize].clone())
        })
    }

    /// Does the first heading hold words of a named set?
    pub fn title_says(&self, words: &str) -> bool {
        let first = self.page.first_heading();
        first.is_some_and(|block| self.says(&self.tokens[block], words))
    }

    /// Number of blocks of the main content that hold words of a named set.
    pub fn blocks_with(&self, words: &str) -> usize {
        let set = self.rubric.words(words);
        if !self.anywhere(set) {
            return 0;
        }
        let blocks = self.page.main_blocks();
        blocks
            .filter(|(i, _)| self.has(&self.tokens[*i], set))
            .count()
    }

    /// Sentences of a block.
    pub fn sentences(&self, block: usize) -> &[Sentence] {
        let [from, to] = [block, block + 1].map(|i| self.sentences_before[i] as usize);
        &self.sentences[from..to]
    }

    /// Text of a range of tokens.
    pub fn quote(&self, range: &Range<u32>) -> String {
        let tokens = &self.reading.tokens;
        let (Some(first), Some(last)) = (
            tokens.get(range.start as usize),
            tokens.get((range.end as usize).saturating_sub(1)),
        ) else {
            return String::new();
        };
        shorten(self.page.slice(&(first.start..last.end())))
    }

    /// The whole text of a range of tokens, as the page writes it.
    pub fn words(&self, range: &Range<u32>) -> &str {
        let tokens = &self.reading.tokens;
        let last = tokens.get((range.end as usize).saturating_sub(1));
        let (Some(first), Some(last)) = (tokens.get(range.start as usize), last) else {
            return "";
        };
        // A currency sign or bracket may stand before the first word: it is a word of its own or says nothing.
        let (start, end) = (first.start as usize, last.end() as usize);
        self.page.text.get(start..end).unwrap_or_default()
    }

    /// Evidence at a range of tokens in a block.
    pub fn evidence(&self, block: usize, range: &Range<u32>, rule: impl Into<String>) -> Evidence {
        let b = self.page.blocks.get(block);
        Evidence {
            quote: self.quote(range),
            node: b.map(|b| b.node),
            section: b.and_then(|b| self.section_name(b)),
            rule: rule.into(),
        }
    }

    fn section_name(&self, block: &Block) -> Option<String> {
        let heading = self.page.heading(block.section)?;
        (!heading.is_empty()).then(|| shorten(heading))
    }

    /// A text of the report in its language.
    pub fn text<'k>(&'k self, key: &'k str) -> &'k str {
        self.rubric.text(key, self.options.language)
    }
}

fn bits(engine: &Engine, reading: &Reading) -> Vec<u64> {
    let mut bits = vec![0; engine.set_words()];
    for hit in &reading.hits {
        bits[usize::from(hit.set) / 64] |= 1 << (hit.set % 64);
    }
    bits
}

/// Adds the sentences of a block.
fn split(reading: &Reading, block: usize, range: &Range<u32>, out: &mut Vec<Sentence>) {
    let starts = &reading.sentences;
    let next = starts.partition_point(|start| *start <= range.start);
    let inside = starts[next..]
        .iter()
        .take_while(|start| **start < range.end);
    let ends = inside
        .copied()
        .chain((!range.is_empty()).then_some(range.end));
    let mut start = range.start;
    for end in ends {
        let tokens = start..end;
        let hits = reading.hits_from(&tokens).iter();
        out.push(Sentence {
            sets: hits.fold(0, |sets, hit| sets | set_bit(hit.set)),
            tokens,
            block,
        });
        start = end;
    }
}

/// Cuts a text at a word, within the length of a quote, and takes out what must not be shown. Every text of a page
/// goes through here on its way into a report.
pub(crate) fn shorten(text: &str) -> String {
    let text = text.trim();
    let mut cut: String = match plain_start(text, LONGEST_QUOTE + 1) {
        Some(start) => start.to_owned(),
        None => safe(text).take(LONGEST_QUOTE + 1).collect(),
    };
    if let Some((last, _)) = cut.char_indices().nth(LONGEST_QUOTE) {
        let before = cut[..last]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
        let end = cut[..before].rfind(' ').unwrap_or(before);
        cut.truncate(end);
        cut.push('…');
    }
    cut
}
