//! Which line of which rubric file words of a page fit: for those who ask why.
//!
//! The compiled rubric keeps no patterns, only what they match. Here the files are read once more, and the words that
//! decided are held against every pattern that could have.

use super::load::Loaded;
use super::pattern::{Part, expand, place};
use super::source::File;
use super::source::schema::{Patterns, TopicFile};
use crate::report::{Explanation, OverruledBy, PatternOrigin, TermKind};
use crate::text::words::each_word;

/// Most words that a gap stands for.
const LONGEST_GAP: usize = 6;

/// A word as it is compared, and as it is written.
type Word = (String, String);

/// Lists of patterns with the name of the list and the file they stand in.
type Lists<'l> = Vec<(&'static str, String, Vec<&'l str>)>;

/// Adds to an explanation which pattern and file each term comes from.
pub fn add(explanation: &mut Explanation, loaded: &Loaded) {
    let topic = explanation.topic.clone();
    for found in &mut explanation.places {
        let lists = match found.term {
            TermKind::Local => schemes(loaded, &topic),
            kind => of_topic(loaded, &topic, |list| match kind {
                TermKind::TitleOnly => list == "title",
                TermKind::Obsolete => list == "obsolete",
                _ => matches!(list, "everyday" | "official" | "english"),
            }),
        };
        found.pattern = origin(&lists, &found.words, found.part_of_word);
    }
    for found in &mut explanation.overruled {
        let lists = match found.by {
            OverruledBy::Lookalike => {
                let mut lists = of_topic(loaded, &found.by_topic, |list| list == "lookalikes");
                lists.extend(schemes_not(loaded, &found.by_topic));
                lists
            }
            OverruledBy::OtherTopic => {
                of_topic(loaded, &found.by_topic, |list| list != "lookalikes")
            }
        };
        found.by_pattern = origin(&lists, &found.by_words, false);
    }
}

fn of_topic<'l>(loaded: &'l Loaded, topic: &str, wanted: impl Fn(&str) -> bool) -> Lists<'l> {
    let mut files = loaded.source.topics.iter();
    let Some(file) = files.find(|file| file.content.id.as_ref() == topic) else {
        return Vec::new();
    };
    let terms = &file.content.terms;
    let obsolete = terms.obsolete.iter().map(|old| old.term.as_ref().as_str());
    let mut lists = vec![("obsolete", shown(file), obsolete.collect())];
    for (name, patterns) in [
        ("everyday", &terms.everyday),
        ("official", &terms.official),
        ("english", &terms.english),
        ("title", &terms.title),
        ("lookalikes", &terms.lookalikes),
    ] {
        lists.push((name, shown(file), texts(patterns)));
    }
    lists.retain(|(name, _, _)| wanted(name));
    lists
}

fn schemes<'l>(loaded: &'l Loaded, topic: &str) -> Lists<'l> {
    of_schemes(loaded, topic, "name")
}

fn schemes_not<'l>(loaded: &'l Loaded, topic: &str) -> Lists<'l> {
    of_schemes(loaded, topic, "not")
}

fn of_schemes<'l>(loaded: &'l Loaded, topic: &str, list: &'static str) -> Lists<'l> {
    let file = &loaded.source.schemes;
    let path = file.path.display().to_string();
    let own = file.content.scheme.iter();
    own.filter(|scheme| scheme.topic.as_ref() == topic)
        .map(|scheme| {
            let patterns = if list == "not" {
                &scheme.not
            } else {
                &scheme.name
            };
            (list, format!("{path}#{}", scheme.id), texts(patterns))
        })
        .collect()
}

fn shown(file: &File<TopicFile>) -> String {
    file.path.display().to_string()
}

fn texts(patterns: &Patterns) -> Vec<&str> {
    patterns.iter().map(|p| p.as_ref().as_str()).collect()
}

/// The first pattern that the words fit.
fn origin(lists: &Lists<'_>, words: &str, part_of_word: bool) -> Option<PatternOrigin> {
    let words = split(words);
    lists.iter().find_map(|(list, file, patterns)| {
        let mut fitting = patterns.iter().filter(|p| fits(p, &words, part_of_word));
        fitting.next().map(|pattern| PatternOrigin {
            pattern: (*pattern).to_owned(),
            list: (*list).to_owned(),
            file: file.clone(),
        })
    })
}

fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, folded| {
        let written = &text[word.start as usize..word.end as usize];
        words.push((folded.to_owned(), written.to_owned()));
    });
    words
}

fn fits(pattern: &str, words: &[Word], part_of_word: bool) -> bool {
    let (_, pattern) = place(pattern);
    let forms = expand(pattern).unwrap_or_default();
    forms.iter().any(|form| match form.as_slice() {
        [Part::Word(term)] if part_of_word => words
            .first()
            .is_some_and(|(word, _)| word.starts_with(term)),
        form => follows(form, words),
    })
}

/// Are the words the parts of a pattern, one after the other?
fn follows(parts: &[Part], words: &[Word]) -> bool {
    match (parts.split_first(), words.split_first()) {
        (None, None) => true,
        (Some((Part::Gap, rest)), _) => {
            (0..=LONGEST_GAP.min(words.len())).any(|gap| follows(rest, &words[gap..]))
        }
        (Some((part, rest)), Some((word, after))) => is(part, word) && follows(rest, after),
        _ => false,
    }
}

fn is(part: &Part, (word, written): &Word) -> bool {
    match part {
        Part::Word(term) => word == term,
        Part::Exact(term) => written == term,
        Part::Prefix(start) => word.starts_with(start.as_str()),
        Part::Suffix(end) => word.ends_with(end.as_str()),
        Part::Number => word.starts_with(|c: char| c.is_ascii_digit()),
        Part::Gap => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(pattern: &str, words: &str) -> bool {
        fits(pattern, &split(words), false)
    }

    #[test]
    fn words_fit_the_pattern_that_matched_them() {
        assert!(fit(
            "(hulp|steun) bij (het )huishouden",
            "Hulp bij het huishouden"
        ));
        assert!(fit("vraag .. aan", "vraagt u niet aan") == fit("vraagt .. aan", "vraag dit aan"));
        assert!(fit("vraag .. aan", "Vraag het geld aan"));
        assert!(fit("binnen # weken", "binnen zes weken"));
        assert!(fit("*pas", "Brinkpas"));
        assert!(fit("=MEE", "MEE"));
        assert!(!fit("=MEE", "mee"));
        assert!(!fit("traplift(en)", "trap"));
        assert!(fits(
            "leerlingenvervoer",
            &split("leerlingenvervoeraanvraag"),
            true
        ));
    }

    #[test]
    fn an_explanation_names_pattern_list_and_file() -> Result<(), Box<dyn std::error::Error>> {
        let page =
            "<title>Hulp bij schulden | Gemeente Kampen</title><main><h1>Hulp bij schulden</h1>
            <p>Wij helpen u. Uw inkomen is niet hoger dan de bijstandsnorm.</p></main>";
        let engine = crate::Engine::builtin();
        let loaded = Loaded::builtin()?;
        let explain = |topic: &str| {
            let source = crate::PageSource::Html(page);
            let found = engine.explain(source, None, &crate::Options::default(), topic);
            found.map(|mut found| {
                add(&mut found, &loaded);
                found
            })
        };
        let found = explain("schuldhulp")?;
        let all_have = found.places.iter().all(|place| place.pattern.is_some());
        assert!(!found.places.is_empty() && all_have, "{:#?}", found.places);
        let first = found.places[0].pattern.as_ref();
        assert!(first.is_some_and(|p| p.file.ends_with("topics/schulden/schuldhulp.toml")));
        let found = explain("bijstandsuitkering")?;
        let by = found
            .overruled
            .iter()
            .find(|o| o.by == OverruledBy::Lookalike);
        let pattern = by.and_then(|o| o.by_pattern.as_ref());
        assert_eq!(
            pattern.map(|p| (p.pattern.as_str(), p.list.as_str())),
            Some(("bijstandsnorm(en)", "lookalikes"))
        );
        Ok(())
    }
}
