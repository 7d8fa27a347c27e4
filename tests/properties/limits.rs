//! Huge, deep and empty pages: a partial report that says so, in time.

use std::time::{Duration, Instant};

use loketmeter::PageSource;
use loketmeter::report::{LimitKind, Report};

use super::audit;
use super::sound::assert_sound;

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
