//! The register (依据库): laws and standards that may be cited, with their dates.

use schemars::JsonSchema;
use serde::Deserialize;

use super::head::document;
use super::words::{Date, Duration, Prose, Provenance};
use crate::source::Spanned;
pub use crate::syntax::document_number;
pub use crate::syntax::standard_code::{Issuer, StandardCode, looks_like_one};

document! { table "依据库"
    /// A register.
    pub struct Register {
        /// Its entries.
        #[schemars(title = "条目", length(min = 1))]
        pub entries: Vec<Entry>,
    }
}

/// A law, regulation, notice or standard.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "条目")]
pub struct Entry {
    /// The short title that citations use, without 《》 and 中华人民共和国.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Other spellings that citations may use.
    #[schemars(title = "又名")]
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// 文号 or standard number.
    #[schemars(title = "文号", description = "文号或标准号；不知道就不写")]
    pub number: Option<Spanned<String>>,
    /// Rank.
    #[schemars(title = "层级")]
    pub level: Level,
    /// The day it was issued.
    #[schemars(title = "公布")]
    pub issued: Option<Spanned<Date>>,
    /// First day in force; not the same as issued.
    #[schemars(title = "施行")]
    pub effective: Option<Spanned<Date>>,
    /// First day no longer in force.
    #[schemars(title = "废止")]
    pub until: Option<Spanned<Date>>,
    /// What it replaced, or what replaced it.
    #[schemars(title = "替代", description = "被哪一部替代")]
    pub replaced_by: Option<Spanned<String>>,
    /// Limits that its clauses set, so that guides can be held against them.
    #[schemars(title = "时限", description = "条款规定的期限，供核对指南的法定时限")]
    #[serde(default)]
    pub limits: Vec<ClauseLimit>,
    /// How far the entry can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}

/// A limit that a clause sets.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "时限")]
pub struct ClauseLimit {
    /// `第十条`.
    #[schemars(title = "条款", description = "如“第十条”")]
    pub clause: Spanned<String>,
    /// At most so long.
    #[schemars(title = "期限", description = "如“30 日”")]
    pub limit: Spanned<Duration>,
    /// For what, where the clause sets several.
    #[schemars(title = "事项", description = "同一条款有几个期限时写明是哪一个")]
    pub matter: Option<Spanned<String>>,
}

impl Entry {
    /// Where the number of a standard stands: under `文号`, or as the name.
    #[must_use]
    pub fn standard_number(&self) -> Option<&Spanned<String>> {
        if !self.level.is_standard() {
            return None;
        }
        // The notice by which a trade's standard was issued has a number too, and ends in 号.
        let own = self.number.as_ref().filter(|number| !number.trim_end().ends_with('号'));
        own.or_else(|| Some(&self.name).filter(|name| looks_like_one(name)))
    }
}

/// Ranks of law (立法法) and levels of standards (标准化法 第二条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Level {
    法律,
    行政法规,
    地方性法规,
    部门规章,
    规范性文件,
    国家标准,
    行业标准,
    地方标准,
    团体标准,
    企业标准,
}

impl Level {
    /// Whether it is one of standards, not of law.
    #[must_use]
    pub fn is_standard(self) -> bool {
        matches!(self, Self::国家标准 | Self::行业标准 | Self::地方标准 | Self::团体标准 | Self::企业标准)
    }
}
