//! Stopping and going on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Output, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

use crate::support::{file, program};
use crate::warc::{count, folder, gzip, numbered, scan};

fn many(test: &str) -> (PathBuf, String) {
    let folder = folder(test);
    let plain: Vec<Vec<u8>> = (0..150).map(numbered).collect();
    let members: Vec<Vec<u8>> = (100..250).map(|number| gzip(&numbered(number))).collect();
    file(&folder, "a.warc", plain.concat());
    file(&folder, "b.warc.gz", members.concat());
    file(
        &folder,
        "c.warc.gz",
        gzip(&(200..300).flat_map(numbered).collect::<Vec<u8>>()),
    );
    let path = folder.to_str().unwrap().to_owned();
    (folder, path)
}

/// Waits until the scan has saved its progress a number of times from now, or has ended.
///
/// Counting saves instead of milliseconds stops the scan halfway on a machine of any speed.
fn wait_for_saves(child: &mut Child, checkpoint: &Path, saves: u64) {
    let stamp = || {
        fs::metadata(checkpoint)
            .and_then(|data| data.modified())
            .ok()
    };
    let mut last = stamp();
    let mut seen = 0;
    while seen < saves && child.try_wait().unwrap().is_none() {
        let now = stamp();
        if now.is_some() && now != last {
            seen += 1;
            last = now;
        }
        thread::sleep(Duration::from_micros(200));
    }
}

/// Sends the signal to the program.
fn signal(child: &Child, signal: &str) {
    // A program that ended just before is no mistake.
    drop(
        std::process::Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status(),
    );
}

/// Stops the scan halfway, up to eight times, then lets it go to its end; gives its result.
fn stopped_and_resumed(folder: &Path, path: &str, how: &str) -> String {
    let checkpoint = folder.with_extension("checkpoint");
    drop(fs::remove_file(&checkpoint));
    let result = folder.with_extension("json");
    let start = || {
        program()
            .args(["scan", path, "--format", "json", "--resume"])
            .arg(&checkpoint)
            .args(["--checkpoint-seconds", "0", "-o"])
            .arg(&result)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut stops = 0;
    for turn in 0..60 {
        let mut child = start();
        wait_for_saves(&mut child, &checkpoint, 1 + turn % 8);
        signal(&child, how);
        if child.wait().unwrap().success() {
            // On a busy machine the scan can be at its end before the signal arrives: begin again.
            drop(fs::remove_file(&checkpoint));
        } else {
            stops += 1;
        }
        if stops == 8 {
            break;
        }
    }
    assert!(stops > 0, "the scan was never stopped halfway");
    assert!(start().wait().unwrap().success());
    fs::read_to_string(&result).unwrap()
}

#[cfg(unix)]
#[test]
fn a_scan_that_is_killed_goes_on_to_the_same_result() {
    let (folder, path) = many("kill");
    let whole = scan(&path, &["--format", "json"]).fine().out;
    assert_eq!(stopped_and_resumed(&folder, &path, "-KILL"), whole);
}

/// What a scan gives that got Ctrl-C after it had saved once.
fn interrupted(folder: &Path, path: &str) -> Output {
    let checkpoint = folder.with_extension("interrupted");
    drop(fs::remove_file(&checkpoint));
    let mut child = program()
        .args(["scan", path, "--format", "json", "--resume"])
        .arg(&checkpoint)
        .args(["--checkpoint-seconds", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_for_saves(&mut child, &checkpoint, 1);
    signal(&child, "-INT");
    child.wait_with_output().unwrap()
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_valid_result_and_the_rest_can_follow() {
    let (folder, path) = many("interrupt");
    let whole = scan(&path, &["--format", "json"]).fine().out;
    assert_eq!(stopped_and_resumed(&folder, &path, "-INT"), whole);
    // Once more, and look at what an interrupted scan leaves behind.
    // On a busy machine the scan can be at its end before the signal arrives.
    let mut tries = (0..20).map(|_| interrupted(&folder, &path));
    let output = tries.find(|output| output.status.code() == Some(130));
    let output = output.expect("a scan that was stopped halfway");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["complete"], false);
    assert!(count(&report, "pages") < 300);
}

#[test]
fn a_checkpoint_of_another_scan_is_refused() {
    let folder = folder("checkpoint");
    let a = file(&folder, "a.warc", numbered(1));
    let b = file(&folder, "b.warc", numbered(2));
    let saved = folder.join("stand");
    let saved = saved.to_str().unwrap();
    scan(&a, &["--resume", saved]).fine();
    let again = scan(&a, &["--resume", saved, "--format", "json"]).fine();
    assert_eq!(count(&again.json(), "pages"), 1);
    scan(&b, &["--resume", saved]).assert_failed("stand", "andere bestanden");
    scan(&a, &["--resume", saved, "--lang", "en"]).assert_failed("stand", "in another language");
    fs::write(saved, "iets anders").unwrap();
    scan(&a, &["--resume", saved]).assert_failed("stand", "geen bewaarde scan");
    assert_eq!(
        scan(&a, &["--resume", saved, "--format", "sarif"]).code,
        Some(2)
    );
}

#[test]
fn a_checkpoint_keeps_its_day_and_its_earlier_run() {
    let folder = folder("checkpoint-options");
    let a = file(&folder, "a.warc", numbered(1));
    let base = file(&folder, "basis.jsonl", "");
    let saved = folder.join("stand");
    let saved = saved.to_str().unwrap();
    let resume = |more: &[&str]| {
        let mut words = vec!["--resume", saved];
        words.extend(more);
        scan(&a, &words)
    };
    resume(&["--today", "2026-01-02"]).fine();
    resume(&["--today", "2026-01-03"]).assert_failed("stand", "--today 2026-01-02");
    resume(&["--today", "2026-01-02"]).fine();
    // Without the option the scan goes on with the day on which it began.
    resume(&[]).fine();
    resume(&["--baseline", &base]).assert_failed("stand", "--baseline");
}

#[test]
fn new_findings_before_the_stop_still_count_after_it() {
    let folder = folder("checkpoint-gate");
    let a = file(&folder, "a.warc", numbered(1));
    let base = file(&folder, "basis.jsonl", "");
    let saved = folder.join("stand");
    let with = ["--resume", saved.to_str().unwrap(), "--baseline", &base];
    assert_eq!(scan(&a, &with).code, Some(3));
    // Everything was read already: only what was saved tells of the findings.
    assert_eq!(scan(&a, &with).code, Some(3));
}
