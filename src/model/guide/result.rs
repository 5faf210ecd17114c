//! How an application is classed, what results and how it is delivered.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parts::Form;
use crate::model::words::{Duration, Prose};
use crate::source::Spanned;

/// 即办件 or 承诺件 (办件类型, C0109 `project_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ProjectType {
    即办件,
    承诺件,
}

/// Reviewed at once, or before approval (审查类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ReviewType {
    即审即办,
    前审后批,
}

/// How far a business can be done online (网上办理深度); 四级 is without any visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Depth {
    一级,
    二级,
    三级,
    四级,
}

/// A document that results (审批结果).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "结果文书")]
pub struct Output {
    /// Its name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// What it is.
    #[schemars(title = "类型", description = "证照、批文或其他")]
    pub kind: Spanned<ResultKind>,
    /// Where a sample can be seen.
    #[schemars(title = "样本", description = "样本的网址；还没有的写理由")]
    pub sample: Option<Prose>,
    /// How long it is good for.
    #[schemars(title = "有效期")]
    pub validity: Option<Spanned<String>>,
    /// Original, copy or file.
    #[schemars(title = "形式")]
    pub form: Option<Form>,
}

/// What results (C0109 `result_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum ResultKind {
    证照,
    批文,
    其他,
}

/// How the result is delivered (送达).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "送达")]
pub struct Delivery {
    /// Ways.
    #[schemars(title = "方式", description = "窗口、邮寄、电子", length(min = 1))]
    pub ways: Vec<DeliveryWay>,
    /// Within.
    #[schemars(title = "时限")]
    pub limit: Option<Spanned<Duration>>,
}

/// Ways of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum DeliveryWay {
    窗口,
    邮寄,
    电子,
    公告,
}
