//! Decides which part of the page is its content.

use super::{Block, BlockKind, Page, Region};

/// Text of a main region that is too short to be the content, in bytes.
const SHORT_MAIN: usize = 80;

/// The region inside an element: what it opens itself, unless what it lies in says more. `main` is true for
/// `<main>` itself, `own_footer` for the footer of an article.
pub(super) fn nest(
    outer: Region,
    opened: Region,
    main: bool,
    own_footer: bool,
    in_article: bool,
) -> Region {
    match (outer, opened) {
        _ if main && opened == Region::Main => Region::Main,
        // What is not content stays so, whatever is in it.
        (Region::Noise | Region::Footer | Region::Breadcrumb | Region::Related, _) => outer,
        (Region::Navigation, Region::Breadcrumb) => opened,
        (Region::Navigation, opened) if opened != Region::Main => outer,
        // The header or footer of an article is content.
        (_, Region::Header) if in_article || outer == Region::Main => outer,
        (_, Region::Footer) if own_footer => outer,
        _ => opened,
    }
}

/// Gives every block, link, form and mark its final region.
#[cfg_attr(target_family = "wasm", inline(never))]
pub(super) fn decide(page: &mut Page) {
    let main: usize = length(page, Region::Main);
    let unknown: usize = length(page, Region::Unknown);
    if main >= SHORT_MAIN || unknown < main {
        adopt_title(page);
        return;
    }
    let start = content_start(page);
    promote(page, start);
}

fn length(page: &Page, region: Region) -> usize {
    let blocks = page.blocks.iter();
    blocks
        .filter(|b| b.region == region)
        .map(|b| (b.text.end - b.text.start) as usize)
        .sum()
}

/// The title of the page may stand above the main content, in a banner.
fn adopt_title(page: &mut Page) {
    let is_title = |b: &Block| b.kind == BlockKind::Heading(1);
    if page
        .blocks
        .iter()
        .any(|b| is_title(b) && b.region == Region::Main)
    {
        return;
    }
    let title = page
        .blocks
        .iter_mut()
        .find(|b| is_title(b) && matches!(b.region, Region::Unknown | Region::Header));
    if let Some(title) = title {
        title.region = Region::Main;
    }
}

/// Without a main element the content starts at the first heading of level 1, else at the first heading
/// that is followed by running text, else after the links at the top.
fn content_start(page: &Page) -> u32 {
    let unknown = |b: &&Block| matches!(b.region, Region::Unknown | Region::Main);
    let first = |level: &dyn Fn(BlockKind) -> bool| {
        let block = page.blocks.iter().filter(unknown).find(|b| level(b.kind));
        block.map(|b| b.text.start)
    };
    let last_h1 = || {
        // A logo or site name is often a first `h1`; the one that the title repeats is the page's own.
        let title = page.meta.title.to_lowercase();
        let h1s = page.blocks.iter().filter(unknown);
        let mut h1s = h1s.filter(|b| b.kind == BlockKind::Heading(1) && !b.linked);
        h1s.find(|b| {
            let text = page.slice(&b.text).to_lowercase();
            !text.is_empty() && title.contains(&text)
        })
        .map(|b| b.text.start)
    };
    last_h1()
        .or_else(|| first(&|k| k == BlockKind::Heading(1)))
        .or_else(|| first(&|k| matches!(k, BlockKind::Heading(_))))
        .or_else(|| {
            let text = page.blocks.iter().filter(unknown).find(|b| !b.linked);
            text.map(|b| b.text.start)
        })
        .unwrap_or(0)
}

fn promote(page: &mut Page, start: u32) {
    let lift = |region: &mut Region, at: u32| {
        if *region == Region::Unknown {
            *region = if at >= start {
                Region::Main
            } else {
                Region::Navigation
            };
        }
    };
    for block in &mut page.blocks {
        if block.kind != BlockKind::Name {
            lift(&mut block.region, block.text.start);
        }
    }
    for link in &mut page.links {
        lift(&mut link.region, link.text.start);
    }
    for form in &mut page.forms {
        lift(&mut form.region, form.text.start);
    }
    for frame in &mut page.frames {
        lift(&mut frame.region, frame.at);
    }
    for mark in &mut page.marks {
        lift(&mut mark.region, mark.text.start);
    }
    let links = &page.links;
    for block in page.blocks.iter_mut().filter(|b| b.kind == BlockKind::Name) {
        let link = links.iter().find(|l| l.name.as_ref() == Some(&block.text));
        block.region = link.map_or(block.region, |l| l.region);
    }
}
