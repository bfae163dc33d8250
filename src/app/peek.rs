//! The sources of a citation, beside its marker while the pointer or the focus is on it.

use yew::prelude::*;
use yew::virtual_dom::AttributeOrProperty;

use crate::annotation::{Id, Subject};
use crate::detect::Pointer;
use crate::platform::page;
use crate::session::Session;
use crate::view::label;

use super::element::{element, fixed, is, nest};
use super::scene::Scene;

/// Characters of an entry that are shown.
const REACH: usize = 220;
/// The attributes of what is shown.
const PEEK: [(&str, AttributeOrProperty); 4] =
    [("id", is("peek")), ("class", is("peek")), ("role", is("tooltip")), ("data-testid", is("peek"))];
/// Pointers of a marker that are shown.
const MOST: usize = 8;

/// The citation among the annotations named in `ids`.
pub(super) fn citation(ids: &str) -> Option<Id> {
    ids.split(' ').filter_map(label::named).find(|id| id.subject == Subject::Citation)
}

/// The sources of the citation that is pointed at.
pub(super) fn peek(scene: &Scene) -> Html {
    let index = scene.desk.peek.map(|id| id.index as usize);
    let Some(citation) = index.and_then(|index| scene.session.analysis.citations.get(index)) else {
        return Html::default();
    };
    if citation.pointers.is_empty() {
        return Html::default();
    }
    let mut parts: Vec<Html> =
        citation.pointers.iter().take(MOST).map(|pointer| source(scene.session, pointer)).collect();
    if let Some(more) = citation.pointers.len().checked_sub(MOST).filter(|more| *more > 0) {
        parts.push(element("p", "role", format!("and {more} more")));
    }
    fixed("div", &PEEK, parts).into()
}

fn source(session: &Session, pointer: &Pointer) -> Html {
    let entry = pointer.reference.map(|at| session.analysis.references.get(at));
    let text = match entry {
        Ok(Some(entry)) => {
            let text = label::one_line(session.article.slice(entry.span));
            element("span", "", label::head(label::after_label(&text, &pointer.label), REACH))
        }
        Ok(None) => Html::default(),
        Err(why) => element("span", "unresolved", label::unresolved(why)),
    };
    nest("p", "peek-line", [element("b", "", pointer.label.clone()), text])
}

/// Puts what was drawn beside the marker of `id`, and has the marker say that it is described there.
pub(super) fn place(id: Id) {
    page::place_beside("#peek", &format!("mark[data-ids~={id}]"));
}
