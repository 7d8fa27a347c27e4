//! The facts of a page, built once. No rubric knowledge, apart from the markup that it is told to watch.
//!
//! Two doors, one builder: `html` reads source text through `scraper`, [`snapshot`] reads the live DOM as
//! the content script wrote it (see `docs/snapshot.md`).

pub mod address;
mod attributes;
mod builder;
#[cfg(feature = "html")]
pub mod html;
mod names;
mod regions;
pub mod snapshot;
mod watch;

pub use address::Address;
pub use watch::Watch;

use std::ops::Range;

use crate::report::LimitKind;

/// Limits of what is read from a page. Past them the report is partial and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of source or snapshot.
    pub bytes: usize,
    /// Elements and text nodes together.
    pub nodes: usize,
    /// Depth of nesting.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 8_000_000,
            nodes: 200_000,
            depth: 512,
        }
    }
}

/// Everything known about a page before any rule is applied.
#[derive(Debug, Default)]
pub struct Page {
    /// Address of the page.
    pub address: Address,
    /// Was an address given?
    pub has_address: bool,
    /// All visible text; blocks are separated by line breaks.
    pub text: String,
    /// Paragraphs, headings, list items and so on, in order.
    pub blocks: Vec<Block>,
    /// Sections, in order of their heading. The first has no heading.
    pub sections: Vec<Section>,
    /// Links and buttons, in order.
    pub links: Vec<Link>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Frames.
    pub frames: Vec<Frame>,
    /// Watched markup, in order.
    pub marks: Vec<Mark>,
    /// Metadata of the head.
    pub meta: Meta,
    /// Parts that were not read, with a count where it is known.
    pub limits: Vec<(LimitKind, Option<u32>)>,
}

/// Metadata.
#[derive(Debug, Default)]
pub struct Meta {
    /// Document title.
    pub title: String,
    /// `lang` of the root element.
    pub lang: Option<String>,
    /// Values of `meta`, by lower-case name or property.
    pub values: Vec<(String, String)>,
    /// Contents of JSON-LD blocks.
    pub json_ld: Vec<String>,
    /// Canonical address.
    pub canonical: Option<String>,
    /// A date of last change given by a `time` element or metadata.
    pub modified: Option<String>,
}

impl Meta {
    /// First value of a metadata name.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Region {
    /// Not inside anything that says what it is.
    #[default]
    Unknown,
    /// Main content.
    Main,
    /// Menu.
    Navigation,
    /// Site header.
    Header,
    /// Site footer.
    Footer,
    /// Breadcrumb.
    Breadcrumb,
    /// Beside the content.
    Aside,
    /// Cookies, feedback, search, newsletter, chat.
    Noise,
    /// Links to other pages.
    Related,
}

/// Kind of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Heading of a level, 1 to 6.
    Heading(u8),
    /// Text that stands as a heading without being one: bold line, summary, term of a list.
    Label,
    /// Paragraph or bare text.
    Paragraph,
    /// List item.
    Item,
    /// Table cell.
    Cell,
    /// Label or legend of a form field.
    Field,
    /// Accessible name that is not visible text (`aria-label`, `alt` of an image link).
    Name,
}

/// A run of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// Kind.
    pub kind: BlockKind,
    /// Bytes in [`Page::text`].
    pub text: Range<u32>,
    /// Number of the element.
    pub node: u32,
    /// Part of the page.
    pub region: Region,
    /// Index in [`Page::sections`].
    pub section: u32,
    /// In a list.
    pub list: bool,
    /// In a form.
    pub form: bool,
    /// All of its text is link text.
    pub linked: bool,
}

/// A heading and what is below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// Block of the heading; absent for the part before the first heading.
    pub heading: Option<u32>,
    /// Level: 1 to 6, or 7 for text that stands as a heading.
    pub level: u8,
    /// Section around it.
    pub parent: Option<u32>,
    /// Region of the heading.
    pub region: Region,
}

/// Kind of link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `a[href]`, `area[href]` or an element with `data-href`.
    Link,
    /// Button of a form, or element with the role.
    Button,
    /// Looks like a link or button and has no target.
    Dead,
}

/// A link or button.
#[derive(Clone, Debug)]
pub struct Link {
    /// Kind.
    pub kind: LinkKind,
    /// Bytes of its text in [`Page::text`].
    pub text: Range<u32>,
    /// Bytes of another accessible name in [`Page::text`].
    pub name: Option<Range<u32>>,
    /// Target as written.
    pub href: String,
    /// Target, resolved.
    pub target: Address,
    /// Number of the element.
    pub node: u32,
    /// Part of the page.
    pub region: Region,
    /// Index in [`Page::sections`].
    pub section: u32,
    /// Heading level of a heading inside it, or around it.
    pub heading: bool,
    /// In a list.
    pub list: bool,
    /// In a form.
    pub form: bool,
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Number of the element.
    pub node: u32,
    /// Part of the page.
    pub region: Region,
    /// Bytes that it covers in [`Page::text`].
    pub text: Range<u32>,
    /// Fields to type, pick or upload something personal: text, number, date, list, file.
    pub fields: u16,
    /// Choices and remarks: radio buttons, check boxes, text areas. A poll has nothing else.
    pub choices: u16,
    /// Has a password field: a login.
    pub password: bool,
    /// Has a search field.
    pub search: bool,
    /// Target as written.
    pub action: String,
    /// Index in [`Page::sections`].
    pub section: u32,
}

/// A frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Number of the element.
    pub node: u32,
    /// Part of the page.
    pub region: Region,
    /// Source, resolved.
    pub target: Address,
    /// Place in [`Page::text`].
    pub at: u32,
    /// Title of the frame.
    pub title: String,
    /// Index in [`Page::sections`].
    pub section: u32,
}

/// Watched markup.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Index of the rule in the watch list.
    pub rule: u16,
    /// Number of the element.
    pub node: u32,
    /// Bytes that it covers in [`Page::text`].
    pub text: Range<u32>,
    /// Bytes that the element around it covers.
    pub around: Range<u32>,
    /// Index in [`Page::links`] of the link that it lies in.
    pub link: Option<u32>,
    /// Part of the page.
    pub region: Region,
    /// Index in [`Page::sections`].
    pub section: u32,
}

impl Page {
    /// Text of a range.
    pub fn slice(&self, range: &Range<u32>) -> &str {
        let (start, end) = (range.start as usize, range.end as usize);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// Blocks of the main content, with their index.
    pub fn main_blocks(&self) -> impl Iterator<Item = (usize, &Block)> {
        let blocks = self.blocks.iter().enumerate();
        blocks.filter(|(_, b)| b.region == Region::Main && b.kind != BlockKind::Name)
    }

    /// Links of the main content.
    pub fn main_links(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|l| l.region == Region::Main)
    }

    /// The block at a byte of the text.
    pub fn block_at(&self, byte: u32) -> Option<usize> {
        let next = self.blocks.partition_point(|b| b.text.start <= byte);
        next.checked_sub(1)
            .filter(|&i| byte < self.blocks[i].text.end.max(self.blocks[i].text.start + 1))
    }

    /// Main blocks of a section, with their index.
    pub fn main_blocks_of(&self, section: u32) -> impl Iterator<Item = (usize, &Block)> {
        // Sections are in order of their blocks; only names stand behind all others.
        let from = self
            .blocks
            .partition_point(|b| b.kind != BlockKind::Name && b.section < section);
        let blocks = self.blocks[from..].iter().enumerate();
        blocks
            .take_while(move |(_, b)| b.kind != BlockKind::Name && b.section == section)
            .filter(|(_, b)| b.region == Region::Main)
            .map(move |(i, b)| (from + i, b))
    }

    /// Links from a byte of the text on. Links do not lie in each other, so they are in order.
    pub fn links_from(&self, byte: u32) -> &[Link] {
        &self.links[self.links.partition_point(|l| l.text.start < byte)..]
    }

    /// Text of the heading of a section.
    pub fn heading(&self, section: u32) -> Option<&str> {
        let heading = self.sections.get(section as usize)?.heading?;
        Some(self.slice(&self.blocks[heading as usize].text))
    }

    /// First heading of level 1 in the content, else the first heading or bold line of the main content.
    pub fn first_heading(&self) -> Option<usize> {
        let content =
            |b: &Block| matches!(b.region, Region::Main | Region::Unknown | Region::Header);
        let first = |level: Option<u8>, main: bool| {
            self.blocks.iter().position(|b| match b.kind {
                BlockKind::Heading(n) => {
                    level.is_none_or(|l| l == n)
                        && if main {
                            b.region == Region::Main
                        } else {
                            content(b)
                        }
                }
                _ => false,
            })
        };
        first(Some(1), true)
            .or_else(|| first(Some(1), false))
            .or_else(|| first(None, true))
            .or_else(|| {
                // Old pages have bold lines for headings.
                let label = |b: &Block| b.kind == BlockKind::Label && b.region == Region::Main;
                self.blocks.iter().position(label)
            })
    }

    /// Title to show: first heading, else document title.
    pub fn title(&self) -> &str {
        let heading = self.first_heading();
        let text = heading.map_or("", |i| self.slice(&self.blocks[i].text));
        if text.is_empty() {
            self.meta.title.trim()
        } else {
            text
        }
    }
}
