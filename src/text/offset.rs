//! Offsets at the edges: bytes to code points and UTF-16 units, in one sweep.
