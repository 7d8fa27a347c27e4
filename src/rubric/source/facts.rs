//! Key facts with their numbers, what is out of date, and the language checks.

use toml::Spanned;

use super::lexicon_builder::LexiconBuilder;
use super::schema::{FactTable, LanguageFile, OutdatedTable, TopicFile, ValueTable};
use super::{File, SourceError};
use crate::rubric::model::{Amount, Fact, FactValue, Jargon, LanguageRules, Measure, Outdated};
use crate::text::dates::Date;
use crate::text::numbers::{Unit, quantities};

pub(super) fn compile_facts(
    file: &File<TopicFile>,
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Fact>, SourceError> {
    let facts = file.content.fact.iter();
    facts
        .map(|fact| {
            let value = fact.value.as_ref();
            Ok(Fact {
                id: fact.id.as_ref().clone(),
                text: fact.text.clone(),
                set: lexicon.set(file, [&fact.patterns])?,
                source: fact.source.clone(),
                law: fact.law,
                checked: fact.checked,
                check_again_by: date(file, &fact.id, &fact.check_again_by)?,
                value: value
                    .map(|value| compile_value(file, fact, value, lexicon))
                    .transpose()?,
            })
        })
        .collect()
}

fn compile_value(
    file: &File<TopicFile>,
    fact: &FactTable,
    value: &ValueTable,
    lexicon: &mut LexiconBuilder,
) -> Result<FactValue, SourceError> {
    let amounts = |texts: &[Spanned<String>]| -> Result<Vec<Amount>, SourceError> {
        texts
            .iter()
            .map(|text| amount(file, value.kind, text))
            .collect()
    };
    if value.is.is_empty() || value.about.is_empty() {
        let message = "a value needs \"is\" and \"about\"";
        return Err(file.error(fact.id.span().start, message));
    }
    Ok(FactValue {
        kind: value.kind,
        compare: value.compare,
        is: amounts(&value.is)?,
        ignore: amounts(&value.ignore)?,
        about: lexicon.set(file, [&value.about])?,
        heading: lexicon.set(file, [&value.heading])?,
        not: lexicon.set(file, [&value.not])?,
    })
}

/// Reads an amount with the reader that reads the pages.
fn amount<T>(file: &File<T>, kind: Measure, text: &Spanned<String>) -> Result<Amount, SourceError> {
    let found = quantities(text.as_ref());
    let fits = |unit| match kind {
        Measure::Money => unit == Unit::Euro,
        Measure::Percent => unit == Unit::Percent,
        Measure::Age => unit == Unit::Year,
        Measure::Term => !matches!(unit, Unit::Euro | Unit::Percent),
    };
    match found.as_slice() {
        [one] if one.low == one.high && fits(one.unit) => Ok(Amount {
            unit: one.unit,
            value: one.low,
        }),
        _ => {
            let message = format!("\"{}\" is not one value of this kind", text.as_ref());
            Err(file.error(text.span().start, message))
        }
    }
}

fn date<T>(file: &File<T>, at: &Spanned<String>, text: &str) -> Result<String, SourceError> {
    if text.len() == 10 && Date::from_iso(text).is_some() {
        return Ok(text.to_owned());
    }
    let message = format!("\"{text}\" is not a date such as 2027-01-01");
    Err(file.error(at.span().start, message))
}

pub(super) fn compile_outdated<T>(
    file: &File<T>,
    tables: &[OutdatedTable],
    lexicon: &mut LexiconBuilder,
) -> Result<Vec<Outdated>, SourceError> {
    tables
        .iter()
        .map(|o| {
            if let (Some(text), Some(at)) = (&o.check_again_by, o.patterns.first()) {
                date(file, at, text)?;
            }
            Ok(Outdated {
                term: o.term.clone(),
                set: lexicon.set(file, [&o.patterns])?,
                why: o.why.clone(),
                kind: o.kind,
                checked: o.checked,
                check_again_by: o.check_again_by.clone(),
            })
        })
        .collect()
}

pub(super) fn compile_language(
    file: &File<LanguageFile>,
    lexicon: &mut LexiconBuilder,
) -> Result<LanguageRules, SourceError> {
    let rules = &file.content;
    let all = rules.jargon.iter().map(|jargon| &jargon.words);
    let any_jargon = lexicon.set(file, all)?;
    let mut jargon = Vec::new();
    for table in &rules.jargon {
        let Some(word) = table.words.first() else {
            return Err(file.error(0, format!("\"{}\" replaces no word", table.plain)));
        };
        jargon.push(Jargon {
            word: word.as_ref().clone(),
            set: lexicon.set(file, [&table.words])?,
            plain: table.plain.clone(),
        });
    }
    Ok(LanguageRules {
        long_sentence: rules.long_sentence,
        checks: rules.check.clone(),
        jargon,
        any_jargon,
        not_participle: lexicon.set(file, [&rules.not_participle])?,
        most_places: rules.most_places,
        passive_gap: rules.passive_gap,
    })
}
