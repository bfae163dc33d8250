//! The one place where the page says something: results and failures.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::desk::{Look, LookAt, Notice};
use super::element::Button;
use super::icon::{Picture, icon};

/// How long a result stays, in milliseconds. Failures stay until they are dismissed.
const STAYS: u32 = 8_000;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NoticesProps {
    pub(super) notice: Option<Notice>,
    pub(super) desk: LookAt,
}

/// The region for notices; always on the page, so that what enters it is read out.
#[component]
pub(super) fn Notices(props: &NoticesProps) -> Html {
    let desk = props.desk.clone();
    use_effect_with(props.notice.clone(), move |notice| {
        let passes = notice.as_ref().is_some_and(|notice| !notice.alarm);
        let timer = passes.then(|| Timeout::new(STAYS, move || desk.dispatch(Look::Hush)));
        move || drop(timer)
    });
    let desk = props.desk.clone();
    let dismiss = Callback::from(move |_| desk.dispatch(Look::Hush));
    let button = Button { label: Some("Dismiss".into()), ..Button::of("button is-quiet is-square") };
    let notice = props.notice.as_ref().map(|notice| {
        html! {
            <div key={notice.turn} class={classes!("notice", notice.alarm.then_some("is-alarm"))}>
                <p>{ &notice.text }</p>
                { button.with(dismiss, icon(Picture::Cross)) }
            </div>
        }
    });
    let alarm = props.notice.as_ref().is_some_and(|notice| notice.alarm);
    html! {
        <div class="notices" role="status" aria-live={if alarm { "assertive" } else { "polite" }} data-testid="message">
            { for notice }
        </div>
    }
}
