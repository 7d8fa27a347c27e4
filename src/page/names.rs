//! Look-up of names in a fixed list, by a table that is made when the crate is compiled.

/// Places in the table; a power of two, and several times the names that are looked up.
const SLOTS: usize = 256;

/// A list of names with their places in it.
pub(super) struct Names {
    list: &'static [&'static str],
    /// Per slot: the place in the list plus one, or 0.
    slots: [u8; SLOTS],
}

impl Names {
    pub(super) const fn new(list: &'static [&'static str]) -> Self {
        assert!(list.len() < SLOTS / 2);
        let mut slots = [0; SLOTS];
        let mut i = 0;
        while i < list.len() {
            let mut slot = slot(list[i].as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = i as u8 + 1;
            i += 1;
        }
        Self { list, slots }
    }

    /// The place of a name in the list.
    #[inline]
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        if name.is_empty() {
            return None;
        }
        let mut slot = slot(name.as_bytes());
        loop {
            let place = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.list[place] == name {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The place of a name that is in the list, when the crate is compiled.
    pub(super) const fn place(&self, name: &str) -> usize {
        let mut i = 0;
        while !same(self.list[i].as_bytes(), name.as_bytes()) {
            i += 1;
        }
        i
    }
}

/// Names of one list mostly differ in length, first, middle and last letter.
#[inline]
const fn slot(name: &[u8]) -> usize {
    let (first, middle, last) = (name[0], name[name.len() / 2], name[name.len() - 1]);
    (name.len() + first as usize * 3 + middle as usize * 17 + last as usize * 61) % SLOTS
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    static LETTERS: Names = Names::new(&["b", "a", "ab", "ba"]);

    #[test]
    fn every_name_has_its_place_and_others_have_none() {
        const BA: usize = LETTERS.place("ba");
        assert_eq!(BA, 3);
        for (place, name) in LETTERS.list.iter().enumerate() {
            assert_eq!(LETTERS.find(name), Some(place));
        }
        for name in ["", "c", "aba", "\u{e9}"] {
            assert_eq!(LETTERS.find(name), None);
        }
    }
}
