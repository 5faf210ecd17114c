//! The calendar (日历): the public holidays, without which working and natural days can't be added.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Date, Prose, Ref};
use crate::source::Spanned;

document! { table "日历"
    /// The holidays of one or more years, as the State Council's office announces them.
    pub struct Calendar {
        /// The announcement.
        #[schemars(title = "依据")]
        #[serde(default)]
        pub basis: Vec<Ref>,
        /// First day that the calendar covers.
        #[schemars(title = "自", description = "日历从哪一天起")]
        pub from: Spanned<Date>,
        /// First day that it no longer covers.
        #[schemars(title = "至", description = "日历到哪一天为止（不含这一天）")]
        pub until: Spanned<Date>,
        /// Days off; Saturdays and Sundays are off anyway.
        #[schemars(title = "放假")]
        #[serde(default)]
        pub holidays: Vec<Holiday>,
        /// Saturdays and Sundays that are worked.
        #[schemars(title = "调休上班", description = "要上班的周六、周日")]
        #[serde(default)]
        pub worked: Vec<Spanned<Date>>,
    }
}

/// A holiday.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "放假")]
pub struct Holiday {
    /// 春节 …
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// First day off.
    #[schemars(title = "自")]
    pub from: Spanned<Date>,
    /// Last day off, itself included; the same day when left out.
    #[schemars(title = "至", description = "最后一天；只放一天的不写")]
    pub last: Option<Spanned<Date>>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}
