//! Scoring, on all cores.

use std::collections::HashSet;
use std::sync::{
    Mutex, PoisonError, RwLock,
    atomic::{AtomicBool, Ordering},
    mpsc,
};

use loketmeter::{
    Engine, Options, PageSource, Report,
    page::{Address, Page},
    site,
};

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
    /// The content of a page that was counted before: its name, and the fingerprint of its address.
    Again(String, Option<u64>),
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
    /// What tells this content again without reading it, see [`Counted`].
    pub(super) again: Option<u64>,
}

/// Contents that were counted and that have nothing new to tell under another address: read and scored once is enough.
/// The fingerprint is that of bytes, site and the character set that the header gives.
#[derive(Debug, Default)]
pub(super) struct Counted(RwLock<HashSet<u64>>);

impl Counted {
    /// Remembers a page. All pages before it must have been counted.
    pub(super) fn add(&self, page: &Scored) {
        if let Some(again) = page.again {
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(again);
        }
    }

    fn has(&self, again: u64) -> bool {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.contains(&again)
    }
}

/// Does a page give the same address as its own wherever it stands? Then a copy of it gives no other.
fn names_itself_alike(page: &Page) -> bool {
    let Some(given) = page.meta.canonical.as_deref() else {
        return true;
    };
    let given = Address::parse(given);
    // A home page is believed on itself only, see `canonical` in `state.rs`.
    given.is_web() && !given.bare_path().trim_matches('/').is_empty()
}

/// Scores jobs until there are no more, or until `stop`: what was read ahead by then is read again after a resume.
pub(super) fn work(
    queue: &Mutex<mpsc::Receiver<Job>>,
    results: &mpsc::Sender<Done>,
    options: &Options,
    counted: &Counted,
    stop: &AtomicBool,
) {
    while !stop.load(Ordering::SeqCst) {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let done = Done {
            number: job.number,
            place: job.place,
            cost: job.cost,
            outcome: outcome(job.what, options, counted),
        };
        if results.send(done).is_err() {
            return;
        }
    }
}

fn outcome(what: What, options: &Options, counted: &Counted) -> Outcome {
    match what {
        What::Nothing(outcome) => outcome,
        What::Page {
            address,
            bytes,
            from,
        } => score(address, &bytes, None, from, options, counted),
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
                    score(address, &response.body, header, from, options, counted)
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
    counted: &Counted,
) -> Outcome {
    if let Some(kind) = read::other_kind(bytes) {
        // Without a type it was not said to be a page.
        return if content_type.is_some_and(str::is_empty) {
            Outcome::NotHtml
        } else {
            Outcome::Unreadable(from, Unreadable::Kind(kind))
        };
    }
    let place = address.as_deref().map(Address::parse);
    let content = site::content_fingerprint(&place.clone().unwrap_or_default(), bytes);
    let again = content ^ site::text_fingerprint(content_type.unwrap_or_default());
    if counted.has(again) {
        let address_known = place.map(|place| site::fingerprint(&place));
        return Outcome::Again(address.unwrap_or(from.file), address_known);
    }
    let text = charset::decode(bytes, content_type.map(str::as_bytes)).text;
    let source = PageSource::Html(&text);
    let (page, report) = Engine::builtin().audit_with_page(source, address.as_deref(), options);
    Outcome::Page(Box::new(Scored {
        content,
        again: names_itself_alike(&page).then_some(again),
        name: address.unwrap_or(from.file),
        page,
        report,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(html: &str, address: &str, header: Option<&str>, counted: &Counted) -> Outcome {
        let from = From {
            file: "a.warc".to_owned(),
            record: None,
            offset: None,
        };
        let address = Some(address.to_owned());
        score(
            address,
            html.as_bytes(),
            header,
            from,
            &Options::default(),
            counted,
        )
    }

    /// Is a page read again after it was counted under its first address?
    fn is_read_again(html: &str, second: &str, header: Option<&str>) -> bool {
        let counted = Counted::default();
        let first = "https://www.kampen.nl/zorg";
        match scored(html, first, Some("text/html"), &counted) {
            Outcome::Page(page) => counted.add(&page),
            _ => panic!("the first is read"),
        }
        match scored(html, second, header, &counted) {
            Outcome::Page(_) => true,
            Outcome::Again(name, address) => {
                assert_eq!((name.as_str(), address.is_some()), (second, true));
                false
            }
            _ => panic!("it is a page"),
        }
    }

    #[test]
    fn what_was_counted_is_not_read_again_unless_it_can_tell_more() {
        let other = "https://www.kampen.nl/zorg?print=1";
        let header = Some("text/html");
        let with = |given: &str| format!("<link rel=canonical href='{given}'><p>Zorg");
        assert!(!is_read_again("<p>Zorg", other, header));
        assert!(!is_read_again(
            &with("https://www.kampen.nl/zorg/wmo"),
            other,
            header
        ));
        // Another site, another character set, an address that depends on where the page stands.
        assert!(is_read_again(
            "<p>Zorg",
            "https://www.zwolle.nl/zorg",
            header
        ));
        assert!(is_read_again(
            "<p>Zorg",
            other,
            Some("text/html; charset=utf-16")
        ));
        assert!(is_read_again(&with("wmo"), other, header));
        assert!(is_read_again(
            &with("https://www.kampen.nl/"),
            other,
            header
        ));
    }
}
