//! Eight bytes of a text at a time: most texts have nothing special in them, and it takes few steps to know that.

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// The eight bytes from a place on, when there are as many; the first is the lowest.
#[inline]
pub(crate) fn at(bytes: &[u8], place: usize) -> Option<u64> {
    let chunk = bytes.get(place..)?.first_chunk()?;
    Some(u64::from_le_bytes(*chunk))
}

/// The high bit of every byte that is below `least`, which is at most 128. Behind the first such byte there may be bits
/// that mean nothing.
#[inline]
pub(crate) fn below(eight: u64, least: u8) -> u64 {
    eight.wrapping_sub(ONES * u64::from(least)) & !eight & HIGH
}

/// Is every byte a printable character of ASCII?
#[inline]
pub(crate) fn is_printable(eight: u64) -> bool {
    // 0x7f is the only byte below 0x80 that gets a high bit from adding one.
    (below(eight, b' ') | (eight | eight.wrapping_add(ONES)) & HIGH) == 0
}

/// May there be two spaces beside each other? No is certain.
#[inline]
pub(crate) fn has_two_spaces(eight: u64) -> bool {
    let others = eight ^ (ONES * u64::from(b' '));
    // A byte that is no space keeps a bit. An exclamation mark behind a space is taken for a space too.
    let spaces = below(others, 1);
    spaces & spaces >> 8 != 0
}

/// May a lower-case letter be among them, in either case? No is certain.
#[inline]
pub(crate) fn may_hold(eight: u64, letter: u8) -> bool {
    let lower = eight | (ONES * u64::from(b' '));
    below(lower ^ (ONES * u64::from(letter)), 1) != 0
}

/// Number of the byte that the lowest bit of [`below`] stands for.
#[inline]
pub(crate) fn first(bits: u64) -> usize {
    bits.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eight(text: &str) -> u64 {
        at(text.as_bytes(), 0).expect("eight bytes")
    }

    #[test]
    fn eight_bytes_are_judged_as_each_of_them_is() {
        assert!(is_printable(eight(" Wmo ~ !")));
        for odd in ["\u{7f}", "\u{0}", "\u{1f}", "\n", "é", "\u{80}"] {
            for place in 0..7 {
                let mut text = "a".repeat(place) + odd + &"b".repeat(7);
                text.truncate(text.floor_char_boundary(9).max(8));
                assert!(!is_printable(eight(&text)), "{text:?}");
            }
        }
    }

    #[test]
    fn the_first_low_byte_is_found() {
        for place in 0..8 {
            let text = "a".repeat(place) + "\u{2}\u{1}" + &"b".repeat(8);
            assert_eq!(first(below(eight(&text), 6)), place);
        }
        assert_eq!(below(eight("\u{6}abcdefé"), 6), 0);
    }

    #[test]
    fn a_letter_is_found_in_either_case() {
        for text in ["100 euro", "100 EURO", "uabcdefg", "abcdefgU"] {
            assert!(may_hold(eight(text), b'u'), "{text:?}");
        }
        for text in ["100 keer", "abcdefgh", "vvvvvvvv", "\u{e9}abcdef"] {
            assert!(!may_hold(eight(text), b'u'), "{text:?}");
        }
    }

    #[test]
    fn two_spaces_stand_out() {
        assert!(has_two_spaces(eight("een  twee")));
        assert!(has_two_spaces(eight("eentwe  ")));
        assert!(!has_two_spaces(eight("e e n t ")));
        assert!(!has_two_spaces(eight("!!! ab, ")));
    }
}
