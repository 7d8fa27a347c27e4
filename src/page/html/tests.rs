//! The tokens of `html5gum` lead to the facts that `scraper` alone gives, which leaves tokens to `html5ever`.

use proptest::prelude::*;
use scraper::{Html, Node};

use super::*;
use crate::Engine;

const ADDRESS: &str = "https://www.voorbeeldstad.example/zorg/hulp";

/// The facts by way of `scraper`.
fn expected(html: &str) -> Page {
    use ego_tree::iter::Edge;
    let watch = Engine::builtin().watch();
    let mut builder = Builder::new(watch, Limits::default(), Some(ADDRESS), 0);
    let document = Html::parse_document(html);
    for edge in document.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let mut attributes = Attributes::default();
                    for (name, value) in element.attrs() {
                        attributes.take(name, value);
                    }
                    let tag = element.name();
                    let shadow = tag == "template" && element.attr("shadowrootmode").is_some();
                    builder.open(if shadow { "#shadow" } else { tag }, &attributes);
                }
                Node::Text(text) => builder.text(text),
                _ => {}
            },
            Edge::Close(node) if node.value().is_element() => builder.close(),
            Edge::Close(_) => {}
        }
    }
    builder.finish()
}

fn assert_same(html: &str) {
    let watch = Engine::builtin().watch();
    let found = from_html(html, Some(ADDRESS), watch, Limits::default());
    assert_eq!(
        format!("{found:?}"),
        format!("{:?}", expected(html)),
        "{html:?}"
    );
}

/// What pages are made of, and what goes wrong in them.
const PARTS: &[&str] = &[
    "<!doctype html>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\" 'x'>",
    "<html lang=nl>",
    "<head>",
    "<meta charset=utf-8>",
    "<meta name=description content='Hulp &amp; zorg'>",
    "<title>Hulp &eacute;n zorg",
    "</title>",
    "<base href=/map/>",
    "<body class=\"a b\">",
    "<body id=c>",
    "<main>",
    "</main>",
    "<p>",
    "</p>",
    "<div class=\"site-header\" data-x=1>",
    "</div>",
    "<a href=/een class=knop>",
    "<a href=\"/twee\" HREF='/drie'>",
    "</a>",
    "<b>",
    "<b data-x=1>",
    "<b data-x=2>",
    "</b>",
    "<i>",
    "</i>",
    "<font size=2>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr><td>",
    "</table>",
    "<select><option>",
    "</select>",
    "<form action=/zoek role=search>",
    "</form>",
    "<input type=hidden>",
    "<input type=\"text\" name=bsn/>",
    "<button type=submit value='Verzend'>",
    "</button>",
    "<textarea>\n",
    "</textarea>",
    "<pre>\n\n",
    "</pre>",
    "<script>",
    "<script type=application/ld+json>{\"a\":\"<b>\"}",
    "<!--<script>",
    "</script>",
    "<style>",
    "</style >",
    "<noscript>",
    "</noscript>",
    "<iframe src=//ander.example/x title=Kaart>",
    "</iframe>",
    "<svg aria-label=Logo xlink:href=#x>",
    "<title>tekening",
    "<foreignObject>",
    "<path d='M1 2'/>",
    "</svg>",
    "<math definitionurl=x>",
    "<annotation-xml encoding='text/html'>",
    "<mtext>",
    "</math>",
    "<![CDATA[a\0b]]>",
    "<template>",
    "<template shadowrootmode=open>",
    "</template>",
    "<my-part hidden>",
    "</my-part>",
    "<plaintext>",
    "<img alt='een\r\ntwee' src=/a.svg>",
    "<br>",
    "</br>",
    "<!-- a -->",
    "<!-->",
    "<!-- b --!>",
    "<!x>",
    "<?x>",
    "</>",
    "</ >",
    "<",
    "</",
    "<a",
    " x=",
    "=y",
    "'",
    "\"",
    ">",
    "/>",
    "&",
    "&amp",
    "&notit;",
    "&#x80;",
    "&#0;",
    "&#xD800;",
    "&euro;",
    "&ampx=",
    "een",
    "Één",
    " twee ",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\t",
    "\u{c}",
    "\u{a0}",
    "]]>",
    "-->",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn any_soup_gives_the_same_facts(parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)) {
        assert_same(&parts.concat());
    }
}

/// Elsewhere than at the start it is a character as any other; `html5ever` also loses one behind a `meta` with a charset.
#[test]
fn a_byte_order_mark_is_no_text() {
    assert_same("\u{feff}<p>een");
    assert_same("<p>\u{feff}een");
}

#[test]
fn our_pages_give_the_same_facts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "html") {
            assert_same(&String::from_utf8_lossy(&std::fs::read(&path).unwrap()));
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}
