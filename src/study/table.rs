//! Tables and figures of the document.

use std::fmt::Write as _;

use super::chart::{Bar, bars};
use crate::report::formats::html::escape;

/// A chart with its title. `id` is unique in the document.
pub(super) fn figure(id: &str, title: &str, chart: &[Bar]) -> String {
    let title = escape(title);
    format!(
        "<figure><figcaption id=\"{id}-t\">{title}</figcaption>{}</figure>",
        bars(&format!("{id}-t"), chart)
    )
}

/// Most rows of a table that is printed on one page.
const WHOLE: usize = 15;

/// A table of which the first column names the row. Numbers are right-aligned.
pub(super) fn table(caption: &str, columns: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!(
        "<div class=\"scroll{1}\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption><thead><tr>",
        escape(caption),
        if rows.len() <= WHOLE { " whole" } else { "" }
    );
    let is_number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit() || c == '–');
    let numbers: Vec<bool> = (0..columns.len())
        .map(|i| {
            let mut cells = rows.iter().filter_map(|row| row.get(i));
            i > 0 && cells.all(|cell| is_number(cell))
        })
        .collect();
    let class = |index: usize| if numbers[index] { " class=\"n\"" } else { "" };
    for (index, column) in columns.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<th scope=\"col\"{}>{}</th>",
            class(index),
            escape(column)
        );
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (index, cell) in row.iter().enumerate().take(columns.len()) {
            let cell = escape(cell);
            let _ = if index == 0 {
                write!(out, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(out, "<td{}>{cell}</td>", class(index))
            };
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_numbers_are_right_aligned_and_cells_are_escaped() {
        let rows = [
            vec!["<b>".to_owned(), "4,5".to_owned(), "goed".to_owned()],
            vec!["c".to_owned(), "–".to_owned(), "3".to_owned()],
        ];
        let made = table("T", &["x", "n", "w"], &rows);
        assert!(
            made.contains("<th scope=\"row\">&lt;b&gt;</th><td class=\"n\">4,5</td><td>goed</td>")
        );
    }
}
