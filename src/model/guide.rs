//! The service guide (办事指南): who may, what to bring, how long, what it costs, step by step.
//!
//! Fields follow the national item model (C0109, GB/T 39554) and the guide-writing standards
//! (GB/T 36114-2018, DB63/T 1755-2019); the names are theirs.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{Date, Duration, Id, Many, Prose, Provenance, Ref, Review};
use crate::source::Spanned;

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

/// Kinds of items in the national catalogue (事项类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ItemType {
    许可,
    处罚,
    强制,
    征收,
    给付,
    检查,
    确认,
    奖励,
    裁决,
    公共服务,
    其他,
}

/// Who a guide serves (服务对象, C0109 `server_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Audience {
    自然人,
    企业法人,
    事业法人,
    社会组织法人,
    非法人企业,
    行政机关,
    其他,
}

/// How a business starts.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "启动")]
pub struct Initiation {
    /// The way.
    #[schemars(title = "方式")]
    pub mode: Mode,
    /// What sets it off.
    #[schemars(title = "触发", description = "免申即享由什么触发")]
    pub trigger: Option<Prose>,
    /// How a person agrees.
    #[schemars(title = "同意", description = "怎样算同意")]
    pub consent: Option<Prose>,
    /// The path of those who did not agree.
    #[schemars(title = "未同意", description = "没有同意的人怎么办")]
    pub without_consent: Option<Prose>,
}

/// Ways to start (启动方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Mode {
    依申请,
    主动发现,
    免申即享,
    一件事,
}

/// One thing to bring.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "材料")]
pub struct Material {
    /// Its name, exact.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Whether it must be there.
    #[schemars(title = "必要性")]
    pub need: Need,
    /// Original or copy.
    #[schemars(title = "形式")]
    pub form: Form,
    /// How many.
    #[schemars(title = "份数", range(min = 1, max = 99))]
    pub copies: u32,
    /// Who issues it.
    #[schemars(title = "来源渠道", description = "申请人自备、政府部门核发或其他")]
    pub source: Option<MaterialSource>,
    /// Why it need not be handed in.
    #[schemars(title = "免交", description = "怎样可以免交")]
    pub waiver: Option<Waiver>,
    /// Only for some applicants.
    #[schemars(title = "适用", description = "只有哪些人要交")]
    pub applies: Option<Prose>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// The clause that allows to ask for it.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
}

/// Whether a material must be there (材料必要性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Need {
    必要,
    非必要,
    容缺,
}

/// Original, copy or file (材料形式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Form {
    原件,
    复印件,
    原件和复印件,
    电子,
}

/// Where a material comes from (来源渠道).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum MaterialSource {
    申请人自备,
    政府部门核发,
    其他,
}

/// Ways not to hand in a material (免提交方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Waiver {
    数据共享,
    电子证照,
    告知承诺,
}

/// Limits of the whole business.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "时限")]
pub struct Time {
    /// What the law allows at most.
    #[schemars(title = "法定", description = "如“30 工作日”；没有时留空并在说明里写理由")]
    pub statutory: Option<Spanned<Duration>>,
    /// What the bureau promises.
    #[schemars(title = "承诺", description = "如“20 工作日”“当场”")]
    pub promised: Spanned<Duration>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// Procedures that do not count.
    #[schemars(title = "不计入", description = "公示、核对等不计入时限的程序")]
    #[serde(default)]
    pub excluded: Vec<Excluded>,
}

/// A special procedure outside the limit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "不计入")]
pub struct Excluded {
    /// 公示, 评估, 听证 …
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// How long it takes.
    #[schemars(title = "时长")]
    pub length: Spanned<Duration>,
}

/// What it costs: the word 不收费, or a standard with its basis.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum Fee {
    /// Free.
    Free(FreeOfCharge),
    /// Charged.
    Charged(Charge),
}

// By hand, because serde's untagged enums lose the places of what is inside.
impl<'de> Deserialize<'de> for Fee {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Fee;
            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("a fee")
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Fee, E> {
                FreeOfCharge::deserialize(serde::de::value::StrDeserializer::new(word)).map(Fee::Free)
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Fee, A::Error> {
                Charge::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Fee::Charged)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The one word for free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum FreeOfCharge {
    不收费,
}

/// A charge.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "收费")]
pub struct Charge {
    /// How much, by figure reference.
    #[schemars(title = "标准")]
    pub standard: Prose,
    /// The clause that allows it.
    #[schemars(title = "依据")]
    pub basis: Ref,
}

/// A way to apply.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "渠道")]
pub struct Channel {
    /// The way.
    #[schemars(title = "方式")]
    pub way: Spanned<Way>,
    /// Where, precise to the window; 示例 when not verified.
    #[schemars(title = "地点")]
    pub place: Option<Prose>,
    /// Opening hours, naming 工作日.
    #[schemars(title = "时间")]
    pub hours: Option<Prose>,
    /// A page.
    #[schemars(title = "网址")]
    pub url: Option<Spanned<String>>,
    /// A telephone number.
    #[schemars(title = "电话")]
    pub phone: Option<Spanned<String>>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
}

/// Ways to apply (办理形式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Way {
    窗口,
    网上,
    自助,
    上门,
    电话,
    短信,
    邮寄,
}

/// Money that is paid.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "待遇")]
pub struct Benefit {
    /// How much, by figure reference.
    #[schemars(title = "标准", description = "金额写 {{数额名称}}，不写死数字")]
    pub standard: Prose,
    /// From when.
    #[schemars(title = "起始")]
    pub start: Option<Start>,
}

/// From when a benefit is paid (待遇起始规则).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Start {
    申请当月,
    申请次月,
    确认当月,
    确认次月,
    年满当月,
}

/// Public notice.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "公示")]
pub struct Publicity {
    /// How long.
    #[schemars(title = "时长")]
    pub length: Option<Spanned<Duration>>,
    /// Where.
    #[schemars(title = "地点")]
    pub place: Option<Prose>,
    /// Why there is none.
    #[schemars(title = "不公示理由")]
    pub exempt: Option<Prose>,
}

/// Whom to ask or to complain to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "联系")]
pub struct Contact {
    /// Who answers.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// The number.
    #[schemars(title = "电话")]
    pub phone: Option<Spanned<String>>,
    /// Verified, or an example.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
}

/// A step of the flow: a box of the chart, a line of the list.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "步骤")]
pub struct Step {
    /// Its name, unique in the guide; exits lead to names.
    #[schemars(title = "步骤", description = "步骤名称，在本指南内不重复", length(min = 1, max = 16))]
    pub name: Spanned<String>,
    /// Who acts; a lane of the chart.
    #[schemars(title = "主体", description = "由谁办；每个主体一条泳道")]
    pub actor: Spanned<String>,
    /// How long this step may take.
    #[schemars(title = "时限")]
    pub limit: Option<Spanned<Duration>>,
    /// The symbol, where the default is not right.
    #[schemars(title = "符号", description = "不写时：第一步和没有下一步的是端点，有判断的是判断，其余是处理")]
    pub symbol: Option<Symbol>,
    /// The question of a decision.
    #[schemars(title = "判断", description = "写成问句，如“材料齐全？”")]
    pub question: Option<Prose>,
    /// Where yes leads.
    #[schemars(title = "是")]
    pub yes: Option<Ref>,
    /// Where no leads.
    #[schemars(title = "否")]
    pub no: Option<Ref>,
    /// Labelled exits of a decision that is not yes or no.
    #[schemars(title = "出口")]
    #[serde(default)]
    pub exits: Vec<Exit>,
    /// The step that follows; several run side by side.
    #[schemars(title = "下一步", description = "下一步的名称；并行时写成列表")]
    #[serde(default)]
    pub next: Many<Ref>,
    /// What happens here.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// The guide that this step calls (既定处理).
    #[schemars(title = "指南", description = "本步骤另有指南时写它的编号")]
    pub guide: Option<Ref>,
}

/// An exit of a decision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "出口")]
pub struct Exit {
    /// The label on the line.
    #[schemars(title = "条件", length(min = 1, max = 12))]
    pub label: Spanned<String>,
    /// Where it leads.
    #[schemars(title = "到")]
    pub to: Ref,
}

/// Symbols of GB/T 1526-1989 that an author may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the standard's own terms")]
pub enum Symbol {
    端点,
    处理,
    判断,
    文件,
    数据,
    既定处理,
}

/// A question and its answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "常见问题")]
pub struct Question {
    /// The question.
    #[schemars(title = "问")]
    pub question: Prose,
    /// The answer.
    #[schemars(title = "答")]
    pub answer: Prose,
}

/// An entry of the change record.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "变更")]
pub struct Change {
    /// When.
    #[schemars(title = "日期")]
    pub date: Spanned<Date>,
    /// 立, 改, 废 or 释.
    #[schemars(title = "类别")]
    pub kind: ChangeKind,
    /// What and why.
    #[schemars(title = "说明")]
    pub note: Prose,
}

/// 立改废释.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ChangeKind {
    立,
    改,
    废,
    释,
}
