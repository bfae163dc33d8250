//! Dialogs over the page: questions before work is lost, and the list of keys.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::platform::{dialog, page};
use crate::session::Action;

use super::command::{self, ALWAYS, Key, SINGLE};
use super::desk::{Desk, Dialog, Look, LookAt};
use super::element::{Button, element};
use super::settings::Settings;
use super::store::Store;

/// The dialog that is open, if one is.
pub(super) fn dialogs(
    open: Option<&Dialog>,
    store: &UseReducerDispatcher<Store>,
    look: &LookAt,
    settings: &Settings,
) -> Html {
    let Some(open) = open else { return Html::default() };
    let (store, desk) = (store.clone(), look.clone());
    match open {
        Dialog::Replace(article) => {
            let article = article.clone();
            let go = move |_| {
                store.dispatch(Action::Opened(article.clone()));
                desk.dispatch(Look::Clear);
                page::to_top();
            };
            question("Open the new article?", "Open new article", go.into(), look)
        }
        Dialog::Close => {
            let go = move |_| command::close(&store, &desk);
            question("Put this article away?", "Put away", go.into(), look)
        }
        Dialog::Keys => keys(look, settings),
    }
}

fn question(title: &'static str, go: &'static str, done: Callback<MouseEvent>, desk: &LookAt) -> Html {
    html! {
        <Sheet {title} desk={desk.clone()} actions={Button::tested("button is-danger", "confirm").with(done, go)} dismiss="Keep working">
            <p>{ "Your decisions on this article have not been downloaded. They will be lost." }</p>
        </Sheet>
    }
}

fn keys(look: &LookAt, settings: &Settings) -> Html {
    let choose = settings.choose_keys.reform(|event: Event| {
        event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
    });
    html! {
        <Sheet title="Keyboard shortcuts" desk={look.clone()} actions={html! {}} dismiss="Close">
            <dl class={classes!("keys", (!settings.keys).then_some("is-off"))}>{ for SINGLE.iter().map(row) }</dl>
            <label class="check">
                <input type="checkbox" checked={settings.keys} onchange={choose} data-testid="single-keys" />
                { "Single keys are shortcuts" }
            </label>
            <dl class="keys">{ for ALWAYS.iter().map(row) }</dl>
            { element("p", "hint", "In the article, the arrow keys go from mark to mark, and Enter goes to the card. \
                On a Mac, Ctrl is Command.") }
        </Sheet>
    }
}

fn row(key: &Key) -> Html {
    let parts = key.chord.split('+').map(|part| html! { <kbd>{ part }</kbd> });
    html! { <div class="keys-row"><dt>{ for parts }</dt><dd>{ key.does }</dd></div> }
}

#[derive(Clone, PartialEq, Properties)]
struct SheetProps {
    title: &'static str,
    /// The buttons beside the one that closes.
    actions: Html,
    /// The words on the button that closes.
    dismiss: &'static str,
    desk: UseReducerDispatcher<Desk>,
    children: Html,
}

/// A modal dialog that is there while it is open.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let node = use_node_ref();
    let opened = node.clone();
    use_effect_with((), move |()| {
        if let Some(element) = opened.cast() {
            dialog::open(&element);
        }
    });
    let desk = props.desk.clone();
    let dismiss = Callback::from(move |_: MouseEvent| desk.dispatch(Look::Answered));
    let desk = props.desk.clone();
    let close = move |_: Event| desk.dispatch(Look::Answered);
    html! {
        <dialog ref={node} class="sheet" aria-labelledby="sheet-title" data-testid="dialog" onclose={close}>
            <h2 id="sheet-title">{ props.title }</h2>
            { props.children.clone() }
            <div class="sheet-actions">
                <button type="button" class="button" data-testid="cancel" autofocus=true onclick={dismiss}>{ props.dismiss }</button>
                { props.actions.clone() }
            </div>
        </dialog>
    }
}
