//! How bad a finding is.

use schemars::JsonSchema;
use serde::Serialize;

use crate::text;
use crate::text::Text;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It may stand, but a careful reviewer would ask.
    Warning,
    /// Nothing is built while it stands.
    Error,
}

impl Severity {
    /// As machines read it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// As people read it.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Error => text!("错误", "error"),
            Self::Warning => text!("提醒", "warning"),
        }
    }
}
