//! The manifest (`biaochi.yaml`): what the handbook is called, who issues it, what is printed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::book::Book;
use super::words::{Date, Prose, Provenance, Ref};
use crate::source::Spanned;

/// The manifest of a handbook.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "手册")]
pub struct Manifest {
    /// The kind, always 手册.
    #[schemars(title = "类型", description = "固定写“手册”")]
    pub kind: String,
    /// Title of the whole.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Who issues it.
    #[schemars(title = "发布机构")]
    pub publisher: Spanned<String>,
    /// Where the site will stand; codes are printed with it.
    #[schemars(title = "网址", description = "以 https:// 开头，二维码里印的就是它")]
    pub base_url: Spanned<String>,
    /// Number and date.
    #[schemars(title = "版次")]
    pub edition: Edition,
    /// How far the whole can be relied on.
    #[schemars(title = "来源")]
    pub provenance: Spanned<Provenance>,
    /// What readers must know about that, on page and paper.
    #[schemars(title = "出处")]
    pub origin: Prose,
    /// The lines of business, in order.
    #[schemars(title = "条线", length(min = 1))]
    pub lines: Vec<Line>,
    /// How many guides there are to be in all.
    #[schemars(title = "声明", description = "声明的办事指南总数", range(max = 99999))]
    pub declared: Option<Spanned<u32>>,
    /// The departments that inspect, in order.
    #[schemars(title = "部门")]
    #[serde(default)]
    pub departments: Vec<Department>,
    /// What is printed.
    #[schemars(title = "书")]
    #[serde(default)]
    pub books: Vec<Book>,
    /// How bad findings are in this handbook, where that differs.
    #[schemars(title = "级别", description = "本手册里某条规则的级别")]
    #[serde(default)]
    pub severities: Vec<RuleSeverity>,
    /// Numbers for every page.
    #[schemars(title = "联系")]
    #[serde(default)]
    pub contacts: Vec<super::guide::Contact>,
}

impl Manifest {
    /// Number and date of a book's edition: its own, or the handbook's.
    #[must_use]
    pub fn edition_of<'a>(&'a self, book: &'a Book) -> (&'a Spanned<String>, &'a Spanned<Date>) {
        match &book.edition {
            Some(own) => (&own.number, &own.date),
            None => (&self.edition.number, &self.edition.date),
        }
    }
}

/// An edition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "版次")]
pub struct Edition {
    /// Its number, as printed.
    #[schemars(title = "号")]
    pub number: Spanned<String>,
    /// Its date; figures and laws are read as of this day unless told otherwise.
    #[schemars(title = "日期")]
    pub date: Spanned<Date>,
    /// The edition before; what changed since then is marked in the books.
    #[schemars(title = "上一版", description = "上一版的号和日期；此后的改动在书里标出来")]
    pub previous: Option<Issue>,
}

/// An edition by its number and date: the one before, or that of a book which is printed in its own time.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "号和日期")]
pub struct Issue {
    /// Its number, as printed.
    #[schemars(title = "号")]
    pub number: Spanned<String>,
    /// Its date.
    #[schemars(title = "日期")]
    pub date: Spanned<Date>,
}

/// A line of business (条线).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "条线")]
pub struct Line {
    /// Short name: 一老.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// What it stands for.
    #[schemars(title = "说明")]
    pub note: Prose,
    /// Colour of its tab, `#RRGGBB`.
    #[schemars(title = "颜色", regex(pattern = r"^#[0-9A-Fa-f]{6}$"))]
    pub color: Spanned<String>,
    /// How many guides there are to be in it.
    #[schemars(title = "声明", description = "声明的本条线办事指南数", range(max = 99999))]
    pub declared: Option<Spanned<u32>>,
}

/// A department that inspects.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "部门")]
pub struct Department {
    /// Two capital letters, the head of its indicators' ids.
    #[schemars(title = "代码", regex(pattern = r"^[A-Z]{2}$"))]
    pub code: Spanned<String>,
    /// Name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
}

/// The severity of a rule in this handbook.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "级别")]
pub struct RuleSeverity {
    /// The code of the rule.
    #[schemars(title = "规则", description = "规则的代码，如 review-overdue")]
    pub rule: Ref,
    /// How bad it is.
    #[schemars(title = "级别")]
    pub severity: SeverityWord,
}

/// Words for severities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the words that messages start with")]
pub enum SeverityWord {
    错误,
    提醒,
}
