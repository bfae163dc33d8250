//! The one place where the page says something: results and failures.

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::desk::Look;
use super::element::{Button, all, fixed, is, tag};
use super::icon::{Picture, icon};
use super::message::Message;
use super::scene::Scene;

/// The region for notices; always on the page, so that what enters it is read out.
pub(super) fn notices(scene: &Scene) -> Html {
    let (mut live, mut inside) = ("polite", Html::default());
    if let Some(notice) = &scene.desk.notice {
        let mut class = "notice";
        if notice.alarm {
            (live, class) = ("assertive", "notice is-alarm");
        }
        let dismiss = Button { label: Some("Dismiss".into()), ..Button::of("button is-quiet is-square") };
        let parts = [
            fixed("p", &[], [VText::new(notice.text.clone()).into()]).into(),
            dismiss.with(scene.click(Message::Look(Look::Hush)), icon(Picture::Cross)),
        ];
        let mut words = tag("div", &["class"], vec![Some(class.into())]);
        // A new one each time, so that the same words are read out again.
        words.key = Some(notice.turn.into());
        words.add_child(all(parts));
        inside = words.into();
    }
    let values =
        vec![Some("notices".into()), Some("status".into()), Some(live.into()), Some("message".into())];
    let mut notices = tag("div", &["class", "role", "aria-live", "data-testid"], values);
    notices.add_child(inside);
    let murmur = scene.desk.murmur.clone().unwrap_or_default();
    let murmur = fixed(
        "p",
        &[("class", is("off-screen")), ("aria-live", is("polite")), ("data-testid", is("murmur"))],
        [VText::new(murmur).into()],
    );
    all([notices.into(), murmur.into()])
}
