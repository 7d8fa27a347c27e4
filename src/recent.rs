//! What was asked last, with its answer: pages say and link the same things many times.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A place for each of the last keys, by the hash of the key. A newer key takes the place over, so the memory is fixed
/// and nothing has to be thrown out. Whose place it is, is for the owner to tell: every entry holds its key, and the
/// first ones hold none.
#[derive(Debug)]
pub(crate) struct Recent<T>(Vec<T>);

impl<T: Clone + Default> Recent<T> {
    /// Room for `most` entries, a power of two.
    pub(crate) fn new(most: usize) -> Self {
        debug_assert!(most.is_power_of_two());
        Self(vec![T::default(); most])
    }

    /// As [`Self::new`], with fewer places for a text of which at most `keys` can be asked.
    pub(crate) fn for_keys(keys: usize, most: usize) -> Self {
        Self::new(keys.next_power_of_two().min(most))
    }
}

impl<T> Recent<T> {
    /// The place of a key with this hash.
    #[inline]
    pub(crate) fn at(&self, hash: u32) -> &T {
        &self.0[self.place(hash)]
    }

    /// The place of a key with this hash, to take it over.
    #[inline]
    pub(crate) fn at_mut(&mut self, hash: u32) -> &mut T {
        let place = self.place(hash);
        &mut self.0[place]
    }

    #[inline]
    fn place(&self, hash: u32) -> usize {
        (hash ^ (hash >> 15)) as usize & (self.0.len() - 1)
    }
}

/// Hash of a text in parts. It is the same within one run of the program only.
#[inline]
pub(crate) fn hash(parts: &[&[u8]]) -> u32 {
    let mut hasher = FxHasher::default();
    for part in parts {
        hasher.write(part);
    }
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_key_takes_the_place_over_and_others_stay() {
        let mut recent: Recent<&str> = Recent::new(4);
        assert_eq!(*recent.at(5), "");
        *recent.at_mut(5) = "five";
        *recent.at_mut(6) = "six";
        assert_eq!((*recent.at(5), *recent.at(6)), ("five", "six"));
        *recent.at_mut(9) = "nine";
        assert_eq!((*recent.at(5), *recent.at(6)), ("nine", "six"));
    }

    #[test]
    fn there_are_no_more_places_than_keys() {
        assert_eq!(Recent::<u8>::for_keys(0, 8).0.len(), 1);
        assert_eq!(Recent::<u8>::for_keys(5, 8).0.len(), 8);
        assert_eq!(Recent::<u8>::for_keys(500, 8).0.len(), 8);
    }
}
