//! What to do first: each criterion without full marks as a task, most gain for the time first.

use crate::order;
use crate::report::{CriterionKind, Outcome, Owner, Task, TaskKind, Warning};
use crate::rubric::model::Work;

use super::Judge;
use super::draft::{Draft, text};
use super::sums::{Range, Score};

/// What mending one thing brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gain {
    /// Tenths of the grade as it is shown.
    pub tenths: u8,
    /// Thousandths of a grade, without rounding.
    pub exact: u16,
}

impl Judge<'_, '_> {
    /// What full marks for a criterion bring; nothing when it does not count.
    pub(super) fn gain(&self, range: &Range, draft: &Draft) -> Gain {
        if !draft.counts() {
            return Gain::default();
        }
        let mut after = range.now;
        after.part(draft.part()).won += draft.weight - draft.won;
        self.difference(&range.now, &after)
    }

    /// What one warning less brings.
    pub(super) fn warning_gain(&self, range: &Range) -> Gain {
        let mut after = range.now;
        after.warnings = after.warnings.saturating_sub(1);
        self.difference(&range.now, &after)
    }

    fn difference(&self, before: &Score, after: &Score) -> Gain {
        let scoring = &self.context.rubric.scoring;
        let tenths = |score: &Score| score.overall(scoring).unwrap_or(10);
        let exact = after.exact(scoring).saturating_sub(before.exact(scoring));
        Gain {
            tenths: tenths(after).saturating_sub(tenths(before)),
            exact: exact as u16,
        }
    }

    /// The tasks of the page.
    pub(super) fn advice(&self, range: &Range) -> Vec<Task> {
        let mut tasks: Vec<Task> = self
            .drafts
            .iter()
            .filter(|d| matches!(d.outcome, Outcome::Fail | Outcome::Partial))
            .filter_map(|draft| self.task(draft, self.gain(range, draft)))
            .collect();
        let gain = self.warning_gain(range);
        let counted = self.warnings.iter().filter(|w| w.counts);
        tasks.extend(counted.filter_map(|warning| self.warning_task(warning, gain)));
        // Most gain for a minute first; of equals the one that the page shows first.
        order::by_key_down(&mut tasks, |task| {
            (u64::from(task.gain_exact) << 32) / u64::from(task.minutes.max(1))
        });
        tasks
    }

    fn task(&self, draft: &Draft, gain: Gain) -> Option<Task> {
        let mend = draft.mend.as_ref()?;
        let work = self.work(&mend.work)?;
        let subject = draft.id.split_once('/').map_or("", |(_, own)| own);
        Some(Task {
            id: draft.id.clone(),
            kind: match draft.kind {
                CriterionKind::Element => TaskKind::Element,
                CriterionKind::Fact => TaskKind::Fact,
                CriterionKind::Topic | CriterionKind::Theme => TaskKind::Topic,
                CriterionKind::Findability => TaskKind::Findability,
                CriterionKind::Language => TaskKind::Language,
                CriterionKind::Service => TaskKind::Service,
            },
            subject: subject.to_owned(),
            topic: draft.topic.clone().or_else(|| self.only_topic()),
            title: mend.title.clone(),
            text_key: draft.id.clone(),
            gain: gain.tenths,
            gain_exact: gain.exact,
            minutes: work.minutes,
            owner: owner(work),
            evidence: draft.evidence.clone(),
        })
    }

    fn warning_task(&self, warning: &Warning, gain: Gain) -> Option<Task> {
        let work = self.work(&warning.id)?;
        // With or without a topic before the term.
        let own = warning.id.split_once('/')?.1;
        let (topic, subject) = match own.split_once('/') {
            Some((topic, subject)) => (Some(topic.to_owned()), subject),
            None => (None, own),
        };
        Some(Task {
            id: warning.id.clone(),
            kind: TaskKind::Outdated,
            subject: subject.to_owned(),
            topic,
            title: text(self.context, "task-outdated", &[("name", &warning.name)]),
            text_key: warning.id.clone(),
            gain: gain.tenths,
            gain_exact: gain.exact,
            minutes: work.minutes,
            owner: owner(work),
            evidence: Some(warning.evidence.clone()),
        })
    }

    /// The topic of a page that is about one.
    fn only_topic(&self) -> Option<String> {
        let mut subjects = self.subjects();
        subjects
            .next()
            .map(|t| t.id.clone())
            .filter(|_| subjects.next().is_none())
    }

    /// The estimate with the longest identifier that this one begins with.
    fn work(&self, id: &str) -> Option<&Work> {
        let work = self.context.rubric.scoring.work.iter();
        let begins = |w: &&Work| {
            let rest = id.strip_prefix(w.id.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        work.filter(begins).max_by_key(|w| w.id.len())
    }
}

/// The build of the rubric refuses other owners.
fn owner(work: &Work) -> Owner {
    match work.owner.as_str() {
        "formulierenbeheer" => Owner::Formulierenbeheer,
        "vakafdeling" => Owner::Vakafdeling,
        "webbeheer" => Owner::Webbeheer,
        _ => Owner::Redactie,
    }
}
