//! A guide as templates see it.

use serde::Serialize;

use super::{Case, Citation, Code, Contact, Provenance, Related};
use crate::flow::Chart;
use crate::syntax::markdown::{Block, Inline};

/// One business.
#[derive(Debug, Clone, Serialize)]
pub struct Guide {
    /// Slug.
    pub id: String,
    /// Path of its page below the site's root: `guides/ID/`.
    pub path: String,
    /// The printed code.
    pub code: Code,
    /// Name.
    pub name: String,
    /// 一老.
    pub line: String,
    /// `#RRGGBB` of the line.
    pub color: String,
    /// 给付, 确认 …
    pub item_type: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// `2026 年 1 月 1 日`.
    pub effective: String,
    /// Last review, `2026 年 6 月 30 日`.
    pub reviewed: String,
    /// Next review due.
    pub review_due: String,
    /// One plain sentence.
    pub summary: Vec<Inline>,
    /// How it starts.
    pub initiation: Initiation,
    /// Who is served.
    pub audience: Vec<String>,
    /// Conditions.
    pub eligibility: Vec<Vec<Inline>>,
    /// What is refused.
    pub refusals: Vec<Vec<Inline>>,
    /// What to bring.
    pub materials: Vec<Material>,
    /// Why nothing is to be brought; empty when materials stand.
    pub materials_note: Vec<Inline>,
    /// Limits.
    pub time: Time,
    /// What it costs, in words: 不收费.
    pub fee: Vec<Inline>,
    /// Ways to apply.
    pub channels: Vec<Channel>,
    /// What the applicant gets.
    pub result: Vec<Inline>,
    /// Money that is paid; may be empty.
    pub benefit: Vec<Inline>,
    /// From when it is paid: 确认次月.
    pub benefit_start: Option<String>,
    /// Public notice, or why there is none; may be empty.
    pub publicity: Vec<Inline>,
    /// Whom to ask.
    pub consult: Vec<Contact>,
    /// Whom to complain to.
    pub complain: Vec<Contact>,
    /// How to appeal; may be empty.
    pub remedy: Vec<Inline>,
    /// Steps in order.
    pub steps: Vec<Step>,
    /// The flow as drawn for paper, at most nine boxes a part; empty when nothing is printed.
    pub charts: Vec<Chart>,
    /// The flow as drawn for large print; empty when none is printed.
    pub large_charts: Vec<Chart>,
    /// The flow in one drawing, for the screen; templates get it drawn, as SVG.
    #[serde(skip)]
    pub wide_chart: Chart,
    /// The same without lanes, narrow enough for a phone; drawn too.
    #[serde(skip)]
    pub tall_chart: Chart,
    /// The flow in words, for those who do not see the drawing.
    pub chart_alt: String,
    /// Legal basis.
    pub basis: Vec<Citation>,
    /// Questions.
    pub faq: Vec<Question>,
    /// Change record.
    pub changes: Vec<Change>,
    /// What changed since the edition before: names of fields, `materials`; `name` when all of it is new.
    pub changed: Vec<&'static str>,
    /// Cases of applicants for whom something is different.
    pub cases: Vec<Case>,
    /// What whoever looks closer wants to know: authorities, classes, visits, documents, differences.
    pub facts: Vec<Fact>,
    /// Other guides.
    pub related: Vec<Related>,
    /// The Markdown body.
    pub body: Vec<Block>,
}

/// A fact under its label.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// 办件类型 …
    pub label: String,
    /// One value or several.
    pub values: Vec<Vec<Inline>>,
}

/// How a business starts.
#[derive(Debug, Clone, Serialize)]
pub struct Initiation {
    /// 依申请, 免申即享 …
    pub mode: String,
    /// What sets it off; may be empty.
    pub trigger: Vec<Inline>,
    /// How a person agrees; may be empty.
    pub consent: Vec<Inline>,
    /// The path without consent; may be empty.
    pub without_consent: Vec<Inline>,
}

/// One thing to bring.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Material {
    /// One-based.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// 必要, 非必要, 容缺.
    pub need: String,
    /// `原件 1 份`.
    pub form: String,
    /// 申请人自备 …
    pub source: Option<String>,
    /// 电子证照 … when it need not be handed in.
    pub waiver: Option<String>,
    /// 纸质, 电子, 均可.
    pub medium: Option<String>,
    /// `A4`.
    pub paper: Option<String>,
    /// What makes it acceptable; may be empty.
    pub accept_standard: Vec<Inline>,
    /// How it is filled in; may be empty.
    pub fill_notes: Vec<Inline>,
    /// The clause that allows to ask for it.
    pub basis: Option<Citation>,
    /// Only for whom; may be empty.
    pub applies: Vec<Inline>,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
}

/// Limits of the whole.
#[derive(Debug, Clone, Serialize)]
pub struct Time {
    /// `22 个工作日`, `当场`.
    pub promised: String,
    /// Statutory limit; absent when the law sets none.
    pub statutory: Option<String>,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// `公示 7 日` …, outside the limit.
    pub excluded: Vec<String>,
}

/// A way to apply.
#[derive(Debug, Clone, Serialize)]
pub struct Channel {
    /// 窗口, 网上 …
    pub way: String,
    /// Where; may be empty.
    pub place: Vec<Inline>,
    /// When; may be empty.
    pub hours: Vec<Inline>,
    /// A page, https only.
    pub url: Option<String>,
    /// A number.
    pub phone: Option<String>,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
}

/// A step, as the numbered list shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// One-based; the anchor is `step-NUMBER`.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Who acts.
    pub actor: String,
    /// `5 个工作日`.
    pub limit: Option<String>,
    /// The question of a decision; may be empty.
    pub question: Vec<Inline>,
    /// What happens; may be empty.
    pub note: Vec<Inline>,
    /// Where it leads. A single unlabelled exit to the step that follows in the list is left out.
    pub exits: Vec<Exit>,
    /// For the staff's handbook: the post that does it.
    pub post: Option<String>,
    /// For the staff's handbook: what is checked.
    pub criteria: Vec<Vec<Inline>>,
    /// For the staff's handbook: the document that it produces.
    pub output: Option<String>,
    /// Names of the materials that are taken here.
    pub materials: Vec<String>,
    /// The guide that it calls.
    pub guide: Option<Related>,
}

/// Where a step leads.
#[derive(Debug, Clone, Serialize)]
pub struct Exit {
    /// 是, 否 …; empty when the exit has no label.
    pub label: String,
    /// Name of the step.
    pub to: String,
    /// Its one-based number.
    pub to_number: usize,
}

/// A question and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// The question.
    pub question: Vec<Inline>,
    /// The answer.
    pub answer: Vec<Inline>,
}

/// An entry of the change record.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// Date.
    pub date: String,
    /// 立, 改, 废, 释.
    pub kind: String,
    /// What and why.
    pub note: Vec<Inline>,
}
