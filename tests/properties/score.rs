//! What holds for every grade: mending something never costs points, a choice of the user moves nothing else, and a gain
//! that is promised is the gain that is made.
#![allow(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "whole numbers below a thousand"
)]

use loketmeter::report::{Criterion, Grade, Half, Outcome, PageType, PartId, Report, SourceKind};
use loketmeter::{Choice, Engine, Options, PageSource};
use proptest::prelude::*;
use proptest::sample::select;

use super::made::{BLOCKS, DIGID, Page, SUBJECTS, page};
use super::sound::assert_sound;
use super::{json, settings};

fn audit(html: &str, options: &Options) -> Report {
    let report = Engine::builtin().audit(PageSource::Html(html), Some(super::ADDRESS), options);
    assert_sound(&report);
    report
}

fn grade(page: &Page) -> Grade {
    let report = audit(&page.html(), &Options::default());
    report.grade.unwrap_or_else(|| panic!("no grade: {page:?}"))
}

fn choice(id: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        reason: "staat op een andere pagina".to_owned(),
    }
}

/// The overall grade from the criteria alone, in tenths; `better` has full marks.
fn by_hand(grade: &Grade, better: Option<&str>) -> f64 {
    let part = |id: PartId| {
        let own = || grade.criteria.iter().filter(move |c| c.part == id);
        let won = |c: &Criterion| {
            if better == Some(&*c.id) {
                c.possible
            } else {
                c.won
            }
        };
        let won: u32 = own().map(won).sum();
        let possible: u32 = own().map(|c| c.possible).sum();
        (possible > 0).then(|| f64::from(won) / f64::from(possible))
    };
    let half = |half: Half| {
        let parts: Vec<(f64, f64)> = grade
            .parts
            .iter()
            .filter(|p| p.half == half)
            .filter_map(|p| Some((f64::from(p.share), part(p.id)?)))
            .collect();
        let all: f64 = parts.iter().map(|(share, _)| share).sum();
        // What a part brings is shown in whole thousandths.
        let won: f64 = parts
            .iter()
            .map(|(share, part)| (share * part * 1000.0 + 1e-6).round())
            .sum();
        (all > 0.0).then(|| (10.0 + 90.0 * won / (all * 1000.0) + 1e-9).round())
    };
    let halves: Vec<f64> = [half(Half::Information), half(Half::Services)]
        .into_iter()
        .flatten()
        .collect();
    let mean = (halves.iter().sum::<f64>() / halves.len() as f64 + 1e-9).round();
    (mean - f64::from(grade.warnings_cost)).max(10.0)
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_block_more_never_lowers_the_grade(page in page(), more in select(&BLOCKS[..])) {
        let before = grade(&page);
        let mut mended = page.clone();
        if !mended.blocks.contains(&more) {
            mended.blocks.push(more);
        }
        let after = grade(&mended);
        prop_assert!(
            after.overall.tenths >= before.overall.tenths,
            "{more}: from {:?} to {:?}\n{:#?}", before.overall, after.overall, changes(&before, &after)
        );
    }

    #[test]
    fn a_form_with_digid_never_lowers_the_service_half(page in page()) {
        let before = grade(&page);
        let mut mended = page.clone();
        mended.blocks.push(DIGID);
        let after = grade(&mended);
        let tenths = |g: &Grade| g.services.map_or(0, |s| s.tenths);
        prop_assert!(tenths(&after) >= tenths(&before), "{:#?}", changes(&before, &after));
    }

    #[test]
    fn a_choice_moves_nothing_but_its_own_points(page in page(), index: prop::sample::Index, reject: bool) {
        let before = grade(&page);
        let chosen = index.get(&before.criteria).clone();
        let list = vec![choice(&chosen.id)];
        let options = if reject {
            Options { rejected: list, ..Options::default() }
        } else {
            Options { not_applicable: list, ..Options::default() }
        };
        let report = audit(&page.html(), &options);
        let after = report.grade.expect("a grade");
        for criterion in &after.criteria {
            let old = before.criteria.iter().find(|c| c.id == criterion.id).expect("the same criteria");
            if criterion.id == chosen.id {
                prop_assert_eq!((criterion.won, criterion.possible), (0, 0));
                let outcome = if reject { Outcome::CantTell } else { Outcome::NotApplicable };
                prop_assert_eq!(criterion.outcome, outcome);
                prop_assert!(criterion.observed.contains("staat op een andere pagina"));
            } else {
                let points = |c: &Criterion| (c.outcome, c.won, c.possible, c.weight, c.observed.clone());
                prop_assert_eq!(points(criterion), points(old));
            }
        }
        let sum = |g: &Grade| g.parts.iter().find(|p| p.id == chosen.part).map_or((0, 0), |p| (p.won, p.possible));
        let (won, possible) = sum(&before);
        prop_assert_eq!(sum(&after), (won - chosen.won, possible - chosen.possible));
        let listed = if reject { &report.choices.rejected } else { &report.choices.not_applicable };
        prop_assert_eq!(listed.len(), 1);
        prop_assert!(listed[0].applied && listed[0].name.is_some());
    }

    #[test]
    fn a_promised_gain_is_made(page in page()) {
        let grade = grade(&page);
        let now = by_hand(&grade, None);
        prop_assert_eq!(f64::from(grade.overall.tenths), now);
        for criterion in &grade.criteria {
            let after = by_hand(&grade, Some(&criterion.id));
            prop_assert!(after >= now, "mending {} lowers the grade", criterion.id);
            prop_assert_eq!(f64::from(criterion.gain), after - now, "{}", criterion.id);
        }
    }

    #[test]
    fn choices_in_any_order_give_the_same_report(page in page(), ids in Just(CHOICES.to_vec()).prop_shuffle()) {
        let html = page.html();
        let with = |ids: &[&str]| {
            let options = Options { not_applicable: ids.iter().map(|id| choice(id)).collect(), ..Options::default() };
            let mut report = audit(&html, &options);
            report.choices.not_applicable.sort_by(|a, b| a.id.cmp(&b.id));
            json(&report)
        };
        prop_assert_eq!(with(&ids), with(&CHOICES));
    }

    #[test]
    fn identifiers_survive_edits_elsewhere(page in page(), more in select(&BLOCKS[..])) {
        let ids = |page: &Page| -> Vec<String> { grade(page).criteria.into_iter().map(|c| c.id).collect() };
        let mut edited = page.clone();
        edited.blocks.insert(0, more);
        prop_assert_eq!(ids(&page), ids(&edited));
    }
}

/// Tiles of an overview of debts.
const TILES: [&str; 7] = [
    "<li><a href='/schulden/hulp'>Hulp bij schulden</a></li>",
    "<li><a href='/schulden/spoed'>Spoed bij schulden: dreigende ontruiming</a></li>",
    "<li><a href='/schulden/budgetbeheer'>Budgetbeheer</a></li>",
    "<li><a href='/schulden/vroegsignalering'>Vroegsignalering</a></li>",
    "<li><a href='/schulden/wsnp'>Wettelijke schuldsanering (Wsnp)</a></li>",
    "<li><a href='/schulden/geldfit'>Test uw geldzaken</a></li>",
    "<li><a href='https://formulieren.oeverwoude.example/formulier/schuldhulp'>Hulp bij schulden aanvragen met DigiD</a></li>",
];

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_tile_more_never_lowers_the_grade_of_an_overview(
        tiles in prop::sample::subsequence(&TILES[..], 3..TILES.len()),
        more in select(&TILES[..]),
    ) {
        let grade = |tiles: &[&str]| {
            let html = format!(
                "<html lang=nl><title>Schulden en geldzorgen | Gemeente Oeverwoude</title>\
                 <meta property=og:site_name content='Gemeente Oeverwoude'><main><h1>Schulden en geldzorgen</h1>\
                 <ul>{}</ul></main>",
                tiles.concat()
            );
            let report = audit(&html, &Options::default());
            assert_eq!(report.page.page_type, PageType::Overview);
            report.grade.expect("a grade")
        };
        let before = grade(&tiles);
        let mut with = tiles.clone();
        if !with.contains(&more) {
            with.push(more);
        }
        let after = grade(&with);
        prop_assert!(after.overall.tenths >= before.overall.tenths, "{:#?}", changes(&before, &after));
    }
}

/// Where a law is the source, the reason says so carefully; where it is not, it claims no law.
#[test]
fn the_legal_reason_is_careful_and_only_where_the_rubric_is_sure() {
    let rubric = Engine::builtin().rubric();
    let services = rubric.topics.iter().flat_map(|t| &t.services);
    let sure = services.filter(|s| s.must_be_online && s.law.is_some());
    let mut reasons: Vec<_> = sure
        .map(|s| &rubric.why_codes[usize::from(s.why)])
        .collect();
    reasons.dedup_by(|a, b| a.id == b.id);
    assert!(reasons.len() > 50, "{}", reasons.len());
    for why in reasons {
        assert!(why.text.nl.contains("in beginsel"), "{}", why.text.nl);
        assert!(
            why.text.en.to_lowercase().contains("in principle"),
            "{}",
            why.text.en
        );
    }
    for (title, sentence) in SUBJECTS {
        let html = Page {
            subject: (title, sentence),
            way: "",
            blocks: Vec::new(),
        }
        .html();
        let criteria = audit(&html, &Options::default())
            .grade
            .expect("a grade")
            .criteria;
        for criterion in criteria.iter().filter(|c| c.half == Half::Services) {
            let by_law = criterion.sources.iter().any(|s| s.kind == SourceKind::Law);
            let reason = criterion.reason.as_deref().unwrap_or_default();
            assert_eq!(
                by_law,
                reason.contains("in beginsel"),
                "{}: {reason}",
                criterion.id
            );
        }
    }
}

const CHOICES: [&str; 5] = [
    "element/bezwaar",
    "findability",
    "topic/schuldhulp",
    "element/kosten",
    "service/nergens",
];

/// Criteria that differ, for the message.
fn changes(before: &Grade, after: &Grade) -> Vec<String> {
    let points = |c: &Criterion| format!("{} {:?} {}/{}", c.id, c.outcome, c.won, c.possible);
    let (before, after): (Vec<String>, Vec<String>) = (
        before.criteria.iter().map(points).collect(),
        after.criteria.iter().map(points).collect(),
    );
    let gone = before
        .iter()
        .filter(|c| !after.contains(c))
        .map(|c| format!("- {c}"));
    let new = after
        .iter()
        .filter(|c| !before.contains(c))
        .map(|c| format!("+ {c}"));
    gone.chain(new).collect()
}

#[test]
fn a_topic_that_is_not_offered_is_not_asked_for() {
    let html = Page {
        subject: SUBJECTS[0],
        way: "",
        blocks: Vec::new(),
    }
    .html();
    let before = audit(&html, &Options::default());
    assert!(!before.missing_forms.is_empty());
    let options = Options {
        not_applicable: vec![choice("topic/schuldhulp")],
        ..Options::default()
    };
    let after = audit(&html, &options);
    assert!(after.missing_forms.is_empty());
    let grade = after.grade.expect("a grade");
    assert!(grade.services.is_none());
    assert!(grade.information.is_some());
    assert!(after.choices.not_applicable[0].applied);
}

#[test]
fn when_nothing_is_left_there_is_no_grade_and_it_says_why() {
    let html = Page {
        subject: SUBJECTS[0],
        way: "",
        blocks: Vec::new(),
    }
    .html();
    let groups = ["element", "fact", "service", "findability", "language"];
    let options = Options {
        not_applicable: groups.map(choice).to_vec(),
        ..Options::default()
    };
    let report = audit(&html, &options);
    assert!(report.grade.is_none());
    assert!(report.refusal.is_some());
}
