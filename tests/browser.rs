//! The app in a real browser: `./dev test` runs this in headless Chromium.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use gloo::utils::{document, document_element, window};
use provenote::app::App;
use provenote::platform::rich;
use provenote::text::ParagraphKind::{BlockQuote, Code, Heading, ListItem, TableRow, Text};
use provenote::text::ingest::{Block, Run};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};
use yew::scheduler::flush;

wasm_bindgen_test_configure!(run_in_browser);

/// A part of the page that is the app's own for the length of a test.
struct Place(Element, yew::AppHandle<App>);

impl Place {
    async fn new() -> Self {
        // What a test before this one left open would come back.
        for storage in [window().local_storage(), window().session_storage()] {
            storage.unwrap().unwrap().clear().unwrap();
        }
        let place = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let handle = yew::Renderer::<App>::with_root(place.clone()).render();
        flush().await;
        Self(place, handle)
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.0.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing matches {selector}")).unchecked_into()
    }

    fn count(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    async fn click(&self, selector: &str) {
        self.find(selector).click();
        flush().await;
    }

    /// Writes `text` into the paste box and has it annotated.
    async fn annotate(&self, text: &str) {
        let paste: HtmlTextAreaElement = self.find("#paste").unchecked_into();
        paste.set_value(text);
        paste.dispatch_event(&Event::new("input").unwrap()).unwrap();
        flush().await;
        self.click("[data-testid=annotate]").await;
    }

    fn leave(self) {
        self.1.destroy();
        self.0.remove();
    }
}

/// Lets promises and timers that are due have their turn.
async fn pause() {
    gloo::timers::future::TimeoutFuture::new(30).await;
    flush().await;
}

#[wasm_bindgen_test]
async fn the_app_mounts_where_it_is_told() {
    let place = Place::new().await;
    assert!(place.find("h1").text_content().unwrap().contains("Provenote"));
    place.leave();
}

#[wasm_bindgen_test]
async fn the_sample_shows_marks_and_cards() {
    let place = Place::new().await;
    place.click("[data-testid=load-sample]").await;
    pause().await;
    assert!(place.count("mark[data-kinds~=citation]") > 5);
    assert!(place.count("[data-testid=tab-citations]") == 1);
    assert_eq!(place.count("article mark[tabindex='0']"), 1);
    place.click("mark[data-kinds~=citation]").await;
    assert_eq!(place.count(".card.is-selected"), 1);
    place.leave();
}

#[wasm_bindgen_test]
async fn hostile_text_stays_text() {
    let hostile = "<script>window.pwned = 1</script>\n\n  <img src=x onerror='window.pwned = 2'> said “<b>yes</b>” [1].";
    let place = Place::new().await;
    place.annotate(hostile).await;
    pause().await;
    let article = place.find("[data-testid=article]");
    assert_eq!(article.text_content().unwrap(), hostile);
    assert_eq!(place.count("article script, article img, article b"), 0);
    assert!(js_sys::Reflect::get(&gloo::utils::window(), &"pwned".into()).unwrap().is_undefined());
    place.leave();
}

#[wasm_bindgen_test]
async fn the_theme_can_be_chosen_and_left_to_the_system() {
    let place = Place::new().await;
    place.click("[data-testid=theme] [aria-label=Dark]").await;
    assert_eq!(document_element().get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(place.find("[aria-label=Dark]").get_attribute("aria-pressed").as_deref(), Some("true"));
    place.click("[data-testid=theme] [aria-label=System]").await;
    assert_eq!(document_element().get_attribute("data-theme"), None);
    place.leave();
}

fn text(words: &str) -> Run {
    Run::Text(words.to_owned())
}

#[wasm_bindgen_test]
fn a_rich_paste_becomes_blocks() {
    let rich = rich::page(
        "<title>Tide</title><h2>Head</h2><p>It rose<sup>1</sup>, <a href='https://x.example/'>said <b>Ana</b></a><br>\
         <img src=x alt='A boat'></p><ol start=4><li>Four<li value=9>Nine</ol><ul><li>Dot</ul>\
         <blockquote><p>Words</p></blockquote><table><tr><td>a<td>b</table><pre>x  y</pre>",
    )
    .unwrap();
    assert_eq!(rich.title.as_deref(), Some("Tide"));
    let block = |kind, runs| Block { kind, runs };
    let link = Run::Link("said Ana".to_owned(), "https://x.example/".to_owned());
    let expected = [
        block(Heading(2), vec![text("Head")]),
        block(
            Text,
            vec![
                text("It rose"),
                Run::Superscript("1".to_owned()),
                text(", "),
                link,
                Run::Break,
                Run::Image("A boat".to_owned()),
            ],
        ),
        block(ListItem, vec![text("4. "), text("Four")]),
        block(ListItem, vec![text("9. "), text("Nine")]),
        block(ListItem, vec![text("Dot")]),
        block(BlockQuote, vec![text("Words")]),
        block(TableRow, vec![text("a"), text("\t"), text("b")]),
        block(Code, vec![text("x  y")]),
    ];
    assert_eq!(rich.blocks, expected);
}

#[wasm_bindgen_test]
fn a_number_stands_before_the_first_words_of_its_entry() {
    let rich = rich::page(
        "<ol>\n<li>\n<p>One</p>\n<p>more</p></li><li></li><li><ol><li>Inner</li></ol></li></ol>After",
    )
    .unwrap();
    let block = |kind, runs: &[&str]| Block { kind, runs: runs.iter().copied().map(text).collect() };
    let expected = [
        block(ListItem, &["1. ", "One"]),
        block(ListItem, &["more"]),
        block(ListItem, &["1. ", "Inner"]),
        block(Text, &["After"]),
    ];
    assert_eq!(rich.blocks, expected);
}

#[wasm_bindgen_test]
fn what_is_not_seen_is_not_read() {
    let rich = rich::page(
        "<p>Seen</p><p hidden>1</p><p aria-hidden=true>2</p><p style='color:red; DISPLAY : none'>3</p>\
         <script>4</script><style>p{}</style><noscript>5</noscript><template>6</template><svg><text>7</text></svg>",
    )
    .unwrap();
    assert_eq!(rich.blocks, [Block { kind: Text, runs: vec![text("Seen")] }]);
}

#[wasm_bindgen_test]
fn a_wrapper_of_plain_text_is_no_rich_paste() {
    assert_eq!(
        rich::fragment("<div style='font-family: monospace'><div><span>let x;</span></div><br></div>"),
        None
    );
    assert!(rich::fragment("<p>Text</p>").is_some());
}
