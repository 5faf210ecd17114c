//! JSON Schema from the model's types: the schema that checks is the schema that editors get.
//!
//! All violations of a file are reported at once, in our words, at their places. Chinese and
//! English keys are both recognised; the schema can be printed with either.

pub mod fields;
pub mod formats;
pub mod language;
mod sentences;
pub mod shape;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};

use crate::diag::Report;
use crate::syntax::node::Node;
use shape::Shape;

crate::codes! {
    /// A document whose kind is missing or unknown.
    UNKNOWN_KIND = Error "unknown-kind";
    /// A key that the kind does not have.
    UNKNOWN_KEY = Error "unknown-key";
    /// A field that must be there.
    MISSING_FIELD = Error "missing-field";
    /// A value of the wrong form.
    WRONG_FORM = Error "wrong-form";
    /// A word outside a closed vocabulary.
    UNKNOWN_WORD = Error "unknown-word";
    /// A limit, quantity or frequency that can't be read.
    WRONG_QUANTITY = Error "wrong-quantity";
    /// A date that can't be read.
    WRONG_DATE = Error "wrong-date";
    /// An id of the wrong form.
    WRONG_ID = Error "wrong-id";
    /// Text that is too long, or empty.
    WRONG_LENGTH = Error "wrong-length";
    /// A number out of range.
    OUT_OF_RANGE = Error "out-of-range";
}

/// A schema, ready to check documents of one kind.
pub struct Checker {
    /// What may stand where.
    pub shape: Shape,
    validator: Validator,
}

impl Checker {
    /// From a schema that schemars made.
    #[must_use]
    pub fn new(schema: &schemars::Schema) -> Self {
        let schema = schema.as_value();
        let mut options = jsonschema::options().should_validate_formats(true);
        for format in formats::FORMATS {
            options = options.with_format(format.name, |text: &str| (format.read)(text).is_ok());
        }
        let validator = options.build(schema).expect("schemars makes valid schemas");
        Self { shape: Shape::of(schema), validator }
    }

    /// Recognises the keys of a document; reports those that are unknown or stand twice.
    pub fn recognise(&self, node: &mut Node, report: &mut Report) {
        shape::recognise(node, &self.shape, report);
    }

    /// Recognises the keys of a document and reports all that the schema forbids. Whether it may be read as typed.
    pub fn check(&self, node: &mut Node, report: &mut Report) -> Fit {
        let before = report.error_count();
        let value = shape::recognise(node, &self.shape, report);
        let errors: Vec<_> = self.validator.iter_errors(&value).collect();
        let is_type = |error: &ValidationError<'_>| matches!(error.kind(), ValidationErrorKind::Type { .. });
        let mistyped: Vec<&str> =
            errors.iter().filter(|error| is_type(error)).map(|error| error.instance_path().as_str()).collect();
        // A list where a word belongs is no wrong word too.
        let is_cause =
            |error: &&ValidationError<'_>| is_type(error) || !mistyped.contains(&error.instance_path().as_str());
        for error in errors.iter().filter(is_cause) {
            report.push(sentences::finding(error, node, &self.shape));
        }
        if report.error_count() == before { Fit::Sound } else { Fit::Broken }
    }
}

/// Whether a document obeys its schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It can be read as its type.
    Sound,
    /// It was reported.
    Broken,
}
