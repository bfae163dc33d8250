//! A table from hashes to numbers: one for all who look up words of the article.

/// Numbers by 64-bit hash; what was never set is 0. Its time is constant on average.
#[derive(Default)]
pub(super) struct Hashes {
    /// Hash and number, where the number is not 0; a power of two of them, at most half of them filled.
    slots: Vec<(u64, u32)>,
    filled: usize,
}

impl Hashes {
    /// Where `hash` stands, or would.
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (hash ^ hash >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.1 > 0 && slot.0 != hash) {
            at = (at + 1) & mask;
        }
        at
    }

    /// The number of `hash`.
    #[inline(never)]
    pub(super) fn get(&self, hash: u64) -> u32 {
        self.slots.get(self.place(hash)).map_or(0, |slot| slot.1)
    }

    /// Gives `hash` this number, which is not 0.
    #[inline(never)]
    pub(super) fn set(&mut self, hash: u64, number: u32) {
        if self.filled * 2 >= self.slots.len() {
            let wider = vec![(0, 0); (self.slots.len() * 2).max(16)];
            for slot in std::mem::replace(&mut self.slots, wider) {
                let at = self.place(slot.0);
                if let Some(to) = self.slots.get_mut(at).filter(|_| slot.1 > 0) {
                    *to = slot;
                }
            }
        }
        let at = self.place(hash);
        if let Some(slot) = self.slots.get_mut(at) {
            self.filled += usize::from(slot.1 == 0);
            *slot = (hash, number);
        }
    }
}

/// FNV-1a of `word`.
pub(super) fn hash_of(word: &str) -> u64 {
    word.bytes().fold(0, add)
}

/// FNV-1a of `word` in small letters of ASCII.
pub(super) fn hash_of_small(word: &str) -> u64 {
    word.bytes().fold(0, |hash, byte| add(hash, byte.to_ascii_lowercase()))
}

const fn add(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_what_it_was_given() {
        let mut table = Hashes::default();
        assert_eq!(table.get(7), 0);
        let hash = |n: u32| u64::from(n % 5) << 32 | u64::from(n * 64);
        (1..1000).for_each(|n| table.set(hash(n), n));
        assert!((1..1000).all(|n| table.get(hash(n)) == n));
        assert_eq!(table.get(hash(1000)), 0);
        table.set(hash(3), 9);
        assert_eq!(table.get(hash(3)), 9);
    }
}
