//! The schema as editors get it: with Chinese keys, English keys, or both.

use serde_json::{Map, Value, json};

/// Which keys a printed schema has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Keys {
    /// The Chinese titles.
    Zh,
    /// The English names.
    En,
}

/// Renames the properties of a schema to their titles when Chinese keys are wanted.
#[must_use]
pub fn with_keys(schema: &Value, keys: Keys) -> Value {
    match schema {
        Value::Object(object) => Value::Object(rename(object, keys)),
        Value::Array(items) => items.iter().map(|item| with_keys(item, keys)).collect(),
        other => other.clone(),
    }
}

fn rename(object: &Map<String, Value>, keys: Keys) -> Map<String, Value> {
    let properties = object.get("properties").and_then(Value::as_object);
    let key = |name: &str| -> String {
        let title =
            properties.and_then(|all| all.get(name)).and_then(|schema| schema.get("title")).and_then(Value::as_str);
        match keys {
            Keys::Zh => title.unwrap_or(name).to_owned(),
            Keys::En => name.to_owned(),
        }
    };
    object
        .iter()
        .map(|(name, value)| match (name.as_str(), value) {
            ("properties", Value::Object(all)) => {
                let renamed: Map<_, _> =
                    all.iter().map(|(name, schema)| (key(name), with_keys(schema, keys))).collect();
                (name.clone(), Value::Object(renamed))
            }
            ("required", Value::Array(all)) => {
                let renamed: Vec<_> = all.iter().filter_map(Value::as_str).map(key).collect();
                (name.clone(), json!(renamed))
            }
            _ => (name.clone(), with_keys(value, keys)),
        })
        .collect()
}
