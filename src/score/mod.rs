//! From findings to points to grades: integer arithmetic, nothing else decides a grade.
//!
//! Each type of page has its own criteria ([`page`], [`lists`]); every one has an outcome, points, what was seen and the
//! rule behind it. Only applicable criteria count; what cannot be told from the page leaves the denominator and widens
//! the range. The sums are in [`sums`], the choices of the user in [`choices`], the tasks in [`advice`]. All weights
//! come from `rubric/scoring.toml`.

mod advice;
mod checks;
mod choices;
mod draft;
mod lists;
mod page;
mod rules;
mod services;
mod sums;

use crate::detect::{Context, Topics};
use crate::report::{Criterion, Grade, Half, Outcome, PageType, Part, Report, Warning};

use choices::Made;
use draft::{Draft, sources, text};
use sums::{PARTS, Range, half_of, share_of};

pub(crate) use services::{
    expects_online, finding_of, is_closed, is_online, level, service_reason, service_source,
    service_weight,
};
pub(crate) use sums::{label, label_key};
#[cfg(feature = "cli")]
pub(crate) use sums::{mean, tenths_of};

/// Judges one page.
struct Judge<'x, 'a> {
    context: &'x Context<'a>,
    topics: &'x Topics,
    report: &'x Report,
    made: Made<'a>,
    drafts: Vec<Draft>,
    warnings: Vec<Warning>,
}

/// Grades a page: fills in grade, advice and choices, and brings the findings in line with the choices.
pub(crate) fn judge(context: &Context<'_>, topics: &Topics, report: &mut Report) {
    let mut judge = Judge {
        context,
        topics,
        report,
        made: Made::new(context),
        drafts: Vec::new(),
        warnings: Vec::new(),
    };
    judge.criteria();
    judge.outdated();
    let range = judge.range();
    let advice = judge.advice(&range);
    let grade = judge.grade(&range);
    let left_out = judge.topics_left_out();
    let names: Vec<(&str, &str)> = judge.names().collect();
    let choices = judge.made.listed(context, &names);
    report.missing_topics.retain(|t| !left_out.contains(&t.id));
    report
        .missing_forms
        .retain(|f| !left_out.contains(&f.topic));
    report.grade = grade;
    report.advice = advice;
    report.choices = choices;
    settle(report);
}

/// Findings say what the criteria say, also where the user chose otherwise.
fn settle(report: &mut Report) {
    let Some(grade) = &report.grade else {
        return;
    };
    let outcome = |id: String| {
        let criterion = |c: &&Criterion| c.id == id;
        grade.criteria.iter().find(criterion).map(|c| c.outcome)
    };
    let counts =
        |o: Option<Outcome>| !matches!(o, Some(Outcome::NotApplicable | Outcome::CantTell));
    for element in &mut report.elements {
        element.outcome = outcome(format!("element/{}", element.id)).unwrap_or(element.outcome);
    }
    report
        .missing_topics
        .retain(|t| counts(outcome(format!("topic/{}", t.id))));
    report
        .missing_forms
        .retain(|f| counts(outcome(format!("service/{}", f.id))));
}

impl Judge<'_, '_> {
    fn criteria(&mut self) {
        match self.report.page.page_type {
            PageType::Home if self.context.options.scope.is_none() => self.home(),
            PageType::Home | PageType::Overview => self.overview(),
            // The list of an executor leads the way as an overview does.
            PageType::Executor if self.is_list() => self.overview(),
            PageType::Form => {
                self.elements();
                self.form_service();
            }
            _ => {
                self.elements();
                self.facts();
                self.services();
            }
        }
        self.checks();
    }

    /// Does the page of an executor lead to others? It is then held to no elements.
    fn is_list(&self) -> bool {
        self.report.elements.is_empty()
    }

    /// Adds a criterion, as the user wants it.
    fn add(&mut self, mut draft: Draft) {
        self.made.apply(self.context, &mut draft);
        self.drafts.push(draft);
    }

    /// Old names and amounts of which the source was read.
    fn outdated(&mut self) {
        let context = self.context;
        for finding in self.report.outdated.iter().filter(|o| o.checked) {
            let id = outdated_id(&finding.topic, &finding.term);
            let seen = [
                ("term", finding.term.as_str()),
                ("why", finding.why.as_str()),
            ];
            let mut observed = text(context, "seen-outdated", &seen);
            let verdict = self.made.verdict(&id, Some(&finding.topic));
            if let Some((_, key, reason)) = &verdict {
                observed = text(context, key, &[("reason", reason)]);
            }
            self.warnings.push(Warning {
                id,
                name: finding.term.clone(),
                observed,
                rule: "rule-outdated".to_owned(),
                cost: context.rubric.scoring.warning_cost,
                counts: verdict.is_none(),
                sources: sources(&[]),
                evidence: finding.evidence.clone(),
                gain: 0,
            });
        }
    }

    fn range(&self) -> Range {
        let mut range = Range::default();
        for draft in &self.drafts {
            let (part, possible) = (draft.part(), draft.possible());
            range.now.part(part).add(draft.won, possible);
            // What cannot be told may be there or not.
            let cannot_tell = draft.outcome == Outcome::CantTell;
            let uncertain = if cannot_tell { draft.weight } else { possible };
            range.low.part(part).add(draft.low, uncertain);
            range.high.part(part).add(draft.high, uncertain);
        }
        let counted = self.warnings.iter().filter(|w| w.counts).count() as u32;
        range.now.warnings = counted;
        range.high.warnings = counted;
        range.low.warnings = self.warnings.len() as u32;
        range
    }

    fn grade(&self, range: &Range) -> Option<Grade> {
        let context = self.context;
        let scoring = &context.rubric.scoring;
        let overall = range.overall(scoring)?;
        let label = label(scoring, overall.tenths);
        let rules = self.rules();
        let warning_gain = self.warning_gain(range);
        let mut warnings = self.warnings.clone();
        for warning in warnings.iter_mut().filter(|w| w.counts) {
            warning.gain = warning_gain.tenths;
        }
        let gains: Vec<u8> = self
            .drafts
            .iter()
            .map(|d| self.gain(range, d).tenths)
            .collect();
        let drafts = self.drafts.clone().into_iter().zip(gains);
        Some(Grade {
            overall,
            label,
            label_text: context.text(label_key(label)).to_owned(),
            information: range.half(scoring, Half::Information),
            services: range.half(scoring, Half::Services),
            parts: self.parts(range),
            criteria: drafts.map(|(draft, gain)| draft.finish(gain)).collect(),
            warnings,
            warnings_cost: range.now.cost(scoring),
            rules,
        })
    }

    fn parts(&self, range: &Range) -> Vec<Part> {
        let scoring = &self.context.rubric.scoring;
        let parts = PARTS.into_iter().zip(range.now.parts);
        let part = |(id, sum): (crate::report::PartId, sums::Sum)| {
            let share = share_of(scoring, id);
            Part {
                id,
                half: half_of(id),
                name: text(self.context, rules::part_key(id), &[]),
                share,
                won: sum.won,
                possible: sum.possible,
                earned: sum.earned(share),
            }
        };
        parts
            .filter(|(_, sum)| sum.possible > 0)
            .map(part)
            .collect()
    }

    /// Topics that the user said are not offered here.
    fn topics_left_out(&self) -> Vec<String> {
        let missing = self.report.missing_topics.iter().map(|t| &t.id);
        let forms = self.report.missing_forms.iter().map(|f| &f.topic);
        let mut topics: Vec<String> = missing.chain(forms).cloned().collect();
        topics.dedup();
        topics.retain(|id| self.made.without_topic(id));
        topics
    }

    /// Identifiers and names of what was judged.
    fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let drafts = self.drafts.iter().map(|d| (d.id.as_str(), d.name.as_str()));
        drafts.chain(
            self.warnings
                .iter()
                .map(|w| (w.id.as_str(), w.name.as_str())),
        )
    }
}

/// Identifier of the warning for an old term.
pub(crate) fn outdated_id(topic: &str, term: &str) -> String {
    match topic {
        "" => format!("outdated/{}", slug(term)),
        topic => format!("outdated/{topic}/{}", slug(term)),
    }
}

/// Letters and digits of a term, for an identifier.
fn slug(term: &str) -> String {
    let mut slug = String::new();
    for c in term.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
