//! What kind of page it is. Each decision names the signals that it rests on.

use super::context::{Context, shorten};
use super::topics::Topics;
use crate::page::{BlockKind, Link, LinkKind, Region};
use crate::report::{PageType, Publisher, PublisherKind, Reason};
use crate::rubric::model::TargetKind;

/// Share of link text in the content from which a page is a list, in percent.
const LIST_SHARE: u32 = 45;
/// Share of link text below which links are beside the text, in percent.
const LEAST_SHARE: u32 = 4;
/// Most text around a form, in bytes.
const MOST_TEXT_OF_FORM: u32 = 700;
/// Most text on a page that only asks how to log in, whatever its headings, in bytes.
const MOST_TEXT_OF_LOGIN: u32 = 150;
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

/// Fewest links to pages on a page about a theme.
const FEWEST_OF_THEME: usize = 2;

/// Fewest blocks in the words of a regulation.
const FEWEST_OF_LAW: usize = 2;

/// Fewest blocks in the words of a vacancy.
const FEWEST_OF_VACANCY: usize = 2;

/// Blocks below the title among which a date of publication stands.
const DATE_WITHIN: usize = 2;

/// Folders of an address that hold news.
const NEWS_FOLDERS: [&str; 7] = [
    "nieuws",
    "nieuwsberichten",
    "nieuwsarchief",
    "actueel",
    "actualiteiten",
    "persberichten",
    "news",
];

/// Folders of an address that hold products.
const PRODUCT_FOLDERS: [&str; 5] = [
    "product",
    "producten",
    "producten-en-diensten",
    "direct-regelen",
    "aanvragen-en-regelen",
];

/// The folder of an address that holds news, without its last part.
pub(super) fn news_folder(path: &str) -> Option<&str> {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let mut folders = parts.rev().skip(1);
    folders.find(|part| is_news(part))
}

fn is_news(name: &str) -> bool {
    NEWS_FOLDERS.iter().any(|n| name.eq_ignore_ascii_case(n))
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
            || self
                .path()
                .split('/')
                .any(|part| PRODUCT_FOLDERS.contains(&part))
            || self.links_to_form()
    }

    fn links_to_form(&self) -> bool {
        let ladder = self.ladder(PageType::Product);
        let mut links = self.context.page.main_links();
        links.any(|link| {
            let rule = ladder.target(&link.target).filter(|rule| rule.strong);
            rule.is_some_and(|r| {
                r.kind == TargetKind::PaperForm || super::channels::is_form(r.kind)
            })
        })
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
        let meta = &self.context.page.meta;
        let path = self.path();
        let in_folder = news_folder(&path);
        // The list of all news.
        let last = path.trim_end_matches('/').rsplit('/').next();
        let last = last.map(|name| name.trim_end_matches(".html"));
        let published = meta.get("article:published_time").is_some()
            || meta.json_ld.iter().any(|j| j.contains("NewsArticle"));
        // Municipal systems date every page, so there the folder decides; a list of questions is no news.
        if !self.publisher.kind.is_municipal() {
            return published.then(|| "article:published_time".to_owned());
        }
        if self.title_says("veelgestelde-vragen") {
            return None;
        }
        let folder = in_folder.or_else(|| last.filter(|name| is_news(name)));
        folder
            .map(|part| format!("/{part}/"))
            .or_else(|| self.dated_news())
    }

    /// A page under "Nieuws" in the breadcrumb, or with a date of publication below its title and nothing to arrange.
    fn dated_news(&self) -> Option<String> {
        let context = self.context;
        let page = context.page;
        let crumbs = page.links.iter().filter(|l| l.region == Region::Breadcrumb);
        let mut crumbs = crumbs.map(|link| page.slice(&link.text).trim());
        if let Some(crumb) = crumbs.find(|text| is_news(text)) {
            return Some(crumb.to_owned());
        }
        let first = page.first_heading()?;
        let after = page.main_blocks().filter(|(i, _)| *i > first);
        let (index, _) = after
            .take(DATE_WITHIN)
            .find(|(i, _)| context.says(&context.tokens[*i], "publicatiedatum"))?;
        let arranges = self.product_headings() > 0
            || self.links_to_form()
            || ["aanvragen", "melden", "wijzigen"]
                .iter()
                .any(|words| self.title_says(words));
        (!arranges).then(|| context.quote(&context.tokens[index]))
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
        root && own_site
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

    fn form(&self) -> Option<String> {
        let context = self.context;
        let page = context.page;
        let ladder = self.ladder(PageType::Form);
        let on_page = ladder.form_on_page();
        let address = ladder
            .target(&page.address)
            .filter(|rule| rule.strong && super::channels::is_form(rule.kind));
        let of_form = context.rubric.words("formulier-pagina");
        let mut blocks = page.main_blocks();
        let words = blocks.any(|(i, _)| context.has(&context.tokens[i], of_form));
        let path = self.path();
        let path_says =
            path.contains("formulier") || path.starts_with("/form/") || path.contains("/process/");
        let title_says = self.title_says("formulier");
        if let Some((_, _, rule)) = on_page
            && (address.is_some() || words || path_says || title_says || self.little_text())
        {
            return Some(rule.to_owned());
        }
        // A host for forms may hold product pages as well; a path is surer.
        let bare = self.little_text() && self.product_headings() == 0;
        if let Some(rule) = address
            && (words || bare || (!rule.path.is_empty() && page.main_links().count() <= 6))
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

    /// Contact, policy and regulations: when the title says so and names no topic.
    fn other(&self) -> Option<String> {
        if let Some(seen) = self.titled_regulation().or_else(|| self.regulation()) {
            return Some(seen);
        }
        let topics = &self.topics;
        if topics.subject.iter().any(|&i| topics.all[i].heading_1) {
            return None;
        }
        ["contact-pagina", "beleid", "verordening"]
            .into_iter()
            .find(|words| self.title_says(words))
            .map(str::to_owned)
    }

    /// A vacancy: words about a job in more than one place.
    fn vacancy(&self) -> Option<String> {
        let context = self.context;
        let set = context.rubric.words("vacature");
        let blocks = context.page.main_blocks();
        let hits = blocks.filter(|(i, _)| context.has(&context.tokens[*i], set));
        (hits.count() >= FEWEST_OF_VACANCY).then(|| "vacature".to_owned())
    }

    /// A regulation or policy paper by the start of its title.
    fn titled_regulation(&self) -> Option<String> {
        let context = self.context;
        let first = context.page.first_heading()?;
        let titled = context.says(&context.tokens[first], "titel-regelgeving");
        titled.then(|| "titel-regelgeving".to_owned())
    }

    /// The text of a regulation: it decides and defines.
    fn regulation(&self) -> Option<String> {
        let context = self.context;
        let text = context.rubric.words("tekst-regelgeving");
        let blocks = context.page.main_blocks();
        let hits = blocks.filter(|(i, _)| context.has(&context.tokens[*i], text));
        (hits.count() >= FEWEST_OF_LAW).then(|| "tekst-regelgeving".to_owned())
    }

    /// A list of links to pages with little text of its own, or a page about a theme as a whole.
    fn overview(&self) -> Option<String> {
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
        if long_list || listed {
            return Some(format!("{entries} links, {share} %"));
        }
        self.theme_page(elements, pages.len())
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
                !b.linked
                    && !b.form
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
        let offers = !super::channels::collect(&ladder).list.is_empty();
        (!offers).then(|| title.to_owned())
    }

    /// Does the page ask to call, mail or come? Then it is a way to help itself.
    fn asks_to_get_in_touch(&self) -> bool {
        let context = self.context;
        let mut blocks = context.page.main_blocks();
        blocks.any(|(i, _)| {
            ["bel-opdracht", "mailen", "afspraak-maken", "langskomen"]
                .iter()
                .any(|words| context.says(&context.tokens[i], words))
        })
    }

    fn ladder(&self, page_type: PageType) -> super::channels::Ladder<'_, '_> {
        super::channels::Ladder {
            context: self.context,
            topics: self.topics,
            page_type,
        }
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

    /// Headings that announce elements of a product page.
    fn product_headings(&self) -> usize {
        let context = self.context;
        let headings = context
            .page
            .main_blocks()
            .filter(|(_, b)| matches!(b.kind, BlockKind::Heading(2..) | BlockKind::Label));
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
