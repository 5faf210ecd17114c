//! The parts of a guide: materials, limits, fees, channels, benefits, contacts.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::words::{Duration, Prose, Provenance, Ref};
use crate::source::Spanned;

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
    /// On paper or as a file.
    #[schemars(title = "介质", description = "纸质、电子或均可")]
    pub medium: Option<Medium>,
    /// A4 …
    #[schemars(title = "规格", description = "如“A4”")]
    pub paper: Option<Spanned<String>>,
    /// What makes it acceptable.
    #[schemars(title = "受理标准")]
    pub accept_standard: Option<Prose>,
    /// How it is filled in.
    #[schemars(title = "填报须知")]
    pub fill_notes: Option<Prose>,
    /// Where the blank form can be had: an address or a place.
    #[schemars(title = "空白表", description = "空白表格的网址")]
    pub blank: Option<Spanned<String>>,
    /// Where a filled-in sample can be had.
    #[schemars(title = "样表", description = "示例样表的网址")]
    pub sample: Option<Spanned<String>>,
    /// A remark.
    #[schemars(title = "说明")]
    pub note: Option<Prose>,
    /// The clause that allows to ask for it.
    #[schemars(title = "依据")]
    pub basis: Option<Ref>,
}

/// On paper or as a file (材料形式 `material_format`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Medium {
    纸质,
    电子,
    均可,
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

/// What it costs: the word 不收费, or standards with their basis.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum Fee {
    /// Free.
    Free(FreeOfCharge),
    /// Charged.
    Charged(Charge),
    /// Charged for several things.
    Several(Vec<Charge>),
}

impl Fee {
    /// What is charged for; nothing when it is free.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        match self {
            Self::Free(_) => &[],
            Self::Charged(charge) => std::slice::from_ref(charge),
            Self::Several(charges) => charges,
        }
    }
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
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, list: A) -> Result<Fee, A::Error> {
                Vec::deserialize(serde::de::value::SeqAccessDeserializer::new(list)).map(Fee::Several)
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
    /// For what.
    #[schemars(title = "名称", description = "收费项目的名称")]
    pub name: Option<Spanned<String>>,
    /// How much, by figure reference.
    #[schemars(title = "标准")]
    pub standard: Prose,
    /// The clause that allows it.
    #[schemars(title = "依据")]
    pub basis: Ref,
    /// Who pays less.
    #[schemars(title = "减免", description = "谁可以减免")]
    pub reduction: Option<Prose>,
    /// The clause of the reduction.
    #[schemars(title = "减免依据")]
    pub reduction_basis: Option<Ref>,
}

/// Whether a fee can be paid online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Payment {
    支持,
    不支持,
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
    /// Where they can be found.
    #[schemars(title = "地址")]
    pub address: Option<Prose>,
    /// A page.
    #[schemars(title = "网址")]
    pub url: Option<Spanned<String>>,
    /// Verified, or an example.
    #[schemars(title = "来源")]
    pub provenance: Provenance,
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
