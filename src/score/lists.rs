//! Criteria of pages that lead the way: overviews by topic, home pages by theme, both with the forms that they offer.

use crate::report::{CriterionKind, Evidence, Outcome, TopicStatus};
use crate::rubric::model::{Scoring, Theme, Topic};

use super::Judge;
use super::draft::{Draft, Mend, share, text};
use super::services::{is_online, service_weight};
use super::sums::POINT;
use crate::detect::Owner;

impl Judge<'_, '_> {
    /// Topics of the scope, and whether their forms are at hand.
    pub(super) fn overview(&mut self) {
        let rubric = self.context.rubric;
        for (index, topic) in rubric.topics.iter().enumerate() {
            let theme = &rubric.themes[usize::from(topic.theme)].id;
            let scope = &self.report.scope;
            let inside = scope.whole || scope.themes.contains(theme);
            if inside && topic.weight >= rubric.scoring.lightest_topic {
                let draft = self.topic(topic);
                self.add(draft);
                self.reach(index);
            }
        }
    }

    /// Themes, a person to call, and the forms that most people need.
    pub(super) fn home(&mut self) {
        let rubric = self.context.rubric;
        for (index, theme) in rubric.themes.iter().enumerate() {
            let draft = self.theme(index, theme);
            self.add(draft);
        }
        self.home_contact();
        for id in &rubric.scoring.top_tasks {
            if let Some(index) = rubric.topic_index(id) {
                self.reach(index);
            }
        }
    }

    fn topic(&self, topic: &Topic) -> Draft {
        let found = self.report.topics.iter().find(|t| t.id == topic.id);
        let outcome = match found.map(|t| t.status) {
            Some(TopicStatus::Subject | TopicStatus::Covered) => Outcome::Pass,
            Some(TopicStatus::Mentioned) => Outcome::Partial,
            None => Outcome::Fail,
        };
        let name = topic.name.get(self.context.options.language);
        let mut draft = self.listed(
            format!("topic/{}", topic.id),
            CriterionKind::Topic,
            name,
            outcome,
            u32::from(topic.weight),
        );
        draft.topic = Some(topic.id.clone());
        draft.rule = "rule-topic".into();
        draft.evidence = found.and_then(|t| t.evidence.first().cloned());
        draft
    }

    fn theme(&self, index: usize, theme: &Theme) -> Draft {
        let context = self.context;
        let topics = context.rubric.topics.iter().enumerate();
        let own = topics.filter(|(_, t)| usize::from(t.theme) == index);
        let own: Vec<usize> = own.map(|(i, _)| i).collect();
        let covered = own.iter().any(|&i| self.topics.all[i].covered);
        let named = own.iter().any(|&i| self.topics.all[i].present());
        let link = self.theme_link(index);
        let outcome = match (covered || link.is_some(), named) {
            (true, _) => Outcome::Pass,
            (false, true) => Outcome::Partial,
            (false, false) => Outcome::Fail,
        };
        let name = theme.name.get(context.options.language);
        let weight = context.rubric.scoring.theme_weight;
        let id = format!("theme/{}", theme.id);
        let mut draft = self.listed(id, CriterionKind::Theme, name, outcome, weight);
        draft.rule = "rule-theme".into();
        let of_topic = || {
            let mut found = self.report.topics.iter();
            let topic = found.find(|t| t.theme == theme.id)?;
            topic.evidence.first().cloned()
        };
        draft.evidence = link.or_else(of_topic);
        draft
    }

    /// A link in the content that names the theme.
    fn theme_link(&self, index: usize) -> Option<Evidence> {
        let context = self.context;
        let link = context.page.main_links().find(|link| {
            let tokens = context.tokens_of(&link.text);
            let mut hits = context.reading.hits_in(tokens);
            hits.any(|hit| matches!(context.engine.owner(hit.set), Owner::Theme(t) if usize::from(t) == index))
        })?;
        let block = context.page.block_at(link.text.start)?;
        let rule = format!("theme:{}", context.rubric.themes[index].id);
        Some(context.evidence(block, &context.tokens_of(&link.text), rule))
    }

    fn listed(
        &self,
        id: String,
        kind: CriterionKind,
        name: &str,
        outcome: Outcome,
        weight: u32,
    ) -> Draft {
        let context = self.context;
        let named = context.rubric.scoring.topic_named;
        let (seen, title, work) = match outcome {
            Outcome::Pass => ("seen-covered", "task-topic", "topic"),
            Outcome::Partial => ("seen-named", "task-topic-partial", "topic"),
            _ => ("seen-fail", "task-topic", "topic"),
        };
        let mut draft = Draft::new(id, kind, name, outcome, weight * POINT, named);
        draft.observed = text(context, seen, &[]);
        draft.mend = Some(Mend {
            work: work.to_owned(),
            title: text(context, title, &[("name", name)]),
        });
        draft
    }

    /// The home page gives a phone number or leads to contact.
    fn home_contact(&mut self) {
        let context = self.context;
        let Some(element) = context.rubric.elements.iter().find(|e| e.id == "contact") else {
            return;
        };
        let calls = |scheme: &str| matches!(scheme, "tel" | "mailto");
        let there = context.page.links.iter().any(|l| calls(&l.target.scheme))
            || context.anywhere(element.heading)
            || context.anywhere(element.text);
        let finding = crate::report::ElementFinding {
            id: element.id.clone(),
            name: element.name.get(context.options.language).to_owned(),
            outcome: if there { Outcome::Pass } else { Outcome::Fail },
            weight: element.weight,
            evidence: None,
        };
        let mut draft = self.element(&finding, Some(element));
        if there {
            draft.observed = text(context, "seen-pass", &[]);
        }
        self.add(draft);
    }

    /// Can the main service of a topic be started from here, or only be read about?
    fn reach(&mut self, index: usize) {
        let context = self.context;
        let (scoring, topic) = (&context.rubric.scoring, &context.rubric.topics[index]);
        let Some(weight) = heaviest(scoring, topic) else {
            return;
        };
        let mut services = self.report.services.iter();
        let form = services.find(|s| s.topic == topic.id && is_online(Some(s)));
        let (outcome, seen) = match (form, self.topics.covered(index)) {
            (Some(_), _) => (Outcome::Pass, "seen-reach-form"),
            (None, true) => (Outcome::Partial, "seen-reach-page"),
            (None, false) => (Outcome::Fail, "seen-reach-none"),
        };
        let name = topic.name.get(context.options.language);
        let id = format!("reach/{}", topic.id);
        let mut draft = Draft::new(
            id,
            CriterionKind::Service,
            name,
            outcome,
            weight,
            scoring.service_linked,
        );
        draft.topic = Some(topic.id.clone());
        draft.rule = "rule-reach".into();
        draft.observed = text(context, seen, &[]);
        let channel = form.and_then(|s| s.channels.first());
        draft.evidence = channel.map(|c| c.evidence.clone());
        draft.mend = Some(Mend {
            work: "reach".to_owned(),
            title: text(context, "task-reach", &[("name", name)]),
        });
        // Of a way that only words tell, the link may be missing.
        if channel.is_some_and(|c| c.confidence == crate::report::Confidence::Low) {
            draft.low = share(weight, scoring.service_linked);
        }
        self.add(draft);
    }
}

/// Weight of the heaviest service of a topic that must be online.
fn heaviest(scoring: &Scoring, topic: &Topic) -> Option<u32> {
    let services = topic.services.iter().filter(|s| s.must_be_online);
    services.map(|s| service_weight(scoring, topic, s)).max()
}
