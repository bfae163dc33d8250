//! Offsets at the edges: bytes to code points and UTF-16 units and back, after one sweep.

/// A place in a text, in the units of files and of browsers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Code points before it.
    pub code_point: u32,
    /// UTF-16 units before it.
    pub utf16: u32,
}

/// Bytes between two checkpoints: one checkpoint costs 8 bytes, so about 3 % of the text.
const STEP: usize = 256;

/// A text with checkpoints to convert offsets from.
///
/// No method panics: an offset inside a character, or inside a surrogate pair, counts as the
/// character's start, and an offset beyond the text as its end.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// The positions at bytes 0, 256, 512, …; none for ASCII, where all units are the same.
    checkpoints: Vec<Position>,
}

impl<'t> Offsets<'t> {
    /// Sweeps `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut position = Position::default();
            checkpoints.extend(text.as_bytes().chunks(STEP).map(|chunk| {
                let before = position;
                position = position.after(chunk);
                before
            }));
        }
        Self { text, checkpoints }
    }

    /// The position of byte `byte`.
    pub fn at(&self, byte: u32) -> Position {
        let byte = self.text.floor_char_boundary(byte as usize);
        let Some(&before) = self.checkpoints.get(byte / STEP).or(self.checkpoints.last()) else {
            return Position { code_point: byte as u32, utf16: byte as u32 };
        };
        let from = (byte / STEP).min(self.checkpoints.len() - 1) * STEP;
        before.after(self.text.as_bytes().get(from..byte).unwrap_or_default())
    }

    /// The byte at which code point number `code_point` starts.
    pub fn byte_of_code_point(&self, code_point: u32) -> u32 {
        self.byte_where(code_point, |position| position.code_point)
    }

    /// The byte at which the character that holds UTF-16 unit number `utf16` starts.
    pub fn byte_of_utf16(&self, utf16: u32) -> u32 {
        self.byte_where(utf16, |position| position.utf16)
    }

    /// The last character boundary at which `unit` is at most `wanted`.
    fn byte_where(&self, wanted: u32, unit: fn(Position) -> u32) -> u32 {
        let length = self.text.len() as u32;
        let Some(last) = self.checkpoints.partition_point(|&p| unit(p) <= wanted).checked_sub(1) else {
            return wanted.min(length);
        };
        // A checkpoint counts a character that it cuts as already passed.
        let from = self.text.ceil_char_boundary(last * STEP);
        let mut position = self.checkpoints.get(last).copied().unwrap_or_default();
        for (at, character) in self.text.get(from..).unwrap_or_default().char_indices() {
            let next = Position {
                code_point: position.code_point + 1,
                utf16: position.utf16 + character.len_utf16() as u32,
            };
            if unit(next) > wanted {
                return (from + at) as u32;
            }
            position = next;
        }
        length
    }
}

impl Position {
    /// The position after more `bytes`. A character counts where its first byte is.
    fn after(self, bytes: &[u8]) -> Self {
        let characters = bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count() as u32;
        let pairs = bytes.iter().filter(|&&b| b >= 0xf0).count() as u32;
        Self { code_point: self.code_point + characters, utf16: self.utf16 + characters + pairs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_inside_a_character_or_pair_count_as_its_start() {
        let offsets = Offsets::new("a😀é");
        let at = |byte| (offsets.at(byte).code_point, offsets.at(byte).utf16);
        assert_eq!([at(0), at(1), at(3), at(5), at(6), at(7), at(99)].map(|p| p.1), [0, 1, 1, 3, 3, 4, 4]);
        assert_eq!((at(5), at(7)), ((2, 3), (3, 4)));
        assert_eq!([0, 1, 2, 3, 4, 9].map(|u| offsets.byte_of_utf16(u)), [0, 1, 1, 5, 7, 7]);
        assert_eq!([0, 1, 2, 3, 9].map(|c| offsets.byte_of_code_point(c)), [0, 1, 5, 7, 7]);
    }

    #[test]
    fn ascii_is_the_same_in_all_units() {
        let offsets = Offsets::new("abc");
        assert_eq!(offsets.at(2), Position { code_point: 2, utf16: 2 });
        assert_eq!([offsets.byte_of_utf16(2), offsets.byte_of_code_point(9)], [2, 3]);
    }
}
