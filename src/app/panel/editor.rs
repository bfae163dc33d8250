//! What can be changed about the selected annotation, on its card.

use std::rc::Rc;

use yew::html::{onchange, oninput};
use yew::prelude::*;

use crate::annotation::{Id, MarkKind, Subject};
use crate::app::command::Command;
use crate::app::element::{Button, element, field, nest, option, tag};
use crate::app::message::{Field, Message};
use crate::app::scene::Scene;
use crate::detect::{Citation, Manner, Pointer, Quotation, QuotationKind, Speaker};
use crate::platform::event;
use crate::session::{Action, Session, propose};
use crate::view::label;
use crate::view::shown::{Shown, passes};
use crate::view::voices::known;

/// Kinds that a quotation may have, in the order of the list.
const KINDS: [(QuotationKind, Manner, &str); 5] = [
    (QuotationKind::Direct, Manner::Speech, "Direct: in marks"),
    (QuotationKind::Indirect, Manner::Speech, "Indirect: in no marks"),
    (QuotationKind::Mixed, Manner::Speech, "Mixed: part in marks"),
    (QuotationKind::Pull, Manner::Speech, "Pull quote: the article’s own words"),
    (QuotationKind::Indirect, Manner::Thought, "Thought: believes, wants"),
];

/// Entries, speakers and citations that a list offers.
const MOST: usize = 400;
/// Characters of an entry in a list.
const REACH: usize = 70;

/// A choice from a list on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Choice {
    /// What kind of quotation it is.
    Kind,
    /// Who said it: nobody, one of the speakers, or one of its own.
    Speaker,
    /// A citation more to support it.
    Citation,
    /// The entry that a pointer points to.
    Pointer(usize),
    /// The speaker that this one is, too.
    Same,
}

/// What was chosen: entry number `at` of the list.
pub(in crate::app) fn chosen(
    session: &Session,
    shown: Shown,
    id: Id,
    choice: Choice,
    at: usize,
) -> Option<Action> {
    let listing = |subject: Subject| listing(session, shown, id, subject);
    let listed = |subject: Subject| listing(subject).get(at.checked_sub(1)?).copied();
    match choice {
        Choice::Kind => {
            let (kind, manner, _) = *KINDS.get(at)?;
            propose::relabel(session, id, kind, manner)
        }
        Choice::Speaker if at > listing(Subject::Speaker).len() => propose::split(session, id),
        Choice::Speaker => propose::speak(session, id, listed(Subject::Speaker)),
        Choice::Citation => propose::back(session, id, listed(Subject::Citation)?),
        Choice::Pointer(pointer) => propose::point(session, id, pointer, listed(Subject::Reference)),
        Choice::Same => propose::merge(session, id.index as usize, listed(Subject::Speaker)?),
    }
}

/// What a list on the card of `id` offers: of speakers those who have a card, too, and not one to be the same as itself.
fn listing(session: &Session, shown: Shown, id: Id, subject: Subject) -> Vec<usize> {
    let mut order = session.in_order(subject);
    if subject == Subject::Speaker {
        let known = known(session, shown.with_only(None), passes);
        order.retain(|&at| known.get(at) == Some(&true) && id != Id::speaker(at));
    }
    order.truncate(MOST);
    order
}

/// The part of a card that changes the annotation `id`; nothing on cards that are not selected.
pub(super) fn editor(scene: &Scene, id: Id) -> Html {
    let selected = scene.desk.selected.is_some_and(|selected| selected.id == id);
    if !selected || scene.progress.is_some() {
        return Html::default();
    }
    let (session, index) = (&**scene.session, id.index as usize);
    let mut parts = match id.subject {
        Subject::Quotation => session.analysis.quotations.get(index).map(|it| quotation(scene, id, it)),
        Subject::Citation => session.analysis.citations.get(index).map(|it| citation(scene, id, it)),
        Subject::Speaker => session.analysis.speakers.get(index).map(|it| speaker(scene, id, it)),
        Subject::Reference => None,
    }
    .unwrap_or_default();
    let note = session.standing(id).note.as_deref().unwrap_or_default();
    parts.push(written(scene, id, Field::Note, "textarea", note));
    let mut buttons = Vec::new();
    let others = match id.subject {
        Subject::Quotation | Subject::Citation => propose::occurrences(session, id).len(),
        Subject::Reference | Subject::Speaker => 0,
    };
    if others > 0 {
        let words = format!("Annotate {}", label::counted(others, "more place"));
        let everywhere = Button::tested("chip is-only", "everywhere");
        buttons.push(everywhere.with(scene.click(Message::Run(Command::Everywhere)), words));
    }
    if matches!(id.subject, Subject::Quotation | Subject::Citation) {
        buttons.push(button(scene, "delete", Action::Deleted(vec![id]), "Delete".to_owned()));
    }
    parts.push(nest("div", "editor-buttons", buttons));
    nest("div", "editor", parts)
}

fn button(scene: &Scene, test: &'static str, action: Action, words: String) -> Html {
    Button::tested("chip is-only", test).with(scene.click(Message::Act(action)), words)
}

fn quotation(scene: &Scene, id: Id, it: &Quotation) -> Vec<Html> {
    let session = scene.session;
    let kind = KINDS.iter().map(|&(kind, manner, name)| {
        let on = manner == it.manner && (kind == it.kind || manner == Manner::Thought);
        (name.to_owned(), on)
    });
    let mut parts = vec![list(scene, id, Choice::Kind, "Kind", kind.collect())];

    let mut people = vec![("Nobody named".to_owned(), it.speaker_ref.is_none())];
    for at in listing(session, scene.desk.shown, id, Subject::Speaker) {
        let name = session.analysis.speakers.get(at).map(|it| it.name.clone());
        people.push((name.unwrap_or_default(), it.speaker_ref == Some(at)));
    }
    if it.speaker_ref.is_some() {
        people.push(("Somebody else, who is not listed".to_owned(), false));
    }
    parts.push(list(scene, id, Choice::Speaker, "Speaker", people));

    if !session.analysis.citations.is_empty() {
        let mut markers = vec![("Add a citation…".to_owned(), true)];
        for at in listing(session, scene.desk.shown, id, Subject::Citation) {
            let words = session.analysis.citations.get(at).map(|it| session.article.slice(it.span));
            let tick = if it.citations.contains(&at) { "✓ " } else { "" };
            let words = label::head(&label::one_line(words.unwrap_or_default()), REACH);
            markers.push((format!("{tick}c{}  {words}", at + 1), false));
        }
        parts.push(list(scene, id, Choice::Citation, "Backed by", markers));
    }
    let mut buttons = Vec::new();
    for (kind, words) in [(MarkKind::Cue, "Take the cue off"), (MarkKind::Speaker, "Take the speaker off")] {
        if let Some(action) = propose::detach(session, id, kind, None) {
            let test = if kind == MarkKind::Cue { "no-cue" } else { "no-speaker" };
            buttons.push(button(scene, test, action, words.to_owned()));
        }
    }
    parts.push(nest("div", "editor-buttons", buttons));
    parts
}

fn citation(scene: &Scene, id: Id, it: &Citation) -> Vec<Html> {
    let session = scene.session;
    let entries = listing(session, scene.desk.shown, id, Subject::Reference);
    if entries.is_empty() {
        return Vec::new();
    }
    let pointer = |(at, pointer): (usize, &Pointer)| {
        let mut options = vec![("No entry".to_owned(), pointer.reference.is_err())];
        for &entry in &entries {
            let words = session.analysis.references.get(entry).map(|it| session.article.slice(it.span));
            let words = label::head(&label::one_line(words.unwrap_or_default()), REACH);
            options.push((words, pointer.reference == Ok(entry)));
        }
        list(scene, id, Choice::Pointer(at), &pointer.label, options)
    };
    it.pointers.iter().take(12).enumerate().map(pointer).collect()
}

fn speaker(scene: &Scene, id: Id, it: &Speaker) -> Vec<Html> {
    let session = scene.session;
    let mut others = vec![("Nobody else".to_owned(), true)];
    for at in listing(session, scene.desk.shown, id, Subject::Speaker) {
        let name = session.analysis.speakers.get(at).map(|it| it.name.clone());
        others.push((name.unwrap_or_default(), false));
    }
    let mut parts = vec![written(scene, id, Field::Name, "input", &it.name)];
    if others.len() > 1 {
        parts.push(list(scene, id, Choice::Same, "Same as", others));
    }
    parts
}

/// A list to choose from, of options and whether each is the one.
fn list(scene: &Scene, id: Id, choice: Choice, name: &str, options: Vec<(String, bool)>) -> Html {
    let test = match choice {
        Choice::Kind => "choose-kind",
        Choice::Speaker => "choose-speaker",
        Choice::Citation => "choose-citation",
        Choice::Pointer(_) => "choose-entry",
        Choice::Same => "choose-same",
    };
    let mut select = tag("select", &["data-testid"], vec![Some(test.into())]);
    for (words, on) in options {
        select.add_child(option(words, on));
    }
    let link = scene.link.clone();
    let change = Callback::from(move |event: Event| {
        if let Some(at) = event::index(&event) {
            link.send_message(Message::Choose(id, choice, at));
        }
    });
    select.add_listener(Rc::new(onchange::Wrapper::new(change)));
    field(name.to_owned(), select)
}

/// A line or a box to write in.
fn written(scene: &Scene, id: Id, what: Field, name: &'static str, now: &str) -> Html {
    let (words, test) = match what {
        Field::Note => ("Note", "note"),
        Field::Name => ("Name", "rename"),
    };
    let mut values = vec![Some(test.into()), Some("2".into()), None];
    if what == Field::Name {
        // What is typed stays until it is done, however often the page is drawn anew meanwhile.
        values = vec![Some(test.into()), None, Some(now.to_owned().into())];
    }
    let mut input = tag(name, &["data-testid", "rows", "value"], values);
    if what == Field::Note {
        input.set_value(Some(now.to_owned()));
    }
    input.key = Some(format!("{id}{test}").into());
    let link = scene.link.clone();
    let write = move |value: Option<String>| {
        if let Some(value) = value {
            link.send_message(Message::Wrote(id, what, value));
        }
    };
    if what == Field::Note {
        let input_event = Callback::from(move |event: InputEvent| write(event::written(&event)));
        input.add_listener(Rc::new(oninput::Wrapper::new(input_event)));
    } else {
        let change = Callback::from(move |event: Event| write(event::written(&event)));
        input.add_listener(Rc::new(onchange::Wrapper::new(change)));
    }
    field(words.to_owned(), input)
}

/// What was written beside the annotation, where nothing can be written now.
pub(super) fn note(scene: &Scene, id: Id) -> Html {
    let note = scene.session.standing(id).note.as_deref();
    note.map_or_else(Html::default, |note| element("p", "note", note.to_owned()))
}

/// The note, and the way to change things.
pub(super) fn tools(scene: &Scene, id: Id) -> Html {
    let editor = editor(scene, id);
    if editor == Html::default() { note(scene, id) } else { editor }
}
