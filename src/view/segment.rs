//! Segments: a stretch of text cut at every edge of a mark, so that marks may overlap and nest.

use crate::annotation::Mark;
use crate::text::Span;

/// A stretch that the same marks cover from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the article.
    pub span: Span,
    /// The marks that cover it, the shortest first; none for plain text.
    pub marks: Vec<Mark>,
}

/// Cuts `body` at the edges of `marks` (ordered by start). The segments are not empty, and one
/// after the other they are `body`.
pub fn cut(body: Span, marks: &[Mark]) -> Vec<Segment> {
    let within = |at: &u32| body.start < *at && *at < body.end;
    let mut edges: Vec<u32> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).filter(within).collect();
    edges.push(body.end);
    edges.sort_unstable();
    edges.dedup();

    let mut waiting = marks.iter().filter(|mark| !mark.span.is_empty()).peekable();
    let mut open: Vec<Mark> = Vec::new();
    let mut segments = Vec::with_capacity(edges.len());
    let mut start = body.start;
    for end in edges {
        open.retain(|mark| mark.span.end > start);
        while let Some(mark) = waiting.next_if(|mark| mark.span.start <= start) {
            if mark.span.end > start {
                open.push(*mark);
            }
        }
        if start < end {
            let mut marks = open.clone();
            marks.sort_by_key(|mark| (mark.span.len(), mark.kind, mark.of));
            segments.push(Segment { span: Span::new(start, end), marks });
        }
        start = end;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Id, MarkKind};

    fn mark(start: u32, end: u32, index: usize) -> Mark {
        Mark { span: Span::new(start, end), kind: MarkKind::Quote, of: Id::quotation(index) }
    }

    fn shape(body: Span, marks: &[Mark]) -> Vec<(u32, u32, Vec<u32>)> {
        cut(body, marks)
            .into_iter()
            .map(|s| (s.span.start, s.span.end, s.marks.iter().map(|m| m.of.index).collect()))
            .collect()
    }

    #[test]
    fn text_without_marks_is_one_segment() {
        assert_eq!(shape(Span::new(3, 9), &[]), [(3, 9, vec![])]);
        assert_eq!(shape(Span::new(3, 3), &[]), []);
    }

    #[test]
    fn marks_that_cross_are_cut_where_they_cross() {
        let marks = [mark(0, 6, 0), mark(4, 10, 1)];
        let expected = [(0, 4, vec![0]), (4, 6, vec![0, 1]), (6, 10, vec![1]), (10, 12, vec![])];
        assert_eq!(shape(Span::new(0, 12), &marks), expected);
    }

    #[test]
    fn the_inner_mark_comes_first() {
        let marks = [mark(0, 10, 0), mark(2, 4, 1)];
        let expected = [(0, 2, vec![0]), (2, 4, vec![1, 0]), (4, 10, vec![0])];
        assert_eq!(shape(Span::new(0, 10), &marks), expected);
    }

    #[test]
    fn a_mark_that_sticks_out_is_clipped() {
        let marks = [mark(0, 5, 0), mark(8, 20, 1)];
        let expected = [(4, 5, vec![0]), (5, 8, vec![]), (8, 10, vec![1])];
        assert_eq!(shape(Span::new(4, 10), &marks), expected);
    }
}
