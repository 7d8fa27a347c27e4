//! Lists of links and pages about a theme.

use super::Signals;
use crate::detect::channels;
use crate::page::{BlockKind, Link, LinkKind};
use crate::report::PageType;

/// Share of link text in the content from which a page is a list, in percent.
const LIST_SHARE: u32 = 45;

/// Share of link text below which links are beside the text, in percent.
const LEAST_SHARE: u32 = 4;

/// Fewest links of a list.
const FEWEST_LINKS: usize = 3;

/// Longest cell of a table that is no text to read, in bytes.
const SHORT_CELL: u32 = 50;

/// Fewest links to pages on a page about a theme.
const FEWEST_OF_THEME: usize = 2;

impl Signals<'_, '_> {
    /// A list of links to pages with little text of its own, or a page about a theme as a whole.
    pub(super) fn overview(&self) -> Option<String> {
        let page = self.context.page;
        let pages: Vec<&Link> = page
            .main_links()
            .filter(|l| l.kind == LinkKind::Link && self.leads_to_page(l))
            .collect();
        let entries = pages.iter().filter(|l| self.is_entry(l)).count();
        let length = |range: &std::ops::Range<u32>| range.end - range.start;
        let text: u32 = page.main_blocks().map(|(_, b)| length(&b.text)).sum();
        let linked: u32 = pages.iter().map(|l| length(&l.text)).sum();
        let share = linked * 100 / text.max(1);
        let elements = self.product_headings();
        let long_list = pages.len() >= FEWEST_LINKS && share >= LIST_SHARE;
        let listed = entries >= FEWEST_LINKS
            && entries * 2 >= self.paragraphs()
            && share >= LEAST_SHARE
            && elements < 2;
        if (long_list || listed) && !self.doors_of_one(&pages) {
            return Some(format!("{entries} links, {share} %"));
        }
        self.theme_page(elements, pages.len())
    }

    /// Are all links forms for one topic: with DigiD, without, for organisations?
    fn doors_of_one(&self, pages: &[&Link]) -> bool {
        let context = self.context;
        let ladder = self.ladder(PageType::Product);
        let form = |link: &&Link| {
            let rule = ladder.target(&link.target);
            rule.is_some_and(|rule| channels::is_form(rule.kind))
        };
        let mut topics: Vec<usize> = Vec::new();
        for link in pages {
            for hit in context.topics_in(&ladder.words_of(link)) {
                if !topics.contains(&hit.topic) {
                    topics.push(hit.topic);
                }
            }
        }
        topics.len() <= 1 && pages.iter().all(form)
    }

    /// Does a link stand at the start of its own item, heading or line?
    fn is_entry(&self, link: &Link) -> bool {
        let page = self.context.page;
        let block = page.block_at(link.text.start).map(|i| &page.blocks[i]);
        block.is_some_and(|b| link.text.start <= b.text.start + 1)
    }

    /// Paragraphs and items that are not links.
    fn paragraphs(&self) -> usize {
        let blocks = self.context.page.main_blocks();
        blocks
            .filter(|(_, b)| {
                let short_cell =
                    b.kind == BlockKind::Cell && b.text.end - b.text.start <= SHORT_CELL;
                !b.linked
                    && !b.form
                    && !short_cell
                    && matches!(
                        b.kind,
                        BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell
                    )
            })
            .count()
    }

    /// The title names a theme and no topic, and the page offers nothing itself.
    fn theme_page(&self, elements: usize, pages: usize) -> Option<String> {
        let context = self.context;
        let first = context.page.first_heading()?;
        if self.titled_regulation().is_some() {
            return None;
        }
        let tokens = &context.tokens[first];
        let title = context.page.slice(&context.page.blocks[first].text);
        let whole = context.says(tokens, "wat-is-de-wet");
        let themes = context.engine.themes_in(&context.engine.read_text(title));
        let topic = context.topics_in(tokens).any(|hit| hit.strong);
        let leads_on = pages >= FEWEST_OF_THEME || !self.asks_to_get_in_touch();
        let theme = leads_on && !themes.is_empty() && !topic;
        if elements > 1 || !(whole || theme) {
            return None;
        }
        let ladder = self.ladder(PageType::Product);
        let offers = !channels::collect(&ladder).list.is_empty();
        (!offers).then(|| title.to_owned())
    }

    /// Does the page ask to call, mail or come? Then it is a way to help itself.
    fn asks_to_get_in_touch(&self) -> bool {
        ["bel-opdracht", "mailen", "afspraak-maken", "langskomen"]
            .iter()
            .any(|words| self.context.blocks_with(words) > 0)
    }

    fn leads_to_page(&self, link: &Link) -> bool {
        let page = self.context.page;
        let path = link.target.bare_path().to_ascii_lowercase();
        let file = [".pdf", ".doc", ".docx", ".odt"]
            .iter()
            .any(|e| path.ends_with(e));
        link.target.is_web()
            && !file
            && !link.target.same_page(&page.address)
            && link.target.domain() == page.address.domain()
    }
}
