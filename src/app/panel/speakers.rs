//! The speakers of the article: who they are and what they say.

use yew::prelude::*;

use crate::annotation::{Id, Subject};
use crate::app::element::{Button, element};
use crate::app::scene::Scene;
use crate::detect::Speaker;
use crate::view::{label, shown};

use super::card::{card, current, glance, go};
use super::pages::{range, turner};

/// Characters of a quotation that a speaker's card shows.
const GLIMPSE: usize = 90;

/// The speakers.
pub(super) fn speakers(scene: &Scene) -> Html {
    let analysis = &scene.session.analysis;
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); analysis.speakers.len()];
    for (index, quotation) in analysis.quotations.iter().enumerate() {
        let stands = shown::stands(scene.session, scene.desk.shown, Id::quotation(index));
        if let Some(theirs) = quotation.speaker_ref.filter(|_| stands).and_then(|at| said.get_mut(at)) {
            theirs.push(index);
        }
    }
    let place = scene.desk.selected.filter(|selected| selected.id.subject == Subject::Speaker);
    let place = place.map(|selected| selected.id.index as usize);
    let range = range(scene, analysis.speakers.len(), place);
    let all = analysis.speakers.iter().zip(&said).enumerate();
    let page = all.skip(range.start).take(range.len());
    html! {
        <>
            if analysis.speakers.is_empty() {
                { element("p", "none", "No speakers found.") }
            }
            <ol class="card-list">{ for page.map(|(index, (speaker, said))| person(scene, index, speaker, said)) }</ol>
            { turner(scene, range, analysis.speakers.len()) }
        </>
    }
}

fn person(scene: &Scene, index: usize, speaker: &Speaker, said: &[usize]) -> Html {
    let id = Id::speaker(index);
    let name = Button::of("card-go name").with(go(scene, id), speaker.name.clone());
    let count = element("span", "kind", label::counted(said.len(), "quote"));
    let inside = [
        element("div", "card-head", html! { <>{ name }{ count }</> }),
        speaker.role.clone().map(|role| element("p", "role", role)).unwrap_or_default(),
        element("ul", "said", said.iter().filter_map(|&at| line(scene, at)).collect::<Html>()),
    ];
    card(scene, id, inside)
}

/// A quotation of the speaker, in a line that goes to it.
fn line(scene: &Scene, index: usize) -> Option<Html> {
    let quotation = scene.session.analysis.quotations.get(index)?;
    let words = label::words(&scene.session.article, &quotation.content);
    let words = label::head(&words, GLIMPSE);
    let id = Id::quotation(index);
    let now = current(scene, id);
    let button = Button { current: now, ..Button::of("said-line") };
    Some(html! { <li>{ button.with(glance(scene, id), words) }</li> })
}
