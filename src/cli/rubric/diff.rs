//! `loketmeter rubric diff OLD NEW`: which files changed, and which grades of example pages move.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use loketmeter::report::formats::csv::decimal;
use loketmeter::rubric::source::Files;
use loketmeter::{Engine, Language, Options, PageSource, Report};

use super::super::charset;
use super::{Answer, Problem, load, say};

/// Compares two rubrics, file by file and on a folder of pages.
pub(super) fn run(
    paths: [&Path; 2],
    pages: &Path,
    today: Option<String>,
    language: Language,
) -> Result<Answer, Problem> {
    let [old, new] = [load(Some(paths[0]))?, load(Some(paths[1]))?];
    let mut text = files(&old.files, &new.files, language);
    let engines = [
        Engine::with_rubric(old.rubric, old.hash),
        Engine::with_rubric(new.rubric, new.hash),
    ];
    let options = Options {
        language,
        today,
        ..Options::default()
    };
    let list = page_files(pages)?;
    let mut moved = 0;
    for path in &list {
        let html = read(path)?;
        let address = address(path);
        let reports = engines
            .each_ref()
            .map(|engine| engine.audit(PageSource::Html(&html), address.as_deref(), &options));
        if let Some(line) = difference(&reports, language) {
            moved += 1;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let _ = writeln!(text, "  {name}: {line}");
        }
    }
    let all = list.len();
    let _ = match language {
        Language::Nl => writeln!(
            text,
            "Van {all} pagina's krijgen er {moved} een ander cijfer."
        ),
        Language::En => writeln!(text, "Of {all} pages {moved} get another grade."),
    };
    Ok(Answer::fine(text))
}

/// Files that are new, gone or changed.
fn files(old: &Files, new: &Files, language: Language) -> String {
    let mut text = String::new();
    let names: BTreeSet<&str> = old
        .iter()
        .chain(new.iter())
        .map(|(name, _, _)| name)
        .collect();
    for name in names {
        let of = |files: &Files| -> Option<String> {
            let mut all = files.iter();
            all.find(|(n, _, _)| *n == name)
                .map(|(_, _, text)| text.to_owned())
        };
        let word = match (of(old), of(new)) {
            (Some(_), None) => say(language, "weg", "gone"),
            (None, Some(_)) => say(language, "nieuw", "new"),
            (Some(a), Some(b)) if a != b => say(language, "gewijzigd", "changed"),
            _ => continue,
        };
        let _ = writeln!(text, "{word}: {name}");
    }
    if text.is_empty() {
        text = format!(
            "{}\n",
            say(
                language,
                "De regels zijn gelijk.",
                "The rubrics are the same."
            )
        );
    }
    text
}

/// Grades that differ, overall and by half; nothing when all are the same.
fn difference([old, new]: &[Report; 2], language: Language) -> Option<String> {
    let values = |report: &Report| -> [Option<u8>; 3] {
        let Some(grade) = &report.grade else {
            return [None; 3];
        };
        let half =
            |value: &Option<loketmeter::report::GradeValue>| value.as_ref().map(|v| v.tenths);
        [
            Some(grade.overall.tenths),
            half(&grade.information),
            half(&grade.services),
        ]
    };
    let (before, after) = (values(old), values(new));
    if before == after {
        return None;
    }
    let names = [
        say(language, "cijfer", "grade"),
        say(language, "informatie", "information"),
        say(language, "online regelen", "services"),
    ];
    let shown = |value: Option<u8>| value.map_or("-".to_owned(), |v| decimal(v, language));
    let mut parts = Vec::new();
    for (name, (a, b)) in names.iter().zip(before.into_iter().zip(after)) {
        if a != b {
            let by = a.zip(b).map(|(a, b)| i16::from(b) - i16::from(a));
            let by = by.map_or(String::new(), |by| {
                let sign = if by < 0 { '-' } else { '+' };
                let size = u8::try_from(by.unsigned_abs()).unwrap_or(u8::MAX);
                format!(" ({sign}{})", decimal(size, language))
            });
            parts.push(format!("{name} {} → {}{by}", shown(a), shown(b)));
        }
    }
    Some(parts.join(", "))
}

/// The pages of a folder, in order of name.
fn page_files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let fail = |source| Problem::Unreadable {
        name: folder.display().to_string(),
        source,
    };
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|e| e == "html") {
            list.push(path);
        }
    }
    list.sort();
    Ok(list)
}

fn read(path: &Path) -> Result<String, Problem> {
    let bytes = fs::read(path).map_err(|source| Problem::Unreadable {
        name: path.display().to_string(),
        source,
    })?;
    Ok(charset::decode(&bytes, None).text)
}

/// The address beside a page: `address` in the file of the same name that ends in `.toml`.
fn address(page: &Path) -> Option<String> {
    let text = fs::read_to_string(page.with_extension("toml")).ok()?;
    let table: toml::Table = text.parse().ok()?;
    table.get("address")?.as_str().map(str::to_owned)
}
