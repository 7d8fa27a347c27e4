//! Through which channels each service can be arranged.
//!
//! A ladder: form on the page, target of a link, text of a link, logo beside it, sentences, and last what takes
//! a channel back (closed, automatic, only through somebody else). Nothing found is *unknown*, not *none*.

mod forms;
mod links;
mod login;
mod own_links;
mod sentences;
mod services;
mod targets;

use std::ops::Range;

use super::Context;
use super::context::shorten;
use super::topics::Topics;
use crate::page::Address;
use crate::report::{Channel, ChannelStatus, Confidence, Evidence, PageType};
use crate::rubric::model::{Rubric, SetId};

pub(super) use forms::is_form;
pub(super) use sentences::{Fit, Place};
pub(super) use services::{Services, climb, collect};
pub(crate) use targets::{Known as KnownTargets, Targets};

/// A way to arrange something, before it is given to a service.
#[derive(Clone, Debug)]
pub(super) struct Found<'c> {
    pub channel: Channel,
    pub status: ChannelStatus,
    pub confidence: Confidence,
    pub target: Option<&'c Address>,
    pub proof: Proof<'c>,
    pub topic: Option<usize>,
    pub action: &'static str,
    /// Words that tell when it holds.
    pub condition: Option<Range<u32>>,
}

/// Where a channel was found. Most channels of a long page say the same once more, so the evidence is written for
/// those that are kept.
#[derive(Clone, Debug)]
pub(super) enum Proof<'c> {
    /// Words of a block, or of a link.
    Words {
        block: usize,
        words: Range<u32>,
        link: Option<u32>,
        /// Kind of the rule, before its name.
        kind: &'static str,
        rule: &'c str,
    },
    /// A form on the page.
    Form {
        node: u32,
        section: u32,
        rule: &'static str,
    },
}

impl Proof<'_> {
    /// The proof as reports show it.
    pub fn evidence(&self, context: &Context<'_>) -> Evidence {
        match self {
            Self::Words {
                block,
                words,
                link,
                kind,
                rule,
            } => {
                let evidence = context.evidence(*block, words, [kind, *rule].concat());
                Evidence {
                    node: link.or(evidence.node),
                    ..evidence
                }
            }
            Self::Form {
                node,
                section,
                rule,
            } => Evidence {
                quote: shorten(context.page.title()),
                node: Some(*node),
                section: context.page.heading(*section).map(shorten),
                rule: (*rule).to_owned(),
            },
        }
    }
}

/// The words of each action with the action, the more special one first.
pub(crate) fn actions(rubric: &Rubric) -> [(SetId, &'static str); 9] {
    [
        ("bezwaar-maken", "bezwaar"),
        ("klacht-indienen", "melden"),
        ("afspraak", "afspraak"),
        ("wijzigen", "wijziging-doorgeven"),
        ("stoppen", "wijziging-doorgeven"),
        ("declareren", "aanvragen"),
        ("aanvragen", "aanvragen"),
        ("melden", "melden"),
        ("berekenen", "berekenen"),
    ]
    .map(|(words, action)| (rubric.words(words), action))
}

/// What the ladder knows of the page.
pub(super) struct Ladder<'a, 'c> {
    pub context: &'a Context<'c>,
    pub topics: &'a Topics,
    pub page_type: PageType,
}

impl Ladder<'_, '_> {
    /// The action that words are about. `None` when they are about none.
    fn action(&self, range: &Range<u32>) -> Option<&'static str> {
        let mut actions = self.context.engine.actions().iter();
        let found = actions.find(|(set, _)| self.context.has(range, *set));
        found.map(|(_, action)| *action)
    }

    /// The topic that a channel belongs to: named in the words themselves, in the heading above, or the
    /// subject of the page.
    pub(super) fn topic(&self, range: &Range<u32>, section: u32) -> Option<usize> {
        let heading = self.context.heading_tokens(section).unwrap_or(0..0);
        let subject = &self.topics.subject;
        for range in [range, &heading] {
            let named: Vec<usize> = self
                .context
                .topics_in(range)
                .filter(|hit| hit.strong || subject.contains(&hit.topic))
                .map(|hit| hit.topic)
                .filter(|&topic| !self.context.rubric.topics[topic].access_point)
                .collect();
            // When the words name the subject of the page as well, it is about that.
            if let Some(topic) = named.iter().find(|t| subject.contains(t)) {
                return Some(*topic);
            }
            if let Some(topic) = named.first()
                && !self.is_broader_of_subject(*topic)
            {
                return Some(*topic);
            }
        }
        subject.first().copied()
    }

    fn is_broader_of_subject(&self, topic: usize) -> bool {
        let mut subject = self.topics.subject.iter();
        subject.any(|&s| self.context.rubric.topics[s].broader == Some(topic as u16))
    }
}
