//! The view: all that a template may know, in one documented tree.
//!
//! Site templates get it as their context, print templates as `view.json`. Everything is resolved:
//! a template loops and places, it never looks up, computes or decides. Names are English and
//! snake case; words that people read are in the language of the build.

use serde::Serialize;

use crate::flow::Chart;
use crate::syntax::markdown::{Block, Inline};

/// A whole handbook.
#[derive(Debug, Clone, Serialize)]
pub struct View {
    /// Title of the handbook.
    pub name: String,
    /// Who issues it.
    pub publisher: String,
    /// `https://…`, without a slash at the end.
    pub base_url: String,
    /// Edition as printed, such as `2026 年第一版`.
    pub edition: String,
    /// Date of the edition, `2026 年 7 月 1 日`.
    pub edition_date: String,
    /// The day as of which figures and laws were read, same form.
    pub as_of: String,
    /// Language tag: `zh-CN`.
    pub language: String,
    /// How far the whole can be relied on.
    pub provenance: Provenance,
    /// Numbers for every page.
    pub contacts: Vec<Contact>,
    /// Lines in order.
    pub lines: Vec<Line>,
    /// Guides in the order of the lines.
    pub guides: Vec<Guide>,
    /// Checklists.
    pub checklists: Vec<Checklist>,
    /// Sets of indicators.
    pub indicator_sets: Vec<IndicatorSet>,
    /// Conduct lists.
    pub conducts: Vec<Conduct>,
    /// Tables of figures.
    pub figure_tables: Vec<FigureTable>,
    /// Registers.
    pub registers: Vec<Register>,
    /// Books, with the names of their files.
    pub books: Vec<Book>,
}

/// How far content can be relied on, as the reader sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Provenance {
    /// `official`, `cited`, `reconstructed` or `example`, for style classes.
    pub level: &'static str,
    /// 官方, 引用, 重构, 示例.
    pub label: String,
    /// What that rests on; may be empty.
    pub note: Vec<Inline>,
}

/// A telephone number and who answers it.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// Who answers.
    pub name: String,
    /// As written, `0731-88665432`; absent for examples without a number.
    pub phone: Option<String>,
    /// Verified or example.
    pub provenance: Provenance,
}

/// A line of business.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// 一老.
    pub name: String,
    /// What it stands for.
    pub note: Vec<Inline>,
    /// `#RRGGBB`.
    pub color: String,
    /// One-based.
    pub number: usize,
    /// Indices into `guides`.
    pub guide_indices: Vec<usize>,
}

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
    /// The flow in one drawing, for the screen; templates get it drawn, as SVG.
    #[serde(skip)]
    pub wide_chart: Chart,
    /// The flow in words, for those who do not see the drawing.
    pub chart_alt: String,
    /// Legal basis.
    pub basis: Vec<Citation>,
    /// Questions.
    pub faq: Vec<Question>,
    /// Change record.
    pub changes: Vec<Change>,
    /// Other guides.
    pub related: Vec<Related>,
    /// The Markdown body.
    pub body: Vec<Block>,
}

/// A printed code and where it leads.
#[derive(Debug, Clone, Serialize)]
pub struct Code {
    /// Six letters and digits, the last a check character: `B7K2M9`.
    pub text: String,
    /// What the QR holds: the permanent address in capitals, `HTTPS://HOST/Q/B7K2M9/`.
    pub url: String,
    /// Modules a side, without the quiet zone.
    pub size: usize,
    /// Dark runs as rectangles `x, y, width` of one module's height, without the quiet zone.
    pub runs: Vec<(usize, usize, usize)>,
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
#[derive(Debug, Clone, Serialize)]
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

/// Another guide.
#[derive(Debug, Clone, Serialize)]
pub struct Related {
    /// Its name.
    pub name: String,
    /// `guides/ID/`.
    pub path: String,
    /// Its code, for paper.
    pub code: String,
}

/// A citation, resolved in the register.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// `《老年人权益保障法》第三十三条第二款`; standards without 《》.
    pub text: String,
    /// Document number, where known.
    pub number: Option<String>,
    /// In force from, `2026 年 7 月 1 日`.
    pub effective: Option<String>,
    /// `register/ID/#entry-N` below the site's root.
    pub path: String,
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
    /// How many are mandatory.
    pub mandatory: usize,
    /// How many are elective.
    pub elective: usize,
    /// Items grouped by category, in order.
    pub categories: Vec<Category>,
    /// The Markdown body.
    pub body: Vec<Block>,
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
    /// 必选 or 自选.
    pub choice: String,
    /// Whether it is 必选, for style.
    pub mandatory: bool,
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
    /// The Markdown body.
    pub body: Vec<Block>,
}

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub struct FigureTable {
    /// Slug.
    pub id: String,
    /// `figures/ID/`.
    pub path: String,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// Its figures.
    pub items: Vec<Figure>,
}

/// One figure, read as of the build's date.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Slug; the anchor on the table's page.
    pub id: String,
    /// 低保标准.
    pub name: String,
    /// `750`, `100 000`: the number as printed.
    pub amount: String,
    /// 元/月·人.
    pub unit: String,
    /// 标准, 上限, 下限.
    pub bound: Option<String>,
    /// `低保标准 × 1.3`.
    pub formula: Option<String>,
    /// Since when the value stands.
    pub since: Option<String>,
    /// All values, oldest first, with their first day and remark.
    pub history: Vec<HistoricValue>,
    /// How far it can be relied on.
    pub provenance: Provenance,
}

/// A value a figure has or had.
#[derive(Debug, Clone, Serialize)]
pub struct HistoricValue {
    /// First day.
    pub from: String,
    /// The number as printed.
    pub amount: String,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
}

/// A register of laws and standards.
#[derive(Debug, Clone, Serialize)]
pub struct Register {
    /// Slug.
    pub id: String,
    /// `register/ID/`.
    pub path: String,
    /// Title.
    pub name: String,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// Entries grouped by rank, highest first.
    pub levels: Vec<Level>,
}

/// Entries of one rank.
#[derive(Debug, Clone, Serialize)]
pub struct Level {
    /// 法律, 行政法规, 国家标准 …
    pub name: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// A law or standard.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The anchor is `entry-NUMBER`.
    pub number: usize,
    /// Title.
    pub name: String,
    /// 文号 or standard number.
    pub doc_number: Option<String>,
    /// Issued on.
    pub issued: Option<String>,
    /// In force from.
    pub effective: Option<String>,
    /// No longer in force from.
    pub until: Option<String>,
    /// How far it can be relied on.
    pub provenance: Provenance,
    /// A remark; may be empty.
    pub note: Vec<Inline>,
    /// Names and paths of the documents that cite it.
    pub cited_by: Vec<Related>,
}

/// A printed book.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// Slug.
    pub id: String,
    /// `pdf/ID.pdf`.
    pub path: String,
    /// Title on the cover.
    pub title: String,
    /// `guides`, `checklists` or `indicators`: which template sets it.
    pub style: &'static str,
    /// Indices into `guides` (style `guides`), `checklists` or `indicator_sets`.
    pub indices: Vec<usize>,
}
