//! `loketmeter rubric due`: which sources must be read again.

use std::fmt::Write as _;

use loketmeter::Language;
use loketmeter::advice::Catalogue;
use loketmeter::rubric::due::{Due, all};
use loketmeter::text::dates::Date;

use super::{Answer, Problem, load};

/// Lists what is due on a day, and when the next thing is. The calendar makes nobody fail.
pub(super) fn run(today: Option<Date>, language: Language) -> Result<Answer, Problem> {
    let loaded = load(None)?;
    let list = all(&loaded.rubric, &Catalogue::builtin());
    let today = today.map(|day| day.to_string()).unwrap_or_default();
    let (due, later): (Vec<Due>, Vec<Due>) = list.into_iter().partition(|d| d.date <= today);
    let mut text = match (language, due.len()) {
        (Language::Nl, 0) => format!("Op {today} hoeft niets opnieuw te worden nagekeken.\n"),
        (Language::En, 0) => format!("Nothing is due for a check on {today}.\n"),
        (Language::Nl, n) => format!("Op {today} moeten {n} dingen opnieuw worden nagekeken:\n"),
        (Language::En, n) => format!("{n} things are due for a check on {today}:\n"),
    };
    for item in &due {
        let source = if item.source.is_empty() {
            String::new()
        } else {
            format!(" ({})", item.source)
        };
        let _ = writeln!(text, "  {}  {}: {}{source}", item.date, item.id, item.text);
    }
    if let Some(next) = later.first() {
        let count = later.iter().filter(|d| d.date == next.date).count();
        let line = match language {
            Language::Nl => format!("Daarna: {count} op {}.", next.date),
            Language::En => format!("After that: {count} on {}.", next.date),
        };
        let _ = writeln!(text, "{line}");
    }
    Ok(Answer::fine(text))
}
