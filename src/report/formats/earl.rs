//! EARL 1.0 as JSON-LD: an assertion for every criterion, passed ones too, with the context inside the file, so that it
//! is read without a network.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Audited;
use crate::report::{Criterion, Outcome, Report, SourceKind};

/// Identifies this program within the file.
const TOOL: &str = "_:loketmeter";
/// Prefix of the identifiers of criteria.
const CRITERION: &str = "urn:loketmeter:criterion:";

/// Writes one graph, assertion by assertion.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    started: bool,
}

impl<W: Write> Writer<W> {
    /// A writer to `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            started: false,
        }
    }

    /// Writes the assertions about a page.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&mut self, page: &Audited<'_>) -> io::Result<()> {
        self.start()?;
        let criteria = page.report.grade.iter().flat_map(|grade| &grade.criteria);
        for criterion in criteria {
            write!(self.out, ",\n{}", assertion(page, criterion))?;
        }
        self.out.flush()
    }

    fn start(&mut self) -> io::Result<()> {
        if self.started {
            return Ok(());
        }
        self.started = true;
        let context = json!({
            "earl": "http://www.w3.org/ns/earl#",
            "dct": "http://purl.org/dc/terms/",
            "oa": "http://www.w3.org/ns/oa#",
            "ptr": "http://www.w3.org/2009/pointers#",
        });
        let tool = json!({
            "@id": TOOL,
            "@type": ["earl:Assertor", "earl:Software"],
            "dct:title": "Loketmeter",
            "dct:hasVersion": env!("CARGO_PKG_VERSION"),
        });
        write!(self.out, "{{\"@context\":{context},\"@graph\":[\n{tool}")
    }

    /// Ends the graph.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.start()?;
        writeln!(self.out, "\n]}}")?;
        self.out.flush()
    }
}

fn assertion(page: &Audited<'_>, criterion: &Criterion) -> Value {
    let mut result = json!({
        "@type": "earl:TestResult",
        "earl:outcome": {"@id": outcome(criterion.outcome)},
        "dct:description": format!("{} ({})", criterion.observed, word(criterion.outcome)),
    });
    if let Some(evidence) = &criterion.evidence {
        result["earl:pointer"] = json!({
            // EARL asks for a pointer; the kind that quotes text is in the vocabulary of annotations.
            "@type": ["ptr:Pointer", "oa:TextQuoteSelector"],
            "oa:exact": evidence.quote,
        });
    }
    let sources: Vec<&str> = criterion.sources.iter().map(|s| s.name.as_str()).collect();
    json!({
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": TOOL},
        "earl:mode": {"@id": "earl:automatic"},
        "earl:subject": subject(page),
        "earl:test": {
            "@id": format!("{CRITERION}{}", criterion.id),
            "@type": test_type(criterion),
            "dct:title": criterion.name,
            "dct:source": sources,
            "dct:hasVersion": page.report.rubric.version,
        },
        "earl:result": result,
    })
}

fn subject(page: &Audited<'_>) -> Value {
    let report: &Report = page.report;
    let mut subject = json!({"@type": "earl:TestSubject", "dct:title": report.page.title, "dct:source": page.name});
    if let Some(address) = &report.page.address {
        subject["@id"] = json!(address);
    }
    subject
}

fn test_type(criterion: &Criterion) -> &'static str {
    let law = criterion
        .sources
        .iter()
        .any(|source| source.kind == SourceKind::Law);
    if law {
        "earl:TestRequirement"
    } else {
        "earl:TestCriterion"
    }
}

/// EARL has no "partly": what is not fully there has failed, and the description says how far it came.
fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "earl:passed",
        Outcome::Partial | Outcome::Fail => "earl:failed",
        Outcome::CantTell => "earl:cantTell",
        Outcome::NotApplicable => "earl:inapplicable",
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Partial => "partial",
        Outcome::Fail => "fail",
        Outcome::CantTell => "cant_tell",
        Outcome::NotApplicable => "not_applicable",
    }
}
