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
        // Found by fuzzing: the second header holds the start of a third record, and both end with the file.
        (
            "headers-cut",
            b"WARC/1.0\r\n\r\nWARC/1.0\r\na\r\nWARC/1.0\r\nb".to_vec(),
            3,
        ),
        (
            "header-cut-short",
            [b"WARC/1.0\r\nWARC-Type: res\r\n", RECORD].concat(),
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

/// A record whose length is not the one in its header.
fn overlong(length: usize) -> Vec<u8> {
    format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n").into_bytes()
}

/// A block of compressed data that is stored as it is.
fn stored(bytes: &[u8]) -> Vec<u8> {
    [&stored_head(bytes.len())[..], bytes].concat()
}

fn stored_head(length: usize) -> [u8; 5] {
    let [low, high, ..] = length.to_le_bytes();
    [0, low, high, !low, !high]
}

/// Gzip members that each go on to the end of the file and are broken there: each skips those that follow it.
fn nested_members(count: usize) -> Vec<u8> {
    let start = [
        &[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0][..],
        &stored(&overlong(9_999_999)),
    ]
    .concat();
    let size = start.len() + 5;
    let members =
        (1..=count).flat_map(|at| [&start[..], &stored_head((count - at) * size)].concat());
    let common = stored(&vec![0; 60_000]).repeat(16);
    // A kind of block that there is not.
    members.chain(common).chain([7]).collect()
}

#[test]
fn a_hostile_archive_is_read_in_proportion_to_its_size() {
    const MANY: usize = 700;
    let one = overlong(10_000).len();
    let inside = (0..MANY).flat_map(|at| overlong(10_000 + (MANY - 1 - at) * one));
    let like_a_member = [&b"\x1f\x8b\x08\x08"[..], &[b'a'; 60]].concat();
    let cases = [
        ("past-the-end", overlong(90_000_000).repeat(MANY), MANY),
        ("inside", inside.chain(vec![b'x'; 20_000]).collect(), MANY),
        ("nested", nested_members(MANY), 2),
        ("like-members", like_a_member.repeat(MANY), 1),
    ];
    for (name, bytes, damaged) in cases {
        let path = std::env::temp_dir().join(format!("loketmeter-{}-{name}", std::process::id()));
        std::fs::write(&path, &bytes).unwrap();
        source::READ.set(0);
        assert_eq!(read(&path, Position::default()).len(), damaged, "{name}");
        let times = source::READ.get() / bytes.len() as u64;
        assert!(times < 20, "{name}: every byte is read {times} times");
        std::fs::remove_file(&path).unwrap();
    }
}
