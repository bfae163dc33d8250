//! What stands over the article while it is not kept: why, and what to do.

use yew::prelude::*;

use crate::platform::library::Failure;

use super::command::Command;
use super::element::{Button, element, fixed, is, nest, text};
use super::keeping::Keep;
use super::message::Message;
use super::scene::Scene;

/// What happened, and what now.
fn words(failure: &Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::Blocked => (
            "Articles cannot be kept here.",
            "The browser does not let this page keep anything: in a private window, or because site data is \
             blocked. Everything works, but download the annotations before you close the page.",
        ),
        Failure::Held => (
            "Articles cannot be kept yet.",
            "Another tab has an older version of Provenote open. Close it, then try again.",
        ),
        Failure::Full => (
            "The browser’s storage is full. The latest changes are not saved.",
            "Download the annotations; or delete articles that you no longer need, or free space on the disk, and \
             try again.",
        ),
        Failure::Newer => (
            "A newer version of Provenote keeps the articles in this browser.",
            "They are left as they are. Reload the page to get that version. What you do here is not saved: \
             download it.",
        ),
        Failure::Taken => ("", ""),
        Failure::Broken(_) => (
            "The latest changes are not saved.",
            "The browser could not write them. Download the annotations to be safe, or try again.",
        ),
    }
}

/// The banner; nothing where all is well.
pub(super) fn banner(scene: &Scene) -> Html {
    let keep = |class, test, keep, words: &'static str| {
        Button::tested(class, test).with(scene.click(Message::Keep(keep)), words)
    };
    let download = Button::tested("button", "banner-download")
        .with(scene.click(Message::Run(Command::Save)), "Download JSON");
    let download = if scene.is_open { download } else { Html::default() };
    let (what, now, actions);
    let mut detail = Html::default();
    if scene.keeping.is_taken() {
        what = "This article is open in another tab, or was deleted there.";
        now = "Changes here are not saved.";
        actions = [
            keep("button is-main", "take-over", Keep::TakeOver, "Take over"),
            keep("button", "keep-copy", Keep::Copy, "Keep a copy"),
            download,
        ];
    } else if let Some(failure) = &scene.keeping.failure {
        (what, now) = words(failure);
        if let Failure::Broken(words) = failure {
            detail = element("p", "hint", words.clone());
        }
        let again = keep("button", "try-again", Keep::Retry, "Try again");
        actions = [download, again, Html::default()];
    } else {
        return Html::default();
    }
    let said = [element("strong", "", text(what)), text(" "), text(now)];
    let parts = [
        nest("div", "banner-words", [fixed("p", &[], said).into(), detail]),
        nest("div", "banner-actions", actions),
    ];
    let mut banner =
        fixed("div", &[("class", is("banner")), ("role", is("alert")), ("data-testid", is("banner"))], parts);
    banner.key = Some(what.into());
    banner.into()
}
