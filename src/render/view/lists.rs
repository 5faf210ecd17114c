//! Checklists, indicators and conduct lists as templates see them.

use serde::Serialize;

use super::{Citation, Code, Provenance};
use crate::syntax::markdown::{Block, Inline};

/// A checklist.
#[derive(Debug, Clone, Serialize)]
pub struct Checklist {
    /// Slug.
    pub id: String,
    /// `checklists/ID/`.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// In force from.
    pub effective: String,
    /// One plain sentence.
    pub summary: Vec<Inline>,
    /// For whom; may be empty.
    pub applies: Vec<Inline>,
    /// Legal basis.
    pub basis: Vec<Citation>,
    /// How many items there are.
    pub total: usize,
    /// How many there are of each choice that occurs: 必选 17, 自选 13.
    pub counts: Vec<Count>,
    /// Items grouped by category, in order.
    pub categories: Vec<Category>,
    /// The Markdown body.
    pub body: Vec<Block>,
}

/// A number of something.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// Of what: 必选.
    pub label: String,
    /// `mandatory`, `elective`, `positive` or `negative`.
    pub level: &'static str,
    /// How many.
    pub count: usize,
}

/// Items of one category.
#[derive(Debug, Clone, Serialize)]
pub struct Category {
    /// 地面改造 …
    pub name: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// One item of a checklist.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// One-based over the whole list.
    pub number: usize,
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What is required.
    pub requirement: Vec<Inline>,
    /// 必选, 自选, 正面 or 负面.
    pub choice: String,
    /// `mandatory`, `elective`, `positive` or `negative`, for style classes.
    pub choice_level: &'static str,
    /// When it is well done; may be empty.
    pub acceptance: Vec<Inline>,
    /// Editions of the list in which it stood.
    pub history: Vec<Vec<Inline>>,
    /// 基础 or 可选 in the national list.
    pub national: Option<String>,
    /// When it applies; may be empty.
    pub applies: Vec<Inline>,
}

/// A set of indicators.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorSet {
    /// Slug.
    pub id: String,
    /// `indicators/ID/`.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// In force from.
    pub effective: String,
    /// One plain sentence.
    pub summary: Vec<Inline>,
    /// How many indicators.
    pub count: usize,
    /// Full marks, where the set rates institutions.
    pub full_marks: Option<u32>,
    /// Departments in the manifest's order, only those that lead an indicator.
    pub departments: Vec<Department>,
    /// The Markdown body.
    pub body: Vec<Block>,
}

/// The list of one department (一部门一清单).
#[derive(Debug, Clone, Serialize)]
pub struct Department {
    /// Two letters.
    pub code: String,
    /// 消防救援.
    pub name: String,
    /// `indicators/ID/xf/`.
    pub path: String,
    /// Its indicators.
    pub items: Vec<Indicator>,
}

/// One measurable line.
#[derive(Debug, Clone, Serialize)]
pub struct Indicator {
    /// `XF-01`.
    pub id: String,
    /// For which institutions.
    pub applies: Vec<Inline>,
    /// What is looked at.
    pub content: Vec<Inline>,
    /// What is measured.
    pub metric: Vec<Inline>,
    /// `≥ 1 次/年`.
    pub bound: String,
    /// 查阅资料 …
    pub methods: Vec<String>,
    /// The clause.
    pub basis: Vec<Citation>,
    /// `1 次/季`.
    pub frequency: String,
    /// 红, 橙, 黄, 蓝.
    pub risk: String,
    /// 重大, 较大, 一般, 低: colour is never the only carrier.
    pub risk_label: String,
    /// `red`, `orange`, `yellow`, `blue`, for style classes.
    pub risk_level: &'static str,
    /// The clause of a 判定标准 when it is a major hazard.
    pub major: Option<Citation>,
    /// Other departments.
    pub with: Vec<String>,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// 消防 …
    pub category: Option<String>,
    /// 养老机构 …
    pub institutions: Vec<String>,
    /// `≥ 10 份`.
    pub sample: Option<String>,
    /// Which of the nine risks it guards against.
    pub guards: Option<String>,
    /// Points.
    pub score: Option<u32>,
    /// The word 否决, where failing it fails the whole rating.
    pub veto: Option<String>,
}

/// A conduct list.
#[derive(Debug, Clone, Serialize)]
pub struct Conduct {
    /// Slug.
    pub id: String,
    /// `conduct/ID/`.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// One plain sentence.
    pub summary: Vec<Inline>,
    /// Members in order.
    pub members: Vec<Vec<Inline>>,
    /// Why the members are not given; empty when they are.
    pub unpublished: Vec<Inline>,
    /// The Markdown body.
    pub body: Vec<Block>,
}
