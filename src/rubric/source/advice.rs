//! Reads `rubric/advice/` and checks it against the rubric.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{File, Files, Source, SourceError};
use crate::rubric::advice::{Advice, AdviceData, Blank};
use crate::rubric::model::Text;

/// Kinds of services that a text may be for, next to single services.
const SERVICE_KINDS: [&str; 9] = [
    "aanvragen",
    "melden",
    "wijziging-doorgeven",
    "bezwaar",
    "berekenen",
    "klacht",
    "contact",
    "spoed",
    "extern",
];
/// Keys that belong to no single thing in the rubric.
const GENERAL: [&str; 3] = ["topic", "reach", "fact"];
/// Groups of which the second part is not checked here.
const GROUPS: [&str; 3] = ["findability", "language", "outdated"];
/// Names between braces that are filled in when the texts are written out.
const NAMES: [&str; 4] = ["dienst", "organisatie", "onderwerp", "feit"];

/// `advice/*.toml`; `blanks.toml` has the blanks, the others have texts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceFile {
    /// Blanks.
    #[serde(default)]
    pub blank: Vec<BlankTable>,
    /// Texts.
    #[serde(default)]
    pub advice: Vec<AdviceTable>,
}

/// A blank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlankTable {
    /// What stands between the square brackets.
    pub name: Text,
    /// What to fill in.
    pub help: Text,
}

/// A text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceTable {
    /// What it mends.
    #[serde(rename = "for")]
    pub key: Spanned<String>,
    /// Topics that it is for; empty for all.
    #[serde(default)]
    pub topics: Vec<Spanned<String>>,
    /// What to do.
    pub task: Text,
    /// Paragraph for the page.
    pub text: Text,
    /// Source of what it says of law or amounts.
    pub source: Option<String>,
    /// Was that source read?
    pub checked: Option<bool>,
    /// Date (ISO) from which it must be checked again.
    pub check_again_by: Option<String>,
}

/// Reads the texts of a rubric folder.
///
/// # Errors
/// The first file that cannot be read or does not fit the schema.
pub fn read(root: &Path) -> Result<Vec<File<AdviceFile>>, SourceError> {
    Files::from_folder(root)?.parse_all("advice/")
}

/// Compiles the texts.
///
/// # Errors
/// The first mistake, with file and line.
pub fn compile(source: &Source, files: &[File<AdviceFile>]) -> Result<AdviceData, SourceError> {
    let blanks: Vec<Blank> = files
        .iter()
        .flat_map(|file| &file.content.blank)
        .map(|b| Blank {
            name: b.name.clone(),
            help: b.help.clone(),
        })
        .collect();
    let known = Known::new(source);
    let mut seen = BTreeSet::new();
    let mut texts = Vec::new();
    for file in files {
        for table in &file.content.advice {
            known
                .check(table, &blanks, &mut seen)
                .map_err(|(at, message)| file.error(at, message))?;
            texts.push(compile_one(table));
        }
    }
    // The text for a topic goes before the general one.
    texts
        .sort_by(|a: &Advice, b| (&a.key, a.topics.is_empty()).cmp(&(&b.key, b.topics.is_empty())));
    Ok(AdviceData { blanks, texts })
}

fn compile_one(table: &AdviceTable) -> Advice {
    let trim = |text: &Text| Text {
        nl: text.nl.trim().to_owned(),
        en: text.en.trim().to_owned(),
    };
    Advice {
        key: table.key.as_ref().clone(),
        topics: table.topics.iter().map(|t| t.as_ref().clone()).collect(),
        task: trim(&table.task),
        text: trim(&table.text),
        source: table.source.clone(),
        checked: table.checked.unwrap_or(false),
        check_again_by: table.check_again_by.clone(),
    }
}

/// What the texts may refer to.
struct Known<'s> {
    topics: BTreeSet<&'s str>,
    keys: BTreeSet<String>,
}

/// A mistake at a byte of the file.
type Mistake = (usize, String);

impl<'s> Known<'s> {
    fn new(source: &'s Source) -> Self {
        let mut keys: BTreeSet<String> = GENERAL.iter().map(|&k| k.to_owned()).collect();
        keys.extend(SERVICE_KINDS.iter().map(|kind| format!("service/{kind}")));
        let elements = source.elements.content.element.iter();
        keys.extend(elements.map(|e| format!("element/{}", e.id)));
        for topic in source.topics.iter().map(|file| &file.content) {
            let id = topic.id.as_ref();
            keys.extend(topic.fact.iter().map(|f| format!("fact/{id}/{}", f.id)));
            let services = topic.service.iter();
            keys.extend(services.map(|s| format!("service/{}", s.id.as_ref())));
        }
        let topics = source.topics.iter().map(|file| file.content.id.as_ref());
        Self {
            topics: topics.map(String::as_str).collect(),
            keys,
        }
    }

    fn check(
        &self,
        table: &AdviceTable,
        blanks: &[Blank],
        seen: &mut BTreeSet<(String, String)>,
    ) -> Result<(), Mistake> {
        let (key, at) = (table.key.as_ref(), table.key.span().start);
        let group = key.split('/').next().unwrap_or_default();
        let in_group = GROUPS.contains(&group) && key.len() > group.len() + 1;
        if !in_group && !self.keys.contains(key) {
            return Err((at, format!("\"{key}\" is nothing in the rubric")));
        }
        for topic in &table.topics {
            if !self.topics.contains(topic.as_ref().as_str()) {
                let message = format!("unknown topic \"{}\"", topic.as_ref());
                return Err((topic.span().start, message));
            }
        }
        let of = |topic: &str| (key.clone(), topic.to_owned());
        let mut pairs: Vec<_> = table.topics.iter().map(|t| of(t.as_ref())).collect();
        if pairs.is_empty() {
            pairs.push(of(""));
        }
        if pairs.into_iter().any(|pair| !seen.insert(pair)) {
            return Err((at, format!("there are two texts for \"{key}\"")));
        }
        if table.source.is_some() != table.checked.is_some() {
            return Err((at, "\"source\" and \"checked\" go together".to_owned()));
        }
        check_text(&table.task, blanks)
            .and_then(|()| check_text(&table.text, blanks))
            .map_err(|message| (at, format!("{message} in the text for \"{key}\"")))
    }
}

/// Both languages are there, and leave the same known blanks.
fn check_text(text: &Text, blanks: &[Blank]) -> Result<(), String> {
    let places = |text: &str, of: fn(&Text) -> &str| -> Result<Vec<usize>, String> {
        if text.trim().is_empty() {
            return Err("a language is missing".to_owned());
        }
        if let Some(name) = between(text, '{', '}').find(|name| !NAMES.contains(name)) {
            return Err(format!("unknown name {{{name}}}"));
        }
        let names = between(text, '[', ']');
        let mut found = Vec::new();
        for name in names {
            let place = blanks.iter().position(|blank| of(&blank.name) == name);
            found.push(place.ok_or_else(|| format!("unknown blank [{name}]"))?);
        }
        found.sort_unstable();
        Ok(found)
    };
    if places(&text.nl, |t| &t.nl)? == places(&text.en, |t| &t.en)? {
        Ok(())
    } else {
        Err("the languages leave different blanks".to_owned())
    }
}

/// The pieces of a text between two brackets.
fn between(text: &str, open: char, close: char) -> impl Iterator<Item = &str> {
    text.split(open)
        .skip(1)
        .map(move |rest| rest.split(close).next().unwrap_or(rest))
}
