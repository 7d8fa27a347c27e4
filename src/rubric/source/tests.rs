//! A mistake in a rubric file is named with file and line.

use std::fs;
use std::path::{Path, PathBuf};

use super::{advice, compile, read};

/// A copy of the rubric that a test may break; removed at the end.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let to = std::env::temp_dir().join(format!("loketmeter-{name}-{}", std::process::id()));
        copy(&root(), &to);
        Self(to)
    }

    /// Replaces a text in a file and gives the message of the mistake.
    fn breaks(&self, file: &str, from: &str, to: &str) -> String {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).expect("the copy can be written");
        let mistake = read(&self.0).and_then(|source| {
            advice::compile(&source, &advice::read(&self.0)?)?;
            compile(&source).map(|_| ())
        });
        let message = mistake.expect_err("this is a mistake").to_string();
        fs::write(&path, text).expect("the copy can be written");
        message
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rubric")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

#[test]
fn the_rubric_itself_compiles() {
    let rubric = read(&root()).and_then(|source| compile(&source));
    let rubric = rubric.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(rubric.topics.len(), 87);
    let services: usize = rubric.topics.iter().map(|t| t.services.len()).sum();
    assert_eq!(services, 141);
}

#[test]
fn mistakes_are_named_with_file_and_line() {
    let copy = Copy::new("mistakes");
    let topic = "topics/schulden/schuldhulp.toml";
    let cases = [
        ("weight = 3", "weight = 4", ":3: weight is 1, 2 or 3"),
        ("theme = \"schulden\"", "theme = \"geld\"", ":2: "),
        ("weight = 3", "gewicht = 3", ":3: unknown field `gewicht`"),
        ("weight = 3", "weight = \"3\"", ":3: invalid type"),
        ("weight = 3", "weight =", ":3: "),
    ];
    for (from, to, expected) in cases {
        let message = copy.breaks(topic, from, to);
        assert!(
            message.contains("schuldhulp.toml") && message.contains(expected),
            "{to}: {message}"
        );
    }
}

#[test]
fn mistakes_between_files_are_found() {
    let copy = Copy::new("between");
    let message = copy.breaks(
        "channels/sentences.toml",
        "all = [\"bellen\"",
        "all = [\"belen\"",
    );
    assert!(message.contains("unknown word set \"belen\""), "{message}");
    let message = copy.breaks("words/noise.toml", "\"zie ook\"", "\"zie (ook\"");
    assert!(message.contains("bracket not closed"), "{message}");
    let message = copy.breaks("addresses.toml", "\"acc\"", "\"acc.\"");
    assert!(
        message.contains("addresses.toml:5: ") && message.contains("part of an address"),
        "{message}"
    );
    let message = copy.breaks(
        "themes.toml",
        "topic = \"schuldhulp\"",
        "topic = \"schuld\"",
    );
    assert!(
        message.contains("themes.toml") && message.contains("unknown topic"),
        "{message}"
    );
}

#[test]
fn a_missing_file_is_named() {
    let copy = Copy::new("missing");
    fs::remove_file(copy.0.join("texts.toml")).expect("the copy can be changed");
    let message = read(&copy.0)
        .map(|_| ())
        .expect_err("a file is missing")
        .to_string();
    assert!(message.contains("texts.toml"), "{message}");
}

#[test]
fn mistakes_in_ready_texts_are_named() {
    let copy = Copy::new("advice");
    let file = "advice/elements.toml";
    let cases = [
        (
            "element/omschrijving",
            "element/omschrijvin",
            "is nothing in the rubric",
        ),
        ("[voor wie]", "[voorwie]", "unknown blank [voorwie]"),
        ("[for whom]", "you", "the languages leave different blanks"),
        (
            "Say in two sentences what it is and for whom.",
            "",
            "a language is missing",
        ),
        ("Dit is er voor", "{dit} is er voor", "unknown name {dit}"),
        ("\"ioaz\"", "\"ioaq\"", "unknown topic \"ioaq\""),
        (
            "checked = true\n",
            "",
            "\"source\" and \"checked\" go together",
        ),
        (
            "element/kosten",
            "element/voorwaarden",
            "there are two texts for \"element/voorwaarden\"",
        ),
    ];
    for (from, to, expected) in cases {
        let message = copy.breaks(file, from, to);
        assert!(
            message.contains("elements.toml:") && message.contains(expected),
            "{to}: {message}"
        );
    }
}
