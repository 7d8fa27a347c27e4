//! Mistakes of the page itself: ways that lead to a test site, and forms that are announced and not there.

use std::ops::Range;

use super::Context;
use super::channels::Ladder;
use super::context::shorten;
use super::publisher::{is_preview, is_test_site, names_test};
use crate::page::{Address, BlockKind, Link, LinkKind, Region};
use crate::report::{Evidence, Flaw, FlawKind};
use crate::rubric::model::{Addresses, MarkKind};

/// Most mistakes of one kind that are listed.
const MOST: usize = 5;

/// All mistakes on a page of a municipality or executor.
pub(super) fn find(ladder: &Ladder<'_, '_>) -> Vec<Flaw> {
    let mut flaws = test_sites(ladder.context);
    flaws.extend(not_there(ladder));
    flaws
}

/// Links and forms that lead to a test site. On a test site everything does, and that is right.
fn test_sites(context: &Context<'_>) -> Vec<Flaw> {
    let page = context.page;
    let addresses = &context.rubric.addresses;
    if is_test_site(addresses, &page.address) {
        return Vec::new();
    }
    let mut flaws: Vec<Flaw> = Vec::new();
    let mut add = |target: &Address, evidence: &dyn Fn() -> Evidence| {
        if flaws.len() == MOST || !leads_to_test(addresses, target) {
            return;
        }
        let target = shorten(&target.to_string());
        if flaws.iter().any(|f| f.target.as_ref() == Some(&target)) {
            return;
        }
        flaws.push(Flaw {
            kind: FlawKind::TestSite,
            text: context.text("flaw-test-site").to_owned(),
            target: Some(target),
            evidence: evidence(),
        });
    };
    for link in page.main_links() {
        add(&link.target, &|| of_link(context, link));
    }
    let element = |node: u32, section: u32, quote: &str| Evidence {
        quote: shorten(quote),
        node: Some(node),
        section: page.heading(section).map(shorten),
        rule: "flaw:test-site".to_owned(),
    };
    for frame in page.frames.iter().filter(|f| f.region == Region::Main) {
        add(&frame.target, &|| {
            element(frame.node, frame.section, &frame.title)
        });
    }
    for form in page.forms.iter().filter(|f| f.region == Region::Main) {
        let target = page.address.join(&form.action);
        add(&target, &|| element(form.node, form.section, ""));
    }
    flaws
}

fn of_link(context: &Context<'_>, link: &Link) -> Evidence {
    let block = context.page.block_at(link.text.start).unwrap_or_default();
    let words = context.tokens_of(&link.text);
    Evidence {
        node: Some(link.node),
        ..context.evidence(block, &words, "flaw:test-site")
    }
}

/// A site whose own name holds "test" is none: the label must stand before the name (`acc.stad.nl`).
fn leads_to_test(addresses: &Addresses, target: &Address) -> bool {
    let before = target
        .host
        .strip_suffix(target.domain())
        .unwrap_or_default();
    target.is_web() && (names_test(addresses, before) || is_preview(addresses, target))
}

/// Sentences that announce a form, button or link, without one.
fn not_there(ladder: &Ladder<'_, '_>) -> Vec<Flaw> {
    let context = ladder.context;
    let [form, button] = ["formulier-hier", "knop-hier"].map(|words| context.rubric.words(words));
    // What was not read, or is behind cookies, may be there. In a text field the CMS adds the button.
    let unseen = context.options.fragment
        || !context.page.limits.is_empty()
        || context.blocks_with("cookie-blokkade") > 0;
    if unseen || !(context.anywhere(form) || context.anywhere(button)) || has_form(ladder) {
        return Vec::new();
    }
    let mut flaws: Vec<Flaw> = Vec::new();
    for (index, block) in context.page.main_blocks() {
        if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Field) || block.linked {
            continue;
        }
        for sentence in context.sentences(index) {
            let announces = context.has_in(sentence, form) || context.has_in(sentence, button);
            if !announces
                || context.says(&sentence.tokens, "knop-elders")
                || context.says(&context.tokens[index], "knop-elders")
                || has_way(context, block.section)
            {
                continue;
            }
            flaws.push(Flaw {
                kind: FlawKind::NotThere,
                text: context.text("flaw-not-there").to_owned(),
                target: None,
                evidence: context.evidence(index, &sentence.tokens, "flaw:not-there"),
            });
        }
    }
    flaws.truncate(MOST);
    flaws
}

/// Is there any form, or what becomes one, in the content?
fn has_form(ladder: &Ladder<'_, '_>) -> bool {
    let page = ladder.context.page;
    let watch = ladder.context.engine.watch();
    let container = |kind| matches!(kind, MarkKind::FormContainer);
    ladder.form_on_page().is_some()
        || page.frames.iter().any(|frame| frame.region == Region::Main)
        || page
            .marks
            .iter()
            .any(|mark| container(watch.kind(mark.rule)))
        || page.forms.iter().any(|form| {
            form.region == Region::Main && !form.search && form.fields + form.choices > 0
        })
}

/// Is there a link or button to go on with in a section, the sections in it, or the text above it?
fn has_way(context: &Context<'_>, section: u32) -> bool {
    let page = context.page;
    let parent = |at: u32| page.sections.get(at as usize).and_then(|s| s.parent);
    let inside =
        |at: u32| std::iter::successors(Some(at), |at| parent(*at)).any(|at| at == section);
    let around =
        |at: u32| std::iter::successors(parent(section), |at| parent(*at)).any(|above| above == at);
    page.links
        .iter()
        .filter(|link| matches!(link.region, Region::Main | Region::Aside | Region::Unknown))
        .any(|link| (inside(link.section) || around(link.section)) && goes_on(context, link))
}

fn goes_on(context: &Context<'_>, link: &Link) -> bool {
    let words: Range<u32> = context.tokens_of(&link.text);
    let here = link.kind == LinkKind::Link
        && (!link.target.is_web() || link.target.same_page(&context.page.address));
    !here && !context.says(&words, "geen-formulier") && !context.says(&words, "nuttig")
}
