//! The shelf: the kept articles, on the start page.

use std::rc::Rc;

use yew::html::oninput;
use yew::prelude::*;

use crate::platform::{clock, event};
use crate::text::letter;
use crate::view::label::counted;

use super::element::{Button, all, element, fixed, is, nest, tag, text};
use super::icon::{Picture, icon};
use super::keeping::Keep;
use super::keeping::record::{Item, Unread};
use super::message::Message;
use super::scene::Scene;

/// From so many articles on, they can be searched.
const MANY: usize = 6;

/// The shelf; nothing where it is empty.
pub(super) fn shelf(scene: &Scene) -> Html {
    let items = scene.keeping.shelf.as_deref().unwrap_or_default();
    if items.is_empty() {
        return Html::default();
    }
    let wanted = letter::small(&scene.keeping.wanted);
    let shown = items.iter().filter(|item| wanted.is_empty() || letter::small(&item.title).contains(&wanted));
    let rows: Vec<Html> = shown.map(|item| row(scene, item)).collect();
    let mut none = Html::default();
    if rows.is_empty() {
        none = element("p", "hint", text("No title has these words."));
    }
    let title = fixed("h2", &[("id", is("shelf-title")), ("tabindex", is("-1"))], [text("Your articles")]);
    let find = if items.len() >= MANY || !wanted.is_empty() { search(scene) } else { Html::default() };
    let list = fixed("ul", &[("class", is("shelf-list"))], rows);
    // Always as many, so that what is typed in stays the same element.
    let parts = [nest("div", "shelf-head", [title.into(), find]), list.into(), none];
    fixed(
        "section",
        &[("class", is("shelf")), ("aria-labelledby", is("shelf-title")), ("data-testid", is("shelf"))],
        parts,
    )
    .into()
}

fn search(scene: &Scene) -> Html {
    let link = scene.link.clone();
    let look = move |event: InputEvent| {
        let words = event::written(&event).unwrap_or_default();
        link.send_message(Message::Keep(Keep::Search(words)));
    };
    let mut search = fixed(
        "input",
        &[
            ("type", is("search")),
            ("class", is("shelf-search")),
            ("aria-label", is("Search your articles")),
            ("placeholder", is("Search")),
            ("data-testid", is("shelf-search")),
        ],
        [],
    );
    search.add_listener(Rc::new(oninput::Wrapper::new(Callback::from(look))));
    search.into()
}

fn row(scene: &Scene, item: &Item) -> Html {
    let title = if item.title.is_empty() { "Without a title" } else { &item.title };
    let act = |keep| scene.click(Message::Keep(keep));
    let id = item.id.clone();
    let mut class = "shelf-item";
    let mut parts = Vec::new();
    if item.deleted.is_some() {
        class = "shelf-item is-deleted";
        parts.push(element("p", "shelf-name", format!("Deleted “{title}”")));
        parts.push(Button::tested("button", "undelete").with(act(Keep::Undelete(id)), "Undo"));
    } else if let Some(unread) = item.unread {
        class = "shelf-item is-unread";
        let why = match unread {
            Unread::Newer => "Kept by a newer version of Provenote, which can open it: reload the page.",
            Unread::Damaged => "Cannot be read: what was kept is damaged. It is left as it is.",
        };
        let words =
            [element("span", "shelf-name", title.to_owned()), element("span", "shelf-line", text(why))];
        parts.push(nest("div", "shelf-open", words));
        let raw = Button::tested("button", "shelf-raw").with(act(Keep::Raw(id)), "Download record");
        parts.extend([raw, delete(scene, item, title)]);
    } else {
        let mut line = vec![
            fixed("span", &[], [clock::told(&item.changed).into()]).into(),
            fixed("span", &[], [counted(item.words, "word").into()]).into(),
        ];
        if scene.keeping.elsewhere.contains(&id) {
            line.push(element("span", "shelf-elsewhere", text("Open in another tab")));
        }
        let words = [element("span", "shelf-name", title.to_owned()), nest("span", "shelf-line", line)];
        let open = Button::tested("shelf-open", "shelf-open");
        parts.push(open.with(act(Keep::Open(id)), all(words)));
        parts.extend([progress(item), delete(scene, item, title)]);
    }
    let mut row = tag("li", &["class", "data-testid"], vec![Some(class.into()), Some("shelf-item".into())]);
    row.key = Some(item.id.clone().into());
    row.add_child(all(parts));
    row.into()
}

fn progress(item: &Item) -> Html {
    let words = match (item.decided, item.all) {
        (_, 0) => "Nothing to decide".to_owned(),
        (decided, all) if decided == all => "All decided".to_owned(),
        (decided, all) => format!("{decided} of {all} decided"),
    };
    let values = [item.decided, item.all.max(1)].map(|count| Some(count.to_string().into()));
    let [value, max] = values;
    let bar = tag("progress", &["value", "max", "aria-hidden"], vec![value, max, Some("true".into())]);
    nest("div", "shelf-progress", [bar.into(), element("span", "", words)])
}

fn delete(scene: &Scene, item: &Item, title: &str) -> Html {
    let button = Button {
        label: Some(format!("Delete “{title}”").into()),
        title: Some("Delete"),
        test: Some("shelf-delete".into()),
        ..Button::of("button is-quiet is-square")
    };
    button.with(scene.click(Message::Keep(Keep::Delete(item.id.clone()))), icon(Picture::Bin))
}
