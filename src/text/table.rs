//! Hash table of the rubric's words, with look-up of word starts and ends in the same pass.

/// Bits of the filter that says "no symbol has this hash".
const FILTER_BITS: usize = 1 << 14;

/// FNV-1a, one byte at a time, so that the hash of a prefix comes for free.
#[inline]
pub(super) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Hash of the empty text.
pub(super) const SEED: u32 = 0x811c_9dc5;

/// An open-addressing table from hash to symbol number.
#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<(u32, u16)>,
    filter: Vec<u64>,
}

impl Table {
    /// Makes a table of so many (hash, symbol) pairs.
    pub(super) fn new(count: usize, entries: impl Iterator<Item = (u32, u16)>) -> Self {
        let size = (count * 2 + 16).next_power_of_two();
        let mut table = Self {
            slots: vec![(0, 0); size],
            filter: vec![0; FILTER_BITS / 64],
        };
        for (hash, symbol) in entries {
            let mut slot = table.slot(hash);
            while table.slots[slot].1 != 0 {
                slot = (slot + 1) & (size - 1);
            }
            table.slots[slot] = (hash, symbol);
            let bit = hash as usize % FILTER_BITS;
            table.filter[bit / 64] |= 1 << (bit % 64);
        }
        table
    }

    #[inline]
    fn slot(&self, hash: u32) -> usize {
        // The low bits of FNV are its best.
        (hash ^ (hash >> 15)) as usize & (self.slots.len() - 1)
    }

    /// Can a symbol have this hash? False is certain.
    #[inline]
    pub(super) fn maybe(&self, hash: u32) -> bool {
        let bit = hash as usize % FILTER_BITS;
        self.filter[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The symbol with this hash that `is` accepts, or 0.
    #[inline]
    pub(super) fn find(&self, hash: u32, is: impl Fn(u16) -> bool) -> u16 {
        if !self.maybe(hash) {
            return 0;
        }
        let mut slot = self.slot(hash);
        loop {
            match self.slots[slot] {
                (_, 0) => return 0,
                (h, symbol) if h == hash && is(symbol) => return symbol,
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }
}
