//! The attributes that the facts need, read in one pass.

/// Names that the content script writes; `docs/snapshot.md` lists them, and a test of the extension compares.
pub(crate) const WRITTEN: [&str; 49] = [
    "action",
    "agent",
    "alt",
    "aria-current",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "contenteditable",
    "data-base-url",
    "data-drupal-selector",
    "data-form-id",
    "data-href",
    "data-kanaal",
    "data-municipality",
    "data-sdk-module",
    "data-testid",
    "data-upl",
    "data-zs-title",
    "datetime",
    "disabled",
    "for",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "method",
    "name",
    "open",
    "placeholder",
    "property",
    "rel",
    "required",
    "role",
    "scheme",
    "shadowrootmode",
    "src",
    "srcdoc",
    "summary",
    "target",
    "title",
    "type",
    "value",
    "zs-icon",
];

/// Attributes of one element.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Attributes<'a> {
    pub id: &'a str,
    pub class: &'a str,
    pub role: &'a str,
    pub href: Option<&'a str>,
    /// `data-href`, which counts when there is no `href`.
    pub other_href: Option<&'a str>,
    pub src: &'a str,
    pub alt: &'a str,
    pub title: &'a str,
    pub label: &'a str,
    pub name: &'a str,
    pub kind: &'a str,
    pub value: &'a str,
    pub lang: &'a str,
    pub content: &'a str,
    pub property: &'a str,
    pub rel: &'a str,
    pub action: &'a str,
    pub datetime: &'a str,
    pub expanded: bool,
    /// Bit per entry of [`WRITTEN`] that is present.
    pub present: u64,
}

impl<'a> Attributes<'a> {
    /// Takes in one attribute; others than [`WRITTEN`] are ignored.
    pub(crate) fn take(&mut self, name: &str, value: &'a str) {
        match name {
            "id" => self.id = value,
            "class" => self.class = value,
            "role" => self.role = value,
            "href" => self.href = Some(value),
            "data-href" => self.other_href = Some(value),
            "src" => self.src = value,
            "alt" => self.alt = value,
            "title" => self.title = value,
            "aria-label" => self.label = value,
            "name" => self.name = value,
            "type" => self.kind = value,
            "value" => self.value = value,
            "lang" => self.lang = value,
            "content" => self.content = value,
            "property" => self.property = value,
            "rel" => self.rel = value,
            "action" => self.action = value,
            "datetime" => self.datetime = value,
            "aria-expanded" => self.expanded = true,
            _ => {}
        }
        if let Ok(i) = WRITTEN.binary_search(&name) {
            self.present |= 1 << i;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_documented() {
        assert!(WRITTEN.is_sorted());
        let doc = include_str!("../../docs/snapshot.md");
        for name in WRITTEN {
            assert!(
                doc.contains(&format!("`{name}`")),
                "{name} is not in docs/snapshot.md"
            );
        }
    }
}
