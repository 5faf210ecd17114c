//! The conduct list (行为清单): a set whose size is part of its name, like 八个一.

use super::head::document;
use super::words::Prose;
use crate::source::Spanned;

document! { dated "行为清单"
    /// Members, and how many there must be.
    pub struct Conduct {
        /// Declared number of members.
        #[schemars(title = "声明", range(max = 9999))]
        pub declared: Spanned<u32>,
        /// The members.
        #[schemars(title = "成员", description = "一行一条；没有公布的写「未公布」，不要补写")]
        #[serde(default)]
        pub members: Vec<Prose>,
        /// Why the members are not given: a set whose members nobody published is never filled in.
        #[schemars(title = "未公布", description = "成员没有公布时说明")]
        pub unpublished: Option<Prose>,
    }
}
