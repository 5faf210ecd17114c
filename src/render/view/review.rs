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
    /// As of the day of the build.
    pub state: ReviewState,
}

/// How near the day of a look back is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewState {
    /// The day has passed.
    Overdue,
    /// Within a month.
    Soon,
    /// Not yet.
    Later,
}

impl ReviewState {
    /// All, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Overdue, Self::Soon, Self::Later];
}
