//! What holds for every page: no panic, a grade within its bounds, the same report for the same page, and one report
//! through both doors.
#![cfg(feature = "html")]
#![allow(clippy::expect_used, reason = "a test may stop")]

mod doors;
mod evidence;
mod limits;
mod made;
mod score;
#[path = "../support/snapshot.rs"]
mod snapshot;
#[path = "../support/sound.rs"]
mod sound;
#[path = "../support/mod.rs"]
mod support;

use std::fmt::Write;

use loketmeter::report::Report;
use loketmeter::{Engine, Options, PageSource};
use proptest::prelude::*;
use proptest::sample::select;
use snapshot::{Order, snapshot};
use sound::assert_sound;

const ADDRESS: &str = "https://www.oeverwoude.example/schulden";

/// Pieces from which pages are made that look like pages, but are not well formed.
const PIECES: [&str; 47] = [
    "<!doctype html>",
    "<html lang=nl>",
    "<title>Hulp bij schulden | Gemeente Oeverwoude</title>",
    "<meta property=og:site_name content='Gemeente Oeverwoude'>",
    "<base href='/x/'>",
    "<main>",
    "</main>",
    "<nav>",
    "</nav>",
    "<h1>",
    "</h1>",
    "<h2>Voorwaarden</h2>",
    "<h2>Aanvragen",
    "<p>",
    "</p>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<details><summary>Bezwaar</summary>",
    "</details>",
    "<a href='/form/x'>",
    "<a href='tel:140199'>14 0199</a>",
    "<a href='javascript:void(0)'>Aanvragen",
    "</a>",
    "<button aria-expanded=false>",
    "</button>",
    "<iframe src='https://a.example'></iframe>",
    "<form><input name=a><input type=submit value='Aanvragen'>",
    "</form>",
    "<template shadowrootmode=open>",
    "</template>",
    "<svg><title>DigiD</title></svg>",
    "<script type='application/ld+json'>{</script>",
    "<b>Kosten</b>",
    "<textarea>",
    "</textarea>",
    "Heeft u schulden? Meld u aan met DigiD. ",
    "Bel 14 0199. ",
    "bijzondere bij&shy;stand",
    "&amp;&#0;&#x110000;",
    "\u{1}\u{2}\u{3}\u{4}\u{5}",
    "\u{301}\u{ad}\u{200b}",
    "\u{202e}dnatsjib\u{2066}\u{61c}",
    "<a value='Aanvragen'>",
    "<html lang='nl\u{202e}x'>",
    "€ 450 per maand binnen 8 weken ",
];

fn audit(source: PageSource<'_>) -> Report {
    Engine::builtin().audit(source, Some(ADDRESS), &Options::default())
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).expect("a report can be written as JSON")
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    // A page without any text is a case of its own, below.
    prop::collection::vec(piece, 0..60)
        .prop_map(|pieces| format!("<p>Tekst</p>{}", pieces.concat()))
}

/// Records that look like a snapshot, but close and open as they like.
fn records() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(
            &[
                "\u{1}1\u{5}0\u{5}0",
                "\u{2}main",
                "\u{2}h1",
                "\u{2}a\u{5}href=/form/x",
                "\u{2}#shadow",
                "\u{2}#frame",
                "\u{4}",
                "\u{3}Hulp bij schulden",
                "\u{2}",
                "\u{5}",
                "\u{2}input\u{5}type",
                "\u{1}9",
                "\u{2}svg",
                "\u{2}title"
            ][..]
        )
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn any_text_gives_a_report(text in "(?s).{0,400}", address in "\\PC{0,60}") {
        let engine = Engine::builtin();
        for source in [PageSource::Html(&text), PageSource::Snapshot(&text)] {
            assert_sound(&engine.audit(source, Some(&address), &Options::default()));
        }
    }

    #[test]
    fn any_markup_gives_a_report_and_the_same_one_twice(html in markup()) {
        let report = audit(PageSource::Html(&html));
        assert_sound(&report);
        prop_assert_eq!(json(&report), json(&audit(PageSource::Html(&html))));
    }

    #[test]
    fn any_records_give_a_report(text in records()) {
        assert_sound(&audit(PageSource::Snapshot(&text)));
    }

    #[test]
    fn both_doors_agree_on_any_markup(html in markup()) {
        let html = html.replace(|c| matches!(c, '\u{1}'..='\u{5}'), " ");
        let records = snapshot(&html, Order::Source);
        prop_assert_eq!(json(&audit(PageSource::Html(&html))), json(&audit(PageSource::Snapshot(&records))));
    }

    #[test]
    fn the_order_of_attributes_does_not_matter(attributes in Just(ATTRIBUTES.to_vec()).prop_shuffle()) {
        let page = |attributes: &[&str]| {
            let tag = attributes.join(" ");
            format!("<title>Bijstand | Gemeente Oeverwoude</title><meta property=og:site_name content='Gemeente Oeverwoude'><meta {tag}><main><h1 {tag}>Bijstand</h1><a {tag}>Aanvragen</a></main>")
        };
        let (one, other) = (page(&ATTRIBUTES), page(&attributes));
        prop_assert_eq!(json(&audit(PageSource::Html(&one))), json(&audit(PageSource::Html(&other))));
    }
}

const ATTRIBUTES: [&str; 11] = [
    "href='/formulier/bijstand'",
    "title='Aanvragen met DigiD'",
    "aria-label='Bijstand aanvragen'",
    "class='knop digid-btn'",
    "id=een",
    "role=button",
    "lang=en",
    "name=description",
    "property=og:site_name",
    "content='Gemeente Oeverwoude'",
    "data-testid=x",
];

#[test]
fn an_address_may_be_endless() {
    let html = "<h1>Bijstand</h1><a href='/aanvragen'>Aanvragen</a>";
    for part in ["a", "é", "<p>", "/", "?a=%"] {
        let address = format!("https://www.voorbeeldstad.example/{}", part.repeat(5_000));
        let source = PageSource::Html(html);
        let report = Engine::builtin().audit(source, Some(&address), &Options::default());
        assert_sound(&report);
    }
}

#[test]
fn a_page_may_end_anywhere() {
    for name in support::page_names() {
        let html = support::read_page(&name);
        let records = snapshot(&html, Order::Source);
        let part = |text: &str, of: usize| -> String {
            text.chars().take(text.chars().count() * of / 13).collect()
        };
        for of in 0..13 {
            assert_sound(&audit(PageSource::Html(&part(&html, of))));
            assert_sound(&audit(PageSource::Snapshot(&part(&records, of))));
        }
    }
}

#[test]
fn a_page_without_text_may_have_links() {
    let html = "<title>Hulp bij schulden | Gemeente Oeverwoude</title><meta property=og:site_name content='Gemeente Oeverwoude'>\
                <a href='/form/x'></a>";
    assert_sound(&audit(PageSource::Html(html)));
}

#[test]
fn a_target_is_the_same_in_any_order() {
    let page = |attributes: &str| {
        let html = format!(
            "<title>Bijstand | Gemeente Oeverwoude</title><meta property=og:site_name content='Gemeente Oeverwoude'>\
             <main><h1>Bijstand</h1><a {attributes}>Bijstand aanvragen</a></main>"
        );
        json(&audit(PageSource::Html(&html)))
    };
    let one = page("href='/formulier/bijstand' data-href='/afspraak'");
    assert_eq!(
        one,
        page("data-href='/afspraak' href='/formulier/bijstand'")
    );
}

#[test]
fn separators_in_text_do_no_harm() {
    let mut html =
        "<title>Hulp bij schulden | Gemeente Oeverwoude</title><main><h1>Hulp bij schulden</h1>"
            .to_owned();
    for c in '\u{1}'..='\u{5}' {
        let _ = write!(
            html,
            "<p title='a{c}b'>Heeft u schul{c}den? Wij helpen{c}u.</p>"
        );
    }
    let report = audit(PageSource::Html(&html));
    assert_sound(&report);
    let quotes = report
        .topics
        .iter()
        .flat_map(|topic| &topic.evidence)
        .map(|e| &e.quote);
    for quote in quotes {
        assert!(!quote.chars().any(char::is_control), "{quote:?}");
    }
}

/// A heading that a form cuts in two once came into the report with the line end between its parts.
#[test]
fn a_heading_around_a_form_is_one_line() {
    let html = "<title>Hulp bij schulden | Gemeente Utrecht</title><h2>Aanvragen<a href='#'>Aanvragen<form><input name=a>\
                <input type=submit value=Aanvragen>";
    assert_sound(&audit(PageSource::Html(html)));
}
