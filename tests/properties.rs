//! What holds for every page: no panic, a grade within its bounds, the same report for the same page, and one report
//! through both doors.
#![cfg(feature = "html")]
#![allow(clippy::expect_used, reason = "a test may stop")]

#[path = "support/snapshot.rs"]
mod snapshot;
mod support;

use std::fmt::Write;
use std::time::{Duration, Instant};

use loketmeter::report::{GradeValue, LimitKind, Report};
use loketmeter::{Engine, Options, PageSource};
use proptest::prelude::*;
use proptest::sample::select;
use snapshot::{Order, snapshot};

const ADDRESS: &str = "https://www.oeverwoude.example/schulden";

/// Pieces from which pages are made that look like pages, but are not well formed.
const PIECES: [&str; 44] = [
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
    "€ 450 per maand binnen 8 weken ",
];

fn audit(source: PageSource<'_>) -> Report {
    Engine::builtin().audit(source, Some(ADDRESS), &Options::default())
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).expect("a report can be written as JSON")
}

/// A report is whole: a grade within bounds or a reason why there is none.
fn assert_sound(report: &Report) {
    let halves = report.grade.iter().flat_map(|grade| {
        [Some(grade.overall), grade.information, grade.services]
            .into_iter()
            .flatten()
    });
    for GradeValue {
        tenths,
        low,
        high,
        won,
        possible,
    } in halves
    {
        assert!((10..=100).contains(&tenths), "grade of {tenths} tenths");
        assert!(
            10 <= low && low <= tenths && tenths <= high && high <= 100,
            "{low} {tenths} {high}"
        );
        assert!(won <= possible, "{won} of {possible} points");
    }
    assert_ne!(
        report.grade.is_some(),
        report.refusal.is_some(),
        "either a grade or a refusal"
    );
    let length = |quote: &str| quote.chars().count();
    let evidence = report.topics.iter().flat_map(|topic| &topic.evidence);
    for evidence in evidence.chain(report.elements.iter().filter_map(|e| e.evidence.as_ref())) {
        assert!(
            length(&evidence.quote) <= 160,
            "a quote of {} characters",
            length(&evidence.quote)
        );
    }
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
fn both_doors_give_the_same_report_on_every_test_page() {
    let mut wrong = Vec::new();
    for name in support::page_names() {
        let (html, address) = (support::read_page(&name), support::address(&name));
        let audit = |source: PageSource<'_>| {
            json(&Engine::builtin().audit(source, address.as_deref(), &Options::default()))
        };
        let report = audit(PageSource::Html(&html));
        for order in [Order::Source, Order::Reversed] {
            let other = audit(PageSource::Snapshot(&snapshot(&html, order)));
            if report != other {
                wrong.push(format!(
                    "tests/pages/{name}.html: {}",
                    difference(&report, &other)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Both texts from a little before the first difference on.
fn difference(one: &str, other: &str) -> String {
    let at = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let part = |text: &str| -> String {
        let start = text
            .char_indices()
            .map(|(i, _)| i)
            .take_while(|i| i + 80 <= at)
            .last();
        text[start.unwrap_or(0)..].chars().take(200).collect()
    };
    format!("\n  {}\n  {}", part(one), part(other))
}

/// What is easily read differently by the two doors.
#[test]
fn both_doors_agree_on_what_is_not_walked() {
    let cases = [
        "<svg viewBox='0 0 1 1'><title>Logo Gemeente Oeverwoude</title><path d=''/></svg>",
        "<a href='/formulier/x'><svg><title>DigiD</title></svg></a>",
        "<textarea>Ik wil bijstand aanvragen met DigiD</textarea>",
        "<input type=text value='Bijstand aanvragen'><input type=submit value='Bijstand aanvragen'>",
        "<noscript>Bijstand aanvragen</noscript><template><p>Inburgering</p></template>",
        "<math><mi>x</mi></math><style>p{}</style><script>let jeugdhulp = 'jeugdhulp';</script>",
        "<object data='x'><p>Mantelzorg</p></object><select><option>Jeugdhulp</option></select>",
    ];
    for case in cases {
        let (report, other) = through_both_doors(case);
        assert!(report == other, "{case}: {}", difference(&report, &other));
    }
}

/// What is inside a frame is for browsers without frames: a live page does not hold it.
#[test]
fn both_doors_agree_on_frames() {
    let case = "<iframe src='https://forms.example/x'>Uw browser toont geen kaders. Bel ons over de <b>bijstand</b>.</iframe>";
    let (report, other) = through_both_doors(case);
    assert!(report == other, "{}", difference(&report, &other));
}

/// Reports on a page that holds a piece of markup in its head and in its content.
fn through_both_doors(piece: &str) -> (String, String) {
    let html = format!(
        "<html lang=nl><title>Hulp bij schulden | Gemeente Oeverwoude</title><body>{piece}<main><h1>Hulp bij schulden</h1>{piece}\
         <h2>Aanvragen</h2><p>Vraag hulp aan.</p><a href='/formulieren/schulden'>Aanvragen met DigiD</a></main><p>14 0199</p>"
    );
    let records = snapshot(&html, Order::Source);
    (
        json(&audit(PageSource::Html(&html))),
        json(&audit(PageSource::Snapshot(&records))),
    )
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

/// The text in the element of every open record, or else its attributes; without spaces.
fn elements(records: &str) -> Vec<String> {
    let (mut found, mut names) = (Vec::<String>::new(), Vec::<String>::new());
    let mut around: Vec<usize> = Vec::new();
    let mut rest = records;
    while let Some(start) = rest.find(['\u{2}', '\u{3}', '\u{4}']) {
        let (kind, after) = rest[start..].split_at(1);
        let end = after
            .find(['\u{2}', '\u{3}', '\u{4}'])
            .unwrap_or(after.len());
        if kind == "\u{2}" {
            around.push(found.len());
            found.push(String::new());
            names.push(squeeze(&after[..end]));
        }
        let content = squeeze(&after[..end]);
        let inside = if kind == "\u{3}" { &around[..] } else { &[] };
        for &element in inside {
            found[element] += &content;
        }
        if kind == "\u{4}" {
            around.pop();
        }
        rest = &after[end..];
    }
    let both = found.into_iter().zip(names);
    both.map(|(text, names)| text + "|" + &names).collect()
}

fn squeeze(text: &str) -> String {
    let shown = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '…' | '\u{ad}');
    text.chars().filter(shown).collect()
}

/// The number of an element in the report is that of its record, also behind a drawing with a name.
fn assert_numbers_fit(html: &str, address: Option<&str>) -> Result<(), String> {
    let records = snapshot(html, Order::Source);
    let elements = elements(&records);
    let source = PageSource::Snapshot(&records);
    let report = Engine::builtin().audit(source, address, &Options::default());
    let topics = report.topics.iter().flat_map(|topic| &topic.evidence);
    let channels = report.services.iter().flat_map(|service| &service.channels);
    let found = report.elements.iter().filter_map(|e| e.evidence.as_ref());
    for evidence in topics.chain(channels.map(|c| &c.evidence)).chain(found) {
        // Of a form the quote is the title of the page, which stands above it.
        let Some(node) = evidence
            .node
            .filter(|_| evidence.quote != report.page.title)
        else {
            continue;
        };
        let element = elements.get(node as usize).map_or("", String::as_str);
        if !element.contains(&squeeze(&evidence.quote)) {
            return Err(format!(
                "{:?} is not in element {node}: {element:.80}",
                evidence.quote
            ));
        }
    }
    Ok(())
}

#[test]
fn evidence_is_in_the_element_of_its_number() {
    let mut wrong = Vec::new();
    for name in support::page_names() {
        let (html, address) = (support::read_page(&name), support::address(&name));
        if let Err(text) = assert_numbers_fit(&html, address.as_deref()) {
            wrong.push(format!("tests/pages/{name}.html: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn evidence_behind_a_drawing_is_in_the_element_of_its_number() {
    let html = support::read_page("schuldhulp-component")
        .replace("<main>", "<svg><title>Logo</title><path d=''/></svg><main>");
    let fits = assert_numbers_fit(&html, Some(ADDRESS));
    assert!(fits.is_ok(), "{fits:?}");
}

/// How long a hostile page may take in a debug build. A reader that takes time in proportion to the square of the
/// page would need minutes; the other tests and a busy machine need some room.
const PATIENCE: Duration = Duration::from_secs(20);

/// A report that comes in time.
fn audit_in_time(source: PageSource<'_>) -> Report {
    let start = Instant::now();
    let report = audit(source);
    let took = start.elapsed();
    assert!(took < PATIENCE, "took {took:?}");
    assert_sound(&report);
    report
}

fn has_limit(report: &Report, kind: LimitKind) -> bool {
    report.limits.iter().any(|limit| limit.kind == kind)
}

#[test]
fn an_empty_page_is_refused() {
    for text in [
        "",
        " ",
        "\0",
        "\0\0\0",
        "\u{feff}",
        "<",
        "<!--",
        "<html></html>",
        "\u{fffd}\u{fffd}PK\u{3}\u{4}",
    ] {
        assert!(audit(PageSource::Html(text)).grade.is_none(), "{text:?}");
        assert!(
            audit(PageSource::Snapshot(text)).grade.is_none(),
            "{text:?}"
        );
    }
}

#[test]
fn deep_nesting_gives_a_partial_report() {
    const DEEP: usize = 100_000;
    let html = format!(
        "{}Hulp bij schulden{}",
        "<div>".repeat(DEEP),
        "</div>".repeat(DEEP)
    );
    let start = Instant::now();
    assert!(has_limit(
        &audit_in_time(PageSource::Html(&html)),
        LimitKind::TooDeep
    ));
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "took {:?}",
        start.elapsed()
    );
    let html = format!("<p>{}Hulp bij schulden", "<b><i><font>".repeat(DEEP));
    audit_in_time(PageSource::Html(&html));
    let html = format!("{}Hulp", "<table><tr><td>".repeat(DEEP));
    audit_in_time(PageSource::Html(&html));
    let html = format!("{}Hulp", "<svg><g>".repeat(DEEP));
    audit_in_time(PageSource::Html(&html));
    let records = format!(
        "\u{1}1\u{5}0\u{5}0{}\u{3}Hulp bij schulden{}",
        "\u{2}div".repeat(DEEP),
        "\u{4}".repeat(DEEP)
    );
    assert!(has_limit(
        &audit_in_time(PageSource::Snapshot(&records)),
        LimitKind::TooDeep
    ));
}

#[test]
fn too_many_elements_give_a_partial_report() {
    const MANY: usize = 300_000;
    let html = format!("<main><h1>Hulp bij schulden</h1>{}", "<p></p>".repeat(MANY));
    assert!(has_limit(
        &audit_in_time(PageSource::Html(&html)),
        LimitKind::TooManyNodes
    ));
    let html = format!("<main>{}", "<a href='/form/x'>DigiD</a> ".repeat(MANY / 2));
    audit_in_time(PageSource::Html(&html));
    let records = format!(
        "\u{1}1\u{5}0\u{5}0\u{2}main{}\u{4}",
        "\u{2}p\u{4}".repeat(MANY)
    );
    assert!(has_limit(
        &audit_in_time(PageSource::Snapshot(&records)),
        LimitKind::TooManyNodes
    ));
}

#[test]
fn too_much_text_gives_a_partial_report() {
    let mut text = "Wie wil, leest rustig verder op deze bladzijde. ".repeat(190_000);
    text.insert_str(0, "<main><h1>Hulp bij schulden</h1><p>");
    assert!(text.len() > 9_000_000);
    assert!(has_limit(
        &audit_in_time(PageSource::Html(&text)),
        LimitKind::TooManyBytes
    ));
    audit_in_time(PageSource::Snapshot(&long_snapshot(&text)));
    let findings = "Hulp bij schulden. Bel 14 0199. ".repeat(30_000);
    audit_in_time(PageSource::Html(&findings));
    let long = "a".repeat(9_000_000);
    audit_in_time(PageSource::Html(&long));
    let accents = "é\u{301}".repeat(2_100_000);
    audit_in_time(PageSource::Html(&accents));
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

fn long_snapshot(text: &str) -> String {
    format!("\u{1}1\u{5}0\u{5}0\u{2}p\u{3}{text}\u{4}")
}

#[test]
fn too_long_a_snapshot_gives_a_partial_report() {
    let report = audit(PageSource::Snapshot(&long_snapshot(
        &"rustig ".repeat(1_300_000),
    )));
    assert!(has_limit(&report, LimitKind::TooManyBytes));
}

#[test]
fn both_doors_agree_on_separators() {
    let (report, other) =
        through_both_doors("<p>Heeft\u{1}u\u{2}schul\u{3}den\u{4}?\u{5}</p><p>\u{1}</p>");
    assert!(report == other, "{}", difference(&report, &other));
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
