//! Opening an annotation document again.

use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use crate::export::{Json, Opened, Repair, open};
use crate::platform::Trouble;
use crate::view::label::counted;

use super::desk::{Dialog, Look};
use super::dialog::sheet;
use super::element::{Button, all, element, fixed, is, nest};
use super::keeping::{self, Then};
use super::message::{Message, see};
use super::scene::Scene;
use super::{App, json, opening};

/// Problems that are shown.
const SHOWN: usize = 50;

/// A document in which something is not as it should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Broken {
    json: Json,
    /// What is left of it as it is.
    opened: Opened,
}

/// What was read from a file or a paste of this name.
pub(super) fn read(text: &str, name: &str) -> Result<Rc<Broken>, Trouble> {
    let refused = |why: String| Trouble::Refused(name.to_owned(), why);
    let json = json::parsed(text).map_err(|what| refused(crate::export::Refusal::NotJson(what).message()))?;
    let opened = open(&json, Repair::Skip).map_err(|why| refused(why.message()))?;
    if opened.session.article.paragraphs.is_empty() {
        return Err(Trouble::Empty(name.to_owned()));
    }
    Ok(Rc::new(Broken { json, opened }))
}

/// Opens the document, or shows what is wrong with it.
pub(super) fn take(app: &mut App, link: &Scope<App>, document: &Rc<Broken>) {
    if document.opened.is_whole() {
        keeping::leave(app, link, Then::Again(Rc::new(document.opened.clone())));
    } else {
        app.desk.look(Look::Ask(Dialog::Again(Rc::clone(document))));
    }
}

/// Opens the document of the dialog, repaired in this way.
pub(super) fn repaired(app: &mut App, link: &Scope<App>, repair: Repair) {
    if let Some(Dialog::Again(document)) = app.desk.dialog.take()
        && let Ok(opened) = open(&document.json, repair)
    {
        keeping::leave(app, link, Then::Again(Rc::new(opened)));
    }
}

/// Goes on with what the document holds.
pub(super) fn resume(app: &mut App, link: &Scope<App>, opened: &Rc<Opened>) {
    opening::resume(app, Rc::clone(&opened.session));
    app.keeping.begin(opened.id.clone());
    see(app, link, Look::Say(opened.summary().into()));
}

/// Says what is wrong with the document, and what can be done.
pub(super) fn dialog(scene: &Scene, document: &Broken) -> Html {
    let Opened { problems, untold, total, fixable, cause, .. } = &document.opened;
    let mut words = format!(
        "There are {} in this document of {}",
        counted(problems.len() + untold, "problem"),
        counted(*total, "annotation")
    );
    match cause {
        Some(cause) => words = format!("{words}: the offsets in the file {cause}."),
        None => words.push('.'),
    }
    let mut rows = Vec::new();
    for problem in problems.iter().take(SHOWN) {
        let mut row = vec![
            element("strong", "", problem.at.clone()),
            fixed("p", &[], [problem.what.clone().into()]).into(),
        ];
        if let Some(fix) = &problem.fix {
            row.push(element("p", "problem-fix", format!("Fix: {fix}")));
        }
        rows.push(nest("li", "", row));
    }
    let more = (problems.len() + untold).saturating_sub(SHOWN);
    let mut parts = vec![
        fixed("p", &[("data-testid", is("problems-sum"))], [words.into()]).into(),
        fixed(
            "ol",
            &[
                ("class", is("problems")),
                ("data-testid", is("problems")),
                ("tabindex", is("0")),
                ("aria-label", is("Problems")),
            ],
            rows,
        )
        .into(),
    ];
    if more > 0 {
        parts.push(element("p", "hint", format!("And {more} more.")));
    }
    let button = |class, test, repair, words: &'static str| {
        Button::tested(class, test).with(scene.click(Message::Repaired(repair)), words)
    };
    let skip = button("button", "skip-problems", Repair::Skip, "Skip these and open");
    let mut actions = vec![skip];
    if *fixable > 0 {
        actions.push(button("button is-main", "fix-problems", Repair::Fix, "Fix all and open"));
    }
    sheet(scene, "This document needs repair", all(parts), "Cancel", all(actions))
}
