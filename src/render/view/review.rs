//! When each document is looked at again (回头看), as templates see it.

use serde::Serialize;

/// The look back at one document.
#[derive(Debug, Clone, Serialize)]
pub struct Review {
    /// Name of the document.
    pub name: String,
    /// Its page below the site's root.
    pub path: String,
    /// The office that writes it; absent where the document names none.
    pub owner: Option<String>,
    /// How often: `6 个月`.
    pub every: String,
    /// Last done, `2026 年 6 月 30 日`.
    pub last: String,
    /// To be done by, same form.
    pub due: String,
    /// As of the day of the build: `overdue`, `soon` within a month, `later`.
    pub state: &'static str,
}
