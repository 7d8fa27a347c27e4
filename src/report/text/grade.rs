//! The grade, or why there is none.

use super::{
    canvas::{Canvas, Tone},
    words::Words,
};
use crate::report::{Grade, GradeLabel, GradeRefusal, GradeValue, Online, Report};

/// Characters of a bar, when there is room.
const BAR: usize = 24;
/// What stands around a bar: the name of the half, its grade, and between what it lies.
const AROUND_BAR: usize = 44;

/// The grade with its two halves, or the reason why there is none.
pub(super) fn grade(canvas: &mut Canvas, words: &Words, report: &Report) {
    canvas.blank();
    if let Some(grade) = &report.grade {
        overall(canvas, words, grade);
        half(canvas, words, words.information, grade.information);
        half(canvas, words, words.services, grade.services);
        online(canvas, words, report.online);
    } else if let Some(refusal) = &report.refusal {
        refused(canvas, words, refusal);
    }
}

fn overall(canvas: &mut Canvas, words: &Words, grade: &Grade) {
    let value = words.grade(grade.overall.tenths);
    let text = format!("{value} ({})", grade.label_text);
    let range = range(words, grade.overall);
    canvas.line(
        0,
        &[
            (Tone::Bold, words.grade),
            (tone(grade.label), &text),
            (Tone::Dim, &range),
        ],
    );
}

/// Where the grade may lie, when findings are uncertain.
fn range(words: &Words, value: GradeValue) -> String {
    if value.low == value.high {
        return String::new();
    }
    words.between(value.low, value.high)
}

fn tone(label: GradeLabel) -> Tone {
    match label {
        GradeLabel::VeryPoor | GradeLabel::Insufficient => Tone::Bad,
        GradeLabel::Sufficient => Tone::Half,
        GradeLabel::Good | GradeLabel::VeryGood => Tone::Good,
    }
}

fn half(canvas: &mut Canvas, words: &Words, name: &str, value: Option<GradeValue>) {
    let longest = words.information.chars().count();
    let longest = longest.max(words.services.chars().count());
    let name = format!("{name:longest$}");
    let Some(value) = value else {
        canvas.line(
            2,
            &[(Tone::Plain, &name), (Tone::Dim, words.not_applicable)],
        );
        return;
    };
    let bar = canvas.width().saturating_sub(AROUND_BAR).clamp(8, BAR);
    let full = filled(value.tenths, bar);
    canvas.line(
        2,
        &[
            (Tone::Plain, &name),
            (
                Tone::Accent,
                &format!("{}{}", "█".repeat(full), "░".repeat(bar - full)),
            ),
            (Tone::Bold, &format!("{:>4}", words.grade(value.tenths))),
            (Tone::Dim, &range(words, value)),
        ],
    );
}

/// How much of a bar a grade fills: a 1 nothing, a 10 all of it.
fn filled(tenths: u8, bar: usize) -> usize {
    let above_one = usize::from(tenths.clamp(10, 100)) - 10;
    (above_one * bar + 45) / 90
}

fn online(canvas: &mut Canvas, words: &Words, online: Online) {
    let (tone, mark, answer) = match online {
        Online::Yes => (Tone::Good, "✓", words.online_yes),
        Online::No => (Tone::Bad, "✗", words.online_no),
        Online::Unknown => (Tone::Dim, "?", words.online_unknown),
    };
    canvas.item(2, (tone, mark), Tone::Plain, answer);
}

fn refused(canvas: &mut Canvas, words: &Words, refusal: &GradeRefusal) {
    canvas.paragraph(0, Tone::Bold, words.no_grade);
    canvas.paragraph(0, Tone::Plain, &refusal.text);
    if let Some(topic) = &refusal.nearest_topic_name {
        canvas.paragraph(0, Tone::Dim, &format!("{} {topic}", words.nearest_topic));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_start_empty_and_end_full() {
        assert_eq!(filled(10, BAR), 0);
        assert_eq!(filled(55, BAR), BAR / 2);
        assert_eq!(filled(100, BAR), BAR);
        assert_eq!(filled(0, BAR), 0);
        assert_eq!(filled(255, BAR), BAR);
    }
}
