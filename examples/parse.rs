//! Parses pages with `scraper` and does nothing else: the floor beside `loketmeter scan` in `./build.sh bench-cli`.
//!
//! usage: parse FILE, with pages one after the other, each with its length before it as four bytes, lowest first

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Read};

use mimalloc::MiMalloc;

/// That of the program, so that only the work differs.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: parse FILE")?;
    let mut file = BufReader::with_capacity(1 << 18, File::open(path)?);
    let (mut pages, mut nodes) = (0, 0);
    let mut length = [0; 4];
    while file.read_exact(&mut length).is_ok() {
        let mut page = String::new();
        let bytes = u64::from(u32::from_le_bytes(length));
        file.by_ref().take(bytes).read_to_string(&mut page)?;
        nodes += scraper::Html::parse_document(&page).tree.nodes().count();
        pages += 1;
    }
    println!("{pages} pages, {nodes} nodes");
    Ok(())
}
