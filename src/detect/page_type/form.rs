//! Pages that are a form, or the way into one.

use super::Signals;
use crate::detect::channels;
use crate::page::BlockKind;
use crate::report::PageType;
use crate::rubric::model::TargetKind;

/// Most text around a form, in bytes.
const MOST_TEXT_OF_FORM: u32 = 700;

/// Most text on a page that only asks how to log in, whatever its headings, in bytes.
const MOST_TEXT_OF_LOGIN: u32 = 150;

impl Signals<'_, '_> {
    pub(super) fn links_to_form(&self) -> bool {
        let ladder = self.ladder(PageType::Product);
        let mut links = self.context.page.main_links();
        links.any(|link| {
            let rule = ladder.target(&link.target).filter(|rule| rule.strong);
            rule.is_some_and(|r| r.kind == TargetKind::PaperForm || channels::is_form(r.kind))
        })
    }

    pub(super) fn form(&self) -> Option<String> {
        let context = self.context;
        let page = context.page;
        let ladder = self.ladder(PageType::Form);
        let on_page = ladder.form_on_page();
        let address = ladder
            .target(&page.address)
            .filter(|rule| rule.strong && channels::is_form(rule.kind));
        let words = context.blocks_with("formulier-pagina") > 0;
        let path = self.path();
        let path_says =
            path.contains("formulier") || path.starts_with("/form/") || path.contains("/process/");
        let title_says = self.title_says("formulier");
        let elements = self.product_headings();
        let bare = self.little_text() && elements == 0;
        if let Some((_, _, rule)) = on_page
            && (address.is_some() || words || path_says || title_says || bare)
        {
            return Some(rule.to_owned());
        }
        // A host for forms may hold product pages as well; a path is surer.
        if let Some(rule) = address
            && (words
                || bare
                || (!rule.path.is_empty() && elements < 2 && page.main_links().count() <= 6))
            && rule.kind != TargetKind::External
        {
            return Some(rule.id.clone());
        }
        if path_says && bare && self.asks_login() {
            return Some("formulier-inloggen".to_owned());
        }
        (words && (path_says || title_says)).then(|| "formulier-pagina".to_owned())
    }

    /// Is there a link or button to log in with DigiD or another means?
    fn asks_login(&self) -> bool {
        let context = self.context;
        let ladder = self.ladder(PageType::Form);
        let mut links = context.page.main_links();
        let own = &context.page.address.host;
        links.any(|link| {
            // A page about a form leads to the host of that form.
            if link.target.is_web() && link.target.host != *own {
                return false;
            }
            let words = ladder.words_of(link);
            let name = link.name.as_ref().map(|n| context.tokens_of(n));
            ["digid", "eherkenning", "eidas", "inloggen"]
                .iter()
                .any(|set| {
                    context.says(&words, set) || name.as_ref().is_some_and(|n| context.says(n, set))
                })
        })
    }

    /// Is there hardly anything but the form?
    fn little_text(&self) -> bool {
        let page = self.context.page;
        let text: u32 = page
            .main_blocks()
            .filter(|(_, b)| !b.form && !matches!(b.kind, BlockKind::Heading(_)))
            .map(|(_, b)| b.text.end - b.text.start)
            .sum();
        let headings = page
            .main_blocks()
            .filter(|(_, b)| !b.form && matches!(b.kind, BlockKind::Heading(2..)))
            .count();
        (text < MOST_TEXT_OF_FORM && headings < 2) || text < MOST_TEXT_OF_LOGIN
    }
}
