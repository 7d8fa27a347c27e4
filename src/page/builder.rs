//! Builds the facts from a stream of events: element opens, text, element closes.

mod controls;
mod pieces;
mod tags;
mod text;

use super::attributes::Attributes;
use super::watch::{Seen, Watch, region_of};
use super::{Address, Block, BlockKind, Limits, Mark, Page, Region, Section, regions};
use crate::report::LimitKind;
use tags::{Role, Tag};

/// What an element does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Part of the line.
    Inline,
    /// A block of its own.
    Block,
    /// Ends the line.
    Break,
    /// Not read, with all that is in it.
    Skip,
}

/// An open element.
struct Open {
    node: u32,
    flow: Flow,
    /// Kind of the blocks directly in it.
    kind: Option<BlockKind>,
    region: Region,
    link: Option<u32>,
    form: Option<u32>,
    /// First mark of this element and how many.
    marks: (u32, u32),
    /// Start of its text.
    start: u32,
    heading: bool,
    list: bool,
    bold: bool,
    article: bool,
    title: bool,
    json: bool,
    /// Text directly in a frame is for browsers without frames.
    frame: bool,
}

/// The block that is being filled.
struct Filling {
    kind: BlockKind,
    node: u32,
    start: u32,
    region: Region,
    list: bool,
    form: bool,
    /// Bytes of link text and of bold text in it.
    linked: u32,
    bold: u32,
}

/// Longest address of a page or link that is kept, in bytes. A report shows addresses whole.
const LONGEST_ADDRESS: usize = 2_000;

pub(super) struct Builder<'w> {
    watch: &'w Watch,
    limits: Limits,
    page: Page,
    base: Address,
    stack: Vec<Open>,
    skipping: usize,
    too_deep: usize,
    nodes: usize,
    next_node: u32,
    seen: Seen,
    filling: Option<Filling>,
    space: bool,
    /// An element began or ended since the last text.
    boundary: bool,
    /// What is skipped is a drawing.
    drawing: bool,
    names: Vec<(u32, Block, String)>,
    full: bool,
}

impl<'w> Builder<'w> {
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn new(
        watch: &'w Watch,
        limits: Limits,
        address: Option<&str>,
        text_size: usize,
    ) -> Self {
        let base = address.map(|text| Address::parse(cut(text, LONGEST_ADDRESS)));
        let base = base.unwrap_or_default();
        let mut page = Page {
            address: base.clone(),
            has_address: address.is_some(),
            text: String::with_capacity(text_size),
            ..Page::default()
        };
        page.sections.push(Section {
            heading: None,
            level: 0,
            parent: None,
            region: Region::Unknown,
        });
        Self {
            watch,
            limits,
            page,
            base,
            stack: Vec::with_capacity(64),
            skipping: 0,
            too_deep: 0,
            nodes: 0,
            next_node: 0,
            seen: Seen::default(),
            filling: None,
            space: false,
            boundary: false,
            drawing: false,
            names: Vec::new(),
            full: false,
        }
    }

    /// Notes a part that is not read.
    pub(super) fn limit(&mut self, kind: LimitKind, count: Option<u32>) {
        if !self.page.limits.iter().any(|(k, _)| *k == kind) {
            self.page.limits.push((kind, count));
        }
    }

    /// Is there no room for more? The caller may stop.
    pub(super) fn full(&self) -> bool {
        self.full
    }

    fn count(&mut self) -> bool {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            self.full = true;
            self.limit(LimitKind::TooManyNodes, None);
        }
        !self.full
    }

    fn here(&self) -> u32 {
        self.page.text.len() as u32
    }

    fn section(&self) -> u32 {
        self.page.sections.len() as u32 - 1
    }

    /// An element opens. Every call is matched by one [`Self::close`].
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn open(&mut self, tag: &str, attributes: &Attributes<'_>) {
        if self.skipping > 0 || self.too_deep > 0 {
            // The title of a drawing has a record of its own, see `docs/snapshot.md`.
            self.next_node += u32::from(self.drawing && self.skipping == 1 && tag == "title");
            self.skipping += usize::from(self.skipping > 0);
            self.too_deep += usize::from(self.skipping == 0);
            return;
        }
        if !self.count() {
            self.skipping = 1;
            return;
        }
        let meaning = Tag::of(tag);
        // Only what the content script writes as a record gets a number.
        let numbered = matches!(
            meaning.role,
            Role::Script | Role::Drawing | Role::Formula | Role::TextArea
        );
        if meaning.flow == Flow::Skip && !numbered {
            self.skipping = 1;
            return;
        }
        let node = self.next_node;
        self.next_node += 1;
        if self.stack.len() >= self.limits.depth {
            self.too_deep = 1;
            self.limit(LimitKind::TooDeep, None);
            return;
        }
        self.element(tag, meaning, attributes, node);
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn element(&mut self, tag: &str, meaning: Tag, attributes: &Attributes<'_>, node: u32) {
        let Tag { flow, role, .. } = meaning;
        self.boundary = true;
        let parent = self.stack.last();
        let mut region = parent.map_or(Region::Unknown, |p| p.region);
        let article = parent.is_some_and(|p| p.article);
        let matches = self.watch.matches(tag, attributes, &mut self.seen);
        // Names on the root say what the page has (`has-cookie-bar`), not what it is.
        let root = matches!(role, Role::Html | Role::Body);
        for &rule in matches.as_slice().iter().filter(|_| !root) {
            if let Some(opened) = region_of(self.watch.kind(rule)) {
                let own_tag = role == Role::Main || attributes.role == "main";
                let own_footer = role == Role::Footer && article;
                region = regions::nest(region, opened, own_tag, own_footer, article);
            }
        }
        if flow == Flow::Block || flow == Flow::Break {
            self.flush_before(flow);
        }
        if flow == Flow::Break {
            self.space = true;
        }
        let parent = self.stack.last();
        let open = Open {
            node,
            flow,
            kind: self.kind_of(meaning, attributes, region),
            region,
            link: parent.and_then(|p| p.link),
            form: parent.and_then(|p| p.form),
            marks: (self.page.marks.len() as u32, 0),
            start: self.here(),
            heading: parent.is_some_and(|p| p.heading) || role == Role::Heading,
            list: parent.is_some_and(|p| p.list) || role == Role::Item,
            bold: parent.is_some_and(|p| p.bold) || role == Role::Bold,
            article: article || matches!(role, Role::Main | Role::Article),
            title: role == Role::Title,
            frame: role == Role::Frame,
            json: role == Role::Script && attributes.kind == "application/ld+json",
        };
        self.stack.push(open);
        self.add_marks(matches.as_slice());
        self.special(role, attributes);
        if flow == Flow::Skip && !self.top().json {
            // The element has a number; what is in it has none.
            self.skipping = 1;
            self.drawing = role == Role::Drawing;
            self.pop();
        }
    }

    fn top(&mut self) -> &mut Open {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn kind_of(&self, tag: Tag, attributes: &Attributes<'_>, region: Region) -> Option<BlockKind> {
        if matches!(tag.kind, Some(BlockKind::Heading(_))) {
            return tag.kind;
        }
        if attributes.role == "heading" {
            return Some(BlockKind::Heading(3));
        }
        if tag.role == Role::Button && attributes.expanded && region != Region::Navigation {
            return Some(BlockKind::Label);
        }
        tag.kind.or_else(|| self.stack.last()?.kind)
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn add_marks(&mut self, rules: &[u16]) {
        for &rule in rules {
            if region_of(self.watch.kind(rule)).is_some() {
                continue;
            }
            let around = self
                .stack
                .len()
                .checked_sub(2)
                .map_or(0, |i| self.stack[i].start);
            let (node, region) = (self.top().node, self.top().region);
            let (start, section) = (self.here(), self.section());
            let link = self.top().link;
            self.page.marks.push(Mark {
                rule,
                node,
                text: start..start,
                around: around..start,
                link,
                region,
                section,
            });
            self.top().marks.1 += 1;
        }
    }

    /// The last open element closes.
    pub(super) fn close(&mut self) {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if self.too_deep > 0 {
            self.too_deep -= 1;
        } else {
            self.pop();
        }
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    fn pop(&mut self) {
        let Some(open) = self.stack.pop() else {
            return;
        };
        self.boundary = true;
        let end = self.here();
        let (first, count) = open.marks;
        for mark in &mut self.page.marks[first as usize..(first + count) as usize] {
            mark.text.end = end;
        }
        let opened_link = open.link.filter(|_| {
            let parent = self.stack.last().and_then(|p| p.link);
            parent != open.link
        });
        if let Some(link) = opened_link {
            self.page.links[link as usize].text.end = end;
        }
        let opened_form = open.form.filter(|_| {
            let parent = self.stack.last().and_then(|p| p.form);
            parent != open.form
        });
        if let Some(form) = opened_form {
            self.page.forms[form as usize].text.end = end;
        }
        if open.flow == Flow::Block {
            self.flush();
        }
        // The text around the marks of the children ends here.
        let start = open.start;
        for mark in &mut self.page.marks[first as usize..] {
            if mark.around.start == start && mark.around.end <= mark.text.end {
                mark.around.end = end.max(mark.text.end);
            }
        }
    }

    /// Ends the page.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn finish(mut self) -> Page {
        while !self.stack.is_empty() {
            self.pop();
        }
        self.flush();
        self.write_names();
        open_shells(&mut self.page);
        regions::decide(&mut self.page);
        self.page
    }
}

/// Some systems put the whole page in one form, header and footer included. It says nothing of what is in it.
#[cfg_attr(target_family = "wasm", inline(never))]
fn open_shells(page: &mut Page) {
    let Page {
        forms,
        blocks,
        links,
        ..
    } = page;
    for form in forms {
        let inside = |text: &std::ops::Range<u32>| {
            form.text.start <= text.start && text.end <= form.text.end
        };
        let around = |b: &&Block| matches!(b.region, Region::Header | Region::Footer);
        if !blocks.iter().filter(around).any(|b| inside(&b.text)) {
            continue;
        }
        let own = blocks.iter_mut().filter(|b| inside(&b.text));
        own.for_each(|b| b.form = false);
        let own = links.iter_mut().filter(|l| inside(&l.text));
        own.for_each(|l| l.form = false);
    }
}

/// At most `most` bytes of a text, ending at a character.
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
