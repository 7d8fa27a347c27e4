//! What kind of page it is. Each decision names the signals that it rests on.

mod form;
mod list;
mod news;
mod other;

pub(super) use news::news_folder;

use super::context::{Context, shorten};
use super::topics::Topics;
use crate::page::BlockKind;
use crate::report::{PageType, Publisher, PublisherKind, Reason};

/// Decides the page type.
pub(super) fn decide(
    context: &Context<'_>,
    topics: &Topics,
    publisher: &Publisher,
) -> (PageType, Vec<Reason>) {
    let signals = Signals {
        context,
        topics,
        publisher,
    };
    let mut reasons = Vec::new();
    let page_type = signals.decide(&mut reasons);
    (page_type, reasons)
}

struct Signals<'a, 'c> {
    context: &'a Context<'c>,
    topics: &'a Topics,
    publisher: &'a Publisher,
}

impl Signals<'_, '_> {
    fn decide(&self, reasons: &mut Vec<Reason>) -> PageType {
        let mut because = |rule: &str, seen: String| {
            reasons.push(Reason {
                rule: rule.to_owned(),
                seen: shorten(&seen),
            });
        };
        if self.context.options.fragment {
            return self.fragment(because);
        }
        if let Some(seen) = self.news() {
            because("type:news", seen);
            return PageType::News;
        }
        if !self.publisher.kind.is_municipal() {
            because("type:not-municipal", self.context.page.address.host.clone());
            return PageType::Other;
        }
        let executor = self.publisher.kind == PublisherKind::Executor;
        if self.is_home() && !executor {
            because("type:home", self.context.page.address.path.clone());
            return PageType::Home;
        }
        if let Some(seen) = self.form() {
            because("type:form", seen);
            return PageType::Form;
        }
        if executor {
            because("type:executor", self.context.page.address.host.clone());
            return PageType::Executor;
        }
        if self.title_says("veelgestelde-vragen") {
            because("type:other", "veelgestelde-vragen".to_owned());
            return PageType::Other;
        }
        if let Some(seen) = self.vacancy() {
            because("type:other", seen);
            return PageType::Other;
        }
        if let Some(seen) = self.overview() {
            because("type:overview", seen);
            return PageType::Overview;
        }
        if let Some(seen) = self.other() {
            because("type:other", seen);
            return PageType::Other;
        }
        if !self.looks_like_product() {
            because("type:no-product", self.context.page.title().to_owned());
            return PageType::Other;
        }
        because("type:product", self.context.page.title().to_owned());
        PageType::Product
    }

    /// What a text is going to be on a page: a list of other pages, or else a product. The address is that of the
    /// system in which it is written, so it says nothing.
    fn fragment(&self, mut because: impl FnMut(&str, String)) -> PageType {
        if let Some(seen) = self.overview() {
            because("type:overview", seen);
            return PageType::Overview;
        }
        because("type:fragment", self.context.page.title().to_owned());
        PageType::Product
    }

    /// Something to apply for or to use: a topic or an action in the title, or a heading that belongs to a product.
    fn looks_like_product(&self) -> bool {
        let topics = &self.topics;
        topics.subject.iter().any(|&i| topics.named_in_title(i))
            || ["aanvragen", "melden", "wijzigen"]
                .iter()
                .any(|words| self.title_says(words))
            || self.product_headings() >= 1
            || self.in_product_folder()
            || self.links_to_form()
    }

    fn in_product_folder(&self) -> bool {
        let folders = &self.context.rubric.addresses.product_folders;
        let path = self.path();
        path.split('/')
            .any(|part| folders.iter().any(|f| f == part))
    }

    fn path(&self) -> String {
        self.context.page.address.bare_path().to_lowercase()
    }

    fn title_says(&self, words: &str) -> bool {
        let context = self.context;
        context.title_says(words)
            || context
                .engine
                .finds(&context.page.meta.title, context.rubric.words(words))
    }

    fn is_home(&self) -> bool {
        let page = self.context.page;
        if !page.has_address {
            return false;
        }
        let path = self.path();
        let root = matches!(
            path.as_str(),
            "" | "/"
                | "/home"
                | "/home/"
                | "/startpagina"
                | "/startpagina/"
                | "/index.html"
                | "/index.php"
                | "/inwoners"
                | "/inwoner"
                | "/nl"
                | "/nl/"
        );
        let host = page.address.host.as_str();
        let own_site =
            host.matches('.').count() <= 1 || host.starts_with("gemeente.") || !self.sub_site();
        root && own_site && !page.address.names_a_document()
    }

    /// A host in front of the municipality's own: loket, formulieren, mijn.
    fn sub_site(&self) -> bool {
        let first = self
            .context
            .page
            .address
            .host
            .split('.')
            .next()
            .unwrap_or_default();
        [
            "loket",
            "eloket",
            "mijn",
            "formulieren",
            "afspraken",
            "belastingbalie",
        ]
        .contains(&first)
    }

    fn ladder(&self, page_type: PageType) -> super::channels::Ladder<'_, '_> {
        super::channels::Ladder {
            context: self.context,
            topics: self.topics,
            page_type,
        }
    }

    /// Headings that announce elements of a product page. Labels beside each other are the names of columns.
    fn product_headings(&self) -> usize {
        let context = self.context;
        let next = context.page.main_blocks().map(|(_, b)| b.kind).skip(1);
        let next = next.map(Some).chain([None]);
        let headings = context
            .page
            .main_blocks()
            .zip(next)
            .filter_map(|(block, next)| {
                let column = block.1.kind == BlockKind::Label && next == Some(BlockKind::Label);
                let heading = matches!(block.1.kind, BlockKind::Heading(2..) | BlockKind::Label);
                (heading && !column).then_some(block)
            });
        headings
            .filter(|(i, b)| {
                if b.linked {
                    return false;
                }
                let elements = context.rubric.elements.iter();
                elements
                    .filter(|e| e.id != "gerelateerd" && e.id != "contact")
                    .any(|e| context.has(&context.tokens[*i], e.heading))
            })
            .count()
    }
}
