//! What a report holds against a page, as a flat list with stable fingerprints.

use super::Audited;
use crate::Language;
use crate::report::{
    Criterion, CriterionKind, Evidence, Grade, Outcome, Report, Source, SourceKind,
};

/// How bad a finding is. Only a rule of law makes an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Partly there, or not certain.
    Note,
    /// Missing, by a standard or by good practice.
    Warning,
    /// Missing, and an act says that it must be there.
    Error,
}

impl Level {
    /// The word of SARIF.
    pub fn sarif(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that a page lacks or has wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Identifier of the rule, for example `element/voorwaarden`.
    pub rule: String,
    /// Name of the rule in the language of the report.
    pub name: String,
    /// How bad.
    pub level: Level,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where the rule comes from, law first.
    pub sources: Vec<Source>,
    /// What the rule gives points for.
    pub rule_text: String,
    /// Where on the page, when there is a place.
    pub evidence: Option<Evidence>,
}

/// Everything that a report holds against its page, in the order of the report.
pub fn findings(report: &Report, language: Language) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(grade) = &report.grade {
        let criteria = grade.criteria.iter();
        found.extend(criteria.filter_map(|c| of_criterion(c, grade, language)));
        let warnings = grade.warnings.iter().filter(|warning| warning.counts);
        found.extend(warnings.map(|warning| Finding {
            rule: warning.id.clone(),
            name: warning.name.clone(),
            level: Level::Warning,
            message: warning.observed.clone(),
            sources: warning.sources.clone(),
            rule_text: rule_text(grade, &warning.rule),
            evidence: Some(warning.evidence.clone()),
        }));
    }
    // Of these the source was not read: they cost nothing, so the grade does not name them.
    let uncertain = report.outdated.iter().filter(|old| !old.checked);
    found.extend(uncertain.map(|old| Finding {
        rule: format!("outdated/{}/{}", old.topic, slug(&old.term)),
        name: old.term.clone(),
        level: Level::Note,
        message: format!("{}: {}. {}", words(language).outdated, old.term, old.why),
        sources: Vec::new(),
        rule_text: String::new(),
        evidence: Some(old.evidence.clone()),
    }));
    let wrong = report.declarations.iter();
    let wrong = wrong.filter(|declared| declared.agrees == Some(false));
    found.extend(wrong.enumerate().map(|(number, declared)| Finding {
        rule: format!("declaration/{number}"),
        name: declared.value.clone(),
        level: Level::Note,
        message: declared.text.clone().unwrap_or_default(),
        sources: Vec::new(),
        rule_text: String::new(),
        evidence: None,
    }));
    found.extend(report.flaws.iter().map(|flaw| Finding {
        rule: flaw.evidence.rule.replace(':', "/"),
        name: flaw.target.clone().unwrap_or_default(),
        level: Level::Warning,
        message: flaw.text.clone(),
        sources: Vec::new(),
        rule_text: String::new(),
        evidence: Some(flaw.evidence.clone()),
    }));
    found
}

fn of_criterion(criterion: &Criterion, grade: &Grade, language: Language) -> Option<Finding> {
    let sources = &criterion.sources;
    let law = sources.iter().any(|source| source.kind == SourceKind::Law);
    let (level, what) = match criterion.outcome {
        Outcome::Fail if law => (Level::Error, words(language).missing),
        Outcome::Fail => (Level::Warning, words(language).missing),
        Outcome::Partial => (Level::Note, words(language).partial),
        Outcome::Pass | Outcome::CantTell | Outcome::NotApplicable => return None,
    };
    let what = match (criterion.kind, criterion.outcome) {
        (CriterionKind::Service, Outcome::Fail) => words(language).not_online,
        (CriterionKind::Service, _) => words(language).partly_online,
        (CriterionKind::Findability | CriterionKind::Language, _) => words(language).not_met,
        _ => what,
    };
    Some(Finding {
        rule: criterion.id.clone(),
        name: criterion.name.clone(),
        level,
        message: format!("{what}: {}. {}", criterion.name, criterion.observed),
        sources: sources.clone(),
        rule_text: rule_text(grade, &criterion.rule),
        evidence: criterion.evidence.clone(),
    })
}

struct Words {
    missing: &'static str,
    partial: &'static str,
    not_online: &'static str,
    partly_online: &'static str,
    not_met: &'static str,
    outdated: &'static str,
}

fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &Words {
            missing: "Ontbreekt",
            partial: "Staat er maar voor een deel",
            not_online: "Niet online te regelen",
            partly_online: "Maar voor een deel online te regelen",
            not_met: "Niet in orde",
            outdated: "Verouderd",
        },
        Language::En => &Words {
            missing: "Missing",
            partial: "Only partly there",
            not_online: "Cannot be arranged online",
            partly_online: "Can only partly be arranged online",
            not_met: "Not met",
            outdated: "Out of date",
        },
    }
}

/// The sentence of a rule.
fn rule_text(grade: &Grade, id: &str) -> String {
    let rule = grade.rules.iter().find(|rule| rule.id == id);
    rule.map_or(String::new(), |rule| rule.text.clone())
}

/// Letters and digits of a term, for use in an identifier.
fn slug(term: &str) -> String {
    let mut out = String::new();
    for c in term.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Identifies a finding over runs: page and rule. It survives a change of the text, of the grade and of the language;
/// a page that moves to another address is a new page.
pub fn fingerprint(page: &Audited<'_>, finding: &Finding) -> String {
    let bytes = page.key().bytes().chain([0]).chain(finding.rule.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, Options, PageSource};

    const HTML: &str = "<html lang=nl><title>Hulp bij schulden | Gemeente Kampen</title>
        <main><h1>Hulp bij schulden</h1><p>Heeft u schulden? Wij helpen u gratis.</p></main></html>";

    fn report(language: Language) -> Report {
        let options = Options {
            language,
            ..Options::default()
        };
        let address = Some("https://www.kampen.nl/schulden");
        Engine::builtin().audit(PageSource::Html(HTML), address, &options)
    }

    #[test]
    fn only_a_rule_of_law_makes_an_error() {
        let found = findings(&report(Language::Nl), Language::Nl);
        assert!(found.iter().any(|f| f.level == Level::Error), "{found:#?}");
        for finding in &found {
            assert!(
                finding.level != Level::Error
                    || finding.sources.iter().any(|s| s.kind == SourceKind::Law),
                "{finding:?}"
            );
        }
    }

    #[test]
    fn fingerprints_do_not_depend_on_the_language_and_are_unique() {
        let prints = |language| -> Vec<String> {
            let report = report(language);
            let page = Audited {
                name: "a.html",
                source: None,
                report: &report,
            };
            let found = findings(&report, language);
            found.iter().map(|f| fingerprint(&page, f)).collect()
        };
        let dutch = prints(Language::Nl);
        assert_eq!(dutch, prints(Language::En));
        let mut unique = dutch.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), dutch.len());
    }

    #[test]
    fn slugs_hold_no_signs() {
        assert_eq!(slug("€ 20,60 (oud)"), "20-60-oud");
    }
}
