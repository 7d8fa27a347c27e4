//! Validates `rubric/` and compiles it to one block of bytes that is built in.
//!
//! A mistake in a rubric file stops the build with file, line and reason.

// The modules below are those of the crate, which uses more of them.
#![allow(dead_code)]

use std::path::Path;
use std::{env, fs, process};

#[path = "src/rubric"]
mod rubric {
    pub(crate) mod advice;
    pub(crate) mod model;
    pub(crate) mod packed;
    pub(crate) mod pattern;
    pub(crate) mod source;
}

#[path = "src/text"]
mod text {
    pub(crate) mod dates;
    pub(crate) mod fold;
    pub(crate) mod numbers;
    pub(crate) mod words;
}

fn main() {
    println!("cargo::rerun-if-changed=rubric");
    println!("cargo::rerun-if-changed=src/rubric");
    println!("cargo::rerun-if-changed=src/text");
    if let Err(error) = build() {
        // Plain text: Cargo shows it whole, without the debug form of an error value.
        println!("cargo::error={error}");
        eprintln!("error in the rubric: {error}");
        process::exit(1);
    }
}

fn build() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new("rubric");
    let source = rubric::source::read(root)?;
    write_advice(root, &source)?;
    let rubric = rubric::source::compile(&source)?;
    let bytes = postcard::to_stdvec(&rubric)?;
    let back: rubric::model::Rubric = postcard::from_bytes(&bytes)?;
    if back != rubric {
        return Err("the compiled rubric does not read back".into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("rubric.bin"), &bytes)?;
    println!(
        "cargo::rustc-env=LOKETMETER_RUBRIC_HASH={:016x}",
        fnv(&bytes)
    );
    Ok(())
}

/// The ready texts, apart: only builds with the feature `advice` take them in.
fn write_advice(
    root: &Path,
    source: &rubric::source::Source,
) -> Result<(), Box<dyn std::error::Error>> {
    let files = rubric::source::advice::read(root)?;
    let advice = rubric::source::advice::compile(source, &files)?;
    let bytes = postcard::to_stdvec(&advice)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("advice.bin"), bytes)?;
    Ok(())
}

/// FNV-1a: stable over releases of the compiler, unlike the standard hasher.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
