//! What a well-formed standard must still get right. A rule is one `.rs` and one `.md`.

mod basis_in_force;
mod catch_all_material;
mod correction_returns;
mod decision_exits;
mod declared_count;
mod flow_ends;
mod flow_reachable;
mod flow_refusal;
mod flow_start;
mod guide_in_force;
mod indicator_department;
mod literal_money;
mod major_hazard;
mod materials_given;
mod policy;
mod promise_over_statutory;
pub mod review_overdue;
mod same_item;
mod same_phone;
mod step_time;
mod step_without_time;

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
    CORRECTION_RETURNS = Warning "correction-returns" correction_returns;
    DECISION_EXITS = Error "decision-exits" decision_exits;
    DECLARED_COUNT = Error "declared-count" declared_count;
    FLOW_ENDS = Error "flow-ends" flow_ends;
    FLOW_REACHABLE = Error "flow-reachable" flow_reachable;
    FLOW_REFUSAL = Warning "flow-refusal" flow_refusal;
    FLOW_START = Error "flow-start" flow_start;
    GUIDE_IN_FORCE = Error "guide-in-force" guide_in_force;
    INDICATOR_DEPARTMENT = Error "indicator-department" indicator_department;
    LITERAL_MONEY = Error "literal-money" literal_money;
    MAJOR_HAZARD = Error "major-hazard" major_hazard;
    MATERIALS_GIVEN = Error "materials-given" materials_given;
    PROMISE_OVER_STATUTORY = Error "promise-over-statutory" promise_over_statutory;
    REVIEW_OVERDUE = Warning "review-overdue" review_overdue;
    SAME_ITEM = Error "same-item" same_item;
    SAME_PHONE = Warning "same-phone" same_phone;
    STEP_TIME = Error "step-time" step_time;
    STEP_WITHOUT_TIME = Warning "step-without-time" step_without_time;
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
