//! The attributes that the facts need, read in one pass.

use super::names::Names;

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

static NAMES: Names = Names::new(&WRITTEN);

// Places in the list of the attributes that have a field of their own.
const ID: usize = NAMES.place("id");
const CLASS: usize = NAMES.place("class");
const ROLE: usize = NAMES.place("role");
const HREF: usize = NAMES.place("href");
const OTHER_HREF: usize = NAMES.place("data-href");
const SRC: usize = NAMES.place("src");
const ALT: usize = NAMES.place("alt");
const TITLE: usize = NAMES.place("title");
const LABEL: usize = NAMES.place("aria-label");
const NAME: usize = NAMES.place("name");
const KIND: usize = NAMES.place("type");
const VALUE: usize = NAMES.place("value");
const LANG: usize = NAMES.place("lang");
const CONTENT: usize = NAMES.place("content");
const PROPERTY: usize = NAMES.place("property");
const REL: usize = NAMES.place("rel");
const ACTION: usize = NAMES.place("action");
const DATETIME: usize = NAMES.place("datetime");
const UPL: usize = NAMES.place("data-upl");
const CHANNEL: usize = NAMES.place("data-kanaal");
const EXPANDED: usize = NAMES.place("aria-expanded");
#[cfg(feature = "html")]
const SHADOW: usize = NAMES.place("shadowrootmode");

/// The bit of an attribute in [`Attributes::present`].
pub(super) fn bit(name: &str) -> Option<u64> {
    NAMES.find(name).map(|place| 1 << place)
}

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
    /// `data-upl`: uniform product name that a section declares.
    pub upl: &'a str,
    /// `data-kanaal`: way that a link declares.
    pub channel: &'a str,
    pub expanded: bool,
    /// Bit per entry of [`WRITTEN`] that is present.
    pub present: u64,
}

impl<'a> Attributes<'a> {
    /// Takes in one attribute; others than [`WRITTEN`] are ignored.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn take(&mut self, name: &str, value: &'a str) {
        let Some(place) = NAMES.find(name) else {
            return;
        };
        self.present |= 1 << place;
        match place {
            ID => self.id = value,
            CLASS => self.class = value,
            ROLE => self.role = value,
            HREF => self.href = Some(value),
            OTHER_HREF => self.other_href = Some(value),
            SRC => self.src = value,
            ALT => self.alt = value,
            TITLE => self.title = value,
            LABEL => self.label = value,
            NAME => self.name = value,
            KIND => self.kind = value,
            VALUE => self.value = value,
            LANG => self.lang = value,
            CONTENT => self.content = value,
            PROPERTY => self.property = value,
            REL => self.rel = value,
            ACTION => self.action = value,
            DATETIME => self.datetime = value,
            UPL => self.upl = value,
            CHANNEL => self.channel = value,
            EXPANDED => self.expanded = true,
            _ => {}
        }
    }

    /// Does a template with these attributes hold a shadow root?
    #[cfg(feature = "html")]
    pub(super) fn opens_shadow(&self) -> bool {
        self.present >> SHADOW & 1 == 1
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
