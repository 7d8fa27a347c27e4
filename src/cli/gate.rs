//! What makes a run fail in CI: a grade that is too low, or findings that an earlier run did not have.

use std::{collections::HashSet, fs, path::Path};

use loketmeter::{
    Language, Report,
    report::formats::{Audited, Level, findings, fingerprint},
};
use serde::Deserialize;
use serde_json::Value;

use super::{FAILED, GATE, OK, problem::Problem, teller::Teller};

/// Watches the reports of a run go by.
#[derive(Debug)]
pub(crate) struct Gate {
    language: Language,
    fail_under: Option<u8>,
    baseline: Option<Baseline>,
    /// Pages or sites with a grade below the limit.
    pub(crate) below: usize,
    /// Findings that the baseline does not have.
    pub(crate) new: usize,
}

/// A page of an earlier run, in JSON.
#[derive(Deserialize)]
struct Earlier {
    #[serde(default)]
    file: String,
    report: Report,
}

impl Gate {
    /// A gate for the limits that were asked. The earlier run is read here.
    ///
    /// # Errors
    /// When the earlier run cannot be read.
    pub(crate) fn new(
        fail_under: Option<u8>,
        baseline: Option<&Path>,
        language: Language,
    ) -> Result<Self, Problem> {
        Ok(Self {
            language,
            fail_under,
            baseline: baseline.map(Baseline::read).transpose()?,
            below: 0,
            new: 0,
        })
    }

    /// Was this fingerprint in the earlier run? Absent without one.
    pub(crate) fn known(&self) -> Option<impl Fn(&str) -> bool> {
        let baseline = self.baseline.as_ref()?;
        Some(|print: &str| baseline.prints.contains(print))
    }

    /// Counts what a page has against the limits, and gives its new findings in sentences.
    pub(crate) fn page(&mut self, page: &Audited<'_>) -> Vec<String> {
        if let Some(grade) = &page.report.grade {
            self.grade(grade.overall.tenths);
        }
        self.page_findings(page)
    }

    /// Gives the new findings of a page in sentences.
    pub(crate) fn page_findings(&mut self, page: &Audited<'_>) -> Vec<String> {
        let Some(baseline) = &self.baseline else {
            return Vec::new();
        };
        let found = findings(page.report, self.language).into_iter();
        let new: Vec<String> = found
            .filter(|finding| finding.level > Level::Note)
            .filter(|finding| !baseline.prints.contains(&fingerprint(page, finding)))
            .map(|finding| finding.message)
            .collect();
        self.new += new.len();
        new
    }

    /// Counts a grade, in tenths.
    pub(crate) fn grade(&mut self, tenths: u8) {
        self.below += usize::from(self.fail_under.is_some_and(|least| tenths < least));
    }

    /// The exit code of a run that came to its end. Tells why the gate is shut.
    pub(crate) fn code(&self, teller: &mut Teller) -> u8 {
        if self.below > 0 {
            teller.tell(&Problem::BelowLimit {
                count: self.below,
                least: self.fail_under.unwrap_or_default(),
            });
        }
        if self.new > 0 {
            teller.tell(&Problem::NewFindings { count: self.new });
        }
        match (teller.failed, self.below + self.new) {
            (true, _) => FAILED,
            (false, 0) => OK,
            (false, _) => GATE,
        }
    }
}

/// The findings of an earlier run.
#[derive(Debug, Default)]
struct Baseline {
    prints: HashSet<String>,
}

impl Baseline {
    /// Reads SARIF, or JSON lines with reports, both as this program writes them.
    fn read(path: &Path) -> Result<Self, Problem> {
        let name = path.display().to_string();
        let bytes = fs::read(path).map_err(|error| Problem::reading(&name, error))?;
        let wrong = |said: String| Problem::Baseline {
            name: name.clone(),
            said,
        };
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes)
            && value.get("runs").is_some()
        {
            return Ok(Self::from_sarif(&value));
        }
        let mut baseline = Self::default();
        for value in serde_json::Deserializer::from_slice(&bytes).into_iter::<Value>() {
            let value = value.map_err(|error| wrong(error.to_string()))?;
            let earlier = if value.get("report").is_some() {
                serde_json::from_value::<Earlier>(value)
            } else {
                serde_json::from_value(value).map(|report| Earlier {
                    file: String::new(),
                    report,
                })
            };
            baseline.add(&earlier.map_err(|error| wrong(error.to_string()))?);
        }
        Ok(baseline)
    }

    fn from_sarif(value: &Value) -> Self {
        let runs = value["runs"].as_array().into_iter().flatten();
        let results = runs.flat_map(|run| run["results"].as_array().into_iter().flatten());
        let prints = results.filter_map(|result| {
            let prints = result["partialFingerprints"].as_object()?;
            prints.get("loketmeter/v1")?.as_str().map(str::to_owned)
        });
        Self {
            prints: prints.collect(),
        }
    }

    fn add(&mut self, earlier: &Earlier) {
        let page = Audited {
            name: &earlier.file,
            source: None,
            report: &earlier.report,
        };
        // Rules are the same in both languages, and fingerprints know nothing else.
        let found = findings(&earlier.report, Language::Nl);
        let prints = found.iter().map(|finding| fingerprint(&page, finding));
        self.prints.extend(prints);
    }
}

/// A grade as people write it, `5,5` or `5.5`, in tenths.
///
/// # Errors
/// When it is not a grade from 1 to 10 with at most one decimal.
pub(crate) fn grade(text: &str) -> Result<u8, String> {
    let parsed = (|| {
        let (whole, tenth) = text.split_once([',', '.']).unwrap_or((text, "0"));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if tenth.len() != 1 || !digits(whole) || !digits(tenth) {
            return None;
        }
        let tenths = whole.parse::<u8>().ok()?.checked_mul(10)?;
        let tenths = tenths.checked_add(tenth.parse().ok()?)?;
        (10..=100).contains(&tenths).then_some(tenths)
    })();
    parsed.ok_or_else(|| "1,0 – 10,0".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_with_a_comma_or_a_point() {
        assert_eq!(grade("5,5"), Ok(55));
        assert_eq!(grade("6"), Ok(60));
        assert_eq!(grade("10.0"), Ok(100));
        for wrong in ["", "0", "11", "5,55", "-5", "vijf", "99999", ",5"] {
            assert!(grade(wrong).is_err(), "{wrong}");
        }
    }
}
