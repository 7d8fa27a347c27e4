//! Text nodes become blocks, blocks become sections.

use super::super::{Block, BlockKind, Region, Section};
use super::pieces::{Piece, joined, pieces};
use super::{Builder, Filling, Flow, cut};

/// Longest bold line that stands as a heading, in bytes.
const LONGEST_LABEL: usize = 90;

impl Builder<'_> {
    /// Text of a text node.
    pub(in crate::page) fn text(&mut self, text: &str) {
        if self.skipping > 0 || self.too_deep > 0 || !self.count() {
            return;
        }
        let Some(top) = self.stack.last() else {
            return;
        };
        if top.title && self.page.meta.title.is_empty() {
            self.page.meta.title = joined(text);
            return;
        }
        if top.frame {
            return;
        }
        if top.json {
            if self.page.meta.json_ld.len() < 20 {
                self.page.meta.json_ld.push(cut(text, 100_000).to_owned());
            }
            return;
        }
        self.append(text);
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn append(&mut self, text: &str) {
        let top = &self.stack[self.stack.len() - 1];
        let (in_link, bold) = (top.link.is_some(), top.bold);
        let before = self.page.text.len();
        for Piece { words, space } in pieces(text) {
            self.space |= space;
            if words.is_empty() {
                break;
            }
            if self.filling.is_none() {
                self.begin();
            } else if self.space {
                self.page.text.push(' ');
            } else if self.boundary && begins_line(words) {
                self.page.text.push('\n');
            }
            self.space = false;
            self.boundary = false;
            self.page.text.push_str(words);
        }
        let added = (self.page.text.len() - before) as u32;
        if let Some(filling) = &mut self.filling {
            filling.linked += if in_link { added } else { 0 };
            filling.bold += if bold { added } else { 0 };
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn begin(&mut self) {
        let block = self
            .stack
            .iter()
            .rev()
            .find(|open| open.flow == Flow::Block);
        let top = &self.stack[self.stack.len() - 1];
        let kind = top.kind.unwrap_or(BlockKind::Paragraph);
        self.filling = Some(Filling {
            kind,
            node: block.unwrap_or(top).node,
            start: self.page.text.len() as u32,
            region: top.region,
            list: top.list,
            form: top.form.is_some(),
            linked: 0,
            bold: 0,
        });
    }

    /// Ends the block that is being filled.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn flush(&mut self) {
        self.flush_before(Flow::Block);
    }

    /// Ends the block that is being filled, before a line break or the start of another block.
    pub(super) fn flush_before(&mut self, next: Flow) {
        self.space = false;
        let Some(filling) = self.filling.take() else {
            return;
        };
        let end = self.here();
        self.page.text.push('\n');
        let length = end - filling.start;
        let bold = filling.bold * 10 >= length * 9;
        let text = &self.page.text[filling.start as usize..end as usize];
        let kind = match filling.kind {
            // A bold line that is not a sentence stands as a heading; in a list when more lines follow it.
            BlockKind::Paragraph | BlockKind::Cell | BlockKind::Item
                if bold
                    && length as usize <= LONGEST_LABEL
                    && (!filling.list || (next == Flow::Break && filling.linked == 0))
                    && (filling.list || filling.kind != BlockKind::Item)
                    && !text.ends_with(['.', '!', ',']) =>
            {
                BlockKind::Label
            }
            kind => kind,
        };
        let index = self.page.blocks.len() as u32;
        self.begin_section(kind, index, filling.region, filling.start);
        let section = self.section();
        self.page.blocks.push(Block {
            kind,
            text: filling.start..end,
            node: filling.node,
            region: filling.region,
            section,
            list: filling.list,
            form: filling.form,
            linked: filling.linked * 10 >= length * 9,
        });
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn begin_section(&mut self, kind: BlockKind, block: u32, region: Region, start: u32) {
        let level = match kind {
            BlockKind::Heading(level) => level,
            BlockKind::Label => 7,
            _ => return,
        };
        let mut parent = Some(self.section());
        while let Some(index) = parent {
            let section = &self.page.sections[index as usize];
            if section.level < level {
                break;
            }
            parent = section.parent;
        }
        self.page.sections.push(Section {
            heading: Some(block),
            level,
            parent,
            region,
        });
        // Links and marks inside the heading belong to the section that it opens.
        let section = self.section();
        for link in self.page.links.iter_mut().rev() {
            if link.text.start < start {
                break;
            }
            link.section = section;
        }
    }
}

/// Text of another element that begins with a capital is a line of its own, also when no space stands
/// between (`<span>DigiD</span><span>Aanvragen</span>`); a word that is split over elements goes on in lower case.
#[cfg_attr(target_family = "wasm", inline(never))]
fn begins_line(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}
