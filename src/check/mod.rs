//! What a well-formed standard must still get right. A rule is one `.rs` and one `.md`.

mod amounts;
mod basis_in_force;
mod catch_all_material;
mod checkable_material;
mod child_publicity;
mod contact_phone;
mod correction_returns;
mod damaged_text;
mod decision_exits;
mod declared_count;
mod document_number;
mod doubled_punctuation;
mod duplicate_indicator;
mod duplicate_material;
mod faq_for_permits;
mod flow_ends;
mod flow_reachable;
mod flow_refusal;
mod flow_start;
mod foreword_requirement;
mod garbled;
mod guide_in_force;
mod half_width_punctuation;
mod hours_named;
mod indicator_department;
mod leftovers;
mod literal_money;
mod major_hazard;
mod manual_channel;
mod marks;
mod material_names;
mod materials_given;
pub mod modal;
mod modal_verbs;
mod ocr_slip;
mod online_address;
mod own_numbers;
mod personal_data;
mod policy;
mod promise_kind;
mod promise_over_statutory;
mod publicity_counted;
mod replaced_law;
pub mod review_overdue;
mod same_fact;
mod same_item;
mod same_phone;
mod stale_material;
mod standard_number;
mod standard_year;
mod step_time;
mod step_without_time;
mod traditional_characters;
mod vague_criterion;
mod window_place;

use crate::diag::{Code, Report, Severity};
use crate::link::Handbook;

/// A row of the table of rules.
pub struct Rule {
    /// What it reports.
    pub code: &'static Code,
    /// Looks at a whole handbook and reports.
    pub check: fn(&Handbook, &mut Report),
}

/// Declares the rules; each module has its page, the `.md` beside it, and a function `check`.
macro_rules! rules {
    ($($name:ident = $severity:ident $id:literal $module:ident;)*) => {
        $(static $name: Code = Code {
            id: $id,
            severity: Severity::$severity,
            page: include_str!(concat!(stringify!($module), ".md")),
        };)*
        /// Every rule.
        pub static RULES: &[Rule] = &[$(Rule { code: &$name, check: $module::check }),*];
    };
}

rules! {
    BASIS_IN_FORCE = Warning "basis-in-force" basis_in_force;
    CATCH_ALL_MATERIAL = Error "catch-all-material" catch_all_material;
    CHECKABLE_MATERIAL = Warning "checkable-material" checkable_material;
    CHILD_PUBLICITY = Warning "child-publicity" child_publicity;
    CONTACT_PHONE = Warning "contact-phone" contact_phone;
    CORRECTION_RETURNS = Warning "correction-returns" correction_returns;
    DAMAGED_TEXT = Error "damaged-text" damaged_text;
    DECISION_EXITS = Error "decision-exits" decision_exits;
    DECLARED_COUNT = Error "declared-count" declared_count;
    DOCUMENT_NUMBER = Error "document-number" document_number;
    DOUBLED_PUNCTUATION = Error "doubled-punctuation" doubled_punctuation;
    DUPLICATE_INDICATOR = Warning "duplicate-indicator" duplicate_indicator;
    DUPLICATE_MATERIAL = Error "duplicate-material" duplicate_material;
    FAQ_FOR_PERMITS = Warning "faq-for-permits" faq_for_permits;
    FLOW_ENDS = Error "flow-ends" flow_ends;
    FLOW_REACHABLE = Error "flow-reachable" flow_reachable;
    FLOW_REFUSAL = Warning "flow-refusal" flow_refusal;
    FLOW_START = Error "flow-start" flow_start;
    FOREWORD_REQUIREMENT = Warning "foreword-requirement" foreword_requirement;
    GUIDE_IN_FORCE = Error "guide-in-force" guide_in_force;
    HALF_WIDTH_PUNCTUATION = Warning "half-width-punctuation" half_width_punctuation;
    HOURS_NAMED = Warning "hours-named" hours_named;
    INDICATOR_DEPARTMENT = Error "indicator-department" indicator_department;
    LITERAL_MONEY = Error "literal-money" literal_money;
    MAJOR_HAZARD = Error "major-hazard" major_hazard;
    MANUAL_CHANNEL = Warning "manual-channel" manual_channel;
    MATERIALS_GIVEN = Error "materials-given" materials_given;
    MODAL_VERBS = Warning "modal-verbs" modal_verbs;
    OCR_SLIP = Warning "ocr-slip" ocr_slip;
    ONLINE_ADDRESS = Warning "online-address" online_address;
    PERSONAL_DATA = Error "personal-data" personal_data;
    PROMISE_KIND = Error "promise-kind" promise_kind;
    PROMISE_OVER_STATUTORY = Error "promise-over-statutory" promise_over_statutory;
    PUBLICITY_COUNTED = Warning "publicity-counted" publicity_counted;
    REPLACED_LAW = Warning "replaced-law" replaced_law;
    REVIEW_OVERDUE = Warning "review-overdue" review_overdue;
    SAME_FACT = Warning "same-fact" same_fact;
    SAME_ITEM = Error "same-item" same_item;
    SAME_PHONE = Warning "same-phone" same_phone;
    STALE_MATERIAL = Error "stale-material" stale_material;
    STANDARD_NUMBER = Error "standard-number" standard_number;
    STANDARD_YEAR = Warning "standard-year" standard_year;
    STEP_TIME = Error "step-time" step_time;
    STEP_WITHOUT_TIME = Warning "step-without-time" step_without_time;
    TRADITIONAL_CHARACTERS = Warning "traditional-characters" traditional_characters;
    VAGUE_CRITERION = Warning "vague-criterion" vague_criterion;
    WINDOW_PLACE = Warning "window-place" window_place;
}

/// Runs every rule, then applies what the handbook makes of the findings.
pub fn check(handbook: &Handbook, report: &mut Report) {
    for rule in RULES {
        (rule.check)(handbook, report);
    }
    policy::apply(handbook, report);
}

/// An exemption or severity that is not right; no rule of its own, it speaks of the others.
pub static EXEMPTION: Code = Code { id: "exemption", severity: Severity::Warning, page: include_str!("exemption.md") };
