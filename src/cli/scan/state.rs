//! What a scan has come to: everything that a checkpoint holds.

use std::{collections::HashSet, io};

use loketmeter::{
    Language,
    page::{Address, Page},
    report::formats::Audited,
    site::{self, Counts, RulesError, SCAN_VERSION, ScanProblem, ScanReport, Sites, Visit},
};
use serde::{Deserialize, Serialize};

use super::super::{gate::Gate, problem::Problem, teller::Teller};
use super::output::ScanOutput;
use super::source::Place;
use super::work::{Done, From, Outcome, Scored};

/// Problems that the report lists; the counts hold all.
const MOST_PROBLEMS: usize = 1_000;

/// What a scan has come to. Memory per page: two fingerprints, about 40 bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct State {
    /// Up to where everything has been counted.
    pub(super) place: Place,
    pub(super) counts: Counts,
    pub(super) complete: bool,
    /// Findings that the earlier run of `--baseline` does not have.
    pub(super) new_findings: usize,
    sites: Sites,
    /// Fingerprints of the addresses and contents of pages.
    seen: HashSet<u64>,
    problems: Vec<ScanProblem>,
}

impl State {
    /// Counts something that was read, in the order of reading.
    pub(super) fn add(
        &mut self,
        done: Done,
        gate: &mut Gate,
        out: &mut ScanOutput,
        teller: &mut Teller,
    ) -> io::Result<()> {
        self.place = done.place;
        let counts = &mut self.counts;
        if !matches!(done.outcome, Outcome::End) {
            counts.records += 1;
        }
        match done.outcome {
            Outcome::End => {}
            Outcome::Redirect => counts.redirects += 1,
            Outcome::HttpError => counts.http_errors += 1,
            Outcome::NotHtml => counts.not_html += 1,
            Outcome::Revisit => counts.revisits += 1,
            Outcome::Other => counts.other_records += 1,
            Outcome::Unreadable(from, why) => {
                counts.unreadable += 1;
                self.problem(
                    &from,
                    &Problem::unreadable(from.file.clone(), from.record, from.offset, why),
                    teller,
                );
            }
            Outcome::Damaged(from, fault) => {
                counts.damaged += 1;
                let problem = Problem::Record {
                    name: from.file.clone(),
                    record: from.record.unwrap_or_default(),
                    offset: from.offset.unwrap_or_default(),
                    fault,
                };
                self.problem(&from, &problem, teller);
            }
            Outcome::NoFile(from, problem) => {
                counts.damaged += 1;
                self.problem(&from, &problem, teller);
            }
            Outcome::Again(name, address) => {
                // Everything else by which it can be told is known from the first time.
                self.seen.extend(address);
                self.duplicate(&name, teller);
            }
            Outcome::Page(scored) => self.page(&scored, gate, out, teller)?,
        }
        Ok(())
    }

    fn problem(&mut self, from: &From, problem: &Problem, teller: &mut Teller) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(ScanProblem {
                file: from.file.clone(),
                record: from.record,
                offset: from.offset,
                reason: problem.text(teller.language),
            });
        }
        teller.tell(problem);
    }

    fn duplicate(&mut self, name: &str, teller: &mut Teller) {
        self.counts.duplicates += 1;
        teller.step(&format!("{name}: duplicate"));
    }

    fn page(
        &mut self,
        scored: &Scored,
        gate: &mut Gate,
        out: &mut ScanOutput,
        teller: &mut Teller,
    ) -> io::Result<()> {
        if self.is_known(scored) {
            self.duplicate(&scored.name, teller);
            return Ok(());
        }
        self.counts.pages += 1;
        let visit = Visit {
            page: &scored.page,
            report: &scored.report,
        };
        self.sites.add(&visit);
        self.counts.others = self.sites.others();
        let audited = Audited {
            name: &scored.name,
            source: None,
            report: &scored.report,
        };
        let known = gate.known();
        out.page(&audited, known.as_ref().map(|known| known as _))?;
        drop(known);
        for message in gate.page_findings(&audited) {
            teller.remark(&format!("{}: {message}", scored.name));
        }
        self.new_findings = gate.new;
        teller.step(&scored.name);
        Ok(())
    }

    /// Was this page counted before, under its address, its canonical address or with the same content?
    fn is_known(&mut self, scored: &Scored) -> bool {
        let page = &scored.page;
        let mut keys = vec![scored.content];
        if page.has_address {
            keys.push(site::fingerprint(&page.address));
            keys.extend(canonical(page).map(|address| site::fingerprint(&address)));
        }
        let known = keys.iter().any(|key| self.seen.contains(key));
        self.seen.extend(keys);
        known
    }

    /// The report so far.
    ///
    /// # Errors
    /// When the rules of the site level cannot be read.
    pub(super) fn report(&self, language: Language) -> Result<ScanReport, &'static RulesError> {
        Ok(ScanReport {
            version: SCAN_VERSION,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            rubric: super::rubric_stamp(),
            complete: self.complete,
            counts: self.counts.clone(),
            problems: self.problems.clone(),
            sites: self.sites.finish(language)?,
        })
    }
}

/// The address that the page gives as its own, when that can be true: on the same site, and not the home page for every
/// page, which is a common mistake.
fn canonical(page: &Page) -> Option<Address> {
    let given = page.address.join(page.meta.canonical.as_deref()?);
    let is_root = |address: &Address| address.bare_path().trim_matches('/').is_empty();
    let sound = given.is_web()
        && site::same_site(&given, &page.address)
        && (!is_root(&given) || is_root(&page.address));
    sound.then_some(given)
}
