//! The toolbar over an open article.

use yew::prelude::*;

use crate::view::Shown;

use super::command::Command;
use super::desk::LookAt;
use super::icon::{Picture, icon};
use super::legend::legend;
use super::store::Store;

/// The toolbar.
pub(super) fn toolbar(session: &Store, shown: Shown, desk: &LookAt, run: &Callback<Command>) -> Html {
    let history = &session.history;
    let run = |command: Command| run.reform(move |_| command);
    html! {
        <div class="toolbar" role="toolbar" aria-label="Article">
            { legend(session, shown, desk) }
            <div class="toolbar-group">
                <button type="button" class="button is-quiet is-square" aria-label="Undo" title="Undo (Ctrl+Z)" data-testid="undo"
                    disabled={history.past.is_empty()} onclick={run(Command::Undo)}>{ icon(Picture::Undo) }</button>
                <button type="button" class="button is-quiet is-square" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" data-testid="redo"
                    disabled={history.future.is_empty()} onclick={run(Command::Redo)}>{ icon(Picture::Redo) }</button>
            </div>
            <div class="toolbar-group is-end">
                <button type="button" class="button is-quiet" data-testid="new-article" onclick={run(Command::New)}>
                    { icon(Picture::Plus) }<span>{ "New" }<span class="wide-only">{ " article" }</span></span>
                </button>
                <button type="button" class="button" data-testid="copy-json" onclick={run(Command::Copy)}>
                    { icon(Picture::Copy) }<span>{ "Copy" }<span class="wide-only">{ " JSON" }</span></span>
                </button>
                <button type="button" class="button is-main" data-testid="download" onclick={run(Command::Save)}>
                    { icon(Picture::Download) }<span>{ "Download" }<span class="wide-only">{ " JSON" }</span></span>
                </button>
            </div>
        </div>
    }
}
