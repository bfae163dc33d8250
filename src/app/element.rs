//! Elements that the page has many of, written once: each `html!` costs a quarter of a kilobyte, and a
//! class made at run time brings a hash table of classes with it.

use std::rc::Rc;

use yew::html::{onchange, onclick};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

/// The value of an attribute that never changes.
pub(super) use yew::virtual_dom::AttributeOrProperty::Static as is;

/// Attributes that never change.
type Fixed = &'static [(&'static str, AttributeOrProperty)];

/// Words that never change.
pub(super) fn text(words: &'static str) -> Html {
    VText::new(words).into()
}

/// `parts`, one after the other.
pub(super) fn all(parts: impl Into<Vec<Html>>) -> Html {
    VList::with_children(parts.into(), None).into()
}

/// `parts`, one after the other, in an element of this tag and class.
pub(super) fn nest(tag: &'static str, class: &'static str, parts: impl Into<Vec<Html>>) -> Html {
    wrapped(tag, class, all(parts))
}

/// `parts`, one after the other, in an element with these attributes.
pub(super) fn fixed(name: &'static str, attributes: Fixed, parts: impl Into<Vec<Html>>) -> VTag {
    with_attributes(name, Attributes::Static(attributes), all(parts))
}

/// `inside` in an element of this tag and class, which may be empty.
pub(super) fn element(tag: &'static str, class: &'static str, inside: impl Into<Html>) -> Html {
    wrapped(tag, class, inside.into())
}

fn wrapped(name: &'static str, class: &'static str, inside: Html) -> Html {
    let mut element = tag(name, &["class"], vec![(!class.is_empty()).then_some(class.into())]);
    element.add_child(inside);
    element.into()
}

/// An empty element with these attributes; one whose value is `None` is left out.
pub(super) fn tag(name: &'static str, keys: &'static [&'static str], values: Vec<Option<AttrValue>>) -> VTag {
    let values = values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect();
    with_attributes(name, Attributes::Dynamic { keys, values }, Html::default())
}

fn with_attributes(name: &'static str, attributes: Attributes, inside: Html) -> VTag {
    let mut tag = VTag::new(name);
    tag.set_attributes(attributes);
    if let Some(children) = tag.children_mut() {
        *children = inside;
    }
    tag
}

/// A box to check, and the words beside it.
pub(super) fn check(test: &'static str, on: bool, change: Callback<Event>, words: Html) -> Html {
    let values = vec![Some("checkbox".into()), Some(test.into())];
    let mut input = tag("input", &["type", "data-testid"], values);
    input.set_checked(on);
    input.add_listener(Rc::new(onchange::Wrapper::new(change)));
    nest("label", "check", [input.into(), words])
}

/// An entry of a list to choose from; `on` where it is the one that is chosen.
pub(super) fn option(words: String, on: bool) -> Html {
    let mut option = tag("option", &[], Vec::new());
    // A property: the attribute says only what was chosen at first.
    option.set_attributes(Attributes::Dynamic {
        keys: &["selected"],
        values: vec![Some(AttributeOrProperty::Property(on.into()))].into(),
    });
    option.add_child(words.into());
    option.into()
}

/// Something to write in or to choose from, and its name.
pub(super) fn field(name: impl Into<AttrValue>, input: VTag) -> Html {
    nest("label", "field", [element("span", "field-name", VText::new(name)), input.into()])
}

/// Has a click on `tag` do `press`.
pub(super) fn on_click(tag: &mut VTag, press: Callback<MouseEvent>) {
    tag.add_listener(Rc::new(onclick::Wrapper::new(press)));
}

/// A button, but for what is on it and what it does.
#[derive(Clone, Debug, Default)]
pub(super) struct Button {
    pub(super) class: AttrValue,
    /// Says what it does where its words do not.
    pub(super) label: Option<AttrValue>,
    /// Shown while the pointer rests on it.
    pub(super) title: Option<&'static str>,
    pub(super) test: Option<AttrValue>,
    /// Of a switch: whether it is on.
    pub(super) pressed: Option<bool>,
    /// True on the one of several that is the selected annotation's.
    pub(super) current: bool,
    pub(super) disabled: bool,
}

impl Button {
    /// A button of this class.
    pub(super) fn of(class: &'static str) -> Self {
        Self { class: class.into(), ..Self::default() }
    }

    /// A button of this class that tests find by `test`.
    pub(super) fn tested(class: &'static str, test: &'static str) -> Self {
        Self { test: Some(test.into()), ..Self::of(class) }
    }

    /// The button with `inside` on it that does `press`.
    pub(super) fn with(self, press: Callback<MouseEvent>, inside: impl Into<Html>) -> Html {
        self.drawn(press, inside.into())
    }

    fn drawn(self, press: Callback<MouseEvent>, inside: Html) -> Html {
        const KEYS: [&str; 8] = [
            "type",
            "class",
            "aria-label",
            "title",
            "data-testid",
            "aria-pressed",
            "aria-current",
            "disabled",
        ];
        let when = |on: bool, value: &'static str| on.then_some(AttrValue::Static(value));
        let values = vec![
            Some("button".into()),
            Some(self.class),
            self.label,
            self.title.map(AttrValue::Static),
            self.test,
            self.pressed.map(|on| if on { "true" } else { "false" }.into()),
            when(self.current, "true"),
            when(self.disabled, "disabled"),
        ];
        let mut button = tag("button", &KEYS, values);
        on_click(&mut button, press);
        button.add_child(inside);
        button.into()
    }
}
