//! Addresses of pages, from a file with one JSON object a line.

use std::{collections::HashMap, fs, path::Path};

use serde::Deserialize;

use super::problem::{ManifestFault, Problem};

/// The part of a line that counts; other fields are left alone.
#[derive(Deserialize)]
struct Line {
    file: String,
    url: Option<String>,
}

/// Addresses by the base name of the file.
#[derive(Debug, Default)]
pub(crate) struct Manifest {
    addresses: HashMap<String, Option<String>>,
}

impl Manifest {
    /// Reads a manifest. Lines that are not understood are skipped and reported.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub(crate) fn read(path: &Path) -> Result<(Self, Vec<Problem>), Problem> {
        let name = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| Problem::reading(&name, error))?;
        Ok(Self::parse(&bytes, &name))
    }

    fn parse(bytes: &[u8], name: &str) -> (Self, Vec<Problem>) {
        let mut manifest = Self::default();
        let mut problems = Vec::new();
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.trim_ascii().is_empty() {
                continue;
            }
            if let Err(fault) = manifest.add(line) {
                problems.push(Problem::ManifestLine {
                    name: name.to_owned(),
                    line: index + 1,
                    fault,
                });
            }
        }
        (manifest, problems)
    }

    fn add(&mut self, line: &[u8]) -> Result<(), ManifestFault> {
        let line: Line =
            serde_json::from_slice(line).map_err(|error| ManifestFault::Json(error.to_string()))?;
        let base = base_name(&line.file);
        match self.addresses.get(base) {
            Some(earlier) if *earlier != line.url => Err(ManifestFault::Twice(base.to_owned())),
            Some(_) => Ok(()),
            None => {
                self.addresses.insert(base.to_owned(), line.url);
                Ok(())
            }
        }
    }

    /// The address of the file with this base name, when the manifest gives one.
    pub(crate) fn address(&self, base_name: &str) -> Option<&str> {
        self.addresses.get(base_name)?.as_deref()
    }
}

fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_address_by_base_name() {
        let lines = concat!(
            "{\"file\": \"a/een.html\", \"url\": \"https://www.kampen.nl/een\", \"split\": \"dev\"}\n",
            "\n",
            "{\"file\": \"twee.html\", \"url\": null}\r\n",
        );
        let (manifest, problems) = Manifest::parse(lines.as_bytes(), "m.jsonl");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            manifest.address("een.html"),
            Some("https://www.kampen.nl/een")
        );
        assert_eq!(manifest.address("twee.html"), None);
        assert_eq!(manifest.address("drie.html"), None);
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        let lines = b"{\"file\": \n{\"url\": \"https://x.nl\"}\n\xFF\xFE\n{\"file\": \"a.html\", \"url\": \"https://a.nl\"}\n";
        let (manifest, problems) = Manifest::parse(lines, "m.jsonl");
        let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), 3, "{texts:?}");
        assert!(texts[0].starts_with("m.jsonl, line 1:"), "{}", texts[0]);
        assert!(texts[2].starts_with("m.jsonl, line 3:"), "{}", texts[2]);
        assert_eq!(manifest.address("a.html"), Some("https://a.nl"));
    }

    #[test]
    fn two_addresses_for_one_file_is_a_fault() {
        let lines = b"{\"file\":\"a.html\",\"url\":\"https://a.nl\"}\n{\"file\":\"a.html\",\"url\":\"https://b.nl\"}";
        let (manifest, problems) = Manifest::parse(lines, "m.jsonl");
        assert_eq!(problems.len(), 1);
        assert_eq!(manifest.address("a.html"), Some("https://a.nl"));
    }
}
