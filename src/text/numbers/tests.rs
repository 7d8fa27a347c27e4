//! Numbers as pages write them.

use super::*;
use proptest::prelude::*;

/// Unit and range of each quantity, in whole numbers when they are whole.
fn read(text: &str) -> Vec<(Unit, u32, u32)> {
    quantities(text)
        .iter()
        .map(|q| (q.unit, q.low, q.high))
        .collect()
}

fn one(text: &str) -> (Unit, u32) {
    match read(text).as_slice() {
        [(unit, low, high)] if low == high => (*unit, *low),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn amounts() {
    for text in [
        "€ 21,80",
        "€21,80",
        "EUR 21,80",
        "eur 21,80",
        "21,80 euro",
        "€ 21.80",
        "21.80 euro",
        "euro 21,80",
    ] {
        assert_eq!(one(text), (Unit::Euro, 2180), "{text}");
    }
    for text in [
        "€ 1.250,-",
        "€ 1250",
        "€1.250,00",
        "1.250 euro",
        "€ 1 250",
        "€ 1\u{a0}250,00",
        "1250,- euro",
        "twaalfhonderdvijftig euro",
        "€ 1.250,--",
        "duizendtweehonderdvijftig euro",
    ] {
        assert_eq!(one(text), (Unit::Euro, 125_000), "{text}");
    }
    assert_eq!(one("in 2026 € 21,80"), (Unit::Euro, 2180));
    assert_eq!(one("€ 25 per maand"), (Unit::Euro, 2500));
    assert_eq!(one("8 duizend euro"), (Unit::Euro, 800_000));
    assert_eq!(one("achtduizend euro"), (Unit::Euro, 800_000));
    assert_eq!(one("€ 0,50"), (Unit::Euro, 50));
}

#[test]
fn terms() {
    let six = (Unit::Week, 600);
    for text in [
        "binnen zes weken",
        "6 weken",
        "zes weken na de melding",
        "6weken",
        "within six weeks",
    ] {
        assert_eq!(one(text), six, "{text}");
    }
    assert_eq!(one("42 dagen"), (Unit::Day, 4200));
    assert_eq!(one("tweeënveertig dagen"), (Unit::Day, 4200));
    assert_eq!(one("3 werkdagen"), (Unit::WorkDay, 300));
    assert_eq!(one("three working days"), (Unit::WorkDay, 300));
    assert_eq!(one("binnen een week"), (Unit::Week, 100));
    assert_eq!(one("binnen één week"), (Unit::Week, 100));
    assert_eq!(one("binnen anderhalve maand"), (Unit::Month, 150));
    assert_eq!(one("anderhalf jaar"), (Unit::Year, 150));
    assert_eq!(one("een half jaar"), (Unit::Year, 50));
    assert_eq!(one("1,5 maand"), (Unit::Month, 150));
    assert_eq!(one("vierentwintig uur"), (Unit::Hour, 2400));
}

#[test]
fn shares_and_ages() {
    for text in [
        "ten minste 95 procent",
        "95%",
        "95 %",
        "vijfennegentig procent",
    ] {
        assert_eq!(one(text), (Unit::Percent, 9500), "{text}");
    }
    assert_eq!(one("vanaf 18 jaar"), (Unit::Year, 1800));
    assert_eq!(one("een 18-jarige"), (Unit::Year, 1800));
    assert_eq!(
        read("van 16 tot 23 jaar"),
        [(Unit::Year, 1600, 1600), (Unit::Year, 2300, 2300)]
    );
}

#[test]
fn ages_may_stand_bare() {
    let years = |text: &str| -> Vec<u32> { ages(text).iter().map(|q| q.low / ONE).collect() };
    assert_eq!(years("Bent u 21 jaar of ouder?"), [21]);
    assert_eq!(years("tussen 18 en 27 jaar"), [18, 27]);
    assert_eq!(years("vanaf 21 tot de AOW-leeftijd"), [21]);
    assert_eq!(years("jongeren tot 27"), [27]);
    assert_eq!(
        years("van 9 tot 12 uur, tot 15 januari, tot 50 euro"),
        [0; 0]
    );
}

#[test]
fn ranges() {
    for text in [
        "6 tot 8 weken",
        "6-8 weken",
        "6 à 8 weken",
        "zes of acht weken",
        "6 – 8 weken",
        "6 tot en met 8 weken",
    ] {
        assert_eq!(read(text), [(Unit::Week, 600, 800)], "{text}");
    }
    let both = read("€ 8.000 of € 16.000");
    assert_eq!(
        both,
        [
            (Unit::Euro, 800_000, 800_000),
            (Unit::Euro, 1_600_000, 1_600_000)
        ]
    );
}

#[test]
fn other_numbers_are_not_quantities() {
    for text in [
        "Bel 14 0591",
        "0800-2000",
        "artikel 6 lid 2",
        "op 1 januari 2026",
        "in 2026",
        "een aanvraag",
        "een paar weken",
        "2e kind",
        "de zesde week",
        "postcode 1234 AB",
        "stap 2 van 5",
        "24/7",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "U krijgt € 21,80 binnen zes weken.";
    let found: Vec<&str> = quantities(text)
        .iter()
        .map(|q| &text[q.start as usize..q.end as usize])
        .collect();
    assert_eq!(found, ["€ 21,80", "zes weken"]);
}

#[test]
fn terms_compare_in_days() {
    let days = |text: &str| quantities(text).first().and_then(Quantity::days);
    assert_eq!(days("6 weken"), days("42 dagen"));
    assert_eq!(days("anderhalve maand"), Some((42, 46)));
    assert_eq!(days("3 werkdagen"), Some((3, 5)));
    assert_eq!(days("72 uur"), Some((3, 3)));
    assert_eq!(days("€ 3"), None);
}

/// Writes a number out in Dutch, the way a style guide does: an independent check of the reader.
fn spell(n: u32) -> String {
    const ONES: [&str; 20] = [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    const TENS: [&str; 10] = [
        "", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig",
        "negentig",
    ];
    let place = |n: u32| n as usize;
    match n {
        0..20 => ONES[place(n)].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[place(n / 10)].to_owned(),
        20..100 => {
            let link = if matches!(n % 10, 2 | 3) { "ën" } else { "en" };
            format!("{}{link}{}", ONES[place(n % 10)], TENS[place(n / 10)])
        }
        100..1000 => {
            let many = if n < 200 {
                String::new()
            } else {
                spell(n / 100)
            };
            let rest = if n.is_multiple_of(100) {
                String::new()
            } else {
                spell(n % 100)
            };
            format!("{many}honderd{rest}")
        }
        _ => {
            let many = if n < 2000 {
                String::new()
            } else {
                spell(n / 1000)
            };
            let rest = if n.is_multiple_of(1000) {
                String::new()
            } else {
                spell(n % 1000)
            };
            format!("{many}duizend{rest}")
        }
    }
}

/// Digits with dots for thousands.
fn dotted(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

proptest! {
    #[test]
    fn amounts_read_back(euros in 0_u32..10_000_000, cents in 0_u32..100) {
        let all = euros * 100 + cents;
        for text in [
            format!("€ {},{cents:02}", dotted(euros)),
            format!("€{euros},{cents:02}"),
            format!("{},{cents:02} euro", dotted(euros)),
            format!("EUR {euros},{cents:02} per maand"),
        ] {
            prop_assert_eq!(read(&text), vec![(Unit::Euro, all, all)], "{}", text);
        }
        let bare = format!("u krijgt € {euros} per jaar");
        prop_assert_eq!(read(&bare), vec![(Unit::Euro, euros * 100, euros * 100)], "{}", bare);
        let whole = format!("u krijgt € {},- per jaar", dotted(euros));
        prop_assert_eq!(read(&whole), vec![(Unit::Euro, euros * 100, euros * 100)], "{}", whole);
    }

    #[test]
    fn number_words_read_back(n in 2_u32..1_000_000) {
        let text = format!("binnen {} dagen", spell(n));
        prop_assert_eq!(read(&text), vec![(Unit::Day, n * 100, n * 100)], "{}", text);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*") {
        for q in quantities(&text) {
            prop_assert!(q.low <= q.high && q.start < q.end && q.end as usize <= text.len());
            prop_assert!(text.get(q.start as usize..q.end as usize).is_some());
        }
    }

    #[test]
    fn any_mix_of_parts_is_read_without_panic(parts in prop::collection::vec(
        prop::sample::select(vec!["€", "1", "250", "4294967295", "99999999999", "duizend", ",", ".", "-", "tot", "en", "een",
            "half", "weken", "jaar", "%", " ", "6", "à", "honderd", "working", "days", "ë"]), 0..30)) {
        let text = parts.concat();
        let spaced = parts.join(" ");
        quantities(&text).iter().chain(&quantities(&spaced)).for_each(|q| { q.days(); });
    }
}
