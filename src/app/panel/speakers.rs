//! The speakers of the article: who they are and what they say.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::element::{Button, element};
use crate::detect::Speaker;
use crate::view::{label, shown};

use super::PanelProps;
use super::card::{card, current, glance, go};
use super::pages::use_pages;

/// Characters of a quotation that a speaker's card shows.
const GLIMPSE: usize = 90;

/// The speakers.
#[component]
pub(super) fn Speakers(props: &PanelProps) -> Html {
    let analysis = &props.session.analysis;
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); analysis.speakers.len()];
    for (index, quotation) in analysis.quotations.iter().enumerate() {
        let stands = shown::stands(&props.session, props.shown, Id::quotation(index));
        if let Some(theirs) = quotation.speaker_ref.filter(|_| stands).and_then(|at| said.get_mut(at)) {
            theirs.push(index);
        }
    }
    let place = props.selected.filter(|selected| selected.id.subject == Subject::Speaker);
    let place = place.map(|selected| selected.id.index as usize);
    let pages = use_pages(analysis.speakers.len(), props.selected, place);
    let all = analysis.speakers.iter().zip(&said).enumerate();
    let page = all.skip(pages.range().start).take(pages.range().len());
    html! {
        <>
            if analysis.speakers.is_empty() {
                { element("p", "none", "No speakers found.") }
            }
            <ol class="card-list">{ for page.map(|(index, (speaker, said))| person(props, index, speaker, said)) }</ol>
            { pages.turner() }
        </>
    }
}

fn person(props: &PanelProps, index: usize, speaker: &Speaker, said: &[usize]) -> Html {
    let id = Id::speaker(index);
    let name = Button::of("card-go name").with(go(&props.desk, id), speaker.name.clone());
    let count = element("span", "kind", label::counted(said.len(), "quote"));
    let inside = [
        element("div", "card-head", html! { <>{ name }{ count }</> }),
        speaker.role.clone().map(|role| element("p", "role", role)).unwrap_or_default(),
        element("ul", "said", said.iter().filter_map(|&at| line(props, at)).collect::<Html>()),
    ];
    card(props, id, inside.into_iter().collect())
}

/// A quotation of the speaker, in a line that goes to it.
fn line(props: &PanelProps, index: usize) -> Option<Html> {
    let quotation = props.session.analysis.quotations.get(index)?;
    let words = label::words(&props.session.article, &quotation.content);
    let words = label::head(&words, GLIMPSE);
    let id = Id::quotation(index);
    let now = current(props, id);
    let button = Button { current: now, ..Button::of("said-line") };
    Some(html! { <li>{ button.with(glance(&props.desk, id), words) }</li> })
}
