//! The command `audit`, run.

use std::{path::PathBuf, process::Command};

use crate::support::{self, Run};

pub fn command() -> Command {
    let mut command = support::program();
    command.arg("audit");
    command
}

pub fn audit(arguments: &[&str]) -> Run {
    audit_bytes(arguments, b"")
}

pub fn audit_bytes(arguments: &[&str], input: &[u8]) -> Run {
    let mut words = vec!["audit"];
    words.extend(arguments);
    support::run_with_input(&words, input)
}

pub fn folder(test: &str) -> PathBuf {
    support::folder("cli", test)
}
