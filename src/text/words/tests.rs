use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    each_word(text, |_, folded| out.push(folded.to_owned()));
    out
}

fn sentences(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut n = 0;
    each_word(text, |word, _| {
        if word.sentence {
            out.push(n);
        }
        n += 1;
    });
    out
}

#[test]
fn spelling_variants_read_alike() {
    assert_eq!(words("WMO-melding"), ["wmo", "melding"]);
    assert_eq!(words("cli\u{ad}ënt\u{200b}en"), ["clienten"]);
    assert_eq!(words("werk.nl"), ["werk", "nl"]);
    assert_eq!(words("pgb's en thema’s."), ["pgb", "en", "thema"]);
}

#[test]
fn numbers_and_symbols_are_words() {
    assert_eq!(
        words("€ 8.000 of € 21,80; 95%"),
        ["euro", "8000", "of", "euro", "21,80", "95", "procent"]
    );
    assert_eq!(words("14 0591 en 24uurs"), ["14", "0591", "en", "24uurs"]);
}

#[test]
fn numbers_end_where_their_digits_do() {
    assert_eq!(words("1.234.567,89."), ["1234567,89"]);
    assert_eq!(
        words("12.34 1.2345 2e 5,"),
        ["12", "34", "1", "2345", "2e", "5"]
    );
    // A text of digits alone takes time in proportion to its length.
    assert_eq!(words(&"7".repeat(300_000)).len(), 1);
}

#[test]
fn plain_runs_have_one_hash_for_both_cases() {
    let hashes = |text: &str| Runs::new(text).map(|run| run.plain).collect::<Vec<_>>();
    let [small, capital, other, accent, number] = hashes("wmo2 WMO2 wmo3 één 24uurs")[..] else {
        panic!("five words");
    };
    assert!(small.is_some() && small == capital && small != other);
    assert_eq!([accent, number], [None, None]);
}

#[test]
fn number_words_are_numbers() {
    assert_eq!(words("binnen zes weken"), ["binnen", "6", "weken"]);
}

#[test]
fn glued_brand_names_come_apart() {
    assert_eq!(words("DigiDAanvraag hulp"), ["digid", "aanvraag", "hulp"]);
    assert_eq!(words("eHerkenningAanvraag"), ["eherkenning", "aanvraag"]);
    assert_eq!(words("DigiD's"), ["digid"]);
}

proptest! {
    #[test]
    fn the_parts_of_a_text_hold_its_runs(text in "([a-zA1-3 .,:;!?|\n\t'’s%€é•\u{ad}\u{a0}(-]|max[.] |o[.]a[.]){0,60}") {
        let show = |run: Run, from: u32| (run.start + from, run.end + from, run.sentence);
        let whole: Vec<_> = Runs::new(&text).map(|run| show(run, 0)).collect();
        let by_part: Vec<_> = parts(&text)
            .flat_map(|part| Runs::new(&text[part.clone()]).map(move |run| show(run, part.start as u32)))
            .collect();
        prop_assert_eq!(by_part, whole);
    }
}

#[test]
fn sentences_start_after_full_stops_and_line_breaks() {
    assert_eq!(sentences("Bel ons. Of mail\nKom langs"), [0, 2, 4]);
    assert_eq!(sentences("Kijk op werk.nl vandaag"), [0]);
    assert_eq!(
        sentences("Meld u aan, tel. 14 0199, t.a.v. team o.a. Zorg"),
        [0]
    );
    assert_eq!(sentences("Neem de tram. Of de bus"), [0, 3]);
}
