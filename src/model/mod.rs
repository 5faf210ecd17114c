//! Typed documents: what a standards office writes, one file a kind, and the words they share.
//!
//! Every field has an English name (its Rust name) and a Chinese title (`schemars(title)`).
//! The title *is* the key that authors write, the column head on paper and the word in messages;
//! the English name is accepted too.

pub mod book;
pub mod bundle;
pub mod calendar;
pub mod checklist;
pub mod code;
pub mod conduct;
pub mod figures;
pub mod guide;
pub mod head;
pub mod indicators;
pub mod load;
pub mod manifest;
pub mod notes;
pub mod organisations;
pub mod places;
pub mod procedure;
pub mod register;
pub mod service_list;
pub mod standard;
pub mod system;
pub mod terms;
pub mod videos;
pub mod withdrawals;
pub mod wording;
pub mod words;

pub use bundle::Bundle;
pub use calendar::Calendar;
pub use checklist::Checklist;
pub use code::Code;
pub use conduct::Conduct;
pub use figures::Figures;
pub use guide::Guide;
pub use head::Headed;
pub use indicators::Indicators;
pub use manifest::Manifest;
pub use notes::Notes;
pub use organisations::Organisations;
pub use places::Places;
pub use procedure::Procedure;
pub use register::Register;
pub use service_list::ServiceList;
pub use standard::Standard;
pub use system::System;
pub use terms::Terms;
pub use videos::Videos;
pub use withdrawals::Withdrawals;
pub use wording::Wording;
pub use words::Id;

use crate::schema::fields;
use crate::syntax::node::Node;

/// One row of the table of kinds; schema, `new`, loading and help derive from it.
pub struct KindEntry {
    /// The kind.
    pub kind: Kind,
    /// What authors write after `类型:`.
    pub zh: &'static str,
    /// Its English spelling, also the name of the schema.
    pub en: &'static str,
    /// The folder of its pages, `guides/ID/`; the manifest has none.
    pub folder: &'static str,
    /// Whether its documents are printed with a code.
    pub code: Coded,
    /// The JSON Schema of the kind.
    pub schema: fn() -> schemars::Schema,
    /// Reads what obeys the schema.
    read: fn(&Node) -> Result<(Document, fields::Proses), fields::Error>,
}

/// Whether documents of a kind are printed with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded {
    /// A row in the ledger, a QR code on paper, a page behind it.
    Yes,
    /// A page alone.
    No,
}

/// The table of kinds, in the order in which help and schema list them; the manifest, which has no head, first.
macro_rules! kinds {
    (
        $(#[$manifest_doc:meta])* $manifest:ident $manifest_zh:literal $manifest_en:literal;
        $($(#[$doc:meta])* $kind:ident $zh:literal $en:literal $folder:literal $code:ident;)*
    ) => {
        /// What kind of document a file holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[$manifest_doc])* $manifest,
            $($(#[$doc])* $kind,)*
        }

        /// Every kind of document.
        pub const KINDS: &[KindEntry] = &[
            kinds! { @row $manifest $manifest_zh $manifest_en "" No },
            $(kinds! { @row $kind $zh $en $folder $code },)*
        ];

        /// A typed document of any kind.
        #[derive(Debug, Clone)]
        pub enum Document {
            $(#[$manifest_doc])* $manifest(Box<$manifest>),
            $($(#[$doc])* $kind(Box<$kind>),)*
        }

        impl Document {
            /// What it says about itself; a manifest has no head.
            #[must_use]
            pub fn head(&self) -> Option<&dyn Headed> {
                match self {
                    Self::$manifest(_) => None,
                    $(Self::$kind(it) => Some(&**it),)*
                }
            }

            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self {
                    Self::$manifest(_) => Kind::$manifest,
                    $(Self::$kind(_) => Kind::$kind,)*
                }
            }
        }
    };
    (@row $kind:ident $zh:literal $en:literal $folder:literal $code:ident) => {
        KindEntry {
            kind: Kind::$kind,
            zh: $zh,
            en: $en,
            folder: $folder,
            code: Coded::$code,
            schema: schema_of::<$kind>,
            read: |node| fields::read::<$kind>(node).map(|(it, proses)| (Document::$kind(Box::new(it)), proses)),
        }
    };
}

kinds! {
    /// 手册, the manifest of a handbook: `biaochi.yaml`.
    Manifest "手册" "manifest";
    /// 办事指南.
    Guide "办事指南" "guide" "guides" Yes;
    /// 一件事, several guides as one application.
    Bundle "一件事" "bundle" "bundles" Yes;
    /// 清单 of mandatory and elective, or of allowed and forbidden items.
    Checklist "清单" "checklist" "checklists" Yes;
    /// 服务清单, a list in columns that its author names.
    ServiceList "服务清单" "service-list" "service-lists" Yes;
    /// 检查指标.
    Indicators "检查指标" "indicators" "indicators" Yes;
    /// 行为清单, a set whose size is part of its name (八个一).
    Conduct "行为清单" "conduct" "conduct" Yes;
    /// 操作卡, how a hand is to be laid on: frequency, force, technique.
    Procedure "操作卡" "procedure" "procedures" Yes;
    /// 标准, the text of a standard after GB/T 1.1.
    Standard "标准" "standard" "standards" Yes;
    /// 标准体系, the tree of standards with what stands in each branch.
    System "标准体系" "system" "systems" Yes;
    /// 依据库, the laws and standards that are cited.
    Register "依据库" "register" "register" No;
    /// 数额, dated parameters and formulas.
    Figures "数额" "figures" "figures" No;
    /// 机构, who is who, with duties and numbers that have dates.
    Organisations "机构" "organisations" "organisations" No;
    /// 场所, thousands of places from a CSV file.
    Places "场所" "places" "places" No;
    /// 术语.
    Terms "术语" "terms" "terms" No;
    /// 视频.
    Videos "视频" "videos" "videos" Yes;
    /// 研判案例, how a clause was read in a case.
    Notes "研判案例" "notes" "notes" No;
    /// 日历, the public holidays by which working days are counted.
    Calendar "日历" "calendar" "calendar" No;
    /// 停用, what has ended and stands on paper.
    Withdrawals "停用" "withdrawals" "withdrawals" No;
}

fn schema_of<T: schemars::JsonSchema>() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

impl Document {
    /// Reads a document that obeys the schema of its kind.
    ///
    /// # Errors
    /// Never for what the schema accepts.
    pub fn read(kind: Kind, node: &Node) -> Result<(Self, fields::Proses), fields::Error> {
        (kind.entry().read)(node)
    }
}

impl Kind {
    /// Its row in the table.
    #[must_use]
    pub fn entry(self) -> &'static KindEntry {
        KINDS.iter().find(|row| row.kind == self).expect("every kind has its row")
    }
}
