//! The trained stages of a model in a file of their own, so that what comes after them can be learned anew.

use std::fs;
use std::path::Path;

use provenote::detect::quotations::model::Parts;

/// Three models: of all, and of either half.
pub(crate) type Three = [Parts; 3];

/// Keeps the stages.
pub(crate) fn write(path: &Path, parts: &Three) {
    let mut out = Vec::new();
    for part in parts {
        out.extend((part.lexicon.len() as u32).to_le_bytes());
        for (key, entry) in &part.lexicon {
            out.extend(key.to_le_bytes());
            out.extend(entry.to_le_bytes());
        }
        for weights in [&part.cue, &part.cue_pairs, &part.window, &part.pairs] {
            out.extend((weights.len() as u32).to_le_bytes());
            weights.iter().for_each(|weight| out.extend(weight.to_le_bytes()));
        }
    }
    fs::write(path, out).unwrap();
}

/// The stages that were kept; none where none were.
pub(crate) fn read(path: &Path) -> Option<Three> {
    let bytes = fs::read(path).ok()?;
    let mut rest = bytes.as_slice();
    let mut take = |count: usize| {
        let (head, tail) = rest.split_at(count);
        rest = tail;
        head
    };
    let mut out = Three::default();
    for part in &mut out {
        let count = u32::from_le_bytes(take(4).try_into().unwrap()) as usize;
        for entry in take(count * 6).chunks_exact(6) {
            let key = u32::from_le_bytes(entry[..4].try_into().unwrap());
            part.lexicon.push((key, u16::from_le_bytes(entry[4..].try_into().unwrap())));
        }
        for weights in [&mut part.cue, &mut part.cue_pairs, &mut part.window, &mut part.pairs] {
            let count = u32::from_le_bytes(take(4).try_into().unwrap()) as usize;
            weights.extend(take(count * 4).as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)));
        }
    }
    Some(out)
}
