//! SARIF 2.1.0: the format that GitHub and GitLab read findings from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Audited, Finding, Level, findings, fingerprint};
use crate::Language;
use crate::report::SourceKind;

/// Version of [`fingerprint`], the key under which it stands in the results.
const FINGERPRINT: &str = "loketmeter/v1";

/// Writes one run, result by result: the memory does not grow with the number of pages.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    language: Language,
    rules: BTreeMap<String, Value>,
    rubric: String,
    results: usize,
}

impl<W: Write> Writer<W> {
    /// A writer to `out`.
    pub fn new(out: W, language: Language) -> Self {
        Self {
            out,
            language,
            rules: BTreeMap::new(),
            rubric: String::new(),
            results: 0,
        }
    }

    /// Writes the findings of a page. `known` tells whether a fingerprint was in the baseline; absent without one.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(
        &mut self,
        page: &Audited<'_>,
        known: Option<&dyn Fn(&str) -> bool>,
    ) -> io::Result<()> {
        self.rubric.clone_from(&page.report.rubric.version);
        for finding in findings(page.report, self.language) {
            self.start()?;
            if self.results > 0 {
                write!(self.out, ",")?;
            }
            self.results += 1;
            writeln!(self.out)?;
            serde_json::to_writer(&mut self.out, &result(page, &finding, known))?;
            let rules = &mut self.rules;
            if !rules.contains_key(&finding.rule) {
                rules.insert(finding.rule.clone(), rule(&finding));
            }
        }
        self.out.flush()
    }

    fn start(&mut self) -> io::Result<()> {
        if self.results == 0 {
            write!(
                self.out,
                "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"results\":["
            )?;
        }
        Ok(())
    }

    /// Ends the run with the tool and its rules, which are known only now.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.start()?;
        let rules: Vec<Value> = self.rules.into_values().collect();
        let tool = json!({"driver": {
            "name": "Loketmeter",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
            "properties": {"rubric": self.rubric},
        }});
        writeln!(
            self.out,
            "\n],\"columnKind\":\"unicodeCodePoints\",\"tool\":{tool}}}]}}"
        )?;
        self.out.flush()
    }
}

fn rule(finding: &Finding) -> Value {
    let law = finding
        .sources
        .iter()
        .any(|source| source.kind == SourceKind::Law);
    let level = if law { Level::Error } else { Level::Warning };
    let sources: Vec<&str> = finding.sources.iter().map(|s| s.name.as_str()).collect();
    let help = format!("{} ({})", finding.rule_text, sources.join("; "));
    json!({
        "id": finding.rule,
        "shortDescription": {"text": non_empty(&finding.name)},
        "help": {"text": help},
        "defaultConfiguration": {"level": level.sarif()},
    })
}

fn result(page: &Audited<'_>, finding: &Finding, known: Option<&dyn Fn(&str) -> bool>) -> Value {
    let print = fingerprint(page, finding);
    let state = known.map(|known| if known(&print) { "unchanged" } else { "new" });
    let quote = finding.evidence.as_ref().map(|e| e.quote.as_str());
    let line = quote.and_then(|quote| line_of(page.source?, quote));
    let mut region = json!({"startLine": line.unwrap_or(1)});
    if let (Some(quote), true) = (quote, line.is_some()) {
        region["snippet"] = json!({"text": quote});
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "level": finding.level.sarif(),
        "message": {"text": non_empty(&finding.message)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(page.name)},
            "region": region,
        }}],
        "partialFingerprints": {FINGERPRINT: print},
    });
    if let Some(state) = state {
        result["baselineState"] = json!(state);
    }
    if let Some(address) = &page.report.page.address {
        result["properties"] = json!({"address": address});
    }
    result
}

/// SARIF wants texts that say something.
fn non_empty(text: &str) -> &str {
    if text.is_empty() { "Loketmeter" } else { text }
}

/// A file name as a relative reference, or the address as it is. Everything that a reference may not hold is encoded.
fn uri(name: &str) -> String {
    let is_address = name.starts_with("http://") || name.starts_with("https://");
    let name = if is_address {
        name.to_owned()
    } else {
        name.replace('\\', "/")
    };
    let mut out = String::new();
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        let in_address = is_address && b":?#[]@!$&'()*+,;=%".contains(&byte);
        if plain || in_address {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The line, from 1, where the words of a quote stand in the source; nothing when tags or entities split them.
fn line_of(source: &str, quote: &str) -> Option<usize> {
    let mut words = quote.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(4).collect();
    let wanted = first.join(" ");
    if wanted.len() < 4 {
        return None;
    }
    let at = source.find(&wanted)?;
    Some(1 + source[..at].bytes().filter(|byte| *byte == b'\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(
            uri("map/één pagina.html"),
            "map/%C3%A9%C3%A9n%20pagina.html"
        );
        assert_eq!(uri("C:\\a\\b.html"), "C%3A/a/b.html");
        assert_eq!(
            uri("https://www.kampen.nl/a?b=c d"),
            "https://www.kampen.nl/a?b=c%20d"
        );
    }

    #[test]
    fn a_quote_has_a_line() {
        assert_eq!(
            line_of("<p>\n<p>binnen 6 weken na\n", "binnen 6 weken na"),
            Some(2)
        );
        assert_eq!(line_of("<p>binnen <b>6</b> weken", "binnen 6 weken"), None);
    }
}
