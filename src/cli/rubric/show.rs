//! `loketmeter rubric show ID`: what the rubric says of one thing, as it stands in its file.

use std::fmt::Write as _;

use loketmeter::Language;
use loketmeter::rubric::source::Files;

use super::{Answer, Problem, load};

/// Prints a whole topic file, or the table of a service, fact, element, rule, check or ready text.
pub(super) fn run(id: &str, _language: Language) -> Result<Answer, Problem> {
    let loaded = load(None)?;
    let found = whole_topic(&loaded.files, id).or_else(|| tables(&loaded.files, id));
    match found {
        Some(text) => Ok(Answer::fine(text)),
        None => Err(Problem::UnknownRule {
            id: id.chars().take(80).collect(),
        }),
    }
}

fn whole_topic(files: &Files, id: &str) -> Option<String> {
    let id = id.strip_prefix("topic/").unwrap_or(id);
    let ending = format!("/{id}.toml");
    let mut topics = files
        .iter()
        .filter(|(name, _, _)| name.starts_with("topics/"));
    let (_, path, text) = topics.find(|(name, _, _)| name.ends_with(&ending))?;
    Some(format!("# {}\n{text}", path.display()))
}

/// Every table of which a key says this identifier. `fact/TOPIC/ID` and `service/ID` are as in a report.
fn tables(files: &Files, id: &str) -> Option<String> {
    let parts: Vec<&str> = id.split('/').collect();
    let (folder, wanted) = match parts.as_slice() {
        ["fact", topic, fact] => (Some(format!("/{topic}.toml")), *fact),
        ["service" | "element", name] => (None, *name),
        _ => (None, id),
    };
    let mut out = String::new();
    for (name, path, text) in files.iter() {
        if folder
            .as_ref()
            .is_some_and(|ending| !name.ends_with(ending))
        {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for start in (0..lines.len()).filter(|&i| lines[i].starts_with("[[")) {
            let end = end_of_table(&lines, start);
            let table = &lines[start..end];
            let named = table
                .iter()
                .any(|line| is_name(line, wanted) || is_name(line, id));
            if named {
                let table = table.join("\n");
                let _ = writeln!(
                    out,
                    "# {}:{}\n{}\n",
                    path.display(),
                    start + 1,
                    table.trim_end()
                );
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

/// A table ends where the next begins, unless that is a part of it, such as `[service.awb]`.
fn end_of_table(lines: &[&str], start: usize) -> usize {
    let part = lines[start].replace("[[", "[").replace("]]", ".");
    let rest = lines.iter().enumerate().skip(start + 1);
    let mut next = rest.filter(|(_, line)| line.starts_with('[') && !line.starts_with(&part));
    next.next().map_or(lines.len(), |(i, _)| i)
}

/// Is it the line that names a table?
fn is_name(line: &str, wanted: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else {
        return false;
    };
    matches!(key.trim(), "id" | "for" | "term" | "code") && value.trim().trim_matches('"') == wanted
}
