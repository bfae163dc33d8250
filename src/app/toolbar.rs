//! The toolbar over an open article.

use yew::prelude::*;

use crate::view::Shown;

use super::command::Command;
use super::desk::LookAt;
use super::icon::{Icon, Picture};
use super::legend::Legend;
use super::store::Store;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ToolbarProps {
    pub(super) session: Store,
    pub(super) shown: Shown,
    pub(super) desk: LookAt,
    pub(super) run: Callback<Command>,
}

/// The toolbar.
#[component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let history = &props.session.history;
    let run = |command: Command| props.run.reform(move |_| command);
    html! {
        <div class="toolbar" role="toolbar" aria-label="Article">
            <Legend session={props.session.clone()} shown={props.shown} desk={props.desk.clone()} />
            <div class="toolbar-group">
                <button type="button" class="button is-quiet is-square" aria-label="Undo" title="Undo (Ctrl+Z)" data-testid="undo"
                    disabled={history.past.is_empty()} onclick={run(Command::Undo)}><Icon of={Picture::Undo} /></button>
                <button type="button" class="button is-quiet is-square" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" data-testid="redo"
                    disabled={history.future.is_empty()} onclick={run(Command::Redo)}><Icon of={Picture::Redo} /></button>
            </div>
            <div class="toolbar-group is-end">
                <button type="button" class="button is-quiet" data-testid="new-article" onclick={run(Command::New)}>
                    <Icon of={Picture::Plus} /><span>{ "New" }<span class="wide-only">{ " article" }</span></span>
                </button>
                <button type="button" class="button" data-testid="copy-json" onclick={run(Command::Copy)}>
                    <Icon of={Picture::Copy} /><span>{ "Copy" }<span class="wide-only">{ " JSON" }</span></span>
                </button>
                <button type="button" class="button is-main" data-testid="download" onclick={run(Command::Save)}>
                    <Icon of={Picture::Download} /><span>{ "Download" }<span class="wide-only">{ " JSON" }</span></span>
                </button>
            </div>
        </div>
    }
}
