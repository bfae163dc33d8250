//! Elements that the page has many of, written once: each `html!` costs a quarter of a kilobyte.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// `inside` in an element of this tag and class.
pub(super) fn element(tag: &'static str, class: &'static str, inside: impl Into<Html>) -> Html {
    wrapped(tag, class, inside.into())
}

fn wrapped(tag: &'static str, class: &'static str, inside: Html) -> Html {
    let mut tag = classed(tag, class);
    tag.add_child(inside);
    tag.into()
}

/// An empty element of this tag and class.
pub(super) fn classed(tag: &'static str, class: &'static str) -> VTag {
    let mut tag = VTag::new(tag);
    // Not `add_attribute`, which keeps a hash map of them.
    let values = Box::new([Some(AttributeOrProperty::Attribute(class.into()))]);
    tag.set_attributes(Attributes::Dynamic { keys: &["class"], values });
    tag
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
        let pressed = self.pressed.map(|on| if on { "true" } else { "false" });
        html! {
            <button type="button" class={self.class} aria-label={self.label} title={self.title} data-testid={self.test}
                aria-pressed={pressed} aria-current={self.current.then_some("true")} disabled={self.disabled} onclick={press}>
                { inside }
            </button>
        }
    }
}
