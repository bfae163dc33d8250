//! The annotation document on its way out: a tree of values.
//!
//! One type to serialise takes a third of the code that a type for each record takes, in a page where
//! every byte is waited for. [`super::document`] has the types, which the tests hold the tree to.

use std::rc::Rc;

use serde::ser::{Serialize, Serializer};

use crate::annotation::Id;

/// A value, as JSON knows them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(u32),
    /// A number that is not whole: JSON writers disagree between `1` and `1.0`.
    Share(f64),
    /// Words; the article's own are shared with it.
    Text(Rc<str>),
    /// A list of three whole numbers, as there are tens of thousands of.
    Three([u32; 3]),
    /// Values in order.
    List(Vec<Value>),
    /// Named values, in the order in which they are written.
    Record(Vec<(&'static str, Value)>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Flag(yes) => to.serialize_bool(*yes),
            Self::Count(count) => to.serialize_u32(*count),
            Self::Share(share) => to.serialize_f64(*share),
            Self::Text(text) => to.serialize_str(text),
            Self::Three(counts) => to.collect_seq(counts),
            Self::List(values) => to.collect_seq(values),
            Self::Record(fields) => to.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// A record in the making.
#[derive(Default)]
pub(super) struct Record(Vec<(&'static str, Value)>);

impl Record {
    /// A record that starts with an id.
    pub(super) fn of(id: Id) -> Self {
        let mut record = Self::default();
        record.set("id", Value::from(id.to_string().as_str()));
        record
    }

    pub(super) fn set(&mut self, name: &'static str, value: Value) {
        self.0.push((name, value));
    }

    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        self.set(name, text.into());
    }

    pub(super) fn text_or_null(&mut self, name: &'static str, text: Option<&str>) {
        self.set(name, text.into());
    }

    pub(super) fn count(&mut self, name: &'static str, count: u32) {
        self.set(name, Value::Count(count));
    }

    /// The record as a value.
    pub(super) fn done(self) -> Value {
        Value::Record(self.0)
    }
}

/// A list with the value of each of `items`, which is given its index.
pub(super) fn list<T>(items: &[T], value: impl Fn(usize, &T) -> Value) -> Value {
    let mut values = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        values.push(value(index, item));
    }
    Value::List(values)
}
