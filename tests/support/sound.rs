//! What holds for every report, whatever the page. Used by the tests and by fuzzing.

use loketmeter::report::{Grade, GradeValue, Half, Outcome, Part, Report, SourceKind};
use serde_json::Value;

/// A report is whole: a grade within bounds or a reason why there is none.
pub(crate) fn assert_sound(report: &Report) {
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
    if let Some(grade) = &report.grade {
        assert_sum(grade);
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
    let json = serde_json::to_value(report).unwrap_or_default();
    assert_shown_safely(&json);
}

/// No text in a report steers a terminal, turns the direction of reading round or hides, and none is endless.
fn assert_shown_safely(value: &Value) {
    let bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    match value {
        Value::String(text) => {
            assert!(!text.contains(bad), "{text:?} could deceive");
            assert!(text.len() <= 2_200, "a text of {} bytes", text.len());
        }
        Value::Array(values) => values.iter().for_each(assert_shown_safely),
        Value::Object(fields) => fields.values().for_each(assert_shown_safely),
        _ => {}
    }
}

/// The sum that is shown is the grade that is shown, worked out here by hand.
#[allow(clippy::cast_precision_loss, reason = "at most two halves")]
fn assert_sum(grade: &Grade) {
    for part in &grade.parts {
        let own = || grade.criteria.iter().filter(|c| c.part == part.id);
        let won: u32 = own().map(|c| c.won).sum();
        let possible: u32 = own().map(|c| c.possible).sum();
        assert_eq!((won, possible), (part.won, part.possible), "{part:?}");
        let earned = f64::from(part.share) * 1000.0 * f64::from(won) / f64::from(possible);
        assert!((f64::from(part.earned) - earned).abs() <= 0.5, "{part:?}");
    }
    let mean = [
        (grade.information, Half::Information),
        (grade.services, Half::Services),
    ];
    let mut halves = Vec::new();
    for (value, half) in mean {
        let parts: Vec<&Part> = grade.parts.iter().filter(|p| p.half == half).collect();
        assert_eq!(value.is_some(), !parts.is_empty(), "{half:?}");
        let Some(value) = value else { continue };
        assert_eq!(value.won, parts.iter().map(|p| p.earned).sum::<u32>());
        assert_eq!(
            value.possible,
            parts.iter().map(|p| u32::from(p.share) * 1000).sum::<u32>()
        );
        let tenths = 10.0 + 90.0 * f64::from(value.won) / f64::from(value.possible);
        assert!((f64::from(value.tenths) - tenths).abs() <= 0.5, "{value:?}");
        halves.push(f64::from(value.tenths));
    }
    let mean = halves.iter().sum::<f64>() / halves.len() as f64;
    let overall = (mean - f64::from(grade.warnings_cost)).max(10.0);
    assert!(
        (f64::from(grade.overall.tenths) - overall).abs() <= 0.5,
        "{mean} {grade:?}"
    );
    let costs = grade.warnings.iter().filter(|w| w.counts);
    let costs: u32 = costs.map(|w| u32::from(w.cost)).sum();
    assert!(u32::from(grade.warnings_cost) <= costs);
    for criterion in &grade.criteria {
        let counts = !matches!(
            criterion.outcome,
            Outcome::CantTell | Outcome::NotApplicable
        );
        assert_eq!(
            criterion.possible,
            if counts { criterion.weight } else { 0 },
            "{criterion:?}"
        );
        assert!(criterion.won <= criterion.possible, "{criterion:?}");
        assert!(
            criterion.low <= criterion.won && criterion.won <= criterion.high,
            "{criterion:?}"
        );
        assert!(criterion.high <= criterion.weight, "{criterion:?}");
        let has = |kind| criterion.sources.iter().any(|s| s.kind == kind);
        assert!(
            !(has(SourceKind::Law) && has(SourceKind::Advice)),
            "{criterion:?}"
        );
        assert!(
            !criterion.observed.is_empty() && !criterion.sources.is_empty(),
            "{criterion:?}"
        );
        assert!(
            grade
                .rules
                .iter()
                .any(|r| r.id == criterion.rule && !r.text.contains('{')),
            "{criterion:?}"
        );
    }
}
