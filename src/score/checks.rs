//! Checks on the page as a whole: can it be found, scanned and read?

use crate::page::{Block, BlockKind, Region};
use crate::report::{CriterionKind, Outcome, PageType};
use crate::rubric::model::Check;

use super::Judge;
use super::draft::{Draft, Mend, text};
use super::sums::POINT;

/// What a check saw.
struct Seen {
    outcome: Outcome,
    text: String,
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
            "findability/links" => Some(self.vague_links()),
            "language/sentences" => Some(self.sentences()),
            _ => None,
        }
    }

    fn cannot_tell(&self) -> Seen {
        Seen {
            outcome: Outcome::CantTell,
            text: text(self.context, "seen-cant-tell", &[]),
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
        }
    }

    fn vague_links(&self) -> Seen {
        let context = self.context;
        let vague = |l: &&crate::page::Link| {
            context.says(&context.tokens_of(&l.text), "generiek-linktekst")
        };
        let count = context.page.main_links().filter(vague).count();
        if count == 0 {
            return self.yes(true);
        }
        Seen {
            outcome: Outcome::Fail,
            text: text(context, "seen-links", &[("n", &count.to_string())]),
        }
    }

    /// The share of long sentences.
    fn sentences(&self) -> Seen {
        let context = self.context;
        let scoring = &context.rubric.scoring;
        let (mut all, mut long) = (0_u32, 0_u32);
        for (index, block) in context.page.main_blocks() {
            if block.linked || matches!(block.kind, BlockKind::Heading(_)) {
                continue;
            }
            for sentence in context.sentences(index) {
                let words = sentence.tokens.len() as u32;
                all += u32::from(words >= 4);
                long += u32::from(words > scoring.long_sentence);
            }
        }
        let Some(share) = (long * 100).checked_div(all) else {
            return Seen {
                outcome: Outcome::NotApplicable,
                text: text(context, "seen-no-sentences", &[]),
            };
        };
        let most = scoring.long_sentence_share;
        let fill = [all, long, scoring.long_sentence, share].map(|n| n.to_string());
        let [all, long, n, percent] = &fill;
        Seen {
            outcome: match share {
                s if s <= most => Outcome::Pass,
                s if s <= most * 2 => Outcome::Partial,
                _ => Outcome::Fail,
            },
            text: text(
                context,
                "seen-sentences",
                &[("all", all), ("long", long), ("n", n), ("share", percent)],
            ),
        }
    }
}
