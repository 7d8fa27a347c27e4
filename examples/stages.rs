//! Runs every stage of an audit once on each page, for `./build.sh bench` to count the instructions.
//!
//! usage: stages PAGE.html|PAGE.snapshot ...

use loketmeter::{Options, PageSource, bench};
use std::error::Error;
use std::path::Path;

const ADDRESS: &str = "https://www.voorbeeldstad.example/hulp-in-het-huishouden";

fn main() -> Result<(), Box<dyn Error>> {
    let engine = bench::start();
    let options = Options::default();
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        let html = Path::new(&file)
            .extension()
            .is_some_and(|ext| ext == "html");
        let source = if html {
            println!("{file}: {} nodes", bench::parse(&text));
            PageSource::Html(&text)
        } else {
            PageSource::Snapshot(&text)
        };
        let mut page = bench::facts(&engine, source, ADDRESS);
        let reading = bench::words(&engine, &mut page);
        let report = bench::findings(&engine, &page, &reading, &options);
        println!(
            "{file}: {} bytes of report",
            bench::serialise(&report).len()
        );
    }
    Ok(())
}
