//! Sections that send the reader elsewhere ("Zie ook"), on pages whose markup does not say so.

use crate::page::{BlockKind, Page, Region};
use crate::rubric::model::{Rubric, SetId};
use crate::text::Reading;

/// Most running text in such a section, in bytes; more than that is content.
const MOST_TEXT: u32 = 200;

/// Takes sections with such a heading, and little but links below it, out of the main content.
pub(crate) fn mark(page: &mut Page, reading: &Reading, rubric: &Rubric) {
    let set = rubric.words("zie-ook");
    for section in 1..page.sections.len() as u32 {
        let Some(heading) = page.sections[section as usize].heading else {
            continue;
        };
        let heading = &page.blocks[heading as usize];
        let tokens = reading.tokens_in(heading.text.start, heading.text.end);
        if heading.region != Region::Main || tokens.len() > 5 || !reading.has(tokens, set) {
            continue;
        }
        if running_text(page, section) <= MOST_TEXT {
            move_out(page, section);
        }
    }
    for first in 0..page.blocks.len() {
        if is_lead(page, reading, set, first) {
            let links = page.blocks[first + 1..].iter();
            let links = links.take_while(|b| b.linked && b.region == Region::Main);
            let last = first + links.count();
            move_out_blocks(page, first, last);
        }
    }
}

/// A line of its own that says it ("Zie ook"), with links right below it.
fn is_lead(page: &Page, reading: &Reading, set: SetId, index: usize) -> bool {
    let [lead, next] = &page.blocks[index..(index + 2).min(page.blocks.len())] else {
        return false;
    };
    let tokens = reading.tokens_in(lead.text.start, lead.text.end);
    lead.region == Region::Main
        && lead.kind == BlockKind::Paragraph
        && !lead.linked
        && next.linked
        && tokens.len() <= 4
        && reading.has(tokens, set)
}

fn move_out_blocks(page: &mut Page, first: usize, last: usize) {
    let text = page.blocks[first].text.start..page.blocks[last].text.end;
    for block in &mut page.blocks[first..=last] {
        block.region = Region::Related;
    }
    let inside = page.links.iter_mut();
    let inside = inside.filter(|l| l.region == Region::Main && text.contains(&l.text.start));
    inside.for_each(|l| l.region = Region::Related);
}

/// Text of a section that is no link, without its heading.
fn running_text(page: &Page, section: u32) -> u32 {
    let heading = page.sections[section as usize].heading;
    let blocks = page.blocks.iter().enumerate();
    blocks
        .filter(|(i, b)| b.section == section && !b.linked && Some(*i as u32) != heading)
        .map(|(_, b)| b.text.end - b.text.start)
        .sum()
}

fn move_out(page: &mut Page, section: u32) {
    let out = |of: u32, region: &mut Region| {
        if of == section && *region == Region::Main {
            *region = Region::Related;
        }
    };
    page.blocks
        .iter_mut()
        .for_each(|b| out(b.section, &mut b.region));
    page.links
        .iter_mut()
        .for_each(|l| out(l.section, &mut l.region));
    page.marks
        .iter_mut()
        .for_each(|m| out(m.section, &mut m.region));
    page.forms
        .iter_mut()
        .for_each(|f| out(f.section, &mut f.region));
}
