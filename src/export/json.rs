//! A value read from outside: a file that a person opens, a save of an earlier sitting.
//!
//! What a hostile file can do here is bounded: nesting ends at [`DEEPEST`], names are compared and never
//! used as names of anything, and every reader of a value is asked what it wants and gets nothing else.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How many lists and records may stand inside one another.
pub const DEEPEST: u32 = 64;

/// Any JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number, as JavaScript has them.
    Number(f64),
    /// Words.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Named values as they came; of two with one name the last counts.
    Record(Vec<(String, Json)>),
}

impl Json {
    /// The field `name`; null where there is none.
    pub fn get(&self, name: &str) -> &Self {
        let Self::Record(fields) = self else { return &Self::Null };
        fields.iter().rev().find(|(field, _)| field == name).map_or(&Self::Null, |(_, value)| value)
    }

    /// The items of a list; none of anything else.
    pub fn list(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The words of a text.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A copy of the words of a text.
    pub(super) fn owned(&self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// A whole number from 0 to `u32::MAX`.
    pub fn count(&self) -> Option<u32> {
        let Self::Number(number) = *self else { return None };
        let fits = (0.0..=f64::from(u32::MAX)).contains(&number) && number.fract() == 0.0;
        #[allow(clippy::cast_sign_loss, reason = "asked right before")]
        fits.then_some(number as u32)
    }

    /// True for yes, and for nothing else.
    pub fn flag(&self) -> bool {
        *self == Self::Flag(true)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Nested(0).deserialize(from)
    }
}

/// A value inside so many others.
#[derive(Clone, Copy)]
struct Nested(u32);

impl Nested {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.0 < DEEPEST { Ok(Self(self.0 + 1)) } else { Err(E::custom("nested too deeply")) }
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        self.deserialize(from)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json, E> {
        Ok(Json::Flag(yes))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "as JavaScript has it; what is counted here is far smaller"
    )]
    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "as JavaScript has it; what is counted here is far smaller"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let (inner, mut list) = (self.deeper()?, Vec::new());
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let (inner, mut record) = (self.deeper()?, Vec::new());
        while let Some(name) = fields.next_key::<String>()? {
            record.push((name, fields.next_value_seed(inner)?));
        }
        Ok(Json::Record(record))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Json, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn every_kind_of_value_is_read() -> Result<(), String> {
        let json = read(r#"{"a": [null, true, -2, 1.5, "é"], "b": {}}"#)?;
        let list =
            [Json::Null, Json::Flag(true), Json::Number(-2.0), Json::Number(1.5), Json::Text("é".into())];
        assert_eq!(json.get("a").list(), list);
        assert_eq!(*json.get("b"), Json::Record(Vec::new()));
        assert_eq!(*json.get("c").get("d"), Json::Null);
        assert_eq!(json.get("a").get("a").list(), []);
        Ok(())
    }

    #[test]
    fn only_whole_numbers_in_range_count() {
        let numbers = [0.0, 7.0, 4_294_967_295.0, 4_294_967_296.0, -1.0, 0.5, f64::NAN, f64::INFINITY];
        let counts = numbers.map(|number| Json::Number(number).count());
        assert_eq!(counts, [Some(0), Some(7), Some(u32::MAX), None, None, None, None, None]);
        assert_eq!(Json::Text("7".into()).count(), None);
    }

    #[test]
    fn the_last_of_two_fields_counts_and_no_name_is_special() -> Result<(), String> {
        let json = read(r#"{"a": 1, "__proto__": {"b": 5}, "a": 2, "constructor": 3}"#)?;
        assert_eq!(json.get("a").count(), Some(2));
        assert_eq!((json.get("b"), json.get("toString")), (&Json::Null, &Json::Null));
        assert_eq!(json.get("__proto__").get("b").count(), Some(5));
        Ok(())
    }

    #[test]
    fn deep_nesting_is_refused() {
        let nested = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        assert!(read(&nested(64)).is_ok());
        assert!(read(&nested(65)).unwrap_err().contains("nested too deeply"));
        assert!(read(&nested(1_000_000)).is_err());
        assert!(read(&"{\"a\":".repeat(1_000_000)).is_err());
    }
}
