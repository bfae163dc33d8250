//! The one place where the page says something: results and failures.

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::desk::Look;
use super::element::{Button, fixed, tag};
use super::icon::{Picture, icon};
use super::message::Message;
use super::scene::Scene;

/// The region for notices; always on the page, so that what enters it is read out.
pub(super) fn notices(scene: &Scene) -> Html {
    let button = Button { label: Some("Dismiss".into()), ..Button::of("button is-quiet is-square") };
    let alarm = scene.desk.notice.as_ref().is_some_and(|notice| notice.alarm);
    let notice = scene.desk.notice.as_ref().map(|notice| {
        let class = if alarm { "notice is-alarm" } else { "notice" };
        let mut words = tag("div", &["class"], vec![Some(class.into())]);
        // A new one each time, so that the same words are read out again.
        words.key = Some(notice.turn.into());
        words.add_child(fixed("p", &[], [VText::new(notice.text.clone()).into()]).into());
        words.add_child(button.with(scene.click(Message::Look(Look::Hush)), icon(Picture::Cross)));
        words.into()
    });
    let live = if alarm { "assertive" } else { "polite" };
    let values =
        vec![Some("notices".into()), Some("status".into()), Some(live.into()), Some("message".into())];
    let mut notices = tag("div", &["class", "role", "aria-live", "data-testid"], values);
    notices.add_children(notice);
    notices.into()
}
