//! The sentences of the rules behind the points, with the figures of the rubric filled in.

use crate::detect::language_criterion;
use crate::report::{PartId, Rule};

use super::Judge;
use super::draft::text;

/// Key of the name of a part.
pub(super) fn part_key(part: PartId) -> &'static str {
    match part {
        PartId::Completeness => "part-completeness",
        PartId::Findability => "part-findability",
        PartId::Language => "part-language",
        PartId::Services => "part-services",
    }
}

impl Judge<'_, '_> {
    /// Rules of all criteria and warnings, each once, in the order in which they are used.
    pub(super) fn rules(&self) -> Vec<Rule> {
        let drafts = self.drafts.iter().map(|d| d.rule.as_ref());
        let mut ids: Vec<&str> = Vec::new();
        for id in drafts.chain(self.warnings.iter().map(|w| w.rule.as_str())) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let rule = |id: &str| Rule {
            id: id.to_owned(),
            text: self.rule_text(id),
        };
        ids.into_iter().map(rule).collect()
    }

    fn rule_text(&self, id: &str) -> String {
        let context = self.context;
        let scoring = &context.rubric.scoring;
        let percent = |thousandths: u32| (thousandths / 10).to_string();
        let tenths = |tenths: u8| {
            let comma = if context.options.language == crate::Language::Nl {
                ','
            } else {
                '.'
            };
            format!("{}{comma}{}", tenths / 10, tenths % 10)
        };
        if let Some(check) = scoring.check.iter().find(|c| c.id == id) {
            let language = &context.rubric.language;
            let n = match id {
                "findability/headings" => scoring.headings_from as u32,
                _ => language.long_sentence,
            };
            let mut counted = language.checks.iter();
            let counted = counted.find(|c| language_criterion(c.kind) == id);
            let share = counted.map_or(0, |c| c.share / 10);
            let text = check.rule.get(context.options.language);
            return text
                .replace("{n}", &n.to_string())
                .replace("{share}", &share.to_string())
                .replace("{share2}", &(share * 2).to_string());
        }
        let levels = scoring.level_share.map(percent);
        let fill = [
            ("text", percent(scoring.element_in_text)),
            ("named", percent(scoring.topic_named)),
            ("linked", percent(scoring.service_linked)),
            ("external", percent(scoring.external_named)),
            ("cost", tenths(scoring.warning_cost)),
            ("most", tenths(scoring.warning_most)),
        ];
        let names = ["l0", "l1", "l2", "l3", "l4", "l5"];
        let all = fill.iter().map(|(name, value)| (*name, value.as_str()));
        let all: Vec<(&str, &str)> = all
            .chain(names.into_iter().zip(levels.iter().map(String::as_str)))
            .collect();
        text(context, id, &all)
    }
}
