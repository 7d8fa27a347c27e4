//! Checks on the page as a whole: can it be found, scanned and read?

use crate::detect::language_criterion;
use crate::page::{Block, BlockKind, Region};
use crate::report::{CriterionKind, Evidence, LanguageKind, Outcome, PageType};
use crate::rubric::model::Check;

use super::Judge;
use super::draft::{Draft, Mend, text};
use super::sums::POINT;

/// What a check saw.
struct Seen {
    outcome: Outcome,
    text: String,
    evidence: Option<Evidence>,
}

impl Judge<'_, '_> {
    /// Every check of the rubric that applies to this type of page.
    pub(super) fn checks(&mut self) {
        let page_type = self.report.page.page_type.id();
        for check in &self.context.rubric.scoring.check {
            if check.not_for.iter().any(|t| t == page_type) {
                continue;
            }
            let unseen = check.around && self.context.options.fragment;
            let seen = if unseen {
                Some(self.cannot_tell())
            } else {
                self.look(&check.id)
            };
            if let Some(seen) = seen {
                let draft = self.check(check, seen);
                self.add(draft);
            }
        }
    }

    fn check(&self, check: &Check, seen: Seen) -> Draft {
        let name = check.name.get(self.context.options.language);
        let kind = match check.id.split_once('/') {
            Some(("language", _)) => CriterionKind::Language,
            _ => CriterionKind::Findability,
        };
        let mut draft = Draft::new(
            check.id.clone(),
            kind,
            name,
            seen.outcome,
            check.weight * POINT,
            500,
        );
        draft.observed = seen.text;
        draft.evidence = seen.evidence;
        draft.rule = check.id.clone().into();
        draft.mend = Some(Mend {
            work: check.id.clone(),
            title: text(self.context, "task-check", &[("name", name)]),
        });
        draft
    }

    fn look(&self, id: &str) -> Option<Seen> {
        match id {
            "findability/title" => Some(self.yes(self.titled())),
            "findability/description" => Some(self.yes(self.described())),
            "findability/headings" => Some(self.headings()),
            "findability/breadcrumb" => {
                let blocks = &self.context.page.blocks;
                Some(self.yes(blocks.iter().any(|b| b.region == Region::Breadcrumb)))
            }
            _ => self.counted(id),
        }
    }

    fn cannot_tell(&self) -> Seen {
        Seen {
            outcome: Outcome::CantTell,
            text: text(self.context, "seen-cant-tell", &[]),
            evidence: None,
        }
    }

    fn yes(&self, yes: bool) -> Seen {
        let (outcome, key) = if yes {
            (Outcome::Pass, "seen-pass")
        } else {
            (Outcome::Fail, "seen-fail")
        };
        Seen {
            outcome,
            text: text(self.context, key, &[]),
            evidence: None,
        }
    }

    fn titled(&self) -> bool {
        let (topics, report) = (self.topics, self.report);
        let list = matches!(report.page.page_type, PageType::Home | PageType::Overview);
        let everything = report.scope.whole && (list || self.context.options.scope.is_none());
        everything
            || !topics.themes.is_empty()
            || topics.subject.iter().any(|&i| topics.named_in_title(i))
    }

    fn described(&self) -> bool {
        let fewest = self.context.rubric.scoring.description_from;
        let description = self.context.page.meta.get("description");
        description.is_some_and(|d| d.trim().chars().count() >= fewest)
    }

    /// Headings, and what stands as a heading: the head of something that folds open, the term of a list.
    fn headings(&self) -> Seen {
        let blocks = self.context.page.main_blocks();
        let heads = |b: &Block| matches!(b.kind, BlockKind::Heading(2..) | BlockKind::Label);
        let count = blocks.filter(|(_, b)| heads(b) && !b.form).count();
        let enough = count >= self.context.rubric.scoring.headings_from;
        Seen {
            outcome: if enough { Outcome::Pass } else { Outcome::Fail },
            text: text(self.context, "seen-headings", &[("n", &count.to_string())]),
            evidence: None,
        }
    }

    /// What was counted of the language: the same outcome as the finding.
    fn counted(&self, id: &str) -> Option<Seen> {
        let mut findings = self.report.language.iter();
        let finding = findings.find(|f| language_criterion(f.kind) == id)?;
        let key = match finding.kind {
            _ if finding.outcome == Outcome::NotApplicable => "seen-nothing-to-count",
            LanguageKind::Links if finding.count == 0 => "seen-links-none",
            LanguageKind::Links => "seen-links",
            LanguageKind::Sentences => "seen-sentences",
            LanguageKind::Jargon => "seen-jargon",
            LanguageKind::Passive => "seen-passive",
            LanguageKind::Amounts => "seen-amounts",
        };
        let n = match finding.kind {
            LanguageKind::Sentences => self.context.rubric.language.long_sentence,
            _ => finding.count,
        };
        let fill = [n, finding.count, finding.of].map(|n| n.to_string());
        let [n, count, of] = &fill;
        Some(Seen {
            outcome: finding.outcome,
            text: text(self.context, key, &[("n", n), ("count", count), ("of", of)]),
            evidence: finding.places.first().map(|place| place.evidence.clone()),
        })
    }
}
