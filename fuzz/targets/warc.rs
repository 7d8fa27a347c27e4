//! An archive, whole or damaged: an end, every page within its limit, and from any place to resume the same rest.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (stop, bytes) = input;
    scan::assert_readable(bytes, usize::from(stop));
});

// The modules are those of the command line, which uses more of them.
#[allow(dead_code, unused_imports)]
#[path = "../../src/cli/scan"]
mod scan {
    mod http;
    mod warc;

    use loketmeter::Limits;
    use warc::{Next, Position, Reader};

    /// Reads it from the start to the end, and from what was read after `stop` records once more.
    pub(crate) fn assert_readable(bytes: &[u8], stop: usize) {
        let path =
            std::env::temp_dir().join(format!("loketmeter-fuzz-{}.warc", std::process::id()));
        std::fs::write(&path, bytes).expect("room for a file");
        let (all, middle) = read(&path, Position::default(), stop);
        if let Some(middle) = middle {
            let (rest, _) = read(&path, middle, usize::MAX);
            assert_eq!(all[stop..], rest[..], "resumed at {middle:?}");
        }
    }

    /// What was read, one line each, and the place after `stop` of them.
    fn read(
        path: &std::path::Path,
        from: Position,
        stop: usize,
    ) -> (Vec<String>, Option<Position>) {
        let Some(mut reader) = Reader::open(path, from).expect("a file that can be read") else {
            return (Vec::new(), None);
        };
        let mut seen = Vec::new();
        let mut middle = (stop == 0).then(|| reader.position());
        while let Some(next) = reader.next() {
            let number = reader.position().record;
            assert_eq!(
                number,
                from.record + seen.len() as u64 + 1,
                "numbered one by one"
            );
            seen.push(line(&next));
            if seen.len() == stop {
                middle = Some(reader.position());
            }
        }
        (seen, middle)
    }

    fn line(next: &Next) -> String {
        match next {
            Next::Damage {
                offset,
                record,
                fault,
            } => format!("{record} at {offset}: {fault}"),
            Next::Record(record) => {
                assert!(record.body.len() as u64 <= warc::kept());
                let page = http::response(&record.body);
                if let Ok(page) = &page {
                    // The engine cuts what is longer, and says so.
                    assert!(page.body.len() <= Limits::default().bytes.max(record.body.len()) + 4);
                }
                let page = page.map(|page| page.body.len());
                format!(
                    "{:?} {:?} at {}: {page:?}",
                    record.kind, record.target, record.offset
                )
            }
        }
    }
}
