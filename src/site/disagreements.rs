//! Pages of one site that tell different terms or amounts for the same thing.

use super::Visit;
use super::report::{Disagreement, Said};
use super::state::Site;
use crate::Language;
use crate::page::Page;
use crate::report::{Evidence, Outcome, PageType, TopicStatus};
use crate::rubric::model::Rubric;

/// Most different values that are kept of one thing.
const MOST_VALUES: usize = 6;

/// Most characters of a section that are looked at: the answer to its heading stands in front.
const LONGEST_TOLD: usize = 300;

/// A unit of a term or an amount, with the words for it. Values of different units are not compared.
const UNITS: [(&str, &[&str]); 6] = [
    ("werkdagen", &["werkdag", "werkdagen", "working"]),
    ("dagen", &["dag", "dagen", "day", "days"]),
    ("weken", &["week", "weken", "weeks"]),
    ("maanden", &["maand", "maanden", "month", "months"]),
    ("%", &["%", "procent", "percent"]),
    ("€", &["€", "euro"]),
];

/// Remembers what a page tells: key facts with a number, as the engine read them.
pub(super) fn collect(site: &mut Site, visit: &Visit<'_>, address: &str) {
    let report = visit.report;
    if !matches!(
        report.page.page_type,
        PageType::Product | PageType::Executor | PageType::Form
    ) {
        return;
    }
    for fact in &report.facts {
        let Some(evidence) = &fact.evidence else {
            continue;
        };
        if fact.outcome != Outcome::CantTell {
            let told = fact.seen.as_deref().unwrap_or(&evidence.quote);
            say(site, &fact.id, told, &evidence.quote, address);
        }
    }
    // A term or price of the page belongs to its topic only when there is one.
    let mut subjects = report
        .topics
        .iter()
        .filter(|t| t.status == TopicStatus::Subject);
    let (Some(topic), None) = (subjects.next(), subjects.next()) else {
        return;
    };
    for element in &report.elements {
        if let ("termijn" | "kosten", Some(evidence)) = (element.id.as_str(), &element.evidence) {
            let what = format!("{}/{}", topic.id, element.id);
            let told = below(visit.page, evidence).unwrap_or_else(|| evidence.quote.clone());
            say(site, &what, &told, &told, address);
        }
    }
}

/// What is said below a heading that is the evidence: "Hoe lang duurt het?" itself tells no term.
fn below(page: &Page, evidence: &Evidence) -> Option<String> {
    let is_it = |heading: u32| Some(page.blocks[heading as usize].node) == evidence.node;
    let section = page
        .sections
        .iter()
        .position(|section| section.heading.is_some_and(is_it))?;
    let heading = page.sections[section].heading?;
    let blocks = page.main_blocks_of(u32::try_from(section).ok()?);
    let told = blocks
        .filter(|(index, _)| *index != heading as usize)
        .map(|(_, block)| page.slice(&block.text).trim());
    let told: String = told.collect::<Vec<_>>().join(" ");
    Some(told.chars().take(LONGEST_TOLD).collect())
}

fn say(site: &mut Site, what: &str, told: &str, quote: &str, address: &str) {
    let Some((unit, value)) = value(told) else {
        return;
    };
    let said = site.said.entry(format!("{what}/{unit}")).or_default();
    if let Some(known) = said.iter_mut().find(|known| known.value == value) {
        known.pages += 1;
        if address < known.address.as_str() {
            address.clone_into(&mut known.address);
            quote.clone_into(&mut known.quote);
        }
    } else if said.len() < MOST_VALUES {
        said.push(Said {
            value,
            pages: 1,
            address: address.to_owned(),
            quote: quote.to_owned(),
        });
    }
}

/// The one number with a unit in a quote; nothing when there are several, for then it is not clear which one counts.
pub(super) fn value(quote: &str) -> Option<(&'static str, String)> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let mut found = None;
    for (index, word) in words.iter().enumerate() {
        let number = word
            .trim_start_matches('€')
            .trim_matches(|c: char| !c.is_ascii_digit());
        if number.is_empty()
            || !number
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
        {
            continue;
        }
        let before = if word.starts_with('€') {
            Some("€")
        } else {
            index.checked_sub(1).map(|i| words[i]).filter(|w| *w == "€")
        };
        let after = if word.ends_with('%') {
            Some("%")
        } else {
            words.get(index + 1).copied()
        };
        let unit = before.and_then(unit_of).or_else(|| after.and_then(unit_of));
        let Some(unit) = unit else { continue };
        if found.is_some() {
            return None;
        }
        found = Some((unit, number.trim_end_matches(",00").to_owned()));
    }
    found
}

fn unit_of(word: &str) -> Option<&'static str> {
    let bare = word
        .trim_end_matches(['.', ',', ';', ':', ')'])
        .to_lowercase();
    let mut units = UNITS.iter();
    units
        .find(|(_, words)| words.contains(&bare.as_str()))
        .map(|(unit, _)| *unit)
}

/// Things of which pages tell more than one value.
pub(super) fn finish(site: &Site, rubric: &Rubric, language: Language) -> Vec<Disagreement> {
    let several = site.said.iter().filter(|(_, said)| said.len() > 1);
    let listed = several.map(|(what, said)| {
        let mut parts = what.split('/');
        let (topic, id) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        let known = rubric.topics.iter().find(|t| t.id == topic);
        let fact = known.and_then(|t| t.facts.iter().find(|f| f.id == id));
        let element = rubric.elements.iter().find(|e| e.id == id);
        let name = fact.map(|f| f.text.get(language));
        let name = name.or_else(|| element.map(|e| e.name.get(language)));
        let mut said = said.clone();
        said.sort_by(|a, b| a.value.cmp(&b.value));
        Disagreement {
            topic: topic.to_owned(),
            name: name.unwrap_or(id).to_owned(),
            unit: parts.next().unwrap_or_default().to_owned(),
            said,
        }
    });
    listed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_with_a_unit_is_a_value() {
        let of = |quote| value(quote).map(|(unit, value)| format!("{value} {unit}"));
        assert_eq!(
            of("U hoort binnen 6 weken van ons."),
            Some("6 weken".to_owned())
        );
        assert_eq!(of("Dit kost € 21,00 per maand."), Some("21 €".to_owned()));
        assert_eq!(of("Dit kost €21,60."), Some("21,60 €".to_owned()));
        assert_eq!(
            of("Een voorschot van 95% van de bijstand."),
            Some("95 %".to_owned())
        );
        assert_eq!(of("Binnen 3 werkdagen, anders binnen 4 weken."), None);
        assert_eq!(of("Bel 14 038."), None);
    }

    #[test]
    fn the_term_below_a_heading_counts_for_the_heading() {
        let page = |weeks: u8| {
            let html = format!(
                "<main><h1>Dagbesteding</h1><p>Dagbesteding in Kampen.</p><h2>Aanvragen</h2><p>Vraag dagbesteding aan met DigiD.</p><h2>Hoe lang duurt het?</h2><p>U hoort binnen {weeks} weken van ons.</p><h2>Bezwaar</h2><p>U kunt binnen 6 weken bezwaar maken.</p></main>"
            );
            let address = format!("https://www.kampen.nl/dagbesteding-{weeks}");
            let source = crate::PageSource::Html(&html);
            crate::Engine::builtin().audit_with_page(
                source,
                Some(&address),
                &crate::Options::default(),
            )
        };
        let mut site = Site::default();
        for weeks in [8, 4] {
            let (page, report) = page(weeks);
            let visit = Visit {
                page: &page,
                report: &report,
            };
            let address = report.page.address.clone().unwrap();
            collect(&mut site, &visit, &address);
        }
        let rubric = Rubric::builtin();
        let found = finish(&site, &rubric, Language::Nl);
        let term = found.iter().find(|d| d.topic == "dagbesteding").unwrap();
        let said: Vec<&str> = term.said.iter().map(|s| s.value.as_str()).collect();
        assert_eq!((term.unit.as_str(), said), ("weken", vec!["4", "8"]));
    }

    #[test]
    fn values_are_kept_with_the_first_address() {
        let mut site = Site::default();
        say(
            &mut site,
            "schuldhulp/4-weken",
            "binnen 4 weken",
            "binnen 4 weken",
            "https://b",
        );
        say(
            &mut site,
            "schuldhulp/4-weken",
            "na 4 weken",
            "na 4 weken",
            "https://a",
        );
        let rubric = Rubric::builtin();
        assert!(finish(&site, &rubric, Language::Nl).is_empty());
        say(
            &mut site,
            "schuldhulp/4-weken",
            "binnen 8 weken",
            "binnen 8 weken",
            "https://c",
        );
        let found = finish(&site, &rubric, Language::Nl);
        assert_eq!(found.len(), 1);
        let said: Vec<(&str, u32, &str)> = found[0]
            .said
            .iter()
            .map(|s| (s.value.as_str(), s.pages, s.address.as_str()))
            .collect();
        assert_eq!(said, [("4", 2, "https://a"), ("8", 1, "https://c")]);
        assert_eq!(found[0].name, "Eerste gesprek binnen 4 weken");
    }
}
