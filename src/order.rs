//! Putting things in order.
//!
//! Everything goes through one sort of numbers: the sort of the standard library is compiled anew for every type it
//! meets, and two dozen of those were a tenth of the module that every user downloads.

/// Sorts by a number, smallest first. What has equal numbers keeps its order.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    let keys = (0u32..).zip(items.iter());
    for (here, there) in swaps(keys.map(|(i, item)| (key(item), i)).collect()) {
        items.swap(here as usize, there as usize);
    }
}

/// The swaps that put things in the order of their keys, made from each key and its place.
#[inline(never)]
fn swaps(mut order: Vec<(u64, u32)>) -> Vec<(u32, u32)> {
    let mut swaps = Vec::new();
    if order.is_sorted() {
        return swaps;
    }
    order.sort_unstable();
    for start in 0..order.len() {
        // Goes round: each place takes what belongs there, and hands its own on to where that came from.
        let mut at = start as u32;
        loop {
            let from = std::mem::replace(&mut order[at as usize].1, at);
            if from as usize == start {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

/// The same with the largest number first.
pub(crate) fn by_key_down<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    by_key(items, |item| u64::MAX - key(item));
}

/// Sorts and leaves out what stands in it twice.
pub(crate) fn distinct<T: Copy + PartialEq>(items: &mut Vec<T>, key: impl Fn(T) -> u64) {
    by_key(items, |&item| key(item));
    items.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        let mut words = vec!["drie", "een", "vier", "twee", "acht", "zes"];
        by_key(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["een", "zes", "drie", "vier", "twee", "acht"]);
        by_key_down(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["drie", "vier", "twee", "acht", "een", "zes"]);
    }

    #[test]
    fn nothing_stands_in_it_twice() {
        let mut numbers = vec![7u16, 3, 7, 1, 3];
        distinct(&mut numbers, u64::from);
        assert_eq!(numbers, [1, 3, 7]);
    }

    #[test]
    fn nothing_is_in_order() {
        let mut none: Vec<String> = Vec::new();
        by_key(&mut none, |word| word.len() as u64);
        assert!(none.is_empty());
    }
}
