//! Runs the built program as a person does.

#![allow(dead_code)] // Each test file uses its own part.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;

/// A page that every engine must be able to grade.
pub const PAGE: &str = r#"<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Hulp bij schulden - Gemeente Kampen</title></head><body>
<header><a href="/">Gemeente Kampen</a></header>
<main><h1>Schuldhulpverlening aanvragen</h1>
<p>Heeft u schulden en komt u er zelf niet uit? De gemeente helpt u met schuldhulpverlening. U krijgt hulp om uw
financiële problemen op te lossen.</p>
<h2>Voorwaarden</h2><ul><li>U woont in onze gemeente.</li><li>U bent 18 jaar of ouder.</li></ul>
<h2>Aanvragen</h2><p><a href="https://mijn.kampen.nl/schuldhulp-aanvragen">Schuldhulp aanvragen met DigiD</a></p>
<h2>Bezwaar</h2><p>Bent u het niet eens met het besluit? Maak dan binnen 6 weken bezwaar.</p>
</main></body></html>"#;

/// Its address.
pub const ADDRESS: &str = "https://www.kampen.nl/schuldhulpverlening";

/// What one run gave.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    pub fn lines(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Exit code 0.
    pub fn fine(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.err);
        self
    }

    /// Exit code 1 with a message about `name`, and no panic.
    pub fn assert_failed(&self, name: &str, words: &str) {
        assert_eq!(self.code, Some(1), "{}", self.err);
        assert!(self.err.contains(name), "{}", self.err);
        assert!(self.err.contains(words), "{}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

/// The program, in an environment that says nothing.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_loketmeter"));
    // 23 November 2026: reports that know the day of today stay the same.
    command.env("SOURCE_DATE_EPOCH", "1795392000");
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    command
}

pub fn run(arguments: &[&str]) -> Run {
    run_with_input(arguments, b"")
}

pub fn run_with_input(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The program may stop reading at its limit; then this write fails, as it should.
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A folder for one test of a test file, empty at its start.
pub fn folder(of: &str, test: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(of).join(test);
    drop(fs::remove_dir_all(&path));
    fs::create_dir_all(&path).unwrap();
    path
}

pub fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}
