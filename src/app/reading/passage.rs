//! One section of the article.

use std::rc::Rc;

use yew::prelude::*;

use crate::annotation::{Id, MarkKind};
use crate::app::element::{element, nest, tag};
use crate::text::ParagraphKind;
use crate::view::{Line, Section, Segment};

/// The mark that Tab goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// The annotation.
    pub(super) of: Id,
    /// Where the mark starts, in bytes of the article.
    pub(super) at: u32,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PassageProps {
    pub(super) section: Rc<Section>,
    /// The annotations in this section that are lit.
    pub(super) lit: Vec<Id>,
    /// The annotations in this section that the person agreed to.
    pub(super) accepted: Vec<Id>,
    /// The mark that Tab goes to, if it is in this section.
    pub(super) stop: Option<Stop>,
    /// What the mark that Tab goes to is, for those who cannot see it.
    pub(super) told: Option<AttrValue>,
    /// True where citation markers are hidden, and the blank before each with it.
    pub(super) bare: bool,
}

/// One section: drawn again only where its marks, its lit annotations or its tab stop change.
#[component]
pub(super) fn Passage(props: &PassageProps) -> Html {
    let (lines, tail) = props.section.lines();
    let mut parts = Vec::with_capacity(2 * lines.len() + 1);
    for line in &lines {
        parts.push(props.section.slice(line.gap).into());
        parts.push(paragraph(props, line));
    }
    parts.push(props.section.slice(tail).into());
    nest("section", "passage", parts)
}

/// A paragraph. The white space before it is not rendered between blocks.
fn paragraph(props: &PassageProps, line: &Line) -> Html {
    let (name, class) = match line.kind {
        ParagraphKind::Text => ("p", "line"),
        ParagraphKind::Heading(1) => ("h2", "line is-heading is-title"),
        ParagraphKind::Heading(2) => ("h3", "line is-heading"),
        ParagraphKind::Heading(3) => ("h4", "line is-heading"),
        ParagraphKind::Heading(_) => ("h5", "line is-heading"),
        ParagraphKind::ListItem => ("p", "line is-item"),
        ParagraphKind::BlockQuote => ("blockquote", "line is-block-quote"),
        ParagraphKind::TableRow => ("p", "line is-row"),
        ParagraphKind::Code => ("pre", "line is-code"),
    };
    let mut block = tag(name, &["class"], vec![Some(class.into())]);
    for (index, segment) in line.segments.iter().enumerate() {
        let text = props.section.slice(segment.span);
        let marker_follows = props.bare && line.segments.get(index + 1).is_some_and(is_marker);
        // The blank before a hidden marker is hidden with it.
        let kept = if marker_follows { text.trim_end() } else { text };
        block.add_child(piece(props, segment, kept));
        if let Some(blank) = text.get(kept.len()..).filter(|blank| !blank.is_empty()) {
            block.add_child(element("span", "gap", blank.to_owned()));
        }
    }
    block.into()
}

/// True for a piece of a citation marker that is hidden where the article is read without them.
fn is_marker(segment: &Segment) -> bool {
    segment.marks.iter().any(|mark| mark.kind == MarkKind::Citation)
}

/// The text of a segment in its mark, if it has any.
fn piece(props: &PassageProps, segment: &Segment, text: &str) -> Html {
    if segment.marks.is_empty() {
        return text.into();
    }
    let (mut class, mut ids, mut kinds) = (String::new(), String::new(), String::new());
    for mark in &segment.marks {
        let kind = name(mark.kind);
        add(&mut class, &["is-", kind]);
        if mark.kind == MarkKind::Narrative {
            add(&mut class, &["is-narrative"]);
        }
        if mark.kind == MarkKind::Quote && mark.span.start == segment.span.start {
            add(&mut class, &["opens"]);
        }
        add(&mut kinds, &[kind]);
        add(&mut ids, &[&mark.of.to_string()]);
    }
    if segment.marks.iter().any(|mark| props.lit.contains(&mark.of)) {
        add(&mut class, &["is-lit"]);
    }
    if segment.marks.iter().any(|mark| props.accepted.contains(&mark.of)) {
        add(&mut class, &["is-accepted"]);
    }
    let stops = |stop: Stop| stop.at == segment.span.start && segment.marks.iter().any(|it| it.of == stop.of);
    // One mark alone is described: more would flood those who hear the page.
    let here = props.stop.is_some_and(stops);
    let tabindex = if here { "0" } else { "-1" };
    let told = props.told.clone().filter(|_| here);
    let values = vec![Some(class.into()), Some(ids.into()), Some(kinds.into()), Some(tabindex.into()), told];
    let mut mark = tag("mark", &["class", "data-ids", "data-kinds", "tabindex", "aria-description"], values);
    mark.add_child(text.into());
    mark.into()
}

/// The kind's name in class names and in `data-kinds`.
const fn name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Quote => "quote",
        MarkKind::Cue => "cue",
        MarkKind::Speaker => "speaker",
        MarkKind::Citation | MarkKind::Narrative => "citation",
        MarkKind::Reference => "reference",
    }
}

/// Adds `word` to a list parted by spaces, once.
fn add(list: &mut String, word: &[&str]) {
    let word = word.concat();
    if !list.split(' ').any(|had| had == word) {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(&word);
    }
}
