//! Lines of a fixed width with a few colours.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style as Ansi};

use super::Style;
use crate::text::clean;

/// What a piece of text means; decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Running text.
    Plain,
    /// A title.
    Bold,
    /// Less important.
    Dim,
    /// Right.
    Good,
    /// Half right.
    Half,
    /// Wrong.
    Bad,
    /// A measure.
    Accent,
}

impl Tone {
    fn ansi(self) -> Ansi {
        let plain = Ansi::new();
        match self {
            Self::Plain => plain,
            Self::Bold => plain.bold(),
            Self::Dim => plain.dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Half => AnsiColor::Yellow.on_default(),
            Self::Bad => AnsiColor::Red.on_default(),
            Self::Accent => AnsiColor::Cyan.on_default(),
        }
    }
}

/// A text that grows line by line.
pub(super) struct Canvas {
    out: String,
    width: usize,
    colour: bool,
}

impl Canvas {
    /// An empty text.
    pub(super) fn new(style: &Style) -> Self {
        Self {
            out: String::new(),
            width: style.width.max(20),
            colour: style.colour,
        }
    }

    /// The text so far.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Characters on a line.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// An empty line and a heading, with a number when there is something to count.
    pub(super) fn heading(&mut self, text: &str, count: Option<usize>) {
        self.blank();
        match count {
            Some(count) => self.line(0, &[(Tone::Bold, text), (Tone::Dim, &format!("({count})"))]),
            None => self.line(0, &[(Tone::Bold, text)]),
        }
    }

    /// Pieces on one line, a space between them, without wrapping: a broken address cannot be
    /// followed. Empty pieces are left out.
    pub(super) fn line(&mut self, indent: usize, pieces: &[(Tone, &str)]) {
        self.indent(indent);
        for (index, (tone, text)) in pieces
            .iter()
            .filter(|piece| !piece.1.is_empty())
            .enumerate()
        {
            if index > 0 {
                self.out.push(' ');
            }
            self.styled(*tone, &clean(text));
        }
        self.end_line();
    }

    /// Running text, wrapped.
    pub(super) fn paragraph(&mut self, indent: usize, tone: Tone, text: &str) {
        self.marked(indent, None, tone, text);
    }

    /// Wrapped text behind a mark such as `✓`.
    pub(super) fn item(&mut self, indent: usize, mark: (Tone, &str), tone: Tone, text: &str) {
        self.marked(indent, Some(mark), tone, text);
    }

    /// Short texts behind marks, in as many columns as fit.
    pub(super) fn columns(&mut self, indent: usize, items: &[(Tone, &str, String)]) {
        let longest = items.iter().map(|(_, _, text)| length(text)).max();
        let cell = longest.unwrap_or(0) + 4;
        let columns = (self.width.saturating_sub(indent) / cell).clamp(1, 4);
        for row in items.chunks(columns) {
            self.indent(indent);
            for (tone, mark, text) in row {
                self.styled(*tone, mark);
                let text = clean(text);
                let fill = cell.saturating_sub(length(&text) + 2);
                // Writing to a string cannot fail.
                let _ = write!(self.out, " {text}{:fill$}", "");
            }
            self.end_line();
        }
    }

    fn marked(&mut self, indent: usize, mark: Option<(Tone, &str)>, tone: Tone, text: &str) {
        let hang = mark.map_or(0, |(_, mark)| length(mark) + 1);
        let room = self.width.saturating_sub(indent + hang).max(16);
        for (index, line) in wrap(&clean(text), room).iter().enumerate() {
            self.indent(indent);
            match mark {
                Some((tone, mark)) if index == 0 => {
                    self.styled(tone, mark);
                    self.out.push(' ');
                }
                _ => self.indent(hang),
            }
            self.styled(tone, line);
            self.end_line();
        }
    }

    fn indent(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    fn styled(&mut self, tone: Tone, text: &str) {
        if self.colour && tone != Tone::Plain {
            let ansi = tone.ansi();
            // Writing to a string cannot fail.
            let _ = write!(self.out, "{ansi}{text}{ansi:#}");
        } else {
            self.out.push_str(text);
        }
    }
}

/// The text, or its end when it does not fit: of a path the end tells most.
pub(super) fn shorten(text: &str, room: usize) -> String {
    let excess = length(text).saturating_sub(room);
    if excess == 0 {
        return text.to_owned();
    }
    let end = text.chars().skip(excess + 1);
    std::iter::once('…').chain(end).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Lines of at most `room` characters, broken between words; longer words are cut.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, room)) {
        if !line.is_empty() && length(&line) + 1 + length(&word) > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

fn pieces(word: &str, room: usize) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    characters
        .chunks(room)
        .map(|piece| piece.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_words_and_cuts_long_ones() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("schuldhulpverlening", 10), ["schuldhulp", "verlening"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn shortens_from_the_start() {
        assert_eq!(shorten("a/b/page.html", 20), "a/b/page.html");
        assert_eq!(shorten("a/b/page.html", 10), "…page.html");
    }

    #[test]
    fn no_colour_means_no_escapes() {
        let mut canvas = Canvas::new(&Style {
            language: crate::Language::Nl,
            width: 40,
            colour: false,
        });
        canvas.item(
            2,
            (Tone::Good, "✓"),
            Tone::Bold,
            "woorden die over de rand van de regel gaan",
        );
        assert_eq!(
            canvas.finish(),
            "  ✓ woorden die over de rand van de\n    regel gaan\n"
        );
    }
}
