//! The kept articles: what outlives the page, in the browser's `IndexedDB`.
//!
//! An article is kept as what it began with and what was done since, so that a save writes what is new
//! and no more:
//!
//! | store | key | value |
//! |---|---|---|
//! | `headers` | the header's own `id` | a small record, for the list of articles |
//! | `bases` | id | what the steps start from |
//! | `bases` | \[id\] | the name of the one who writes the article |
//! | `bases` | \[id, name\] | there for each who wrote it and may no longer |
//! | `steps` | \[id, number from 0\] | what was done: the history of undo |
//!
//! The values are the app's; of a header, `id`, `changed` and `writer` (strings) are read here. Every operation
//! is one transaction: all of it is kept, or nothing. What writes has come to the disk when it is done.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStoreParameters, IdbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

const NAME: &str = "provenote";
/// The version of the stores. A change of them is a new number here and an arm in [`migrate`].
const VERSION: u32 = 1;
const HEADERS: &str = "headers";
const BASES: &str = "bases";
const STEPS: &str = "steps";

thread_local! {
    /// The connection, so that the save of a page that goes away starts without waiting for one.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// True once the browser was asked not to clear what is kept when its disk runs low.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Why nothing was kept, or nothing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser has no `IndexedDB`, or denies it to this page.
    Blocked,
    /// Another tab holds the articles open in an older version of Provenote, and does not let go.
    Held,
    /// There is no room left.
    Full,
    /// A newer version of Provenote has written the articles; they are left as they are.
    Newer,
    /// Another page writes this article now, or has deleted it.
    Taken,
    /// Anything else, in the browser's words.
    Broken(String),
}

/// A kept article, whole.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its header.
    pub header: JsValue,
    /// What its steps start from; `undefined` where that is lost.
    pub base: JsValue,
    /// What was done since, in order.
    pub steps: Vec<JsValue>,
}

/// The headers of all articles, the newest `changed` first.
///
/// # Errors
/// See [`Failure`].
pub async fn headers() -> Result<Vec<JsValue>, Failure> {
    let transaction = begin("readonly").await?;
    let asked = transaction.object_store(HEADERS).and_then(|store| store.get_all());
    let found = end(&transaction, asked.map(|request| vec![request])).await?;
    let changed = |header: &JsValue| field(header, "changed").as_string();
    let headers = found.first().map(Array::from).unwrap_or_default();
    headers.sort_by(&mut |a, b| changed(&b).cmp(&changed(&a)) as i32);
    Ok(headers.to_vec())
}

/// The article `id`, if it is kept.
///
/// # Errors
/// See [`Failure`].
pub async fn fetch(id: &str) -> Result<Option<Saved>, Failure> {
    take("readonly", id, None).await
}

/// The article `id`, if it is kept. From now on `writer` alone writes it: who did so before fails with
/// [`Failure::Taken`], however late.
///
/// # Errors
/// See [`Failure`].
pub async fn claim(id: &str, writer: &str) -> Result<Option<Saved>, Failure> {
    take("readwrite", id, Some(writer)).await
}

/// Keeps the header, in the name of its `writer`, where it has one. With a `base`, the article begins anew from it: all older steps are gone. Steps from
/// number `from_step` on are replaced by `steps`, and there must be as many before them.
///
/// # Errors
/// See [`Failure`]. Nothing of this write is kept then, and what was kept before still is.
pub async fn write(
    header: &JsValue,
    base: Option<&JsValue>,
    from_step: u32,
    steps: &[JsValue],
) -> Result<(), Failure> {
    let transaction = begin("readwrite").await?;
    end(&transaction, put(&transaction, header, base, from_step, steps)).await?;
    if !ASKED.replace(true)
        && let Ok(asked) = gloo::utils::window().navigator().storage().persist()
    {
        // Whatever the answer is, there is nothing to do, and it may be long in coming.
        spawn_local(async { drop(JsFuture::from(asked).await) });
    }
    Ok(())
}

/// Removes the article `id`; gives what was kept of it, for [`restore`].
///
/// # Errors
/// See [`Failure`].
pub async fn remove(id: &str) -> Result<Option<Saved>, Failure> {
    take("readwrite", id, None).await
}

/// Keeps an article that was removed as it was.
///
/// # Errors
/// See [`Failure`].
pub async fn restore(saved: &Saved) -> Result<(), Failure> {
    // Whoever wrote it may no longer. It fails on frozen objects alone.
    let _ = Reflect::delete_property::<JsValue>(saved.header.unchecked_ref(), &"writer".into());
    write(&saved.header, Some(&saved.base), 0, &saved.steps).await
}

/// Reads the article. Where the transaction may write, it goes over to `writer`, or is removed where there is none.
async fn take(mode: &str, id: &str, writer: Option<&str>) -> Result<Option<Saved>, Failure> {
    let key = Array::of1(&id.into());
    let id = JsValue::from_str(id);
    loop {
        let mut before = JsValue::UNDEFINED;
        if mode == "readwrite" {
            let transaction = begin("readonly").await?;
            let asked = transaction.object_store(BASES).and_then(|store| store.get(&key));
            before = end(&transaction, asked.map(|request| vec![request])).await?.pop().unwrap_or_default();
        }
        let transaction = begin(mode).await?;
        let ask = || {
            let stores = [HEADERS, BASES, STEPS].map(|name| transaction.object_store(name));
            let [headers, bases, steps] = stores;
            let (headers, bases, steps) = (headers?, bases?, steps?);
            let all = steps_from(&id, 0)?;
            let asked = vec![headers.get(&id)?, bases.get(&id)?, steps.get_all_with_key(&all)?];
            if mode != "readwrite" {
                return Ok(asked);
            }
            if before.is_string() {
                // It fails where another page did so meanwhile.
                bases.add_with_key(&JsValue::NULL, &Array::of2(&id, &before))?;
            }
            if let Some(writer) = writer {
                bases.put_with_key(&writer.into(), &key)?;
            } else {
                headers.delete(&id)?;
                bases.delete(&id)?;
                bases.delete(&key)?;
                steps.delete(&all)?;
            }
            Ok(asked)
        };
        let found = match end(&transaction, ask()).await {
            Err(Failure::Taken) => continue,
            found => found?,
        };
        let [header, base, steps] = found.as_slice() else { return Ok(None) };
        let saved =
            || Saved { header: header.clone(), base: base.clone(), steps: Array::from(steps).to_vec() };
        return Ok((!header.is_undefined()).then(saved));
    }
}

fn put(
    transaction: &IdbTransaction,
    header: &JsValue,
    base: Option<&JsValue>,
    from_step: u32,
    steps: &[JsValue],
) -> Result<Vec<IdbRequest>, JsValue> {
    let (id, writer) = (field(header, "id"), field(header, "writer"));
    let (bases, kept) = (transaction.object_store(BASES)?, transaction.object_store(STEPS)?);
    if writer.is_string() {
        // It fails, and everything with it, where this one may no longer write: nothing has to be read and
        // waited for, which a page that goes away cannot do.
        let gone = Array::of2(&id, &writer);
        bases.add_with_key(&JsValue::NULL, &gone)?;
        bases.delete(&gone)?;
        bases.put_with_key(&writer, &Array::of1(&id))?;
    }
    transaction.object_store(HEADERS)?.put(header)?;
    if let Some(base) = base {
        bases.put_with_key(base, &id)?;
    }
    kept.delete(&steps_from(&id, if base.is_some() { 0 } else { from_step })?)?;
    for (number, step) in (from_step..).zip(steps) {
        kept.put_with_key(step, &Array::of2(&id, &number.into()))?;
    }
    Ok(Vec::new())
}

/// The keys of the article's steps from `number` on: of keys, lists come after all numbers.
fn steps_from(id: &JsValue, number: u32) -> Result<JsValue, JsValue> {
    let range = IdbKeyRange::bound(&Array::of2(id, &number.into()), &Array::of2(id, &Array::new()));
    range.map(JsValue::from)
}

/// Begins a transaction over all stores, on the open connection or, where that was closed, on a new one.
async fn begin(mode: &str) -> Result<IdbTransaction, Failure> {
    let open = CONNECTION.with_borrow(Clone::clone);
    if let Some(Ok(transaction)) = open.map(|it| begin_on(&it, mode)) {
        return Ok(transaction);
    }
    let connection = connect().await?;
    CONNECTION.set(Some(connection.clone()));
    begin_on(&connection, mode).map_err(|error| failure(&error))
}

/// What is said to be kept has to outlive the power as well; browsers call that strict. (`web-sys` counts
/// the third argument as unstable.)
fn begin_on(connection: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let stores = Array::of3(&HEADERS.into(), &BASES.into(), &STEPS.into());
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = field(connection, "transaction").unchecked_into();
    begin.call3(connection, &stores, &mode.into(), &options).map(JsCast::unchecked_into)
}

/// Waits for the end of a transaction whose requests were `asked`; gives their results.
async fn end(
    transaction: &IdbTransaction,
    asked: Result<Vec<IdbRequest>, JsValue>,
) -> Result<Vec<JsValue>, Failure> {
    let asked = asked.map_err(|error| {
        // It fails where it has ended already, and then nothing of it is kept either.
        let _ = transaction.abort();
        failure(&error)
    })?;
    // A page that goes away does not hear of its requests any more, by which a transaction would come to
    // its end by itself. It fails in browsers that do not know it.
    #[expect(deprecated, reason = "in an early draft alone: browsers and the standard have it")]
    let _ = transaction.commit();
    let how = first(&mut |hear| {
        transaction.set_oncomplete(Some(hear));
        transaction.set_onabort(Some(hear));
    })
    .await;
    if how != "complete" {
        return Err(failure(&transaction.error().into()));
    }
    Ok(asked.iter().filter_map(|request| request.result().ok()).collect())
}

async fn connect() -> Result<IdbDatabase, Failure> {
    let factory = gloo::utils::window().indexed_db().ok().flatten().ok_or(Failure::Blocked)?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(|error| failure(&error))?;
    request.set_onupgradeneeded(Some(
        Closure::once_into_js(|event: IdbVersionChangeEvent| migrate(&event)).unchecked_ref(),
    ));
    let how = first(&mut |hear| {
        request.set_onsuccess(Some(hear));
        request.set_onerror(Some(hear));
        request.set_onblocked(Some(hear));
    })
    .await;
    match how.as_str() {
        "success" => {}
        "blocked" => return Err(Failure::Held),
        _ => return Err(failure(&request.error().ok().flatten().into())),
    }
    let connection = request.result().map_err(|error| failure(&error))?.unchecked_into();
    close_for_newer(&connection);
    Ok(connection)
}

/// A newer version of the page, in another tab, is not kept waiting by this connection.
fn close_for_newer(connection: &IdbDatabase) {
    let close: Function = field(connection, "close").unchecked_into();
    connection.set_onversionchange(Some(&close.bind0(connection)));
}

/// Brings the stores from the version they have, 0 where there are none, to [`VERSION`]. An error takes all of it back.
fn migrate(event: &IdbVersionChangeEvent) -> Result<(), JsValue> {
    let request = event.target().map(JsCast::unchecked_into::<IdbRequest>);
    let database: IdbDatabase = request.ok_or(JsValue::UNDEFINED)?.result()?.unchecked_into();
    // Where another tab held it too long, nobody waits for this connection any more.
    close_for_newer(&database);
    // Each version's changes follow those of the one before it.
    if event.old_version() < 1.0 {
        let by_id = IdbObjectStoreParameters::new();
        by_id.set_key_path(&"id".into());
        database.create_object_store_with_optional_parameters(HEADERS, &by_id)?;
        database.create_object_store(BASES)?;
        database.create_object_store(STEPS)?;
    }
    Ok(())
}

/// The name of the first event to be heard.
async fn first(listen: &mut dyn FnMut(&Function)) -> String {
    let heard = Promise::new(&mut |resolve, _| listen(&resolve));
    let event = JsFuture::from(heard).await;
    event.map(|it| it.unchecked_into::<Event>().type_()).unwrap_or_default()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// What an exception of the browser means. It has been written out by name: `QuotaExceededError: …`.
fn failure(error: &JsValue) -> Failure {
    let text = if error.is_object() {
        String::from(error.unchecked_ref::<Object>().to_string())
    } else {
        "the save was broken off".to_owned()
    };
    let (name, _) = text.split_once(':').unwrap_or((&text, ""));
    match name {
        "QuotaExceededError" => Failure::Full,
        "VersionError" => Failure::Newer,
        "ConstraintError" => Failure::Taken,
        // The last is what windows of their own say that keep nothing, in some browsers.
        "SecurityError" | "NotAllowedError" | "InvalidStateError" => Failure::Blocked,
        // Chromium, where the person has blocked what sites keep.
        "UnknownError" if text.contains("denied permission") => Failure::Blocked,
        _ => Failure::Broken(text),
    }
}
