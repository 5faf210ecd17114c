//! The service guide (办事指南): who may, what to bring, how long, what it costs, step by step.
//!
//! Fields follow the national item model (C0109, GB/T 39554) and the guide-writing standards
//! (GB/T 36114-2018, DB63/T 1755-2019); the names are theirs.

mod authority;
mod changes;
mod parts;
mod result;
mod steps;
mod time;
mod variants;

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Exemption, Id, Prose, Provenance, Ref, Review};
use crate::source::Spanned;

pub use authority::{Authority, AuthorityKind, Editors, Flag, Format, PowerSource, Reach, UseLevel};
pub use changes::{Change, ChangeKind, ChangedPart};
pub use parts::{
    Audience, Benefit, Channel, Charge, Contact, Fee, Form, FreeOfCharge, Initiation, ItemType, Material,
    MaterialSource, Medium, Mode, Need, Payment, Publicity, Question, Start, Waiver, Way,
};
pub use result::{Delivery, DeliveryWay, Depth, Output, ProjectType, ResultKind, ReviewType};
pub use steps::{Exit, Step, Symbol};
pub use time::{Counted, Special, Time};
pub use variants::{Passage, Variant};

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
    /// `catalog_code` of the national catalogue, 12 characters.
    #[schemars(title = "基本编码", length(max = 12))]
    pub catalog_code: Option<Spanned<String>>,
    /// `task_code`, up to 36 characters.
    #[schemars(title = "实施编码", length(max = 36))]
    pub task_code: Option<Spanned<String>>,
    /// `task_handle_item`, up to 50 characters.
    #[schemars(title = "办理项编码", length(max = 50))]
    pub handle_item_code: Option<Spanned<String>>,
    /// Version of the item, counted up.
    #[schemars(title = "版本", range(max = 9999))]
    pub version: Option<Spanned<u32>>,
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
    /// Levels of government that act.
    #[schemars(title = "行使层级", description = "国家、省、市、县、镇街、村社")]
    #[serde(default)]
    pub use_level: Vec<UseLevel>,
    /// Where the power comes from.
    #[schemars(title = "权力来源")]
    pub power_source: Option<PowerSource>,
    /// Who acts by law.
    #[schemars(title = "实施主体")]
    pub authority: Option<Authority>,
    /// Who takes the application.
    #[schemars(title = "受理机构")]
    pub accepting: Option<Spanned<String>>,
    /// Who decides.
    #[schemars(title = "决定机构")]
    pub deciding: Option<Spanned<String>>,
    /// Who takes part.
    #[schemars(title = "联办机构")]
    #[serde(default)]
    pub co_handlers: Vec<Spanned<String>>,
    /// Laws and standards, to the article.
    #[schemars(title = "依据", description = "写“名称 第几条第几款”，名称要在依据库里", length(min = 1))]
    pub basis: Vec<Ref>,
    /// Who is served.
    #[schemars(title = "服务对象", length(min = 1))]
    pub audience: Vec<Audience>,
    /// Topics of the portal.
    #[schemars(title = "主题", description = "门户上的主题分类")]
    #[serde(default)]
    pub topics: Vec<Spanned<String>>,
    /// What the guide covers.
    #[schemars(title = "适用范围")]
    pub scope: Option<Prose>,
    /// Conditions, one a line.
    #[schemars(title = "条件", description = "谁可以办，一行一条", length(min = 1))]
    pub eligibility: Vec<Prose>,
    /// What is refused.
    #[schemars(title = "不予办理", description = "哪些情形不予办理")]
    #[serde(default)]
    pub refusals: Vec<Prose>,
    /// How many may be granted.
    #[schemars(title = "数量限制")]
    pub quota: Option<Prose>,
    /// What to bring.
    #[schemars(title = "材料")]
    pub materials: Vec<Material>,
    /// Why nothing has to be brought.
    #[schemars(title = "无需材料", description = "材料为空时说明理由")]
    pub materials_note: Option<Prose>,
    /// 即办件, or one with a promise.
    #[schemars(title = "办件类型", description = "即办件或承诺件；当场办结的是即办件")]
    pub project_type: Option<Spanned<ProjectType>>,
    /// Reviewed at once, or before approval.
    #[schemars(title = "审查类型")]
    pub review_type: Option<Spanned<ReviewType>>,
    /// How far it can be done online.
    #[schemars(title = "网办深度", description = "一级到四级；四级是全程网办，不用到现场")]
    pub online_depth: Option<Spanned<Depth>>,
    /// How often the applicant must come.
    #[schemars(title = "到场次数", range(max = 99))]
    pub visits: Option<Spanned<u32>>,
    /// Why.
    #[schemars(title = "到场理由", description = "必须到现场的原因；到场 0 次的不写")]
    pub visit_reason: Option<Prose>,
    /// Within which area it can be handled anywhere.
    #[schemars(title = "通办范围")]
    pub reach: Option<Reach>,
    /// Promised and statutory limits.
    #[schemars(title = "时限")]
    pub time: Time,
    /// What it costs.
    #[schemars(title = "收费", description = "写“不收费”，或者标准和依据")]
    pub fee: Fee,
    /// Whether the fee can be paid online.
    #[schemars(title = "网上支付", description = "收费的写支持或不支持；不收费的不写")]
    pub online_payment: Option<Spanned<Payment>>,
    /// Services of intermediaries that the law asks for.
    #[schemars(title = "中介服务")]
    #[serde(default)]
    pub intermediaries: Vec<Prose>,
    /// Where and how to apply.
    #[schemars(title = "渠道", length(min = 1))]
    pub channels: Vec<Channel>,
    /// What the applicant gets.
    #[schemars(title = "结果", description = "办结后得到什么")]
    pub result: Prose,
    /// Values that differ by channel or by applicant, each with its reason.
    #[schemars(title = "差异", description = "因渠道或情形不同而不同的，写明理由")]
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// Documents that result.
    #[schemars(title = "结果文书", description = "证照、批文等；没有文书的不写")]
    #[serde(default)]
    pub outputs: Vec<Output>,
    /// How the result reaches the applicant.
    #[schemars(title = "送达")]
    pub delivery: Option<Delivery>,
    /// Money, with the rule from when it is paid.
    #[schemars(title = "待遇")]
    pub benefit: Option<Benefit>,
    /// Public notice, or why there is none.
    #[schemars(title = "公示")]
    pub publicity: Option<Publicity>,
    /// Rights and duties of the applicant.
    #[schemars(title = "权利义务", description = "申请人的权利和义务")]
    #[serde(default)]
    pub rights: Vec<Prose>,
    /// Whom to ask.
    #[schemars(title = "咨询", length(min = 1))]
    pub consult: Vec<Contact>,
    /// Whom to complain to; not the same number.
    #[schemars(title = "监督", length(min = 1))]
    pub complain: Vec<Contact>,
    /// 行政复议, 行政诉讼.
    #[schemars(title = "救济", description = "不服怎么办")]
    pub remedy: Option<Prose>,
    /// How to rate the service (好差评).
    #[schemars(title = "好差评", description = "怎样评价这次办事")]
    pub rating: Option<Prose>,
    /// Other forms in which the guide can be had.
    #[schemars(title = "无障碍", description = "大字、语音、简版、盲文")]
    #[serde(default)]
    pub formats: Vec<Format>,
    /// What the window offers.
    #[schemars(title = "支持", description = "预约、物流、自助终端、进驻大厅")]
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// The flow, from which chart, list and check are made. Numbers of steps have two digits at most: nobody follows more.
    #[schemars(title = "流程", description = "第一步是起点，最多 99 步", length(min = 2, max = 99))]
    pub steps: Vec<Step>,
    /// Questions that citizens ask.
    #[schemars(title = "常见问题")]
    #[serde(default)]
    pub faq: Vec<Question>,
    /// 立改废释.
    #[schemars(title = "变更")]
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Videos, by id.
    #[schemars(title = "视频", description = "视频的编号")]
    #[serde(default)]
    pub videos: Vec<Ref>,
    /// What a person moves on to from here.
    #[schemars(title = "衔接", description = "从这里转到哪份指南，如退出低保转低保边缘")]
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// Which offices answer for the text.
    #[schemars(title = "责任", description = "编写、审核、批准的科室，不写个人")]
    pub editors: Option<Editors>,
    /// Other guides, by id.
    #[schemars(title = "相关", description = "相关指南的编号")]
    #[serde(default)]
    pub related: Vec<Ref>,
}

impl super::Headed for Guide {
    super::head::document! { @head }
    super::head::document! { @dates }
}
