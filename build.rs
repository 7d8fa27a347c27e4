//! Validates `rubric/` and compiles it to one block of bytes that is built in.
//!
//! A mistake in a rubric file stops the build with file, line and reason.

// The modules below are those of the crate, which uses more of them.
#![allow(dead_code, unused_imports)]

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
    let files = rubric::source::Files::from_folder(root)?;
    let source = rubric::source::read_files(&files)?;
    write_advice(root, &source)?;
    write_files(&files)?;
    write_topics_of_2014(&source)?;
    let rubric = rubric::source::compile(&source)?;
    let bytes = postcard::to_stdvec(&rubric)?;
    let back: rubric::model::Rubric = postcard::from_bytes(&bytes)?;
    if back != rubric {
        return Err("the compiled rubric does not read back".into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("rubric.bin"), &bytes)?;
    println!(
        "cargo::rustc-env=LOKETMETER_RUBRIC_HASH={}",
        rubric::model::fingerprint(&bytes)
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

/// The files themselves: only the command line takes them in, to show them and to lay an overlay over them.
fn write_files(files: &rubric::source::Files) -> Result<(), Box<dyn std::error::Error>> {
    let all: Vec<(&str, &str)> = files.iter().map(|(name, _, text)| (name, text)).collect();
    let bytes = postcard::to_stdvec(&all)?;
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("rubric_files.bin"),
        bytes,
    )?;
    Ok(())
}

/// The topic of the study of 2014 that each topic falls under. Only the command line needs it.
fn write_topics_of_2014(source: &rubric::source::Source) -> Result<(), Box<dyn std::error::Error>> {
    let topics = source.topics.iter().map(|file| &file.content);
    let pairs = topics.filter_map(|t| Some((t.id.get_ref(), t.study_2014.as_ref()?)));
    let pairs: std::collections::BTreeMap<_, _> = pairs.collect();
    let pairs: Vec<_> = pairs.into_iter().collect();
    let text = format!("const TOPICS_OF_2014: &[(&str, &str)] = &{pairs:?};\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("study_2014.rs"), text)?;
    Ok(())
}
