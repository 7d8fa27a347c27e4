//! Information elements of a product page: the fields of the SDG, found by heading, words or facts.

use super::context::{Context, shorten};
use crate::page::{Block, BlockKind, Region};
use crate::report::{ElementFinding, Evidence, Outcome, PageType, ServiceFinding};
use crate::rubric::model::{Element, ElementFact};

/// Fewest characters of an introduction.
const FEWEST_INTRODUCTION: u32 = 45;

/// Holds every element of the page type against the page.
pub(super) fn find(
    context: &Context<'_>,
    page_type: PageType,
    services: &[ServiceFinding],
) -> Vec<ElementFinding> {
    let kind = page_type.id();
    let elements = context.rubric.elements.iter();
    elements
        .filter(|e| e.page_types.iter().any(|t| t == kind))
        .map(|e| finding(context, e, services))
        .collect()
}

fn finding(
    context: &Context<'_>,
    element: &Element,
    services: &[ServiceFinding],
) -> ElementFinding {
    let rule = format!("element:{}", element.id);
    let heading = by_heading(context, element, &rule);
    let (outcome, evidence) = match heading {
        Some(evidence) => (Outcome::Pass, Some(evidence)),
        None => {
            match by_text(context, element, &rule).or_else(|| by_fact(context, element, services)) {
                Some((strong, evidence)) => (
                    if strong || element.whole_in_text {
                        Outcome::Pass
                    } else {
                        Outcome::Partial
                    },
                    Some(evidence),
                ),
                // The system adds it around the text, where it cannot be seen from here.
                None if context.options.fragment && element.around => (Outcome::CantTell, None),
                None => (Outcome::Fail, None),
            }
        }
    };
    ElementFinding {
        id: element.id.clone(),
        name: element.name.get(context.options.language).to_owned(),
        outcome,
        weight: element.weight,
        evidence,
    }
}

/// A heading or label of its own, with something below it.
#[cfg_attr(target_family = "wasm", inline(never))]
fn by_heading(context: &Context<'_>, element: &Element, rule: &str) -> Option<Evidence> {
    let page = context.page;
    let mut blocks = page
        .main_blocks()
        .filter(|(_, b)| matches!(b.kind, BlockKind::Heading(2..) | BlockKind::Label));
    let (index, _) = blocks.find(|(i, _)| {
        let tokens = &context.tokens[*i];
        context.has(tokens, element.heading) && !context.has(tokens, element.not)
    })?;
    Some(context.evidence(index, &context.tokens[index].clone(), rule))
}

/// Words in running text; strong when they lead a line ("Voorwaarden: ...").
#[cfg_attr(target_family = "wasm", inline(never))]
fn by_text(context: &Context<'_>, element: &Element, rule: &str) -> Option<(bool, Evidence)> {
    for (index, block) in context.page.main_blocks() {
        if matches!(block.kind, BlockKind::Heading(1) | BlockKind::Field)
            || block.linked
            || block.form
        {
            continue;
        }
        for sentence in context.sentences(index) {
            let tokens = &sentence.tokens;
            if context.has_in(sentence, element.text) && !context.has(tokens, element.not) {
                return Some((false, context.evidence(index, tokens, rule)));
            }
            let lead = tokens.start..(tokens.start + 4).min(tokens.end);
            let begins = context.tokens[index].start == tokens.start;
            if begins
                && context.has_in(sentence, element.heading)
                && context.has(&lead, element.heading)
                && !context.has(tokens, element.not)
                && has_colon(context, block)
            {
                return Some((true, context.evidence(index, tokens, rule)));
            }
        }
    }
    None
}

/// Is there a colon soon after the start of a block?
fn has_colon(context: &Context<'_>, block: &Block) -> bool {
    let text = context.page.slice(&block.text);
    text.chars().take(50).any(|c| c == ':')
}

fn by_fact(
    context: &Context<'_>,
    element: &Element,
    services: &[ServiceFinding],
) -> Option<(bool, Evidence)> {
    let mut facts = element.facts.iter();
    facts
        .find_map(|fact| fact_evidence(context, *fact, services))
        .map(|mut evidence| {
            evidence.rule = format!("element:{}", element.id);
            (false, evidence)
        })
}

#[cfg_attr(target_family = "wasm", inline(never))]
fn fact_evidence(
    context: &Context<'_>,
    fact: ElementFact,
    services: &[ServiceFinding],
) -> Option<Evidence> {
    match fact {
        ElementFact::Channel => {
            let mut channels = services.iter().flat_map(|s| &s.channels);
            channels.next().map(|c| c.evidence.clone())
        }
        ElementFact::Contact => contact(context),
        ElementFact::Introduction => introduction(context),
        ElementFact::Modified => {
            let modified = context.page.meta.modified.clone().or_else(|| {
                let names = ["dcterms.modified", "article:modified_time", "last-modified"];
                names
                    .iter()
                    .find_map(|n| context.page.meta.get(n).map(str::to_owned))
            })?;
            Some(Evidence {
                quote: shorten(&modified),
                node: None,
                section: None,
                rule: String::new(),
            })
        }
        ElementFact::Related => context
            .page
            .links
            .iter()
            .find(|l| l.region == Region::Related)
            .and_then(|l| {
                let block = context.page.block_at(l.text.start)?;
                Some(context.evidence(block, &context.tokens_of(&l.text), ""))
            }),
        ElementFact::Amount | ElementFact::Term | ElementFact::Fields => None,
    }
}

/// A phone number or e-mail address in the content.
fn contact(context: &Context<'_>) -> Option<Evidence> {
    let link = context
        .page
        .main_links()
        .find(|l| matches!(l.target.scheme.as_str(), "tel" | "mailto"));
    let Some(link) = link else {
        return phone_number(context);
    };
    let block = context.page.block_at(link.text.start)?;
    Some(context.evidence(block, &context.tokens_of(&link.text), ""))
}

/// A Dutch phone number in running text: ten digits from a 0, in groups as people write them.
#[cfg_attr(target_family = "wasm", inline(never))]
fn phone_number(context: &Context<'_>) -> Option<Evidence> {
    let blocks = context.page.main_blocks().filter(|(_, b)| !b.form);
    for (index, _) in blocks {
        let tokens = context.tokens[index].clone();
        for start in tokens.clone() {
            let mut digits = String::new();
            let mut end = start;
            while end < tokens.end
                && context.reading.tokens[end as usize].number
                && digits.len() < 10
            {
                let text = context.quote(&(end..end + 1));
                digits.extend(text.chars().filter(char::is_ascii_digit));
                end += 1;
            }
            if digits.len() == 10 && digits.starts_with('0') {
                return Some(context.evidence(index, &(start..end), ""));
            }
        }
    }
    None
}

/// Running text before the first heading below the title.
#[cfg_attr(target_family = "wasm", inline(never))]
fn introduction(context: &Context<'_>) -> Option<Evidence> {
    let page = context.page;
    let title = page.first_heading();
    // The title of a text is in a field of its own, so its first heading may be one below the introduction.
    let start = match title.filter(|&i| page.blocks[i].kind != BlockKind::Heading(1)) {
        Some(_) if context.options.fragment => 0,
        _ => title.unwrap_or(0) + 1,
    };
    let mut blocks = page
        .main_blocks()
        .filter(|(i, _)| *i >= start)
        .take_while(|(_, b)| !matches!(b.kind, BlockKind::Heading(_)));
    let (index, _) = blocks.find(|(_, b)| {
        !b.linked
            && !b.form
            && matches!(
                b.kind,
                BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell
            )
            && b.text.end - b.text.start >= FEWEST_INTRODUCTION
    })?;
    Some(context.evidence(index, &context.tokens[index].clone(), ""))
}
