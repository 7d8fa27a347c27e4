//! Bars as inline SVG. What a bar shows also stands beside it as text and in a table below, so that nobody depends on
//! colour or on seeing. Widths are in percent: the text keeps its size on a telephone and on paper.

// Numbers of rows: far below what a float holds exactly.
#![allow(clippy::cast_precision_loss)]

use std::fmt::Write as _;

use crate::report::formats::html::escape;

/// A row of a chart.
pub(super) struct Bar {
    /// What it is of.
    pub(super) label: String,
    /// Length, from 0 to 1.
    pub(super) now: f64,
    /// The value in words.
    pub(super) text: String,
    /// The same in 2014.
    pub(super) then: Option<(f64, String)>,
}

/// Width of the longest bar, in percent: the rest is for the value beside it.
const LONGEST: f64 = 72.0;
/// Heights, in pixels.
const LABEL: f64 = 19.0;
const BAR: f64 = 15.0;
const BETWEEN: f64 = 8.0;

/// A chart of horizontal bars, each below its label. `title` is the id of the element with its title.
pub(super) fn bars(title: &str, rows: &[Bar]) -> String {
    let mut drawn = String::new();
    let mut top = 0.0;
    for row in rows {
        // Writing to a string cannot fail.
        let _ = write!(
            drawn,
            "<text x=\"0\" y=\"{:.0}\">{}</text>",
            top + 14.0,
            escape(&row.label)
        );
        top += LABEL;
        bar(&mut drawn, top, row.now, &row.text, "now");
        top += BAR;
        if let Some((then, text)) = &row.then {
            bar(&mut drawn, top + 2.0, *then, text, "then");
            top += BAR + 2.0;
        }
        top += BETWEEN;
    }
    format!(
        "<svg width=\"100%\" height=\"{top:.0}\" role=\"img\" aria-labelledby=\"{title}\">{drawn}</svg>"
    )
}

fn bar(out: &mut String, top: f64, part: f64, text: &str, class: &str) {
    let width = part.clamp(0.0, 1.0) * LONGEST;
    // A bar of nothing is still there to see.
    let _ = write!(
        out,
        "<rect class=\"{class}\" x=\"0\" y=\"{top:.0}\" width=\"{:.2}%\" height=\"{BAR}\"/><text x=\"{width:.2}%\" dx=\"8\" y=\"{:.0}\">{}</text>",
        width.max(0.3),
        top + 12.0,
        escape(text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_has_its_value_as_text() {
        let rows = [Bar {
            label: "a<b".to_owned(),
            now: 0.5,
            text: "50 %".to_owned(),
            then: Some((0.1, "10 %".to_owned())),
        }];
        let svg = bars("x", &rows);
        assert!(
            svg.contains("50 %") && svg.contains("10 %") && svg.contains("a&lt;b"),
            "{svg}"
        );
        assert!(svg.contains("role=\"img\" aria-labelledby=\"x\""));
        assert!(svg.contains("width=\"36.00%\""), "{svg}");
    }
}
