//! How it is drawn: one Yew component.
//!
//! [`App`] holds the two states: the session, changed by [`crate::session::reduce`] alone, and the
//! [`Desk`] with what the person looks at. All that happens comes in as a [`Message`], whether from
//! a button, a key, the clipboard or a timer. The parts of the page are plain functions from a
//! [`Scene`] to elements: a component for each would cost kilobytes apiece.

mod again;
mod banner;
mod command;
mod desk;
mod dialog;
mod edges;
mod editing;
mod element;
mod hearing;
mod icon;
mod intake;
mod json;
mod keeping;
mod legend;
mod masthead;
mod message;
mod notice;
mod opening;
mod panel;
mod peek;
mod reading;
mod saving;
mod scene;
mod select;
mod settings;
mod shelf;
mod start;
mod status;
mod toolbar;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::html::Scope;
use yew::prelude::*;

use crate::detect::Analyser;
use crate::platform::{dialog as modal, page, selection};
use crate::session::{Action, Session, reduce};
use crate::text::Article;

use desk::{Desk, Origin, Selected};
use element::{all, nest};
use keeping::Keeping;
use message::{Envelope, Message};
use reading::Sheets;
use scene::Scene;
use settings::Settings;

/// What scrolls the cards of the panel.
const CARDS: &str = "#cards";

/// The whole page.
pub struct App {
    session: Rc<Session>,
    desk: Desk,
    settings: Settings,
    sheets: Sheets,
    /// The selection that was brought into view last.
    in_view: Option<Selected>,
    /// What is left to analyse of the open article.
    analyser: Option<Analyser>,
    /// The text that the article is to have, while that is analysed.
    revising: Option<Article>,
    /// Goes on with the analysis, draws more of the article, or takes the notice away.
    analyser_timer: Option<Timeout>,
    sheet_timer: Option<Timeout>,
    notice_timer: Option<Timeout>,
    selection_timer: Option<Timeout>,
    keeping: Keeping,
    /// True where the box of the text to edit was filled.
    filled: bool,
    /// True where the caret should come into the article at the next drawing.
    caret_wanted: bool,
    /// What is heard anywhere on the page, for as long as the app is on it.
    _hearing: Vec<EventListener>,
}

impl App {
    fn act(&mut self, action: Action) {
        self.session = reduce(Rc::clone(&self.session), action);
    }

    fn is_open(&self) -> bool {
        !self.session.article.paragraphs.is_empty()
    }
}

impl Component for App {
    type Message = Envelope;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let settings = Settings::kept();
        page::set_attribute("data-theme", settings.theme.attribute());
        Self {
            session: Rc::default(),
            desk: Desk::showing(settings::shown()),
            settings,
            sheets: Sheets::default(),
            in_view: None,
            analyser: None,
            revising: None,
            filled: false,
            analyser_timer: None,
            sheet_timer: None,
            notice_timer: None,
            selection_timer: None,
            keeping: Keeping::new(ctx.link()),
            caret_wanted: false,
            _hearing: hearing::listen(ctx.link()),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, Envelope(message): Envelope) -> bool {
        message::receive(self, ctx.link(), message);
        self.sheets.follow(&self.session, self.desk.shown);
        keeping::follow(self, ctx.link());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let scene = Scene::new(self, ctx.link());
        let (mut tools, mut class) = (Html::default(), "page");
        let work = if self.is_open() {
            (tools, class) = (toolbar::toolbar(&scene), "page is-open");
            let beside = [peek::peek(&scene), select::bubble(&scene), edges::handles(&scene)];
            let article = if self.desk.editing {
                editing::editing(&scene)
            } else {
                reading::reading(&scene, &self.sheets)
            };
            let text = nest("div", "text", [banner::banner(&scene), article]);
            let desk = [text, panel::panel(&scene), all(beside)];
            all([nest("main", "desk", desk), status::status_bar(&scene, self.sheets.words())])
        } else {
            start::start(&scene)
        };
        let parts =
            [masthead::masthead(&scene, tools), work, notice::notices(&scene), dialog::dialogs(&scene)];
        nest("div", class, parts)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.analyser_timer = Some(later(ctx.link(), 0, Message::WarmUp));
        }
        let more = self.sheets.more() || (self.is_open() && self.desk.is_dealing());
        if more && self.sheet_timer.is_none() {
            self.sheet_timer = Some(later(ctx.link(), 0, Message::DrawMore));
        }
        if self.desk.dialog.is_some() {
            modal::open("dialog.sheet");
        }
        if let Some(id) = self.desk.peek {
            peek::place(id);
        }
        if self.desk.editing && !self.filled {
            editing::fill(self);
        }
        self.filled = self.desk.editing;
        if let Some(at) = selection::bounds().filter(|_| self.desk.picked.is_some()) {
            page::place_under("#bubble", &at);
        }
        if let Some(selected) = self.desk.selected {
            edges::place(selected.id);
        }
        if std::mem::take(&mut self.caret_wanted) {
            page::focus(reading::ARTICLE);
        }
        if let Some(wanted) = self.keeping.focus.take() {
            page::focus(wanted);
        }
        if self.in_view != self.desk.selected {
            self.in_view = self.desk.selected;
            self.in_view.iter().for_each(bring_into_view);
        }
    }
}

/// Sends `message` after so many milliseconds, if what it returns is still kept then.
fn later(link: &Scope<App>, milliseconds: u32, message: Message) -> Timeout {
    let link = link.clone();
    Timeout::new(milliseconds, move || link.send_message(message))
}

/// Brings what was just selected into view, in the article and in the panel.
fn bring_into_view(selected: &Selected) {
    let id = selected.id;
    let (mark, card) = (format!("mark[data-ids~={id}]"), format!("#panel [data-id={id}]"));
    match selected.from {
        Origin::Text => page::reveal(&card, CARDS),
        Origin::Glance => page::centre(&mark),
        Origin::Panel | Origin::Steps => {
            page::reveal(&card, CARDS);
            page::centre(&mark);
            page::focus(&mark);
        }
        Origin::Enter => {
            page::reveal(&card, CARDS);
            page::focus(&format!("{card} .card-go"));
        }
    }
}
