//! What a page calls itself: its title without the site, and the words of its address.

use super::Context;
use crate::page::Address;

/// The title without the name of the site.
pub(super) fn own_title(title: &str) -> &str {
    let end = title.rfind([' ']).and_then(|_| {
        [" | ", " - ", " – ", " · "]
            .iter()
            .filter_map(|s| title.rfind(s))
            .max()
    });
    let (own, site) = title.split_at(end.unwrap_or(title.len()));
    // Some sites put their own name first.
    if own.trim_start().to_lowercase().starts_with("gemeente ") && !site.is_empty() {
        return site.trim_matches([' ', '|', '-', '–', '·']);
    }
    own.trim()
}

/// The words of a path, with its signs as spaces.
pub(super) fn words_of_path(address: &Address) -> String {
    let path = address.bare_path().replace("%20", " ");
    path.replace(['-', '_', '+'], " ").replace('/', ". ")
}

/// Words of the address: all parts but the last, and the last.
pub(super) fn address_words(context: &Context<'_>) -> (String, String) {
    let path = context.page.address.bare_path();
    let decoded: String = path.replace("%20", " ").replace(['-', '_', '+'], " ");
    let mut parts: Vec<&str> = decoded.split('/').filter(|p| !p.is_empty()).collect();
    let last = parts.pop().unwrap_or_default();
    let last = last.trim_end_matches(".html").to_owned();
    (parts.join(". "), last)
}
