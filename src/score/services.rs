//! Points of services: how well each can be arranged from this page.

mod demand;
mod ways;

use crate::report::{Confidence, CriterionKind, Evidence, Outcome, ServiceFinding};
use crate::rubric::model::{Enough, Service, Topic};

use super::Judge;
use super::draft::{Draft, Mend, share, text};
pub(crate) use demand::{expects_online, service_reason, service_source, service_weight};
use ways::Ways;
pub(crate) use ways::{finding_of, is_closed, is_online, level};

/// Level from which a service can be arranged well online.
const GOOD: u8 = 4;
/// Level of an online form.
const FORM: u8 = 3;
/// Full marks, in thousandths.
const FULL: u32 = 1_000;

/// What a service gets, in thousandths of full marks, and why.
struct Points {
    now: u32,
    low: u32,
    high: u32,
    outcome: Outcome,
    rule: &'static str,
    seen: &'static str,
    evidence: Option<Evidence>,
}

impl Judge<'_, '_> {
    /// Every service of the subjects.
    pub(super) fn services(&mut self) {
        for draft in self.service_drafts() {
            self.add(draft);
        }
    }

    /// A form page is judged by the form itself: the best of what it starts.
    pub(super) fn form_service(&mut self) {
        let share = |d: &Draft| u64::from(d.won) * 1_000_000 / u64::from(d.weight.max(1));
        // Of equals the first.
        let drafts = self.service_drafts().into_iter().rev();
        if let Some(best) = drafts.max_by_key(|d| (d.counts(), share(d))) {
            self.add(best);
        }
    }

    fn service_drafts(&self) -> Vec<Draft> {
        let topics = self.subjects();
        let services = topics.flat_map(|t| t.services.iter().map(move |s| (t, s)));
        services
            .map(|(topic, service)| self.service(topic, service))
            .collect()
    }

    pub(super) fn service(&self, topic: &Topic, service: &Service) -> Draft {
        let context = self.context;
        let found = finding_of(&self.report.services, topic, service);
        let mut points = self.points(service, found);
        // The button is mostly a field of its own in the system where the text is written.
        if context.options.fragment && found.is_none() && points.outcome == Outcome::Fail {
            (points.outcome, points.seen) = (Outcome::CantTell, "seen-cant-tell");
        }
        let weight = service_weight(&context.rubric.scoring, topic, service);
        let id = format!("service/{}", service.id);
        let name = service.phrase.get(context.options.language);
        let mut draft = Draft::new(id, CriterionKind::Service, name, points.outcome, weight, 0);
        if draft.counts() {
            draft.won = share(weight, points.now);
            draft.low = share(weight, points.low.min(points.now));
            draft.high = share(weight, points.high.max(points.now));
        }
        draft.topic = Some(topic.id.clone());
        draft.rule = points.rule.into();
        let party = party(service);
        draft.observed = text(context, points.seen, &[("name", &party)]);
        draft.reason = Some(service_reason(context, service));
        draft.sources = vec![service_source(service)];
        draft.evidence = points.evidence;
        draft.mend =
            (points.outcome != Outcome::Pass).then(|| self.mend(service, points.seen, name));
        draft
    }

    fn points(&self, service: &Service, found: Option<&ServiceFinding>) -> Points {
        let ways = Ways::new(found);
        let why = &self.context.rubric.why_codes[usize::from(service.why)];
        match why.enough {
            Enough::Form if service.external.is_some() => self.external(service, &ways),
            Enough::Form => self.ladder(&ways),
            Enough::Contact => self.contact(service, &ways),
            Enough::Nothing => bonus(&ways),
        }
    }

    /// The ladder of levels.
    fn ladder(&self, ways: &Ways<'_>) -> Points {
        let scoring = &self.context.rubric.scoring;
        let share =
            |level: Option<u8>| level.map_or(0, |l| scoring.level_share[usize::from(l.min(5))]);
        if let Some(closed) = ways.closed {
            return Points {
                now: scoring.closed_share,
                low: scoring.closed_share,
                high: scoring.closed_share,
                outcome: Outcome::Partial,
                rule: "rule-service-form",
                seen: "seen-closed",
                evidence: Some(closed.evidence.clone()),
            };
        }
        let follows = self.context.anywhere(self.context.rubric.words("niveau-5"));
        let up = |level: Option<u8>| level.map(|l| if follows && l >= GOOD { 5 } else { l });
        let level = up(ways.level);
        Points {
            now: share(level),
            low: share(up(ways.sure)),
            high: share(up(ways.hoped)),
            outcome: match level {
                Some(l) if l >= GOOD => Outcome::Pass,
                Some(l) if share(Some(l)) > 0 => Outcome::Partial,
                _ => Outcome::Fail,
            },
            rule: "rule-service-form",
            seen: seen_level(level),
            evidence: ways.best.map(|c| c.evidence.clone()),
        }
    }

    /// The route that the law points to: linked it has full marks, and the municipality's own form too where that
    /// may be.
    fn external(&self, service: &Service, ways: &Ways<'_>) -> Points {
        let scoring = &self.context.rubric.scoring;
        let named = if self.names_party(service) {
            scoring.external_named
        } else {
            0
        };
        let own = service.own_route_too && ways.level.is_some_and(|l| l >= FORM);
        let mut points = self.ladder(ways);
        points.rule = "rule-service-external";
        let linked = ways.external.filter(|_| ways.closed.is_none());
        if linked.is_some() || own {
            let doubtful = linked.is_some_and(|c| c.confidence == Confidence::Low) && !own;
            points.now = FULL;
            points.high = FULL;
            points.low = if doubtful { named } else { FULL };
            points.outcome = Outcome::Pass;
            points.seen = if linked.is_some() {
                "seen-external-linked"
            } else {
                "seen-external-own"
            };
            points.evidence = linked.or(ways.best).map(|c| c.evidence.clone());
        } else if named > points.now {
            points.now = named;
            points.low = named;
            points.high = points.high.max(named);
            points.outcome = Outcome::Partial;
            points.seen = "seen-external-named";
        }
        points
    }

    /// A phone number and a next step are enough.
    fn contact(&self, service: &Service, ways: &Ways<'_>) -> Points {
        let scoring = &self.context.rubric.scoring;
        let reachable = ways.level.is_some() || self.has_contact();
        let named = service.external.is_some() && self.names_party(service);
        let (now, outcome, seen) = match (reachable, named) {
            (true, _) => (FULL, Outcome::Pass, "seen-contact"),
            (false, true) => (
                scoring.external_named,
                Outcome::Partial,
                "seen-external-named",
            ),
            (false, false) => (0, Outcome::Fail, "seen-level-none"),
        };
        Points {
            now,
            low: now,
            high: now,
            outcome,
            rule: "rule-service-contact",
            seen,
            evidence: ways
                .best
                .map(|c| c.evidence.clone())
                .or_else(|| self.contact_evidence()),
        }
    }

    fn contact_evidence(&self) -> Option<Evidence> {
        let mut elements = self.report.elements.iter();
        elements
            .find(|e| e.id == "contact")
            .and_then(|e| e.evidence.clone())
    }

    /// Is there a person to reach from the content?
    fn has_contact(&self) -> bool {
        let mut links = self.context.page.main_links();
        let mut elements = self.report.elements.iter();
        links.any(|l| l.target.scheme == "tel")
            || elements.any(|e| e.id == "contact" && e.outcome != Outcome::Fail)
    }

    /// Does the content name the other organisation?
    fn names_party(&self, service: &Service) -> bool {
        let page = self.context.page;
        let Some(party) = &service.external else {
            return false;
        };
        let parts = party.split([',', '/', '(', ')']).map(str::trim);
        let mut names = parts.filter(|name| name.len() >= 3);
        names.any(|name| {
            page.main_blocks()
                .any(|(_, b)| page.slice(&b.text).contains(name))
        })
    }

    fn mend(&self, service: &Service, seen: &str, name: &str) -> Mend {
        let why = &self.context.rubric.why_codes[usize::from(service.why)];
        let (work, title) = match (why.enough, seen) {
            (_, "seen-closed") => ("service-closed", "task-service-closed"),
            (Enough::Contact, _) => ("service-link", "task-service-contact"),
            _ if service.external.is_some() => ("service-link", "task-service-link"),
            (_, "seen-level-3") => ("service-better", "task-service-better"),
            _ => ("service", "task-service"),
        };
        Mend {
            work: work.to_owned(),
            title: text(
                self.context,
                title,
                &[("name", name), ("party", &party(service))],
            ),
        }
    }
}

/// A bonus: there it has full marks, absent it does not count.
fn bonus(ways: &Ways<'_>) -> Points {
    let there = ways.level.is_some();
    let now = if there { FULL } else { 0 };
    Points {
        now,
        low: now,
        high: now,
        outcome: if there {
            Outcome::Pass
        } else {
            Outcome::NotApplicable
        },
        rule: "rule-service-bonus",
        seen: if there {
            seen_level(ways.level)
        } else {
            "seen-bonus-none"
        },
        evidence: ways.best.map(|c| c.evidence.clone()),
    }
}

fn seen_level(level: Option<u8>) -> &'static str {
    match level {
        None => "seen-level-none",
        Some(0) => "seen-level-0",
        Some(1) => "seen-level-1",
        Some(2) => "seen-level-2",
        Some(3) => "seen-level-3",
        Some(4) => "seen-level-4",
        Some(_) => "seen-level-5",
    }
}

/// Name of the other organisation.
fn party(service: &Service) -> String {
    service.external.clone().unwrap_or_default()
}
