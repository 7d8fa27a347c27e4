//! Language: only what can be counted. No level such as B1, and no verdict on the writer.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Context;
use crate::page::{Block, BlockKind};
use crate::report::{LanguageFinding, LanguageKind, LanguagePlace, Outcome};
use crate::rubric::model::LanguageCheck;
use crate::text::eight;
use crate::text::numbers::{Unit, quantities};

/// Fewest words of a sentence; shorter ones are labels and items of lists.
const FEWEST_WORDS: usize = 4;

/// A hit: its block, its words, and what to do about it.
struct Hit {
    block: usize,
    tokens: Range<u32>,
    hint: Option<String>,
}

/// What a check counted.
#[derive(Default)]
struct Count {
    hits: Vec<Hit>,
    /// How many there could have been.
    of: u32,
}

/// All checks of the rubric on the running text of the main content.
pub(super) fn find(context: &Context<'_>) -> Vec<LanguageFinding> {
    let checks = context.rubric.language.checks.iter();
    checks.map(|check| finding(context, check)).collect()
}

fn finding(context: &Context<'_>, check: &LanguageCheck) -> LanguageFinding {
    let count = match check.kind {
        LanguageKind::Sentences => sentences(context),
        LanguageKind::Jargon => jargon(context),
        LanguageKind::Passive => passive(context),
        LanguageKind::Links => links(context),
        LanguageKind::Amounts => amounts(context),
    };
    let shown = usize::from(context.rubric.language.most_places);
    LanguageFinding {
        kind: check.kind,
        name: title(context, check.kind),
        outcome: outcome(check, &count),
        count: count.hits.len() as u32,
        of: count.of,
        places: count
            .hits
            .into_iter()
            .take(shown)
            .map(|hit| place(context, check.kind, hit))
            .collect(),
    }
}

fn outcome(check: &LanguageCheck, count: &Count) -> Outcome {
    if count.of == 0 {
        return Outcome::NotApplicable;
    }
    let hits = count.hits.len() as u32;
    let share = hits.saturating_mul(1_000) / count.of;
    if hits <= check.free || share <= check.share {
        Outcome::Pass
    } else if hits <= check.free * 2 || share <= check.share * 2 {
        Outcome::Partial
    } else {
        Outcome::Fail
    }
}

fn place(context: &Context<'_>, kind: LanguageKind, hit: Hit) -> LanguagePlace {
    LanguagePlace {
        evidence: context.evidence(hit.block, &hit.tokens, criterion(kind).replace('/', ":")),
        hint: hit.hint,
    }
}

/// Name of a check: that of the criterion to which it gives its points.
fn title(context: &Context<'_>, kind: LanguageKind) -> String {
    let id = criterion(kind);
    let mut checks = context.rubric.scoring.check.iter();
    let check = checks.find(|check| check.id == id);
    check
        .map_or(id, |check| check.name.get(context.options.language))
        .to_owned()
}

/// Criterion to which a check gives its points. Vague links are a matter of finding one's way.
pub(crate) fn criterion(kind: LanguageKind) -> &'static str {
    match kind {
        LanguageKind::Sentences => "language/sentences",
        LanguageKind::Jargon => "language/jargon",
        LanguageKind::Passive => "language/passive",
        LanguageKind::Links => "findability/links",
        LanguageKind::Amounts => "language/amounts",
    }
}

/// Blocks of running text with their index.
fn running<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (usize, &'c Block)> {
    let blocks = context.page.main_blocks();
    blocks.filter(|(_, b)| !b.linked && !matches!(b.kind, BlockKind::Heading(_) | BlockKind::Field))
}

/// Sentences of running text: their block and their words.
fn all_sentences<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (usize, Range<u32>)> + 'c {
    running(context).flat_map(move |(index, _)| {
        let sentences = context.sentences(index).iter();
        sentences
            .map(move |s| (index, s.tokens.clone()))
            .filter(|(_, tokens)| tokens.len() >= FEWEST_WORDS)
    })
}

/// Sentences with more words than the rubric allows.
#[cfg_attr(target_family = "wasm", inline(never))]
fn sentences(context: &Context<'_>) -> Count {
    let longest = context.rubric.language.long_sentence as usize;
    let mut count = Count::default();
    for (block, tokens) in all_sentences(context) {
        count.of += 1;
        if tokens.len() > longest {
            count.hits.push(Hit {
                block,
                hint: Some(tokens.len().to_string()),
                tokens,
            });
        }
    }
    count
}

/// Words that few people use, each once, unless the text explains them.
#[cfg_attr(target_family = "wasm", inline(never))]
fn jargon(context: &Context<'_>) -> Count {
    let rules = &context.rubric.language;
    let mut count = Count::default();
    let mut seen = BTreeSet::new();
    for (block, _) in running(context) {
        let tokens = &context.tokens[block];
        count.of += tokens.len() as u32;
        if !context.has(tokens, rules.any_jargon) {
            continue;
        }
        for hit in context.reading.hits_in(tokens.clone()) {
            let Some(jargon) = rules.jargon.iter().position(|j| j.set == hit.set) else {
                continue;
            };
            let words = hit.start..hit.end;
            // "inachtneming" in "met inachtneming van" is the same place.
            let covered = |h: &Hit| h.block == block && h.tokens.end >= words.end;
            if count.hits.last().is_some_and(covered) {
                continue;
            }
            if !is_explained(context, block, &words) && seen.insert(jargon) {
                count.hits.push(Hit {
                    block,
                    tokens: words,
                    hint: Some(rules.jargon[jargon].plain.clone()),
                });
            }
        }
    }
    count
}

/// Does the sentence, the next one or a bracket say what the word means?
fn is_explained(context: &Context<'_>, block: usize, words: &Range<u32>) -> bool {
    let sentences = context.sentences(block);
    let at = sentences
        .iter()
        .position(|s| s.tokens.contains(&words.start));
    let near = at.map_or(&sentences[..0], |at| {
        &sentences[at..sentences.len().min(at + 2)]
    });
    if near
        .iter()
        .any(|s| context.says(&s.tokens, "uitleg-van-woord"))
    {
        return true;
    }
    let end = context.reading.tokens[words.end as usize - 1].end() as usize;
    let after = context.page.text.get(end..).unwrap_or_default();
    let before = context.reading.tokens[words.start as usize].start as usize;
    let before = context.page.text.get(..before).unwrap_or_default();
    // "een besluit (beschikking)" explains as well as "beschikking (besluit)".
    after.trim_start().starts_with('(') || before.trim_end().ends_with('(')
}

/// Sentences in which something is done and nobody does it.
#[cfg_attr(target_family = "wasm", inline(never))]
fn passive(context: &Context<'_>) -> Count {
    let mut count = Count::default();
    let auxiliary = context.rubric.words("worden");
    for (block, tokens) in all_sentences(context) {
        count.of += 1;
        if !context.has(&tokens, auxiliary) || context.says(&tokens, "worden-door") {
            continue;
        }
        let mut forms = context
            .reading
            .hits_in(tokens.clone())
            .filter(|h| h.set == auxiliary);
        if forms.any(|form| has_participle(context, &tokens, form.start)) {
            count.hits.push(Hit {
                block,
                tokens,
                hint: None,
            });
        }
    }
    count
}

/// Is there a past participle near a form of *worden*: some words after it, or right before it?
#[cfg_attr(target_family = "wasm", inline(never))]
fn has_participle(context: &Context<'_>, sentence: &Range<u32>, form: u32) -> bool {
    let gap = u32::from(context.rubric.language.passive_gap);
    let after = form + 1..(form + 1 + gap).min(sentence.end);
    let before = form.saturating_sub(1).max(sentence.start)..form;
    after.chain(before).any(|token| {
        let word = context.words(&(token..token + 1)).to_lowercase();
        is_participle(&word)
            && !context.has(&(token..token + 1), context.rubric.language.not_participle)
    })
}

/// Does a word look like a past participle: `gebeld`, `aangevraagd`, `behandeld`, `verleend`?
#[cfg_attr(target_family = "wasm", inline(never))]
fn is_participle(word: &str) -> bool {
    const SEPARABLE: [&str; 19] = [
        "aan", "achter", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "samen",
        "terug", "toe", "uit", "vast", "voor", "weg", "goed",
    ];
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let begins = |text: &str| text.strip_prefix("ge").is_some_and(|rest| rest.len() >= 3);
    let with_ge = begins(word)
        || SEPARABLE
            .iter()
            .any(|part| word.strip_prefix(part).is_some_and(begins));
    let fixed = ["be", "ver", "ont", "her", "er"];
    let without = fixed
        .iter()
        .any(|part| word.strip_prefix(part).is_some_and(|rest| rest.len() >= 4));
    (with_ge && ends(&["d", "t", "en"])) || (without && ends(&["d", "t"]))
}

/// Links of which the whole text says nothing about where they lead.
#[cfg_attr(target_family = "wasm", inline(never))]
fn links(context: &Context<'_>) -> Count {
    let generic = context.rubric.words("generiek-linktekst");
    let mut count = Count::default();
    for link in context.page.main_links() {
        let tokens = context.tokens_of(&link.text);
        let Some(block) = context
            .page
            .block_at(link.text.start)
            .filter(|_| !tokens.is_empty())
        else {
            continue;
        };
        count.of += 1;
        let mut hits = context.reading.hits_in(tokens.clone());
        if hits.any(|h| h.set == generic && h.start == tokens.start && h.end == tokens.end) {
            count.hits.push(Hit {
                block,
                tokens,
                hint: None,
            });
        }
    }
    count
}

/// Amounts with a dot for decimals, or with five digits or more in a row.
#[cfg_attr(target_family = "wasm", inline(never))]
fn amounts(context: &Context<'_>) -> Count {
    let mut count = Count::default();
    for (block, _) in running(context) {
        let tokens = &context.tokens[block];
        let text = context.words(tokens);
        // Reading numbers costs more than looking for their units.
        if !names_euros(text) {
            continue;
        }
        let base = context.reading.tokens[tokens.start as usize].start;
        for q in quantities(text).iter().filter(|q| q.unit == Unit::Euro) {
            count.of += 1;
            let written = text
                .get(q.start as usize..q.end as usize)
                .unwrap_or_default();
            if let Some(better) = better(written, q.low) {
                count.hits.push(Hit {
                    block,
                    tokens: context.tokens_of(&(base + q.start..base + q.end)),
                    hint: Some(better),
                });
            }
        }
    }
    count
}

/// Can there be an amount of money in a text?
#[cfg_attr(target_family = "wasm", inline(never))]
fn names_euros(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Not `eur` alone: that is in `natuur` and `gebeurt`, and reading numbers is what this saves.
    let written = |bytes: &[u8]| {
        let mut rest = (0..bytes.len()).map(|at| &bytes[at..]);
        rest.any(|rest| rest.starts_with(b"euro") || rest.starts_with(b"EUR"))
    };
    let mut at = 0;
    while let Some(chunk) = eight::at(bytes, at) {
        // With the bytes around them, for the word may begin before these eight and end behind them.
        if eight::may_hold(chunk, b'u')
            && written(&bytes[at.saturating_sub(1)..bytes.len().min(at + 10)])
        {
            return true;
        }
        at += 8;
    }
    written(&bytes[at.saturating_sub(1)..]) || text.contains('€')
}

/// How to write an amount that is hard to read; `None` when it is fine.
fn better(written: &str, cents: u32) -> Option<String> {
    let digits: String = written
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .collect();
    let dot = digits.len() > 3 && digits.as_bytes()[digits.len() - 3] == b'.';
    let whole = digits.split([',', '.']).next().unwrap_or_default();
    if !dot && whole.len() < 5 {
        return None;
    }
    let (euros, rest) = (cents / 100, cents % 100);
    let mut text = String::new();
    for (i, c) in euros.to_string().chars().enumerate() {
        if i > 0 && (euros.to_string().len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(c);
    }
    if rest > 0 {
        text = format!("{text},{rest:02}");
    }
    Some(format!("€ {text}"))
}

#[cfg(test)]
mod tests;
