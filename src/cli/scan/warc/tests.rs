use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use super::*;

const RECORD: &[u8] =
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: a\r\nContent-Length: 2\r\n\r\nab\r\n\r\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What is read from a place on, and the place after each.
fn read(path: &Path, from: Position) -> Vec<(String, Position)> {
    let mut reader = Reader::open(path, from).unwrap().unwrap();
    let mut seen = Vec::new();
    while let Some(next) = reader.next() {
        let line = match next {
            Next::Record(record) => format!("{} at {}", record.body.len(), record.offset),
            Next::Damage { offset, fault, .. } => format!("{fault} at {offset}"),
        };
        seen.push((line, reader.position()));
    }
    seen
}

#[test]
fn resuming_anywhere_gives_the_rest_also_after_damage_at_the_end() {
    let packed = gzip(RECORD);
    let cut = |bytes: &[u8]| bytes[..bytes.len() - 6].to_vec();
    let cases = [
        ("plain", [RECORD, RECORD].concat(), 2),
        ("plain-cut", cut(&[RECORD, RECORD].concat()), 2),
        ("plain-noise", [RECORD, b"noise\r\n", RECORD].concat(), 3),
        ("members", [packed.clone(), packed.clone()].concat(), 2),
        (
            "members-cut",
            cut(&[packed.clone(), packed.clone()].concat()),
            3,
        ),
        ("members-noise", [&packed[..], b"noise"].concat(), 2),
        ("one-member", gzip(&[RECORD, RECORD].concat()), 2),
        (
            "one-member-bad",
            gzip(&[RECORD, b"WARC/1.0\r\n\r\n"].concat()),
            2,
        ),
        ("damage-only", b"\x1f\x8b\x08".to_vec(), 1),
    ];
    for (name, bytes, count) in cases {
        let path = std::env::temp_dir().join(format!("loketmeter-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        let all = read(&path, Position::default());
        assert_eq!(all.len(), count, "{name}: {all:?}");
        for (index, (_, place)) in all.iter().enumerate() {
            assert_eq!(read(&path, *place), all[index + 1..], "{name} at {place:?}");
        }
        std::fs::remove_file(&path).unwrap();
    }
}
