//! What holds for every report, whatever the page. Used by the tests and by fuzzing.

use loketmeter::report::{GradeValue, Report};

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
