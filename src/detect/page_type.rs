//! What kind of page it is. Each decision names the signals that it rests on.

use super::Context;
use super::topics::Topics;
use crate::page::{BlockKind, LinkKind, Region};
use crate::report::{PageType, Publisher, PublisherKind, Reason};
use crate::rubric::model::{MarkKind, TargetKind};

/// Share of link text in the content from which a page is a list, in percent.
const LIST_SHARE: u32 = 45;
/// Fewest links of a list.
const FEWEST_LINKS: usize = 3;

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
                seen,
            });
        };
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
        if let Some(seen) = self.other() {
            because("type:other", seen);
            return PageType::Other;
        }
        if let Some(seen) = self.overview() {
            because("type:overview", seen);
            return PageType::Overview;
        }
        because("type:product", self.context.page.title().to_owned());
        PageType::Product
    }

    fn path(&self) -> String {
        self.context.page.address.bare_path().to_lowercase()
    }

    fn title_says(&self, words: &str) -> bool {
        let context = self.context;
        let set = context.rubric.words(words);
        let first = context.page.first_heading();
        first.is_some_and(|i| context.has(&context.tokens[i], set))
            || context.engine.finds(&context.page.meta.title, set)
    }

    fn news(&self) -> Option<String> {
        let page = self.context.page;
        let path = self.path();
        let folders = ["nieuws", "nieuwsberichten", "actueel", "actualiteiten", "nieuwsarchief", "persbericht", "news"];
        let in_folder = path
            .split('/')
            .filter(|part| !part.is_empty())
            .rev()
            .skip(1)
            .find(|part| folders.contains(part));
        // A page of questions and answers in the news folder is no news.
        if let Some(part) = in_folder
            && !self.title_says("veelgestelde-vragen")
        {
            return Some(format!("/{part}/"));
        }
        let article = page.meta.json_ld.iter().any(|j| j.contains("NewsArticle"));
        if article {
            return Some("NewsArticle".to_owned());
        }
        let dated = page.meta.get("article:published_time").is_some()
            || page.main_blocks().take(6).any(|(i, _)| {
                self.context.says(&self.context.tokens[i], "publicatiedatum")
            });
        let publisher_news = self.publisher.reasons.iter().any(|r| r.rule == "host:news");
        let says_article = path.split('/').any(|p| matches!(p, "artikel" | "article"));
        (publisher_news || (dated && !self.publisher.kind.is_municipal() && (says_article || in_folder.is_some())))
            .then(|| page.address.host.clone())
    }

    fn is_home(&self) -> bool {
        let page = self.context.page;
        if !page.has_address {
            return false;
        }
        let path = self.path();
        let root = matches!(path.as_str(), "" | "/" | "/home" | "/home/" | "/index.html" | "/index.php" | "/inwoners" | "/inwoner" | "/nl" | "/nl/");
        let host = page.address.host.as_str();
        let own_site = host.matches('.').count() <= 1 || host.starts_with("gemeente.") || !self.sub_site();
        root && own_site
    }

    /// A host in front of the municipality's own: loket, formulieren, mijn.
    fn sub_site(&self) -> bool {
        let first = self.context.page.address.host.split('.').next().unwrap_or_default();
        ["loket", "eloket", "mijn", "formulieren", "afspraken", "belastingbalie"].contains(&first)
    }

    fn form(&self) -> Option<String> {
        let context = self.context;
        let page = context.page;
        let ladder = super::channels::Ladder {
            context,
            topics: self.topics,
            page_type: PageType::Form,
            publisher: self.publisher,
        };
        let on_page = ladder.form_on_page();
        let address = ladder
            .target(&page.address)
            .filter(|rule| rule.strong && super::channels::is_form(rule.kind));
        let words = page
            .main_blocks()
            .any(|(i, _)| context.says(&context.tokens[i], "formulier-pagina"));
        let path = self.path();
        let path_says = path.contains("formulier") || path.starts_with("/form/") || path.contains("/process/");
        let title_says = self.title_says("formulier");
        if let Some((_, _, rule)) = on_page
            && (address.is_some() || words || path_says || title_says || self.little_text())
        {
            return Some(rule.to_owned());
        }
        if let Some(rule) = address
            && (words || page.main_links().count() <= 6)
            && rule.kind != TargetKind::External
        {
            return Some(rule.id.clone());
        }
        (words && (path_says || title_says)).then(|| "formulier-pagina".to_owned())
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
        text < 700 && headings < 2
    }

    fn other(&self) -> Option<String> {
        for words in ["veelgestelde-vragen", "contact-pagina", "beleid", "verordening"] {
            if self.title_says(words) && self.topics.subject.iter().all(|&i| !self.topics.all[i].heading_1) {
                return Some(words.to_owned());
            }
        }
        ["veelgestelde-vragen"]
            .into_iter()
            .find(|words| self.title_says(words))
            .map(str::to_owned)
    }

    /// A list of links to pages, with little text of its own.
    fn overview(&self) -> Option<String> {
        let context = self.context;
        let page = context.page;
        let watch = context.engine.watch();
        let pages: Vec<_> = page
            .main_links()
            .filter(|l| l.kind == LinkKind::Link && self.leads_to_page(l))
            .collect();
        if pages.len() < FEWEST_LINKS {
            return self.names_theme_only(pages.len());
        }
        let length = |blocks: &mut dyn Iterator<Item = u32>| blocks.sum::<u32>();
        let text = length(&mut page.main_blocks().map(|(_, b)| b.text.end - b.text.start));
        let linked = length(&mut pages.iter().map(|l| l.text.end - l.text.start));
        let login = page.marks.iter().any(|m| {
            m.region == Region::Main && matches!(watch.kind(m.rule), MarkKind::Digid | MarkKind::FormContainer)
        });
        let tiles = pages.iter().filter(|l| l.heading).count();
        let share = linked * 100 / text.max(1);
        let seen = format!("{} links, {share} %", pages.len());
        let elements = self.product_headings();
        let by_title = self.title_says("overzicht");
        let list = share >= LIST_SHARE || tiles >= FEWEST_LINKS || (by_title && pages.len() >= 5);
        (list && (elements < 2 || share >= LIST_SHARE) && !(login && elements >= 1 && tiles < FEWEST_LINKS))
            .then_some(seen)
    }

    fn leads_to_page(&self, link: &crate::page::Link) -> bool {
        let page = self.context.page;
        let path = link.target.bare_path().to_ascii_lowercase();
        let file = [".pdf", ".doc", ".docx", ".odt"].iter().any(|e| path.ends_with(e));
        link.target.is_web()
            && !file
            && !link.target.same_page(&page.address)
            && link.target.domain() == page.address.domain()
    }

    /// A page that names a theme, not one topic, and has headings of several topics.
    fn names_theme_only(&self, _links: usize) -> Option<String> {
        None
    }

    /// Headings that announce elements of a product page.
    fn product_headings(&self) -> usize {
        let context = self.context;
        let headings = context.page.main_blocks().filter(|(_, b)| {
            matches!(b.kind, BlockKind::Heading(2..) | BlockKind::Label)
        });
        headings
            .filter(|(i, _)| {
                let elements = context.rubric.elements.iter();
                elements
                    .filter(|e| e.id != "gerelateerd" && e.id != "contact")
                    .any(|e| context.has(&context.tokens[*i], e.heading))
            })
            .count()
    }
}
