//! News: by address, breadcrumb or date of publication.

use super::Signals;
use crate::page::Region;
use crate::rubric::model::Rubric;

/// Blocks below the title among which a date of publication stands.
const DATE_WITHIN: usize = 2;

/// The folder of an address that holds news, without its last part.
pub(in crate::detect) fn news_folder<'p>(rubric: &Rubric, path: &'p str) -> Option<&'p str> {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let mut folders = parts.rev().skip(1);
    folders.find(|part| is_news(rubric, part))
}

fn is_news(rubric: &Rubric, name: &str) -> bool {
    let mut folders = rubric.addresses.news_folders.iter();
    folders.any(|folder| name.eq_ignore_ascii_case(folder))
}

impl Signals<'_, '_> {
    pub(super) fn news(&self) -> Option<String> {
        let meta = &self.context.page.meta;
        let rubric = self.context.rubric;
        let path = self.path();
        let in_folder = news_folder(rubric, &path);
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
        let folder = in_folder.or_else(|| last.filter(|name| is_news(rubric, name)));
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
        if let Some(crumb) = crumbs.find(|text| is_news(context.rubric, text)) {
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
}
