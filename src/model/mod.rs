//! Typed documents: what a standards office writes, one file a kind, and the words they share.
//!
//! Every field has an English name (its Rust name) and a Chinese title (`schemars(title)`).
//! The title *is* the key that authors write, the column head on paper and the word in messages;
//! the English name is accepted too.

pub mod checklist;
pub mod code;
pub mod conduct;
pub mod figures;
pub mod guide;
pub mod indicators;
pub mod load;
pub mod manifest;
pub mod passage;
pub mod register;
pub mod words;

pub use checklist::Checklist;
pub use code::Code;
pub use conduct::Conduct;
pub use figures::Figures;
pub use guide::Guide;
pub use indicators::Indicators;
pub use manifest::Manifest;
pub use passage::Passage;
pub use register::Register;
pub use words::Id;

/// What every document says about itself, whatever its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `biaochi.yaml`, the manifest of a handbook.
    Manifest,
    /// 办事指南.
    Guide,
    /// 清单 with mandatory and elective items.
    Checklist,
    /// 检查指标.
    Indicators,
    /// 行为清单, a set whose size is part of its name (八个一).
    Conduct,
    /// 数额, dated parameters and formulas.
    Figures,
    /// 依据库, the laws and standards that are cited.
    Register,
}

/// One row of the table of kinds; schema, `new`, loading and help derive from it.
pub struct KindEntry {
    /// The kind.
    pub kind: Kind,
    /// What authors write after `类型:`.
    pub zh: &'static str,
    /// Its English spelling, also the name of the schema.
    pub en: &'static str,
    /// The JSON Schema of the kind.
    pub schema: fn() -> schemars::Schema,
}

/// Every kind of document, in the order in which help and schema list them.
pub const KINDS: &[KindEntry] = &[
    KindEntry { kind: Kind::Manifest, zh: "手册", en: "manifest", schema: schema_of::<Manifest> },
    KindEntry { kind: Kind::Guide, zh: "办事指南", en: "guide", schema: schema_of::<Guide> },
    KindEntry { kind: Kind::Checklist, zh: "清单", en: "checklist", schema: schema_of::<Checklist> },
    KindEntry { kind: Kind::Indicators, zh: "检查指标", en: "indicators", schema: schema_of::<Indicators> },
    KindEntry { kind: Kind::Conduct, zh: "行为清单", en: "conduct", schema: schema_of::<Conduct> },
    KindEntry { kind: Kind::Figures, zh: "数额", en: "figures", schema: schema_of::<Figures> },
    KindEntry { kind: Kind::Register, zh: "依据库", en: "register", schema: schema_of::<Register> },
];

fn schema_of<T: schemars::JsonSchema>() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

/// A typed document of any kind.
#[derive(Debug, Clone)]
pub enum Document {
    /// A manifest.
    Manifest(Box<Manifest>),
    /// A guide.
    Guide(Box<Guide>),
    /// A checklist.
    Checklist(Box<Checklist>),
    /// A set of inspection indicators.
    Indicators(Box<Indicators>),
    /// A conduct list.
    Conduct(Box<Conduct>),
    /// A table of figures.
    Figures(Box<Figures>),
    /// A register of laws and standards.
    Register(Box<Register>),
}

impl Document {
    /// Findings that the document lets pass for a while.
    #[must_use]
    pub fn exemptions(&self) -> &[words::Exemption] {
        match self {
            Self::Manifest(_) => &[],
            Self::Guide(it) => &it.exemptions,
            Self::Checklist(it) => &it.exemptions,
            Self::Indicators(it) => &it.exemptions,
            Self::Conduct(it) => &it.exemptions,
            Self::Figures(it) => &it.exemptions,
            Self::Register(it) => &it.exemptions,
        }
    }
}
