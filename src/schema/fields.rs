//! Typed values from a node whose keys were recognised, with the place of each [`Spanned`] value.

use std::cell::RefCell;

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use crate::source::{SPANNED, Span, Spanned};
use crate::syntax::node::{Node, Quoted, Value};

/// Our own bug if it is ever seen: what obeys the schema can be read.
pub type Error = serde::de::value::Error;

/// Every piece of prose that was read, in the order of the fields.
pub type Proses = Vec<Spanned<String>>;

/// Reads a document that obeys its schema.
///
/// # Errors
/// Never for what the schema accepts.
pub fn read<'de, T: serde::Deserialize<'de>>(node: &'de Node) -> Result<(T, Proses), Error> {
    let proses = RefCell::new(Proses::new());
    let value = T::deserialize(Reader { node, proses: &proses })?;
    Ok((value, proses.into_inner()))
}

#[derive(Clone, Copy)]
struct Reader<'de, 'p> {
    node: &'de Node,
    proses: &'p RefCell<Proses>,
}

impl<'de> Reader<'de, '_> {
    fn at(self, node: &'de Node) -> Self {
        Self { node, ..self }
    }
}

/// The newtype name by which prose is recognised and noted.
pub(crate) const PROSE: &str = "$Prose";

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::List(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Value::Map(entries) => visitor.visit_map(Entries { reader: self, entries: entries.iter(), value: None }),
            Value::Scalar { text, quoted: Quoted::Yes } => visitor.visit_str(text),
            Value::Scalar { text, quoted: Quoted::No } => {
                if let Ok(number) = text.parse::<i64>() {
                    visitor.visit_i64(number)
                } else {
                    visitor.visit_str(text)
                }
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.node.text().ok_or_else(|| Error::custom("text expected"))?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = self.node.text().ok_or_else(|| Error::custom("number expected"))?;
        visitor.visit_f64(text.parse().map_err(Error::custom)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// A single value stands for a list of one.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::List(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Value::Null => visitor.visit_seq(Items { reader: self, items: [].iter() }),
            _ => visitor.visit_seq(Items { reader: self, items: std::slice::from_ref(self.node).iter() }),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == SPANNED {
            return visitor.visit_map(Place { reader: self, next: 0 });
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        if name == PROSE {
            let value = self.node.text().unwrap_or_default().to_owned();
            self.proses.borrow_mut().push(Spanned { value, span: self.node.span });
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(Word(self.node.text().ok_or_else(|| Error::custom("a word expected"))?))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'de, 'p> {
    reader: Reader<'de, 'p>,
    items: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Error;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.items.next().map(|node| seed.deserialize(self.reader.at(node))).transpose()
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'de, 'p> {
    reader: Reader<'de, 'p>,
    entries: std::slice::Iter<'de, (crate::syntax::node::Key, Node)>,
    value: Option<&'de Node>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        for (key, value) in self.entries.by_ref() {
            // An empty optional field is an absent one.
            let (Some(name), false) = (key.field, matches!(value.value, Value::Null)) else { continue };
            self.value = Some(value);
            return seed.deserialize(StrDeserializer::new(name)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let node = self.value.take().ok_or_else(|| Error::custom("a value follows its key"))?;
        seed.deserialize(self.reader.at(node))
    }
}

/// The fields of a [`Spanned`] value, one after the other.
struct Place<'de, 'p> {
    reader: Reader<'de, 'p>,
    next: usize,
}

impl<'de> MapAccess<'de> for Place<'de, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(name) = ["source", "start", "end", "value"].get(self.next) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Span { source, start, end } = self.reader.node.span;
        self.next += 1;
        let number: U32Deserializer<Error> = match self.next {
            1 => source.0.into_deserializer(),
            2 => start.into_deserializer(),
            3 => end.into_deserializer(),
            _ => return seed.deserialize(self.reader),
        };
        seed.deserialize(number)
    }
}

/// A word of a closed vocabulary.
struct Word<'de>(&'de str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Error;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let word = seed.deserialize(StrDeserializer::new(self.0))?;
        Ok((word, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Error;
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Error> {
        Err(Error::custom("words carry no values"))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("words carry no values"))
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(Error::custom("words carry no values"))
    }
}
