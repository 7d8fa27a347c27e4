//! Bars as inline SVG. What a bar shows also stands beside it as text and in a table below, so that nobody depends on
//! colour or on seeing.

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

const WIDTH: f64 = 720.0;
const LABEL: f64 = 250.0;
const VALUE: f64 = 120.0;
const ROW: f64 = 24.0;

/// A chart of horizontal bars. `id` is unique in the document.
pub(super) fn bars(id: &str, title: &str, rows: &[Bar]) -> String {
    let two = rows.iter().any(|row| row.then.is_some());
    let step = if two { ROW * 1.8 } else { ROW };
    let height = step * rows.len() as f64 + 8.0;
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" role=\"img\" aria-labelledby=\"{id}-t\"><title id=\"{id}-t\">{}</title>",
        escape(title)
    );
    let room = WIDTH - LABEL - VALUE;
    for (index, row) in rows.iter().enumerate() {
        let top = step * index as f64 + 4.0;
        bar(&mut out, &row.label, top, row.now * room, &row.text, "now");
        if let Some((then, text)) = &row.then {
            bar(&mut out, "", top + 19.0, then * room, text, "then");
        }
    }
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<line class=\"axis\" x1=\"{LABEL}\" x2=\"{LABEL}\" y1=\"0\" y2=\"{height:.0}\"/></svg>"
    );
    out
}

fn bar(out: &mut String, label: &str, top: f64, width: f64, text: &str, class: &str) {
    let width = width.max(1.0);
    let _ = write!(
        out,
        "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text><rect class=\"{class}\" x=\"{LABEL}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"15\"/><text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        LABEL - 8.0,
        top + 12.5,
        escape(label),
        top,
        LABEL + width + 6.0,
        top + 12.5,
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
        let svg = bars("x", "Titel", &rows);
        assert!(
            svg.contains("50 %") && svg.contains("10 %") && svg.contains("a&lt;b"),
            "{svg}"
        );
        assert!(svg.contains("role=\"img\" aria-labelledby=\"x-t\""));
    }
}
