//! Evidence points at the element that holds its quote.

use loketmeter::{Engine, Options, PageSource};

use super::snapshot::{Order, snapshot};
use super::{ADDRESS, support};

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
