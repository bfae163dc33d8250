//! What outlives the page, in a real browser's database: `./dev test` runs this in headless Chromium.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect, global};
use provenote::platform::library::{Failure, Saved, claim, fetch, headers, remove, restore, write};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbOpenDbRequest};

wasm_bindgen_test_configure!(run_in_browser);

const NAME: &str = "provenote";

fn factory() -> IdbFactory {
    window().indexed_db().unwrap().unwrap()
}

/// Waits until the browser has done what it was asked; gives the result.
async fn done(request: &IdbOpenDbRequest) -> JsValue {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.unwrap();
    request.result().unwrap()
}

/// Starts from nothing: each test has the database for itself.
async fn forget_everything() {
    done(&factory().delete_database(NAME).unwrap()).await;
}

fn record(fields: &[(&str, &str)]) -> JsValue {
    let record = Object::new();
    for (name, value) in fields {
        Reflect::set(&record, &(*name).into(), &(*value).into()).unwrap();
    }
    record.into()
}

fn header(id: &str, changed: &str) -> JsValue {
    record(&[("id", id), ("changed", changed), ("title", "Tide")])
}

fn texts(words: &[&str]) -> Vec<JsValue> {
    words.iter().map(|word| JsValue::from_str(word)).collect()
}

fn field(value: &JsValue, name: &str) -> String {
    Reflect::get(value, &name.into()).unwrap().as_string().unwrap()
}

async fn steps(id: &str) -> Vec<String> {
    let saved = fetch(id).await.unwrap().unwrap();
    saved.steps.iter().map(|step| step.as_string().unwrap()).collect()
}

async fn ids() -> Vec<String> {
    headers().await.unwrap().iter().map(|header| field(header, "id")).collect()
}

/// Gives the property `name` of `object` another value for the length of a test.
struct Instead(Object, &'static str, JsValue);

impl Instead {
    fn new(object: Object, name: &'static str, value: &JsValue) -> Self {
        let key = JsValue::from_str(name);
        let before = Object::get_own_property_descriptor(&object, &key);
        let now = Object::new();
        Reflect::set(&now, &"configurable".into(), &JsValue::TRUE).unwrap();
        Reflect::set(&now, &"value".into(), value).unwrap();
        Object::define_property(&object, &key, &now);
        Self(object, name, before)
    }
}

impl Drop for Instead {
    fn drop(&mut self) {
        let key = JsValue::from_str(self.1);
        Reflect::delete_property(&self.0, &key).unwrap();
        if self.2.is_object() {
            Object::define_property(&self.0, &key, self.2.unchecked_ref());
        }
    }
}

/// Every `put` of the browser's throws this exception while the result is kept.
fn refuse_to_put(name: &'static str) -> Instead {
    let class = Reflect::get(&global(), &"IDBObjectStore".into()).unwrap();
    let prototype = Reflect::get(&class, &"prototype".into()).unwrap();
    let refuse = move || -> Result<JsValue, JsValue> {
        Err(DomException::new_with_message_and_name("no", name).unwrap().into())
    };
    let refuse = Closure::<dyn Fn() -> Result<JsValue, JsValue>>::new(refuse).into_js_value();
    Instead::new(prototype.into(), "put", &refuse)
}

#[wasm_bindgen_test]
async fn what_is_written_comes_back() {
    forget_everything().await;
    let base = record(&[("text", "It rose. 🌊")]);
    write(&header("a", "2026-11-24"), Some(&base), 0, &texts(&["one", "two"])).await.unwrap();
    let Saved { header, base, steps } = fetch("a").await.unwrap().unwrap();
    assert_eq!(
        (field(&header, "title"), field(&base, "text")),
        ("Tide".to_owned(), "It rose. 🌊".to_owned())
    );
    assert_eq!(steps, texts(&["one", "two"]));
}

#[wasm_bindgen_test]
async fn an_article_never_kept_is_none() {
    forget_everything().await;
    assert!(fetch("a").await.unwrap().is_none());
    assert!(remove("a").await.unwrap().is_none());
    assert!(headers().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_step_after_undo_replaces_those_undone() {
    forget_everything().await;
    let header = header("a", "2026-11-24");
    write(&header, Some(&JsValue::NULL), 0, &texts(&["0", "1", "2"])).await.unwrap();
    write(&self::header("b", "2026-11-24"), Some(&JsValue::NULL), 0, &texts(&["other"])).await.unwrap();
    write(&header, None, 3, &texts(&["3"])).await.unwrap();
    assert_eq!(steps("a").await, ["0", "1", "2", "3"]);
    write(&header, None, 1, &texts(&["new"])).await.unwrap();
    assert_eq!(steps("a").await, ["0", "new"]);
    write(&header, Some(&JsValue::TRUE), 0, &[]).await.unwrap();
    assert_eq!(steps("a").await, [""; 0]);
    assert_eq!(fetch("a").await.unwrap().unwrap().base, JsValue::TRUE);
    assert_eq!(steps("b").await, ["other"]);
}

#[wasm_bindgen_test]
async fn steps_stand_in_the_order_of_their_numbers() {
    forget_everything().await;
    let many: Vec<String> = (0..300).map(|number| number.to_string()).collect();
    let values: Vec<JsValue> = many.iter().map(JsValue::from).collect();
    write(&header("a", ""), Some(&JsValue::NULL), 0, &values).await.unwrap();
    assert_eq!(steps("a").await, many);
}

#[wasm_bindgen_test]
async fn what_was_removed_can_be_put_back() {
    forget_everything().await;
    write(&header("a", "1"), Some(&"base".into()), 0, &texts(&["one"])).await.unwrap();
    write(&header("b", "2"), Some(&"other".into()), 0, &texts(&["two"])).await.unwrap();
    let removed = remove("a").await.unwrap().unwrap();
    assert_eq!(ids().await, ["b"]);
    assert!(fetch("a").await.unwrap().is_none());
    restore(&removed).await.unwrap();
    assert_eq!(ids().await, ["b", "a"]);
    assert_eq!(steps("a").await, ["one"]);
    assert_eq!(fetch("a").await.unwrap().unwrap().base, "base");
    assert_eq!(steps("b").await, ["two"]);
}

#[wasm_bindgen_test]
async fn the_newest_change_comes_first() {
    forget_everything().await;
    for (id, changed) in
        [("a", "2026-11-23T12:00:00Z"), ("b", "2026-11-24T08:00:00Z"), ("c", "2025-01-01T00:00:00Z")]
    {
        write(&header(id, changed), Some(&JsValue::NULL), 0, &[]).await.unwrap();
    }
    write(&record(&[("id", "without a date")]), Some(&JsValue::NULL), 0, &[]).await.unwrap();
    assert_eq!(ids().await, ["b", "a", "c", "without a date"]);
    write(&header("c", "2026-11-24T09:00:00Z"), None, 0, &[]).await.unwrap();
    assert_eq!(ids().await, ["c", "b", "a", "without a date"]);
}

#[wasm_bindgen_test]
async fn without_room_the_last_save_stays() {
    forget_everything().await;
    write(&header("a", "1"), Some(&JsValue::NULL), 0, &texts(&["one"])).await.unwrap();
    let refusing = refuse_to_put("QuotaExceededError");
    assert_eq!(write(&header("a", "2"), None, 0, &texts(&["two"])).await, Err(Failure::Full));
    assert_eq!(steps("a").await, ["one"]);
    drop(refusing);
    write(&header("a", "2"), None, 1, &texts(&["two"])).await.unwrap();
    assert_eq!(steps("a").await, ["one", "two"]);
}

#[wasm_bindgen_test]
async fn a_write_is_kept_whole_or_not_at_all() {
    forget_everything().await;
    write(&header("a", "1"), Some(&JsValue::NULL), 0, &texts(&["one", "two"])).await.unwrap();
    // A function cannot be kept: the header and the first step are put before the browser says so.
    let impossible: JsValue = Function::default().into();
    let tried = write(&header("a", "9"), None, 0, &["zero".into(), impossible]).await;
    assert!(matches!(tried, Err(Failure::Broken(text)) if text.starts_with("DataCloneError: ")));
    let saved = fetch("a").await.unwrap().unwrap();
    assert_eq!(field(&saved.header, "changed"), "1");
    assert_eq!(saved.steps, texts(&["one", "two"]));
    let without_id = write(&record(&[("changed", "1")]), None, 0, &[]).await;
    assert!(matches!(without_id, Err(Failure::Broken(_))));
}

#[wasm_bindgen_test]
async fn a_browser_without_the_database_says_so() {
    forget_everything().await;
    let hidden = Instead::new(window().into(), "indexedDB", &JsValue::UNDEFINED);
    assert_eq!(write(&header("a", "1"), Some(&JsValue::NULL), 0, &[]).await, Err(Failure::Blocked));
    assert_eq!(headers().await, Err(Failure::Blocked));
    drop(hidden);
    assert_eq!(ids().await, [""; 0]);
}

#[wasm_bindgen_test]
async fn a_newer_version_is_left_as_it_is() {
    forget_everything().await;
    let request = factory().open_with_u32(NAME, 99).unwrap();
    let database: IdbDatabase = done(&request).await.unchecked_into();
    database.close();
    assert_eq!(headers().await, Err(Failure::Newer));
    assert_eq!(write(&header("a", "1"), Some(&JsValue::NULL), 0, &[]).await, Err(Failure::Newer));
    let database: IdbDatabase = done(&factory().open(NAME).unwrap()).await.unchecked_into();
    assert_eq!(database.version().to_bits(), 99_f64.to_bits());
    database.close();
    forget_everything().await;
}

#[wasm_bindgen_test]
async fn a_newer_version_in_another_tab_is_not_kept_waiting() {
    forget_everything().await;
    write(&header("a", "1"), Some(&JsValue::NULL), 0, &[]).await.unwrap();
    // The connection of the write is open: this would wait for ever if it did not close.
    let database: IdbDatabase = done(&factory().open_with_u32(NAME, 2).unwrap()).await.unchecked_into();
    assert_eq!(fetch("a").await.unwrap_err(), Failure::Newer);
    database.close();
    forget_everything().await;
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_is_named() {
    forget_everything().await;
    // As if an older version, without stores, were open in a tab that does not hear of it.
    let older = factory().open_with_u32("held", 1).unwrap();
    let database: IdbDatabase = done(&older).await.unchecked_into();
    let opens = Reflect::get(&factory(), &"open".into()).unwrap();
    let open = Closure::<dyn Fn() -> Result<IdbOpenDbRequest, JsValue>>::new(move || {
        let opened = opens.unchecked_ref::<Function>().call2(&factory(), &"held".into(), &2.into());
        opened.map(JsCast::unchecked_into)
    });
    let instead = Instead::new(factory().into(), "open", &open.into_js_value());
    assert_eq!(headers().await, Err(Failure::Held));
    drop(instead);
    database.close();
    done(&factory().delete_database("held").unwrap()).await;
}

#[wasm_bindgen_test]
async fn saves_that_do_not_wait_for_each_other_stay_in_order() {
    forget_everything().await;
    write(&header("a", "1"), Some(&JsValue::NULL), 0, &[]).await.unwrap();
    for number in 0..20_u32 {
        wasm_bindgen_futures::spawn_local(async move {
            write(&header("a", "1"), None, number, &[number.into()]).await.unwrap();
        });
    }
    let saved = loop {
        let saved = fetch("a").await.unwrap().unwrap();
        if saved.steps.len() == 20 {
            break saved;
        }
    };
    assert!(saved.steps.iter().zip(0..20_u32).all(|(step, number)| *step == number));
}

fn written_by(writer: &str) -> JsValue {
    record(&[("id", "a"), ("changed", "2026-11-24"), ("writer", writer)])
}

#[wasm_bindgen_test]
async fn who_lost_an_article_no_longer_writes_it() {
    forget_everything().await;
    let base = record(&[("text", "It rose.")]);
    write(&written_by("one"), Some(&base), 0, &texts(&["one"])).await.unwrap();
    assert_eq!(claim("a", "two").await.unwrap().unwrap().steps.len(), 1);
    assert_eq!(write(&written_by("one"), None, 1, &texts(&["late"])).await, Err(Failure::Taken));
    write(&written_by("two"), None, 1, &texts(&["two"])).await.unwrap();
    assert_eq!(steps("a").await, ["one", "two"]);
    let removed = remove("a").await.unwrap().unwrap();
    assert_eq!(write(&written_by("two"), None, 2, &texts(&["late"])).await, Err(Failure::Taken));
    restore(&removed).await.unwrap();
    assert_eq!(claim("a", "three").await.unwrap().unwrap().steps.len(), 2);
    write(&written_by("three"), None, 2, &texts(&["three"])).await.unwrap();
    assert_eq!(steps("a").await, ["one", "two", "three"]);
    assert!(claim("b", "one").await.unwrap().is_none());
}
