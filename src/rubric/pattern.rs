//! The small pattern language of the rubric: words, choices, gaps and word parts.
//!
//! See `docs/patterns.md`. Patterns are expanded at build time; pages are never matched with
//! regular expressions.

use std::fmt;

use super::model::SentencePlace;
use crate::text::words::each_word;

/// Most expansions that one pattern may have.
const MOST_EXPANSIONS: usize = 20_000;

/// One place in an expanded pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// This word.
    Word(String),
    /// This word in exactly this case (`=MEE`).
    Exact(String),
    /// A word that starts so (`bijstand*`).
    Prefix(String),
    /// A word that ends so (`*regeling`).
    Suffix(String),
    /// Any number (`#`).
    Number,
    /// Up to six words of the same sentence (`..`).
    Gap,
}

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PatternError {}

/// Takes the signs of place off a pattern: `^` at its start, `$` at its end.
pub fn place(pattern: &str) -> (SentencePlace, &str) {
    let start = pattern.strip_prefix('^');
    let rest = start.unwrap_or(pattern);
    let end = rest.strip_suffix('$');
    let place = match (start, end) {
        (None, None) => SentencePlace::Anywhere,
        (Some(_), None) => SentencePlace::Start,
        (None, Some(_)) => SentencePlace::End,
        (Some(_), Some(_)) => SentencePlace::Whole,
    };
    (place, end.unwrap_or(rest))
}

/// Expands a pattern, without signs of place, to all its literal forms.
///
/// # Errors
/// When brackets do not close, the pattern is empty, starts or ends with a gap, or has too many forms.
pub fn expand(pattern: &str) -> Result<Vec<Vec<Part>>, PatternError> {
    let mut forms = Vec::new();
    expand_choices(pattern, &mut forms)?;
    let mut out = Vec::with_capacity(forms.len());
    for form in forms {
        let parts = split(&form)?;
        if !out.contains(&parts) {
            out.push(parts);
        }
    }
    Ok(out)
}

/// `a(b|c)d` gives `abd` and `acd`; `a(b)` gives `a` and `ab`.
fn expand_choices(pattern: &str, out: &mut Vec<String>) -> Result<(), PatternError> {
    // The last opening bracket is an innermost one, so its first closing bracket is its own.
    let Some(open) = pattern.rfind('(') else {
        if pattern.contains([')', '|']) {
            return Err(PatternError(format!("bracket missing in \"{pattern}\"")));
        }
        out.push(pattern.to_owned());
        if out.len() > MOST_EXPANSIONS {
            return Err(PatternError(format!(
                "more than {MOST_EXPANSIONS} forms; split the pattern"
            )));
        }
        return Ok(());
    };
    let close = pattern[open..]
        .find(')')
        .map(|i| open + i)
        .ok_or_else(|| PatternError(format!("bracket not closed in \"{pattern}\"")))?;
    let inner = &pattern[open + 1..close];
    let mut choices: Vec<&str> = inner.split('|').collect();
    if choices.len() == 1 {
        choices.push("");
    }
    for choice in choices {
        let next = format!("{}{choice}{}", &pattern[..open], &pattern[close + 1..]);
        expand_choices(&next, out)?;
    }
    Ok(())
}

fn split(form: &str) -> Result<Vec<Part>, PatternError> {
    let mut parts = Vec::new();
    for piece in form.split_whitespace() {
        match piece {
            ".." => parts.push(Part::Gap),
            "#" => parts.push(Part::Number),
            _ => split_piece(piece, &mut parts)?,
        }
    }
    if parts.is_empty() {
        return Err(PatternError("empty pattern".into()));
    }
    if parts.first() == Some(&Part::Gap) || parts.last() == Some(&Part::Gap) {
        return Err(PatternError(format!(
            "\"{form}\" starts or ends with a gap"
        )));
    }
    if parts
        .iter()
        .all(|part| matches!(part, Part::Number | Part::Gap))
    {
        return Err(PatternError(format!("\"{form}\" has no word")));
    }
    Ok(parts)
}

fn split_piece(piece: &str, parts: &mut Vec<Part>) -> Result<(), PatternError> {
    let suffix = piece.starts_with('*');
    let prefix = piece.ends_with('*');
    let exact = piece.starts_with('=');
    let body = piece.trim_matches(['*', '=']);
    let mut words = Vec::new();
    each_word(body, |word, folded| {
        let cased = &body[word.start as usize..word.end as usize];
        words.push((folded.to_owned(), cased.to_owned()));
    });
    // Punctuation between words (`sport & cultuur`) is not in the words of a page either.
    if words.is_empty() {
        return Ok(());
    }
    // In `anti-discriminatie*` the star belongs to the last word, in `*pas-regeling` to the first.
    let last = words.len() - 1;
    let starred = if prefix { last } else { 0 };
    if (suffix || prefix) && (words[starred].0.len() < 3 || (suffix && prefix)) {
        return Err(PatternError(format!(
            "\"{piece}\": a star stands at one end of a word of three letters or more"
        )));
    }
    for (place, (folded, cased)) in words.into_iter().enumerate() {
        parts.push(if exact {
            Part::Exact(cased)
        } else if suffix && place == starred {
            Part::Suffix(folded)
        } else if prefix && place == starred {
            Part::Prefix(folded)
        } else {
            Part::Word(folded)
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(pattern: &str) -> Vec<String> {
        let mut out: Vec<String> = expand(pattern)
            .expect("a valid pattern")
            .into_iter()
            .map(|parts| {
                let words: Vec<String> = parts
                    .into_iter()
                    .map(|part| match part {
                        Part::Word(w) => w,
                        Part::Exact(w) => format!("={w}"),
                        Part::Prefix(w) => format!("{w}*"),
                        Part::Suffix(w) => format!("*{w}"),
                        Part::Number => "#".into(),
                        Part::Gap => "..".into(),
                    })
                    .collect();
                words.join(" ")
            })
            .collect();
        out.sort();
        out
    }

    #[test]
    fn choices_and_options_expand() {
        assert_eq!(forms("traplift(en)"), ["traplift", "trapliften"]);
        assert_eq!(
            forms("(hulp|ondersteuning) bij (het )huishouden"),
            [
                "hulp bij het huishouden",
                "hulp bij huishouden",
                "ondersteuning bij het huishouden",
                "ondersteuning bij huishouden"
            ]
        );
        assert_eq!(forms("bel(|t|len)"), ["bel", "bellen", "belt"]);
        assert_eq!(forms("a((b|c)d)"), ["a", "abd", "acd"]);
    }

    #[test]
    fn word_parts_gaps_numbers_and_case() {
        assert_eq!(forms("vraag .. aan"), ["vraag .. aan"]);
        assert_eq!(forms("binnen # weken"), ["binnen # weken"]);
        assert_eq!(forms("*regeling"), ["*regeling"]);
        assert_eq!(forms("=MEE"), ["=MEE"]);
        assert_eq!(forms("Wmo-melding"), ["wmo melding"]);
        assert_eq!(forms("€ 21,80"), ["euro 21,80"]);
        assert_eq!(forms("anti-discriminatie*"), ["anti discriminatie*"]);
    }

    #[test]
    fn signs_of_place() {
        assert_eq!(place("bel ons"), (SentencePlace::Anywhere, "bel ons"));
        assert_eq!(place("^bel"), (SentencePlace::Start, "bel"));
        assert_eq!(place("gesloten$"), (SentencePlace::End, "gesloten"));
        assert_eq!(place("^hoe (dan)$"), (SentencePlace::Whole, "hoe (dan)"));
    }

    #[test]
    fn mistakes_are_named() {
        for bad in [
            "", "a (b", "a) b", ".. a", "a ..", "# #", "*a*", "a|b", "ab*", "&",
        ] {
            assert!(expand(bad).is_err(), "{bad}");
        }
    }
}
