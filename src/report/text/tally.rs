//! What came of several pages together.

use super::{
    Style,
    canvas::{Canvas, Tone},
    words::Words,
};
use crate::report::{Online, Report};

/// Counts over the reports of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pages with a grade.
    pub graded: usize,
    /// Pages that were read and get no grade.
    pub ungraded: usize,
    /// Pages that could not be read.
    pub unread: usize,
    /// Graded pages whose main service can be started online now.
    pub online: usize,
    /// Sum of the grades, in tenths.
    pub tenths: usize,
}

impl Tally {
    /// Counts a report.
    pub fn add(&mut self, report: &Report) {
        let Some(grade) = &report.grade else {
            self.ungraded += 1;
            return;
        };
        self.graded += 1;
        self.tenths += usize::from(grade.overall.tenths);
        self.online += usize::from(report.online == Online::Yes);
    }

    /// Mean grade in tenths, rounded; absent without grades.
    fn mean(&self) -> Option<u8> {
        let half = self.graded / 2;
        let mean = (self.tenths + half).checked_div(self.graded)?;
        u8::try_from(mean).ok()
    }
}

/// A few lines that sum up the run.
pub fn summary(tally: &Tally, style: &Style) -> String {
    let words = Words::of(style.language);
    let mut canvas = Canvas::new(style);
    canvas.line(0, &[(Tone::Dim, &"─".repeat(canvas.width()))]);
    let pages = tally.graded + tally.ungraded + tally.unread;
    canvas.paragraph(0, Tone::Bold, &words.pages(pages));
    if let Some(mean) = tally.mean() {
        let text = words.graded(tally.graded, mean, tally.online);
        canvas.item(2, (Tone::Good, "✓"), Tone::Plain, &text);
    }
    if tally.ungraded > 0 {
        canvas.item(
            2,
            (Tone::Dim, "○"),
            Tone::Plain,
            &words.ungraded(tally.ungraded),
        );
    }
    if tally.unread > 0 {
        canvas.item(
            2,
            (Tone::Bad, "✗"),
            Tone::Plain,
            &words.unread(tally.unread),
        );
    }
    canvas.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_rounded_and_absent_without_grades() {
        assert_eq!(Tally::default().mean(), None);
        let tally = Tally {
            graded: 2,
            tenths: 111,
            ..Tally::default()
        };
        assert_eq!(tally.mean(), Some(56));
    }
}
