//! Rich pastes: HTML to blocks, by the browser's inert parser.
//!
//! `DOMParser` makes a document without a window: no script in it runs, nothing it names is
//! loaded. Only text, kinds of blocks and link targets are taken from it, as data.

mod defuse;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node};

use crate::text::ParagraphKind;
use crate::text::ingest::{Block, Run};

/// The name of the page's only Trusted Types policy; the page's Content-Security-Policy allows this one.
const POLICY: &str = "inert-document";

/// What only a text with a structure has. A wrapper of plain text, as code editors put on the
/// clipboard, has none of it.
const STRUCTURE: &str = "p,h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote,sup,a[href],img";

/// What is never part of an article's words.
const UNSEEN: &str = "script,style,noscript,template,svg,head,iframe,object,video,audio,canvas,\
    select,button,input,textarea,[hidden],[aria-hidden=true]";

/// Elements that start a block of their own.
const BLOCKS: &str = "p,div,section,article,header,footer,main,aside,nav,figure,figcaption,address,\
    h1,h2,h3,h4,h5,h6,ul,ol,li,dl,dt,dd,blockquote,pre,table,tr,caption,hr,details,summary,fieldset,form";

/// A web page or a piece of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// The page's title, where it has one.
    pub title: Option<String>,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
}

/// Reads a whole HTML page; `None` where the browser cannot parse it.
pub fn page(html: &str) -> Option<Rich> {
    let document = parse(html)?;
    let title = document.title().trim().to_owned();
    let mut reader = Reader::default();
    reader.children(&document.body()?.into(), ParagraphKind::Text);
    reader.flush(ParagraphKind::Text);
    Some(Rich { title: Some(title).filter(|title| !title.is_empty()), blocks: reader.blocks })
}

/// Reads the HTML part of a clipboard; `None` where it says no more than its plain part.
pub fn fragment(html: &str) -> Option<Rich> {
    let structured = parse(html)?.query_selector(STRUCTURE).ok()?.is_some();
    if structured { page(html) } else { None }
}

/// Parses `html` into a document that is never shown.
fn parse(html: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    // By reflection, since the typed binding takes a string where a guarded page wants a trusted one.
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).ok()?.dyn_into().ok()?;
    let document = parse.call2(&parser, &trusted(&defuse::defuse(html)), &"text/html".into()).ok()?;
    document.dyn_into().ok()
}

thread_local! {
    /// The page's policy, made once; undefined in browsers without Trusted Types.
    static TRUST: JsValue = policy().unwrap_or(JsValue::UNDEFINED);
}

/// Makes the policy that lets `parseFromString` take a string. It changes nothing in the string:
/// the document it goes to is inert.
fn policy() -> Option<JsValue> {
    let factory = Reflect::get(&gloo::utils::window(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&factory, &"createPolicy".into()).ok()?.dyn_into().ok()?;
    let rules = Object::new();
    let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|html| html).into_js_value();
    Reflect::set(&rules, &"createHTML".into(), &same).ok()?;
    create.call2(&factory, &POLICY.into(), &rules).ok()
}

fn trusted(html: &str) -> JsValue {
    let html = JsValue::from_str(html);
    let made = TRUST.with(|policy| {
        let create: Function = Reflect::get(policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
        create.call1(policy, &html).ok()
    });
    made.unwrap_or(html)
}

/// The blocks so far, and the runs of the one at hand.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    /// The lists around the place at hand: the next entry's number, where they are numbered.
    lists: Vec<Option<i32>>,
    /// The number of the list's entry at hand, until its first words are there.
    number: Option<String>,
}

impl Reader {
    /// Ends the block at hand.
    fn flush(&mut self, kind: ParagraphKind) {
        let runs = std::mem::take(&mut self.runs);
        let blank = |run: &Run| matches!(run, Run::Text(text) if text.trim().is_empty());
        if !runs.iter().all(blank) {
            let number = self.number.take().map(Run::Text);
            self.blocks.push(Block { kind, runs: number.into_iter().chain(runs).collect() });
        }
    }

    fn children(&mut self, parent: &Node, kind: ParagraphKind) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            if node.node_type() == Node::TEXT_NODE {
                self.runs.push(Run::Text(node.text_content().unwrap_or_default()));
            } else if let Some(element) = node.dyn_ref::<Element>() {
                self.element(element, kind);
            }
        }
    }

    fn element(&mut self, element: &Element, outer: ParagraphKind) {
        if is(element, UNSEEN) || is_styled_away(element) {
            return;
        }
        let tag = element.local_name();
        match tag.as_str() {
            "br" => self.runs.push(Run::Break),
            "sup" => self.runs.push(Run::Superscript(words(element))),
            "a" if element.has_attribute("href") && !holds_blocks(element) => {
                let target = element.get_attribute("href").unwrap_or_default();
                self.runs.push(Run::Link(words(element), target));
            }
            "img" => self.runs.extend(element.get_attribute("alt").map(Run::Image)),
            "td" | "th" => {
                if element.previous_element_sibling().is_some() {
                    self.runs.push(Run::Text("\t".to_owned()));
                }
                self.children(element, outer);
            }
            _ if is(element, BLOCKS) => {
                self.flush(outer);
                let kind = kind(&tag, outer);
                self.block(element, &tag, kind);
                self.flush(kind);
            }
            _ => self.children(element, outer),
        }
    }

    fn block(&mut self, element: &Element, tag: &str, kind: ParagraphKind) {
        match tag {
            "ol" | "ul" => {
                self.lists.push((tag == "ol").then(|| given(element, "start").unwrap_or(1)));
                self.children(element, kind);
                self.lists.pop();
            }
            "li" => {
                self.number = self.next_number(element);
                self.children(element, kind);
                self.flush(kind);
                self.number = None;
            }
            _ => self.children(element, kind),
        }
    }

    /// The number that a browser shows before an entry of a numbered list. References are often
    /// listed so, and a marker `[2]` finds its entry by it.
    fn next_number(&mut self, item: &Element) -> Option<String> {
        let next = self.lists.last_mut()?.as_mut()?;
        let number = given(item, "value").unwrap_or(*next);
        *next = number.saturating_add(1);
        Some(format!("{number}. "))
    }
}

/// What a block of this tag is, inside a block of kind `outer`.
fn kind(tag: &str, outer: ParagraphKind) -> ParagraphKind {
    match tag {
        "h1" => ParagraphKind::Heading(1),
        "h2" => ParagraphKind::Heading(2),
        "h3" => ParagraphKind::Heading(3),
        "h4" => ParagraphKind::Heading(4),
        "h5" => ParagraphKind::Heading(5),
        "h6" => ParagraphKind::Heading(6),
        "li" => ParagraphKind::ListItem,
        "blockquote" => ParagraphKind::BlockQuote,
        "tr" => ParagraphKind::TableRow,
        "pre" => ParagraphKind::Code,
        _ => outer,
    }
}

fn given(element: &Element, name: &str) -> Option<i32> {
    element.get_attribute(name)?.trim().parse().ok()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

fn holds_blocks(element: &Element) -> bool {
    element.query_selector(BLOCKS).is_ok_and(|found| found.is_some())
}

fn is_styled_away(element: &Element) -> bool {
    let style =
        element.get_attribute(&format!("{}style", defuse::PREFIX)).unwrap_or_default().to_ascii_lowercase();
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    rules.any(|(name, value)| {
        matches!((name.trim(), value.trim()), ("display", "none") | ("visibility", "hidden"))
    })
}

/// The visible words inside an inline element.
fn words(element: &Element) -> String {
    let mut reader = Reader::default();
    reader.children(element, ParagraphKind::Text);
    let text = reader.runs.into_iter().map(|run| match run {
        Run::Text(text) | Run::Superscript(text) | Run::Link(text, _) | Run::Image(text) => text,
        Run::Break => " ".to_owned(),
    });
    text.collect()
}
