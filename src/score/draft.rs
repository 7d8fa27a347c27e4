//! A criterion while it is being judged.

use std::borrow::Cow;

use crate::detect::Context;
use crate::report::{Criterion, CriterionKind, Evidence, Outcome, PartId, Source, SourceKind};
use crate::rubric::model::SourceName;

use super::sums::half_of;

/// What to do about a criterion without full marks.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    /// Identifier of the estimate of work in the rubric.
    pub work: String,
    /// What to do, in the language of the report.
    pub title: String,
}

/// A criterion with what the report does not show of it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub id: String,
    pub kind: CriterionKind,
    /// Topic that it belongs to.
    pub topic: Option<String>,
    pub name: String,
    pub outcome: Outcome,
    pub weight: u32,
    pub won: u32,
    pub low: u32,
    pub high: u32,
    pub observed: String,
    /// Key of the rule: a text of the rubric, or a check.
    pub rule: Cow<'static, str>,
    pub reason: Option<String>,
    pub sources: Vec<Source>,
    pub evidence: Option<Evidence>,
    pub mend: Option<Mend>,
}

impl Draft {
    /// A criterion with the points that its outcome gives; `partial` is in thousandths of full marks.
    pub fn new(
        id: String,
        kind: CriterionKind,
        name: &str,
        outcome: Outcome,
        weight: u32,
        partial: u32,
    ) -> Self {
        let won = match outcome {
            Outcome::Pass => weight,
            Outcome::Partial => share(weight, partial),
            Outcome::Fail | Outcome::CantTell | Outcome::NotApplicable => 0,
        };
        let mut draft = Self {
            id,
            kind,
            topic: None,
            name: name.to_owned(),
            outcome,
            weight,
            won,
            low: won,
            high: won,
            observed: String::new(),
            rule: "".into(),
            reason: None,
            sources: vec![advice()],
            evidence: None,
            mend: None,
        };
        draft.set_outcome(outcome);
        draft
    }

    /// Takes the points away when the outcome does not count.
    pub fn set_outcome(&mut self, outcome: Outcome) {
        self.outcome = outcome;
        match outcome {
            Outcome::CantTell => (self.won, self.low, self.high) = (0, 0, self.weight),
            Outcome::NotApplicable => (self.won, self.low, self.high) = (0, 0, 0),
            Outcome::Pass | Outcome::Partial | Outcome::Fail => {}
        }
    }

    /// Does it count in the denominator?
    pub fn counts(&self) -> bool {
        !matches!(self.outcome, Outcome::CantTell | Outcome::NotApplicable)
    }

    pub fn possible(&self) -> u32 {
        if self.counts() { self.weight } else { 0 }
    }

    pub fn part(&self) -> PartId {
        match self.kind {
            CriterionKind::Element
            | CriterionKind::Fact
            | CriterionKind::Topic
            | CriterionKind::Theme => PartId::Completeness,
            CriterionKind::Findability => PartId::Findability,
            CriterionKind::Language => PartId::Language,
            CriterionKind::Service => PartId::Services,
        }
    }

    pub fn finish(self, gain: u8) -> Criterion {
        Criterion {
            half: half_of(self.part()),
            part: self.part(),
            possible: self.possible(),
            id: self.id,
            kind: self.kind,
            name: self.name,
            outcome: self.outcome,
            weight: self.weight,
            won: self.won,
            low: self.low,
            high: self.high,
            observed: self.observed,
            rule: self.rule.into_owned(),
            reason: self.reason,
            sources: self.sources,
            evidence: self.evidence,
            gain,
        }
    }
}

/// A share in thousandths of full marks.
pub(super) fn share(weight: u32, thousandths: u32) -> u32 {
    (u64::from(weight) * u64::from(thousandths) / 1_000) as u32
}

/// No rule demands it.
pub(super) fn advice() -> Source {
    Source {
        kind: SourceKind::Advice,
        name: String::new(),
    }
}

pub(super) fn sources(names: &[SourceName]) -> Vec<Source> {
    let source = |name: &SourceName| {
        let (kind, name) = match name {
            SourceName::Law(name) => (SourceKind::Law, name),
            SourceName::Sdg(name) => (SourceKind::Sdg, name),
            SourceName::Ipm(name) => (SourceKind::Ipm, name),
        };
        Source {
            kind,
            name: name.clone(),
        }
    };
    if names.is_empty() {
        return vec![advice()];
    }
    names.iter().map(source).collect()
}

/// A text of the rubric with its braces filled in.
pub(super) fn text(context: &Context<'_>, key: &str, fill: &[(&str, &str)]) -> String {
    let mut text = context.text(key).to_owned();
    for (name, value) in fill {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text.trim_end().to_owned()
}
