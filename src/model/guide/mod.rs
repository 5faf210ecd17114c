//! The service guide (办事指南): who may, what to bring, how long, what it costs, step by step.
//!
//! Fields follow the national item model (C0109, GB/T 39554) and the guide-writing standards
//! (GB/T 36114-2018, DB63/T 1755-2019); the names are theirs.

mod parts;
mod steps;

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Exemption, Id, Prose, Provenance, Ref, Review};
use crate::source::Spanned;

pub use parts::{
    Audience, Benefit, Change, ChangeKind, Channel, Charge, Contact, Excluded, Fee, Form, FreeOfCharge, Initiation,
    ItemType, Material, MaterialSource, Mode, Need, Publicity, Question, Start, Time, Waiver, Way,
};
pub use steps::{Exit, Step, Symbol};

/// One business, one spread in the pocket book, one page behind a code.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "办事指南")]
pub struct Guide {
    /// The kind, always 办事指南.
    #[schemars(title = "类型", description = "固定写“办事指南”")]
    pub kind: String,
    /// Set once by the author, never derived from the name.
    #[schemars(title = "编号", description = "小写字母、数字和连字符，发布后不再更改")]
    pub id: Spanned<Id>,
    /// What citizens call the business.
    #[schemars(title = "名称", description = "事项名称")]
    pub name: Spanned<String>,
    /// One of the lines the manifest declares.
    #[schemars(title = "条线", description = "手册里列出的条线之一，如“一老”")]
    pub line: Ref,
    /// Kind of power or service (GB/T 39554).
    #[schemars(title = "事项类型", description = "许可、给付、确认、公共服务等")]
    pub item_type: ItemType,
    /// How far the content can be relied on.
    #[schemars(title = "来源", description = "官方、引用、重构或示例；读者看得见")]
    pub provenance: Spanned<Provenance>,
    /// What the provenance rests on.
    #[schemars(title = "出处", description = "内容从哪里来，哪些是重构或示例")]
    pub origin: Option<Prose>,
    /// Findings that are let pass for a while.
    #[schemars(title = "豁免", description = "暂时放过的问题：规则、理由、责任人、到期日")]
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
    /// First day in force.
    #[schemars(title = "施行", description = "施行日期")]
    pub effective: Spanned<Date>,
    /// First day no longer in force.
    #[schemars(title = "废止", description = "废止日期")]
    pub until: Option<Spanned<Date>>,
    /// The half-yearly look back (回头看).
    #[schemars(title = "复审", description = "每隔多久复审一次，上次是哪天")]
    pub review: Review,
    /// One plain sentence, at most 60 characters (GOV.UK pattern).
    #[schemars(title = "一句话", description = "一句话说清这是什么，不超过 60 字", length(max = 60))]
    pub summary: Prose,
    /// How the business starts.
    #[schemars(title = "启动", description = "依申请、主动发现、免申即享或一件事")]
    pub initiation: Initiation,
    /// Laws and standards, to the article.
    #[schemars(title = "依据", description = "写“名称 第几条第几款”，名称要在依据库里", length(min = 1))]
    pub basis: Vec<Ref>,
    /// Who is served.
    #[schemars(title = "服务对象", length(min = 1))]
    pub audience: Vec<Audience>,
    /// Conditions, one a line.
    #[schemars(title = "条件", description = "谁可以办，一行一条", length(min = 1))]
    pub eligibility: Vec<Prose>,
    /// What is refused.
    #[schemars(title = "不予办理", description = "哪些情形不予办理")]
    #[serde(default)]
    pub refusals: Vec<Prose>,
    /// What to bring.
    #[schemars(title = "材料")]
    pub materials: Vec<Material>,
    /// Why nothing has to be brought.
    #[schemars(title = "无需材料", description = "材料为空时说明理由")]
    pub materials_note: Option<Prose>,
    /// Promised and statutory limits.
    #[schemars(title = "时限")]
    pub time: Time,
    /// What it costs.
    #[schemars(title = "收费", description = "写“不收费”，或者标准和依据")]
    pub fee: Fee,
    /// Where and how to apply.
    #[schemars(title = "渠道", length(min = 1))]
    pub channels: Vec<Channel>,
    /// What the applicant gets.
    #[schemars(title = "结果", description = "办结后得到什么")]
    pub result: Prose,
    /// Money, with the rule from when it is paid.
    #[schemars(title = "待遇")]
    pub benefit: Option<Benefit>,
    /// Public notice, or why there is none.
    #[schemars(title = "公示")]
    pub publicity: Option<Publicity>,
    /// Whom to ask.
    #[schemars(title = "咨询", length(min = 1))]
    pub consult: Vec<Contact>,
    /// Whom to complain to; not the same number.
    #[schemars(title = "监督", length(min = 1))]
    pub complain: Vec<Contact>,
    /// 行政复议, 行政诉讼.
    #[schemars(title = "救济", description = "不服怎么办")]
    pub remedy: Option<Prose>,
    /// The flow, from which chart, list and check are made.
    #[schemars(title = "流程", description = "第一步是起点", length(min = 2))]
    pub steps: Vec<Step>,
    /// Questions that citizens ask.
    #[schemars(title = "常见问题")]
    #[serde(default)]
    pub faq: Vec<Question>,
    /// 立改废释.
    #[schemars(title = "变更")]
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Other guides, by id.
    #[schemars(title = "相关", description = "相关指南的编号")]
    #[serde(default)]
    pub related: Vec<Ref>,
}
