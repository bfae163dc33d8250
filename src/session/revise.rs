//! A new text under the person's work: what was decided is kept, moved, or listed as without a place.

use std::rc::Rc;

use crate::annotation::any::count;
use crate::annotation::reanchor::{Anchor, reanchor};
use crate::annotation::{Annotation, Id, Subject, text_quote};
use crate::detect::citations::by_hand;
use crate::detect::{Analysis, Citation, Quotation, Speaker};
use crate::text::{Article, Link, ParagraphKind, Span};

use super::change::Edition;
use super::orphan::Orphan;
use super::standing::{Decisions, Origin, Standing, Status};
use super::state::Session;

/// What became of the annotations that the person had touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tidings {
    /// On the same words, at the same place of the text.
    pub kept: usize,
    /// On the same words, somewhere else.
    pub moved: usize,
    /// A few of their words changed.
    pub changed: usize,
    /// Listed as orphans.
    pub lost: usize,
}

/// So many bytes of a quotation may be edited, but no more than a quarter of it; of a long one, a tenth.
const EDITED: usize = 8;

/// The article with the text of `session` edited to `text`: lines that were headings, entries of a list and so
/// on stay so, links stay on their words.
pub fn edited(article: &Article, text: &str) -> Article {
    let mut spans: Vec<Span> = article.paragraphs.iter().map(|paragraph| paragraph.span).collect();
    let count = spans.len();
    spans.extend(article.links.iter().map(|link| link.span));
    let anchors = reanchor(&article.text, text, &spans);
    let (paragraphs, rest) = anchors.split_at(count.min(anchors.len()));
    let mut kinds = Vec::new();
    for (paragraph, anchor) in article.paragraphs.iter().zip(paragraphs) {
        if let Some(span) = place(*anchor).filter(|_| paragraph.kind != ParagraphKind::Text) {
            kinds.push((span.start, paragraph.kind));
        }
    }
    kinds.sort_unstable_by_key(|(start, _)| *start);
    let mut links = Vec::new();
    for (link, anchor) in article.links.iter().zip(rest) {
        if let Some(span) = place(*anchor) {
            links.push(Link { span, target: link.target.clone() });
        }
    }
    links.sort_unstable_by_key(|link| link.span.start);
    Article::new(text.to_owned(), article.title.as_deref().map(str::to_owned), &kinds, links)
}

/// True where an article is a version of `old`: of its lines, or those of the shorter one, half say the same.
pub fn is_version(old: &Article, new: &Article) -> bool {
    fn lines(article: &Article) -> Vec<&str> {
        let mut lines: Vec<&str> = article.paragraphs.iter().map(|it| article.slice(it.span)).collect();
        lines.sort_unstable();
        lines
    }
    if old.paragraphs.is_empty() {
        return false;
    }
    let (old, new) = (lines(old), lines(new));
    let size = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
    let shared: usize =
        new.iter().filter(|line| old.binary_search(line).is_ok()).map(|line| line.len()).sum();
    shared > 0 && shared * 2 >= size(&old).min(size(&new))
}

const fn place(anchor: Anchor) -> Option<Span> {
    match anchor {
        Anchor::Kept(span) | Anchor::Moved(span) | Anchor::Changed(span) => Some(span),
        Anchor::Lost { .. } => None,
    }
}

/// What `session` is over `article`, in which the machine found `analysis`: its finds, and over them all that
/// the person did.
pub fn revise(session: &Session, article: Article, analysis: Analysis) -> (Edition, Tidings) {
    let mut work = Work::new(session, &article, analysis);
    for (id, standing) in session.decisions.iter() {
        match Annotation::of(&session.analysis, *id) {
            Some(Annotation::Citation(it)) => work.citation(*id, &it, standing),
            Some(Annotation::Quotation(it)) => work.quotation(*id, &it, standing),
            Some(Annotation::Speaker(it)) if !standing.removed => {
                let at = work.speaker(id.index as usize, &it);
                work.stand(Id::speaker(at), standing);
            }
            Some(Annotation::Reference(_)) => {
                if let Some(at) = work.references.get(id.index as usize).copied().flatten() {
                    work.stand(Id::reference(at), standing);
                }
            }
            Some(Annotation::Speaker(_)) | None => {}
        }
    }
    for orphan in session.orphans.iter() {
        let candidate = orphan.candidate.and_then(|span| {
            reanchor(&session.article.text, &article.text, &[span]).first().copied().and_then(place)
        });
        let was = work.without_place(orphan.was.clone());
        work.orphans.push(Orphan { was, candidate, ..orphan.clone() });
    }
    let Work { analysis, decisions, orphans, tidings, .. } = work;
    let edition = Edition {
        article,
        analysis: Rc::new(analysis),
        decisions: Rc::new(decisions),
        orphans: Rc::new(orphans),
    };
    (edition, tidings)
}

/// The state of [`revise`].
struct Work<'s> {
    session: &'s Session,
    article: &'s Article,
    /// What became of each stretch of the session's annotations, by stretch.
    anchors: Vec<(Span, Anchor)>,
    /// The index of each entry, speaker and citation of the session in the new analysis, where it has one.
    references: Vec<Option<usize>>,
    speakers: Vec<Option<usize>>,
    citations: Vec<Option<usize>>,
    analysis: Analysis,
    /// Quotations of the machine that are one of the person's already.
    taken: Vec<usize>,
    decisions: Decisions,
    orphans: Vec<Orphan>,
    tidings: Tidings,
}

impl<'s> Work<'s> {
    fn new(session: &'s Session, article: &'s Article, analysis: Analysis) -> Self {
        let old = &session.analysis;
        let mut spans: Vec<Span> = session.marks.iter().map(|mark| mark.span).collect();
        spans.extend(old.speakers.iter().flat_map(|speaker| speaker.mentions.iter().copied()));
        spans.extend(old.citations.iter().flat_map(|it| it.pointers.iter().map(|pointer| pointer.span)));
        spans.sort_unstable_by_key(|span| (span.start, span.end));
        spans.dedup();
        let anchors = reanchor(&session.article.text, &article.text, &spans);
        let anchors = spans.into_iter().zip(anchors).collect();
        let mut work = Work {
            session,
            article,
            anchors,
            references: Vec::new(),
            speakers: vec![None; old.speakers.len()],
            citations: Vec::new(),
            analysis,
            taken: Vec::new(),
            decisions: Decisions::default(),
            orphans: Vec::new(),
            tidings: Tidings::default(),
        };
        let entries = work.analysis.references.iter().map(|it| it.span).collect();
        let markers = work.analysis.citations.iter().map(|it| it.span).collect();
        work.references = work.same(&mut old.references.iter().map(|it| it.span), entries);
        work.citations = work.same(&mut old.citations.iter().map(|it| it.span), markers);
        work
    }

    /// The index among `new` stretches of what each of the `old` ones became.
    fn same(&self, old: &mut dyn Iterator<Item = Span>, new: Vec<Span>) -> Vec<Option<usize>> {
        let mut by_place: Vec<(Span, usize)> = new.into_iter().zip(0..).collect();
        by_place.sort_unstable_by_key(|(span, _)| (span.start, span.end));
        old.map(|span| {
            let now = place(self.anchor(span))?;
            let at =
                by_place.binary_search_by_key(&(now.start, now.end), |(it, _)| (it.start, it.end)).ok()?;
            by_place.get(at).map(|(_, index)| *index)
        })
        .collect()
    }

    fn anchor(&self, span: Span) -> Anchor {
        let at = self.anchors.binary_search_by_key(&(span.start, span.end), |(it, _)| (it.start, it.end));
        let found = at.ok().and_then(|at| self.anchors.get(at));
        found.map_or(Anchor::Lost { candidate: None }, |(_, anchor)| *anchor)
    }

    fn is_close(&self, was: Span, now: Span) -> bool {
        is_close(self.session.article.slice(was), self.article.slice(now))
    }

    fn stand(&mut self, id: Id, standing: &Standing) {
        self.decisions.settle(id, standing.clone());
    }

    /// Where a stretch is now, counted as what became of an annotation; none where that is lost.
    fn count(&mut self, span: Span) -> Option<Span> {
        let anchor = self.anchor(span);
        let now = match anchor {
            Anchor::Kept(now) => {
                self.tidings.kept += 1;
                now
            }
            Anchor::Moved(now) => {
                self.tidings.moved += 1;
                now
            }
            Anchor::Changed(now) if self.is_close(span, now) => {
                self.tidings.changed += 1;
                now
            }
            Anchor::Changed(_) | Anchor::Lost { .. } => {
                self.tidings.lost += 1;
                return None;
            }
        };
        Some(now)
    }

    fn citation(&mut self, id: Id, it: &Citation, standing: &Standing) {
        if standing.removed && place(self.anchor(it.span)).is_none() {
            return;
        }
        let Some(span) = self.count(it.span) else {
            return self.lose(Annotation::Citation(it.clone()), it.span, standing);
        };
        let same = self.citations.get(id.index as usize).copied().flatten();
        let at = same.unwrap_or(self.analysis.citations.len());
        if same.is_none() || standing.origin != Origin::Automatic {
            let (_, mut pointers) = by_hand::read(self.article, span, &self.analysis.references);
            if pointers.len() == it.pointers.len() {
                for (pointer, was) in pointers.iter_mut().zip(&it.pointers) {
                    // The person may have said where it points.
                    let now = was.reference.ok().and_then(|at| self.references.get(at).copied().flatten());
                    pointer.reference =
                        now.ok_or(was.reference.err().unwrap_or(by_hand::missing(&self.analysis.references)));
                }
            }
            let now = Citation { span, pointers, ..it.clone() };
            Annotation::Citation(now).put(&mut self.analysis, at);
        }
        if let Some(slot) = self.citations.get_mut(id.index as usize) {
            *slot = Some(at);
        }
        self.stand(Id::citation(at), standing);
    }

    fn quotation(&mut self, _: Id, it: &Quotation, standing: &Standing) {
        let Some(&first) = it.content.first() else { return };
        let lost = it
            .content
            .iter()
            .find(|&&span| place(self.anchor(span)).is_none_or(|now| !self.is_close(span, now)));
        if standing.removed && lost.is_some() {
            return;
        }
        if let Some(&span) = lost {
            self.tidings.lost += 1;
            return self.lose(Annotation::Quotation(it.clone()), span, standing);
        }
        self.count(first);
        let pieces = |work: &Self, spans: &[Span]| {
            let mut now: Vec<Span> = spans.iter().filter_map(|&span| place(work.anchor(span))).collect();
            now.sort_unstable_by_key(|span| span.start);
            now
        };
        let content = pieces(self, &it.content);
        // The machine's find on these words, if no other one of the person's has taken it.
        let overlaps =
            |found: &Quotation| content.iter().any(|now| found.content.iter().any(|it| it.overlaps(*now)));
        let found = self.analysis.quotations.iter();
        let mut same = found.enumerate().filter(|(at, found)| !self.taken.contains(at) && overlaps(found));
        let at = same.next().map_or(self.analysis.quotations.len(), |(at, _)| at);
        self.taken.push(at);
        let speaker_ref = it.speaker_ref.and_then(|at| {
            let speaker = self.session.analysis.speakers.get(at)?.clone();
            Some(self.speaker(at, &speaker))
        });
        let citations =
            it.citations.iter().filter_map(|&at| self.citations.get(at).copied().flatten()).collect();
        let now = Quotation {
            content,
            cue: pieces(self, &it.cue),
            speaker: pieces(self, &it.speaker),
            speaker_ref,
            citations,
            ..it.clone()
        };
        Annotation::Quotation(now).put(&mut self.analysis, at);
        self.stand(Id::quotation(at), standing);
    }

    /// The index now of the speaker that had index `at`: one who is mentioned where they were, or has their
    /// name, or they themselves.
    fn speaker(&mut self, at: usize, it: &Speaker) -> usize {
        if let Some(now) = self.speakers.get(at).copied().flatten() {
            return now;
        }
        let mentions: Vec<Span> = it.mentions.iter().filter_map(|&span| place(self.anchor(span))).collect();
        let named = self.analysis.speakers.iter().position(|now| now.name == it.name);
        let now = named.or_else(|| {
            let is_there = |now: &Speaker| mentions.iter().any(|span| now.mentions.contains(span));
            self.analysis.speakers.iter().position(is_there)
        });
        let now = now.unwrap_or(self.analysis.speakers.len());
        if self.session.standing(Id::speaker(at)).origin != Origin::Automatic
            || now == self.analysis.speakers.len()
        {
            let mut mentions = mentions;
            mentions.sort_unstable_by_key(|span| (span.start, span.end));
            Annotation::Speaker(Speaker { mentions, ..it.clone() }).put(&mut self.analysis, now);
        }
        if let Some(slot) = self.speakers.get_mut(at) {
            *slot = Some(now);
        }
        now
    }

    /// Lists an annotation as one without a place; what was rejected or deleted is not missed.
    fn lose(&mut self, was: Annotation, span: Span, standing: &Standing) {
        if standing.removed || standing.status == Status::Rejected {
            self.tidings.lost = self.tidings.lost.saturating_sub(1);
            return;
        }
        let quote = text_quote(&self.session.article.text, span);
        let candidate = match self.anchor(span) {
            Anchor::Lost { candidate } => candidate,
            Anchor::Kept(now) | Anchor::Moved(now) | Anchor::Changed(now) => Some(now),
        };
        let was = self.without_place(was);
        self.orphans.push(Orphan {
            was,
            standing: standing.clone(),
            exact: quote.exact.to_owned(),
            prefix: quote.prefix.to_owned(),
            suffix: quote.suffix.to_owned(),
            candidate,
        });
    }

    /// The annotation without stretches of the old text, naming what the new analysis has.
    fn without_place(&mut self, was: Annotation) -> Annotation {
        match was {
            Annotation::Quotation(it) => {
                let speaker_ref = it.speaker_ref.and_then(|at| {
                    let speaker = self.session.analysis.speakers.get(at)?.clone();
                    Some(self.speaker(at, &speaker))
                });
                let citations =
                    it.citations.iter().filter_map(|&at| self.citations.get(at).copied().flatten()).collect();
                let (content, cue, speaker) = (Vec::new(), Vec::new(), Vec::new());
                Annotation::Quotation(Quotation { content, cue, speaker, speaker_ref, citations, ..it })
            }
            Annotation::Citation(it) => {
                Annotation::Citation(Citation { span: Span::default(), pointers: Vec::new(), ..it })
            }
            other => other,
        }
    }
}

/// True where no more than a little was edited: all but a few bytes are alike at its start and its end.
fn is_close(was: &str, now: &str) -> bool {
    let alike = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let (long, short) = (was.len().max(now.len()), was.len().min(now.len()));
    let head = alike(&mut was.bytes().zip(now.bytes()));
    let tail = alike(&mut was.bytes().rev().zip(now.bytes().rev())).min(short - head);
    long - head - tail <= EDITED.min(long / 4).max(long / 10)
}

/// The annotation that orphan `at` becomes at `span`, and its id.
pub fn placed(session: &Session, at: usize, span: Span) -> Option<(Id, Annotation)> {
    let new = |subject| Id { subject, index: count(&session.analysis, subject) as u32 };
    Some(match session.orphans.get(at)?.was.clone() {
        Annotation::Citation(it) => {
            let (_, pointers) = by_hand::read(&session.article, span, &session.analysis.references);
            (new(Subject::Citation), Annotation::Citation(Citation { span, pointers, ..it }))
        }
        Annotation::Quotation(it) => {
            (new(Subject::Quotation), Annotation::Quotation(Quotation { content: vec![span], ..it }))
        }
        Annotation::Reference(_) | Annotation::Speaker(_) => return None,
    })
}

#[cfg(test)]
mod tests;
