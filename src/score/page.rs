//! Criteria of a page about one or a few topics: elements and key facts.

use crate::report::{CriterionKind, ElementFinding, FactFinding, FactStatus, Outcome};
use crate::rubric::model::{Element, Need, Topic, WhyCode};

use super::Judge;
use super::draft::{Draft, Mend, sources, text};
use super::sums::POINT;

impl Judge<'_, '_> {
    pub(super) fn elements(&mut self) {
        let report = self.report;
        for finding in &report.elements {
            let known = self
                .context
                .rubric
                .elements
                .iter()
                .find(|e| e.id == finding.id);
            let draft = self.element(finding, known);
            self.add(draft);
        }
    }

    pub(super) fn element(&self, finding: &ElementFinding, known: Option<&Element>) -> Draft {
        let context = self.context;
        let unneeded = known
            .and_then(|e| e.needs)
            .filter(|need| !self.needs(*need));
        let outcome = if unneeded.is_some() {
            Outcome::NotApplicable
        } else {
            finding.outcome
        };
        let mut draft = Draft::new(
            format!("element/{}", finding.id),
            CriterionKind::Element,
            &finding.name,
            outcome,
            u32::from(finding.weight) * POINT,
            context.rubric.scoring.element_in_text,
        );
        draft.rule = "rule-element".into();
        draft.sources = sources(known.map_or(&[], |e| &e.sources));
        draft.evidence.clone_from(&finding.evidence);
        let seen = match (unneeded, outcome) {
            (Some(Need::Decision), _) => "seen-needs-decision",
            (Some(Need::Application), _) => "seen-needs-application",
            (None, Outcome::Pass) => "seen-element-pass",
            (None, Outcome::Partial) => "seen-element-partial",
            (None, Outcome::CantTell) => "seen-cant-tell",
            (None, _) => "seen-fail",
        };
        draft.observed = text(context, seen, &[]);
        let title = match outcome {
            Outcome::Partial => "task-element-partial",
            _ => "task-element",
        };
        draft.mend = Some(Mend {
            work: draft.id.clone(),
            title: text(context, title, &[("name", &finding.name)]),
        });
        draft
    }

    /// Is the page about something that an element needs?
    fn needs(&self, need: Need) -> bool {
        let mut topics = self.subjects();
        match need {
            Need::Decision => topics.any(|t| !t.external && self.whys(t).any(|w| w.decision)),
            Need::Application => topics.any(|t| !t.services.is_empty()),
        }
    }

    fn whys<'t>(&'t self, topic: &'t Topic) -> impl Iterator<Item = &'t WhyCode> {
        let codes = &self.context.rubric.why_codes;
        topic.services.iter().map(|s| &codes[usize::from(s.why)])
    }

    /// Topics that the page is about.
    pub(super) fn subjects(&self) -> impl Iterator<Item = &Topic> {
        let topics = &self.context.rubric.topics;
        self.topics.subject.iter().map(|&i| &topics[i])
    }

    pub(super) fn facts(&mut self) {
        let report = self.report;
        for finding in &report.facts {
            let draft = self.fact(finding);
            self.add(draft);
        }
    }

    /// Did somebody read the source of a fact (`topic/fact`)?
    fn is_checked(&self, id: &str) -> bool {
        let Some((topic, fact)) = id.split_once('/') else {
            return false;
        };
        let mut facts = self
            .subjects()
            .filter(|t| t.id == topic)
            .flat_map(|t| &t.facts);
        facts.any(|f| f.id == fact && f.checked)
    }

    /// A fact of which nobody read the source is shown, but gives or takes no points.
    fn fact(&self, finding: &FactFinding) -> Draft {
        let context = self.context;
        let unsure = !self.is_checked(&finding.id);
        let outcome = if unsure {
            Outcome::NotApplicable
        } else {
            finding.outcome
        };
        let weight = context.rubric.scoring.fact_weight * POINT;
        let id = format!("fact/{}", finding.id);
        let mut draft = Draft::new(id, CriterionKind::Fact, &finding.text, outcome, weight, 500);
        draft.topic = finding
            .id
            .split_once('/')
            .map(|(topic, _)| topic.to_owned());
        draft.rule = "rule-fact".into();
        draft.sources = vec![finding.source.clone()];
        draft.evidence.clone_from(&finding.evidence);
        let seen = match outcome {
            Outcome::NotApplicable if unsure => "seen-unchecked",
            Outcome::Fail if finding.status == FactStatus::Contradicted => "seen-contradicted",
            Outcome::CantTell => "seen-due",
            Outcome::Pass | Outcome::Partial => "seen-pass",
            Outcome::Fail => "seen-fail",
            Outcome::NotApplicable => "seen-cant-tell",
        };
        let said = finding.seen.as_deref().unwrap_or_default();
        let fill = [
            ("seen", said),
            ("date", finding.check_again_by.as_str()),
            ("name", finding.text.as_str()),
        ];
        draft.observed = text(context, seen, &fill);
        let task = match finding.status {
            FactStatus::Contradicted => "task-fact-mend",
            _ => "task-fact",
        };
        draft.mend = Some(Mend {
            work: draft.id.clone(),
            title: text(context, task, &fill),
        });
        draft
    }
}
