//! Reading the test pages.
#![allow(
    clippy::expect_used,
    reason = "a test may stop at a file that is not there"
)]
#![allow(dead_code, reason = "every test uses a part")]

use std::fs;
use std::path::PathBuf;

/// The page that `./build.sh run` shows: tested in the browser, with or without a sidecar.
pub(crate) const SHOWN: &str = "voorbeeld-product";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// Names of the files in `tests/pages` with an extension, without it, in order.
pub(crate) fn names(extension: &str) -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("tests/pages can be read");
    let paths = entries.map(|entry| entry.expect("an entry of tests/pages").path());
    let mut names: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Names of the pages that have expectations.
pub(crate) fn page_names() -> Vec<String> {
    let sidecars = names("toml");
    names("html")
        .into_iter()
        .filter(|name| sidecars.contains(name))
        .collect()
}

/// Source of a page, read by the charset that it declares.
pub(crate) fn read_page(name: &str) -> String {
    let path = folder().join(name).with_extension("html");
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    if start.contains("charset=iso-8859-1") {
        bytes.into_iter().map(char::from).collect()
    } else {
        String::from_utf8(bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// Source of the expectations of a page.
pub(crate) fn read_sidecar(name: &str) -> String {
    let path = folder().join(name).with_extension("toml");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Address with which a page is audited.
pub(crate) fn address(name: &str) -> Option<String> {
    let table: toml::Table = read_sidecar(name).parse().expect("a sidecar is TOML");
    table.get("address")?.as_str().map(str::to_owned)
}
