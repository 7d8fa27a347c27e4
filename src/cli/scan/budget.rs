//! How much may be under way at once: what keeps the memory flat.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes of pages that may be under way: read and not yet put together.
const MOST: usize = 48 * 1024 * 1024;
/// Cost of anything, however small.
const LEAST: usize = 16 * 1024;

/// A number of bytes that the reader takes from and the end of the line gives back to.
#[derive(Debug)]
pub(super) struct Budget {
    left: Mutex<usize>,
    changed: Condvar,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            left: Mutex::new(MOST),
            changed: Condvar::new(),
        }
    }
}

impl Budget {
    /// Takes the cost of a page of so many bytes, and waits until there is room for it. Text, facts and report of a page
    /// take a few times its size.
    pub(super) fn take(&self, bytes: usize) -> usize {
        let cost = (bytes.saturating_mul(2)).clamp(LEAST, MOST);
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        while *left < cost {
            left = self
                .changed
                .wait(left)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *left -= cost;
        cost
    }

    /// Gives a cost back.
    pub(super) fn give_back(&self, cost: usize) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_add(cost);
        self.changed.notify_one();
    }

    /// Makes room for everything, so that nobody waits any more.
    pub(super) fn open(&self) {
        self.give_back(usize::MAX / 2);
    }
}
