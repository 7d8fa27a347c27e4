//! Scoring, on all cores.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
    mpsc,
};

use loketmeter::{Engine, Options, PageSource, Report, page::Page, site};

use super::super::{charset, problem::FileKind, read};
use super::source::Place;
use super::{http, warc};

/// Something that was read.
pub(super) struct Job {
    /// Its place in the order of reading.
    pub(super) number: u64,
    /// Where to go on after it.
    pub(super) place: Place,
    /// What it takes of the budget.
    pub(super) cost: usize,
    pub(super) what: What,
}

/// What was read.
pub(super) enum What {
    /// A stored HTTP response.
    Response {
        address: Option<String>,
        bytes: Vec<u8>,
        from: From,
    },
    /// A page without HTTP around it.
    Page {
        address: Option<String>,
        bytes: Vec<u8>,
        from: From,
    },
    /// Nothing to score.
    Nothing(Outcome),
}

/// Where something was read.
#[derive(Clone, Debug)]
pub(super) struct From {
    pub(super) file: String,
    pub(super) record: Option<u64>,
    pub(super) offset: Option<u64>,
}

/// What came of a job.
pub(super) struct Done {
    pub(super) number: u64,
    pub(super) place: Place,
    pub(super) cost: usize,
    pub(super) outcome: Outcome,
}

/// What something turned out to be.
pub(super) enum Outcome {
    Page(Box<Scored>),
    Redirect,
    HttpError,
    NotHtml,
    Revisit,
    /// A record without a page.
    Other,
    /// The end of a file: only its place counts.
    End,
    Unreadable(From, Unreadable),
    Damaged(From, warc::Fault),
    /// A file that cannot be read at all.
    NoFile(From, super::Problem),
}

/// Why a page cannot be read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unreadable {
    Http(http::Fault),
    Kind(FileKind),
}

/// A scored page.
pub(super) struct Scored {
    pub(super) name: String,
    pub(super) page: Page,
    pub(super) report: Report,
    /// Fingerprint of the content.
    pub(super) content: u64,
}

/// Scores jobs until there are no more, or until `stop`: what was read ahead by then is read again after a resume.
pub(super) fn work(
    queue: &Mutex<mpsc::Receiver<Job>>,
    results: &mpsc::Sender<Done>,
    options: &Options,
    stop: &AtomicBool,
) {
    while !stop.load(Ordering::SeqCst) {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let done = Done {
            number: job.number,
            place: job.place,
            cost: job.cost,
            outcome: outcome(job.what, options),
        };
        if results.send(done).is_err() {
            return;
        }
    }
}

fn outcome(what: What, options: &Options) -> Outcome {
    match what {
        What::Nothing(outcome) => outcome,
        What::Page {
            address,
            bytes,
            from,
        } => score(address, &bytes, None, from, options),
        What::Response {
            address,
            bytes,
            from,
        } => match http::response(&bytes) {
            Err(fault) => Outcome::Unreadable(from, Unreadable::Http(fault)),
            Ok(response) => match response.status {
                300..=399 => Outcome::Redirect,
                200 if !http::may_be_page(&response.content_type) => Outcome::NotHtml,
                200 => {
                    let header = Some(response.content_type.as_str());
                    score(address, &response.body, header, from, options)
                }
                _ => Outcome::HttpError,
            },
        },
    }
}

fn score(
    address: Option<String>,
    bytes: &[u8],
    content_type: Option<&str>,
    from: From,
    options: &Options,
) -> Outcome {
    if let Some(kind) = read::other_kind(bytes) {
        // Without a type it was not said to be a page.
        return if content_type.is_some_and(str::is_empty) {
            Outcome::NotHtml
        } else {
            Outcome::Unreadable(from, Unreadable::Kind(kind))
        };
    }
    let text = charset::decode(bytes, content_type.map(str::as_bytes)).text;
    let source = PageSource::Html(&text);
    let (page, report) = Engine::builtin().audit_with_page(source, address.as_deref(), options);
    Outcome::Page(Box::new(Scored {
        content: site::content_fingerprint(&page.address, bytes),
        name: address.unwrap_or(from.file),
        page,
        report,
    }))
}
