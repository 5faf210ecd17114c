//! Who acts: levels, powers, bodies, and the offices that answer for the text.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Spanned;

/// Levels of government (行使层级, C0109 `use_level`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum UseLevel {
    国家,
    省,
    市,
    县,
    镇街,
    村社,
}

/// Where a power comes from (权力来源, C0109 `power_source`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum PowerSource {
    法定本级,
    上级下放,
    上级授权,
    同级授权,
    上级委托,
    同级委托,
}

/// Who acts by law (实施主体).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "实施主体")]
pub struct Authority {
    /// Name.
    #[schemars(title = "名称")]
    pub name: Spanned<String>,
    /// Unified social credit code, 18 characters.
    #[schemars(title = "代码", description = "统一社会信用代码，18 位；没有核实的不写")]
    pub code: Option<Spanned<String>>,
    /// By law, by authorisation, or by order of another.
    #[schemars(title = "性质")]
    pub kind: Option<Spanned<AuthorityKind>>,
    /// Who gave the order.
    #[schemars(title = "委托部门", description = "受委托组织要写明由谁委托")]
    pub entrusted_by: Option<Spanned<String>>,
}

/// Nature of an authority (实施主体性质, C0109 `dept_type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum AuthorityKind {
    法定机关,
    授权组织,
    受委托组织,
}

/// Within which area a business is handled anywhere (通办范围, C0109 `handle_area`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Reach {
    全国,
    全省,
    全市,
    全县,
    全镇,
    跨村,
}

/// Which offices answer for a text: offices, never persons.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "责任")]
pub struct Editors {
    /// Who writes.
    #[schemars(title = "编写")]
    pub author: Spanned<String>,
    /// Who reviews.
    #[schemars(title = "审核")]
    pub reviewer: Option<Spanned<String>>,
    /// Who approves.
    #[schemars(title = "批准")]
    pub approver: Option<Spanned<String>>,
}

/// Other forms of a guide (无障碍环境建设法 第二十九条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Format {
    大字,
    语音,
    简版,
    盲文,
}

/// What a window offers (C0109 `is_schedule`, `is_express`, `is_service_terminals`, `is_entry_center`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[allow(missing_docs, reason = "the variants are the profession's own terms")]
pub enum Flag {
    预约,
    物流,
    自助终端,
    进驻大厅,
}
