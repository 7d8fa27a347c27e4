//! Which topics are on the page, and which of them it is about.

use super::Context;
use super::{subject, topic_places};
use crate::order;
use crate::report::{Evidence, PlaceFinding, SubjectStep, TopicFinding, TopicPlace, TopicStatus};

/// Most pieces of evidence that are kept per topic.
const MOST_EVIDENCE: usize = 5;

/// What is known of one topic on the page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Presence {
    /// Rank among the topics of the page.
    pub score: u32,
    /// In the first heading.
    pub heading_1: bool,
    /// In the document title.
    pub title: bool,
    /// In the last part of the address.
    pub address: bool,
    /// In another heading, or the text of a link, in the main content.
    pub covered: bool,
    /// By a strong term in the main content.
    pub strong: u32,
    /// By a word that counts in titles only.
    pub weak: u32,
    /// Points of running text so far.
    pub(super) text: u32,
    evidence: Vec<(u32, Evidence)>,
    /// Every place that was looked at; only kept for the topic that is explained.
    pub trace: Option<Vec<PlaceFinding>>,
}

impl Presence {
    /// Is the topic named in the main content?
    pub fn present(&self) -> bool {
        self.strong > 0 || self.covered || self.heading_1
    }

    /// Adds points for a place, with evidence of it.
    pub(super) fn add(&mut self, points: u32, evidence: impl FnOnce() -> Evidence) {
        self.score += points;
        if self.evidence.len() < MOST_EVIDENCE * 2 {
            self.evidence.push((points, evidence()));
        }
    }
}

impl Presence {
    /// Remembers a place, when this topic is the one to explain. `before` is the score before it.
    pub(super) fn note(
        &mut self,
        before: u32,
        place: TopicPlace,
        finding: impl FnOnce() -> PlaceFinding,
    ) {
        let points = self.score - before;
        if let Some(list) = &mut self.trace {
            list.push(PlaceFinding {
                place,
                points,
                ..finding()
            });
        }
    }

    /// The signals that a page is about the topic: first heading, title, address, and the text.
    pub fn signals(&self) -> [bool; 4] {
        let text = self.strong > u32::from(self.heading_1);
        [self.heading_1, self.title, self.address, text]
    }
}

/// Everything about the topics of one page.
pub(crate) struct Topics {
    /// By topic.
    pub all: Vec<Presence>,
    /// What the page is about, strongest first.
    pub subject: Vec<usize>,
    /// Themes that the title or first heading names.
    pub themes: Vec<usize>,
}

impl Topics {
    /// Has the topic a heading, tile or link of its own?
    pub fn covered(&self, topic: usize) -> bool {
        self.all[topic].covered || self.all[topic].heading_1
    }

    /// Do the title or first heading name the topic?
    pub fn named_in_title(&self, topic: usize) -> bool {
        self.all[topic].title || self.all[topic].heading_1
    }

    /// The strongest topic of the page, about which it need not be.
    pub fn nearest(&self) -> Option<usize> {
        let best = (0..self.all.len()).max_by_key(|&i| (self.all[i].score, usize::MAX - i))?;
        (self.all[best].score > 0).then_some(best)
    }
}

/// Looks for all topics.
pub(super) fn find(context: &Context<'_>) -> Topics {
    find_watched(context, None, &mut |_, _| {})
}

/// As [`find`]; keeps every place of the topic `watched`, and shows the list of subjects after each step.
pub(super) fn find_watched(
    context: &Context<'_>,
    watched: Option<usize>,
    seen: &mut dyn FnMut(SubjectStep, &[usize]),
) -> Topics {
    let mut all = vec![Presence::default(); context.rubric.topics.len()];
    if let Some(presence) = watched.and_then(|i| all.get_mut(i)) {
        presence.trace = Some(Vec::new());
    }
    let themes = topic_places::read(context, &mut all);
    let subject = subject::find(context, &all, &themes, seen);
    Topics {
        all,
        subject,
        themes,
    }
}

/// The findings of the report, strongest first.
pub(super) fn findings(context: &Context<'_>, topics: &Topics) -> Vec<TopicFinding> {
    let mut found: Vec<usize> = (0..topics.all.len())
        .filter(|&i| topics.all[i].present() || topics.subject.contains(&i))
        .collect();
    order::by_key(&mut found, |&i| {
        let rank = topics.subject.iter().position(|&s| s == i);
        let rank = rank.map_or(u64::from(u16::MAX), |rank| rank as u64);
        rank << 32 | u64::from(u32::MAX - topics.all[i].score)
    });
    found
        .into_iter()
        .map(|i| finding(context, topics, i))
        .collect()
}

fn finding(context: &Context<'_>, topics: &Topics, index: usize) -> TopicFinding {
    let presence = &topics.all[index];
    let topic = &context.rubric.topics[index];
    let mut evidence = presence.evidence.clone();
    order::by_key_down(&mut evidence, |(points, _)| u64::from(*points));
    evidence.truncate(MOST_EVIDENCE);
    TopicFinding {
        id: topic.id.clone(),
        name: topic.name.get(context.options.language).to_owned(),
        theme: context.rubric.themes[usize::from(topic.theme)].id.clone(),
        status: if topics.subject.contains(&index) {
            TopicStatus::Subject
        } else if presence.covered {
            TopicStatus::Covered
        } else {
            TopicStatus::Mentioned
        },
        score: presence.score,
        evidence: evidence.into_iter().map(|(_, e)| e).collect(),
    }
}
