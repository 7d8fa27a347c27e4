//! One report through both doors: HTML source and the snapshot of the same page.

use loketmeter::{Engine, Options, PageSource};

use super::snapshot::{Order, snapshot};
use super::{audit, json, support};

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
        "<a value='Bijstand aanvragen'>Meer</a><button value='Bijstand aanvragen'>Meer</button>",
        "<input type=text role=button value='Bijstand aanvragen'><input type=SUBMIT value='Bijstand aanvragen'>",
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
fn both_doors_agree_on_separators() {
    let (report, other) =
        through_both_doors("<p>Heeft\u{1}u\u{2}schul\u{3}den\u{4}?\u{5}</p><p>\u{1}</p>");
    assert!(report == other, "{}", difference(&report, &other));
}
