//! The engine: rubric, lexicon and watch list, made once and used for every page.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

use crate::detect::{self, Context, Owner, Targets};
#[cfg(feature = "html")]
use crate::page::html;
use crate::page::{Limits, Page, Watch, snapshot};
use crate::report::{Explanation, Report, RubricStamp, UnknownTopic};
use crate::rubric::model::{Rubric, SetId};
use crate::text::{Lexicon, Reading};
use crate::{Options, rubric};

/// A page in one of the forms that the engine reads.
#[derive(Clone, Copy, Debug)]
pub enum PageSource<'a> {
    /// HTML source text.
    #[cfg(feature = "html")]
    Html(&'a str),
    /// Records of the live page, as the content script writes them (`docs/snapshot.md`).
    Snapshot(&'a str),
}

/// Scores pages against a rubric.
#[derive(Debug)]
pub struct Engine {
    rubric: Rubric,
    hash: String,
    lexicon: Lexicon,
    watch: Watch,
    limits: Limits,
    owners: Vec<Owner>,
    targets: Targets,
    /// Per pattern set: the sentence rules that begin with it, in order.
    rules_of: Vec<Vec<FirstSet>>,
    /// The words of each action on a service, the more special one first.
    actions: [(SetId, &'static str); 9],
    /// Named pattern sets.
    sets: FxHashMap<String, SetId>,
}

impl Engine {
    /// The engine with the rubric that is built in.
    pub fn builtin() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(Self::fresh)
    }

    pub(crate) fn fresh() -> Self {
        Self::new(Rubric::builtin(), rubric::HASH.to_owned())
    }

    /// An engine with another rubric: an organisation's own, or one with an overlay.
    #[cfg(feature = "cli")]
    pub fn with_rubric(rubric: Rubric, fingerprint: String) -> Self {
        Self::new(rubric, fingerprint)
    }

    /// Fingerprint of the rubric, as reports give it.
    pub fn fingerprint(&self) -> &str {
        &self.hash
    }

    fn new(mut rubric: Rubric, hash: String) -> Self {
        let data = std::mem::take(&mut rubric.lexicon);
        let sets = data.sets;
        let owners = detect::owners(&rubric, sets);
        let lexicon = Lexicon::new(data);
        Self {
            watch: Watch::new(&rubric.marks),
            limits: Limits::default(),
            owners,
            targets: Targets::new(&rubric.targets),
            rules_of: rules_of(&rubric, sets),
            actions: detect::actions(&rubric),
            sets: rubric.words.iter().cloned().collect(),
            lexicon,
            rubric,
            hash,
        }
    }

    /// The rubric behind the reports.
    pub fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// Identity of the rubric behind the reports.
    pub fn stamp(&self) -> RubricStamp {
        RubricStamp {
            version: self.rubric.version.clone(),
            hash: self.hash.clone(),
        }
    }

    /// Builds the facts of a page, without judging them.
    pub fn read(&self, source: PageSource<'_>, address: Option<&str>) -> Page {
        match source {
            #[cfg(feature = "html")]
            PageSource::Html(html) => html::from_html(html, address, &self.watch, self.limits),
            PageSource::Snapshot(text) => {
                snapshot::from_snapshot(text, address, &self.watch, self.limits)
            }
        }
    }

    /// Scores a page. Never fails and never panics: a page that is empty, damaged or too large gives a
    /// report that says so. `address` is the address of the page, when it is known.
    pub fn audit(
        &self,
        source: PageSource<'_>,
        address: Option<&str>,
        options: &Options,
    ) -> Report {
        self.audit_with_page(source, address, options).1
    }

    /// As [`Self::audit`], with the facts of the page as well: a scan of a site needs its links.
    pub fn audit_with_page(
        &self,
        source: PageSource<'_>,
        address: Option<&str>,
        options: &Options,
    ) -> (Page, Report) {
        let (page, reading) = self.facts(source, address);
        let context = Context::new(self, &page, &reading, options);
        let report = detect::report(&context);
        (page, report)
    }

    /// Explains what the report of a page says about one topic: where its terms were found, what took words
    /// away, why it is or is not the subject, and which rules gave its channels or did not. `topic` is an
    /// identifier or a name, in Dutch or English.
    ///
    /// # Errors
    /// When the rubric has no such topic; the error names those that look most like it.
    pub fn explain(
        &self,
        source: PageSource<'_>,
        address: Option<&str>,
        options: &Options,
        topic: &str,
    ) -> Result<Explanation, UnknownTopic> {
        let topic = self.rubric.topic_by_name(topic)?;
        let (page, reading) = self.facts(source, address);
        let context = Context::new(self, &page, &reading, options);
        Ok(detect::explain(&context, topic))
    }

    /// Words of 64 bits that hold one bit per pattern set.
    pub(crate) fn set_words(&self) -> usize {
        self.owners.len().div_ceil(64)
    }

    /// The facts of a page with all words of the rubric in it.
    pub(crate) fn facts(&self, source: PageSource<'_>, address: Option<&str>) -> (Page, Reading) {
        let mut page = self.read(source, address);
        let reading = self.words(&mut page);
        (page, reading)
    }

    /// All words of the rubric in a page. They tell which sections only lead elsewhere.
    pub(crate) fn words(&self, page: &mut Page) -> Reading {
        let reading = self.lexicon.read(&page.text);
        detect::related::mark(page, &reading, &self.rubric);
        reading
    }

    /// The named pattern set, or an empty one when the rubric does not have it.
    #[inline]
    pub(crate) fn set(&self, name: &str) -> SetId {
        self.sets.get(name).copied().unwrap_or(SetId::MAX)
    }

    /// What a pattern set means for topics.
    pub(crate) fn owner(&self, set: SetId) -> Owner {
        self.owners
            .get(usize::from(set))
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub(crate) fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Sentence rules of which this is the first set.
    pub(crate) fn rules_of(&self, set: SetId) -> &[FirstSet] {
        self.rules_of
            .get(usize::from(set))
            .map_or(&[], Vec::as_slice)
    }

    /// The words of each action on a service, the more special one first.
    pub(crate) fn actions(&self) -> &[(SetId, &'static str)] {
        &self.actions
    }

    pub(crate) fn targets(&self) -> &Targets {
        &self.targets
    }
}

impl Engine {
    /// Is a set hit in a short text?
    pub(crate) fn finds(&self, text: &str, set: SetId) -> bool {
        let reading = self.lexicon.read(text);
        reading.hits.iter().any(|hit| hit.set == set)
    }

    /// Reads a short text that is not part of the page's text.
    pub(crate) fn read_text(&self, text: &str) -> Reading {
        self.lexicon.read(text)
    }

    /// Themes that a short text names.
    pub(crate) fn themes_in(&self, reading: &Reading) -> Vec<usize> {
        let hits = reading.hits.iter();
        hits.filter_map(|hit| match self.owner(hit.set) {
            Owner::Theme(theme) => Some(usize::from(theme)),
            _ => None,
        })
        .collect()
    }
}

/// A sentence rule that begins with a set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FirstSet {
    /// Index of the rule.
    pub rule: u16,
    /// Bits of all its sets together, as [`detect::set_bit`] gives them.
    pub all: u64,
}

fn rules_of(rubric: &Rubric, sets: u16) -> Vec<Vec<FirstSet>> {
    let mut rules = vec![Vec::new(); usize::from(sets)];
    for (index, rule) in rubric.sentences.iter().enumerate() {
        let all = rule.all.iter();
        let first = FirstSet {
            rule: index as u16,
            all: all.fold(0, |bits, set| bits | detect::set_bit(*set)),
        };
        let of_set = rule.all.first();
        if let Some(of_set) = of_set.and_then(|set| rules.get_mut(usize::from(*set))) {
            of_set.push(first);
        }
    }
    rules
}
