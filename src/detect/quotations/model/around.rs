//! Columns that look at a token's neighbourhood.

use std::ops::Range;

use super::column::{Columns, EDGE, bucket, col, get, mix, put};
use super::lexicon::Tag;
use super::word::form_of;

impl Columns {
    /// Fills the columns that look at a token's neighbourhood.
    pub(super) fn look_around(&mut self) {
        let count = self.len();
        let last = self.tag(count.wrapping_sub(1));
        let headline = u32::from(
            last != Tag::STOP && last != Tag::COLON && get(self.row(count.wrapping_sub(1)), col::MARK) == 0,
        );
        let length = bucket(count);
        let that = form_of("that");
        // From the left: the mark and the noun before.
        let (mut mark, mut noun, mut noun_at, mut noun_form) = (0, 0, 0, 0);
        let (mut verb, mut verb_at, mut said_at) = (0, 0, usize::MAX);
        for at in 0..count {
            let (from, to) = self.sentences.get(at).copied().unwrap_or_default();
            if from as usize == at {
                (mark, noun, noun_at, noun_form) = (1, 0, at, 0);
                (verb, said_at) = (0, usize::MAX);
            }
            let said = if said_at < count { bucket(at - said_at) } else { 0 };
            let near = noun | (bucket(at - noun_at) << 8);
            let [begin, end] = [at - from as usize, to as usize - at].map(bucket);
            let cells = *self.row(at);
            let Some(place_of) = self.cells.get_mut(at + EDGE) else { return };
            put(place_of, col::MARK_LEFT, mark);
            put(place_of, col::NOUN_LEFT, near);
            put(place_of, col::NOUN_FORM, noun_form);
            put(place_of, col::PLACE, (length << 1) | headline);
            put(place_of, col::SENTENCE, begin.min(3) | (end.min(3) << 4));
            put(
                place_of,
                col::VERB_LEFT,
                if verb == 0 { 0 } else { mix(verb, (at - verb_at).min(3) as u32) },
            );
            put(place_of, col::SAID, said);
            let tag = Tag(get(&cells, col::TAG) as u8);
            let state = get(&cells, col::MARK);
            if tag.is_mark() || state > 1 {
                mark = u32::from(tag.0) | (state << 5);
            }
            if tag.is_nominal() {
                (noun, noun_at, noun_form) = (get(&cells, col::TAG), at, get(&cells, col::FORM));
            }
            if tag.is_verb() {
                (verb, verb_at) = (get(&cells, col::STEM), at);
            }
            if get(&cells, col::CUE) == 3 && state == 0 {
                said_at = at;
            }
        }
        // From the right: the mark, the noun, the verb, `that` and the quotation mark behind.
        let (mut mark, mut noun, mut noun_at, mut verb_at) = (0, 0, count, usize::MAX);
        let (mut that_at, mut open_at, mut said_at) = (usize::MAX, usize::MAX, usize::MAX);
        for at in (0..count).rev() {
            let (_, to) = self.sentences.get(at).copied().unwrap_or_default();
            if to as usize == at + 1 {
                (mark, noun, noun_at, verb_at, said_at) = (1, 0, at, usize::MAX, usize::MAX);
            }
            let said = if said_at < count { bucket(said_at - at) << 4 } else { 0 };
            let cells = *self.row(at);
            let opens = open_at.checked_sub(at).filter(|d| open_at < count && *d <= 3).unwrap_or_default();
            let thats = that_at.checked_sub(at).filter(|d| that_at < count && *d <= 4).unwrap_or_default();
            let verb = verb_at.checked_sub(at).filter(|_| verb_at < count).map_or(0, bucket);
            // Distance back to a closing mark within three tokens.
            let closes = (1..=3).find(|d| at >= *d && get(self.row(at - d), col::MARK) == 3).unwrap_or(0);
            let Some(place) = self.cells.get_mut(at + EDGE) else { return };
            put(place, col::MARK_RIGHT, mark);
            put(place, col::NOUN_RIGHT, noun | (bucket(noun_at - at) << 8));
            put(place, col::VERB_RIGHT, verb);
            put(place, col::THAT, thats as u32);
            put(place, col::QUOTE_NEAR, (opens | (closes << 4)) as u32);
            put(place, col::SAID, get(&cells, col::SAID) | said);
            let tag = Tag(get(&cells, col::TAG) as u8);
            let state = get(&cells, col::MARK);
            if tag.is_mark() || state > 1 {
                mark = u32::from(tag.0) | (state << 5);
            }
            if tag.is_nominal() {
                (noun, noun_at) = (get(&cells, col::TAG), at);
            }
            if tag.is_finite() {
                verb_at = at;
            }
            if get(&cells, col::CUE) == 3 && state == 0 {
                said_at = at;
            }
            if get(&cells, col::FORM) == that {
                that_at = at;
            }
            if state == 2 {
                open_at = at;
            }
        }
    }

    /// Takes over what the first stage found: the candidates and each token's likelihood.
    pub fn note_cues(&mut self, cues: &[(Range<usize>, f32)], likelihood: impl Fn(usize) -> f32) {
        for (at, place) in self.in_cue.iter_mut().enumerate() {
            let likely = likelihood(at);
            *place = (1..10u8).filter(|step| f32::from(*step) <= likely * 9.99).count() as u8;
        }
        let mut next = cues.iter().map(|(cue, _)| cue.start).peekable();
        let mut count = 0;
        for (at, tally) in self.tallies.iter_mut().enumerate() {
            while next.next_if(|start| *start < at).is_some() {
                count += 1;
            }
            tally.cues = count;
        }
        // How far the cues beside a token stand, in its sentence.
        for (at, (from, to)) in self.sentences.iter().enumerate() {
            let next = cues.partition_point(|(cue, _)| cue.start <= at);
            let ahead = cues.get(next).map_or(0, |(cue, _)| cue.start - at);
            let behind = next.checked_sub(1).and_then(|last| cues.get(last)).map(|(cue, _)| cue);
            let Some(cells) = self.cells.get_mut(at + EDGE) else { return };
            put(cells, col::NEXT_CUE, if at + ahead < *to as usize { bucket(ahead) } else { 0 });
            let near = behind.filter(|cue| cue.start >= *from as usize);
            put(cells, col::LAST_CUE, near.map_or(0, |cue| 1 + bucket((at + 1).saturating_sub(cue.end))));
        }
    }
}
