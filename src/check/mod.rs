//! What a well-formed standard must still get right. A rule is one `.rs` and one `.md`.

mod amounts;
mod area_code;
mod audience_topic;
mod authority;
mod basis_in_force;
mod both_lists;
mod bundle_member;
mod bundle_time;
mod calendar_days;
mod catch_all_material;
mod checkable_material;
mod child_publicity;
mod clause_limit;
mod contact_address;
mod contact_phone;
mod correction_returns;
mod count_in_name;
mod credit_code;
mod damaged_text;
mod dated_values;
mod decision_exits;
mod declared_count;
mod document_number;
mod doubled_punctuation;
mod duplicate_indicator;
mod duplicate_material;
mod editors;
mod effective_dates;
mod faq_for_permits;
mod flow_ends;
mod flow_reachable;
mod flow_refusal;
mod flow_start;
mod foreword_requirement;
mod formula_units;
mod future_dates;
mod garbled;
mod guide_in_force;
mod half_width_punctuation;
mod hours_named;
mod indicator_department;
mod initiation;
mod leftovers;
mod literal_money;
mod major_hazard;
mod manual_channel;
mod marks;
mod material_asked;
mod material_names;
mod materials_given;
pub mod modal;
mod modal_verbs;
mod ocr_slip;
mod one_lead;
mod online_address;
mod organisation_dates;
mod own_numbers;
mod payment;
mod personal_data;
mod policy;
mod project_type;
mod promise_kind;
mod promise_over_statutory;
mod proof_listed;
mod publicity;
mod publicity_counted;
mod rating_scores;
mod register_dates;
mod remedy;
mod replaced_law;
mod result_kind;
pub mod review_overdue;
mod row_cells;
mod same_fact;
mod same_item;
mod same_phone;
mod sample_size;
mod stale_material;
mod standard_number;
mod standard_year;
mod statutory_basis;
mod step_time;
mod step_without_time;
mod system_guides;
mod system_standards;
mod system_tree;
mod traditional_characters;
mod vague_criterion;
mod variant;
mod visits;
mod window_place;
mod window_precise;
mod withdrawn_cited;

use rayon::prelude::*;

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
    AREA_CODE = Warning "area-code" area_code;
    AUDIENCE_TOPIC = Warning "audience-topic" audience_topic;
    AUTHORITY = Warning "authority" authority;
    BASIS_IN_FORCE = Warning "basis-in-force" basis_in_force;
    BOTH_LISTS = Error "both-lists" both_lists;
    BUNDLE_MEMBER = Error "bundle-member" bundle_member;
    BUNDLE_TIME = Warning "bundle-time" bundle_time;
    CALENDAR_DAYS = Error "calendar-days" calendar_days;
    CATCH_ALL_MATERIAL = Error "catch-all-material" catch_all_material;
    CHECKABLE_MATERIAL = Warning "checkable-material" checkable_material;
    CHILD_PUBLICITY = Warning "child-publicity" child_publicity;
    CLAUSE_LIMIT = Error "clause-limit" clause_limit;
    CONTACT_ADDRESS = Warning "contact-address" contact_address;
    CONTACT_PHONE = Warning "contact-phone" contact_phone;
    CORRECTION_RETURNS = Warning "correction-returns" correction_returns;
    COUNT_IN_NAME = Error "count-in-name" count_in_name;
    CREDIT_CODE = Error "credit-code" credit_code;
    DAMAGED_TEXT = Error "damaged-text" damaged_text;
    DATED_VALUES = Error "dated-values" dated_values;
    DECISION_EXITS = Error "decision-exits" decision_exits;
    DECLARED_COUNT = Error "declared-count" declared_count;
    DOCUMENT_NUMBER = Error "document-number" document_number;
    DOUBLED_PUNCTUATION = Error "doubled-punctuation" doubled_punctuation;
    DUPLICATE_INDICATOR = Warning "duplicate-indicator" duplicate_indicator;
    DUPLICATE_MATERIAL = Error "duplicate-material" duplicate_material;
    EDITORS = Warning "editors" editors;
    EFFECTIVE_DATES = Error "effective-dates" effective_dates;
    FAQ_FOR_PERMITS = Warning "faq-for-permits" faq_for_permits;
    FLOW_ENDS = Error "flow-ends" flow_ends;
    FLOW_REACHABLE = Error "flow-reachable" flow_reachable;
    FLOW_REFUSAL = Warning "flow-refusal" flow_refusal;
    FLOW_START = Error "flow-start" flow_start;
    FOREWORD_REQUIREMENT = Warning "foreword-requirement" foreword_requirement;
    FORMULA_UNITS = Error "formula-units" formula_units;
    FUTURE_DATES = Warning "future-dates" future_dates;
    GUIDE_IN_FORCE = Error "guide-in-force" guide_in_force;
    HALF_WIDTH_PUNCTUATION = Warning "half-width-punctuation" half_width_punctuation;
    HOURS_NAMED = Warning "hours-named" hours_named;
    INDICATOR_DEPARTMENT = Error "indicator-department" indicator_department;
    INITIATION = Warning "initiation" initiation;
    LITERAL_MONEY = Error "literal-money" literal_money;
    MAJOR_HAZARD = Error "major-hazard" major_hazard;
    MANUAL_CHANNEL = Warning "manual-channel" manual_channel;
    MATERIAL_ASKED = Warning "material-asked" material_asked;
    MATERIALS_GIVEN = Error "materials-given" materials_given;
    MODAL_VERBS = Warning "modal-verbs" modal_verbs;
    OCR_SLIP = Warning "ocr-slip" ocr_slip;
    ONE_LEAD = Error "one-lead" one_lead;
    ONLINE_ADDRESS = Warning "online-address" online_address;
    ORGANISATION_DATES = Error "organisation-dates" organisation_dates;
    PAYMENT = Warning "payment" payment;
    PERSONAL_DATA = Error "personal-data" personal_data;
    PROJECT_TYPE = Warning "project-type" project_type;
    PROMISE_KIND = Error "promise-kind" promise_kind;
    PROMISE_OVER_STATUTORY = Error "promise-over-statutory" promise_over_statutory;
    PROOF_LISTED = Warning "proof-listed" proof_listed;
    PUBLICITY = Warning "publicity" publicity;
    PUBLICITY_COUNTED = Warning "publicity-counted" publicity_counted;
    RATING_SCORES = Error "rating-scores" rating_scores;
    REGISTER_DATES = Error "register-dates" register_dates;
    REMEDY = Warning "remedy" remedy;
    REPLACED_LAW = Warning "replaced-law" replaced_law;
    RESULT_KIND = Warning "result-kind" result_kind;
    REVIEW_OVERDUE = Warning "review-overdue" review_overdue;
    ROW_CELLS = Error "row-cells" row_cells;
    SAME_FACT = Warning "same-fact" same_fact;
    SAME_ITEM = Error "same-item" same_item;
    SAME_PHONE = Warning "same-phone" same_phone;
    SAMPLE_SIZE = Warning "sample-size" sample_size;
    STALE_MATERIAL = Error "stale-material" stale_material;
    STANDARD_NUMBER = Error "standard-number" standard_number;
    STANDARD_YEAR = Warning "standard-year" standard_year;
    STATUTORY_BASIS = Warning "statutory-basis" statutory_basis;
    STEP_TIME = Error "step-time" step_time;
    STEP_WITHOUT_TIME = Warning "step-without-time" step_without_time;
    SYSTEM_GUIDES = Warning "system-guides" system_guides;
    SYSTEM_STANDARDS = Warning "system-standards" system_standards;
    SYSTEM_TREE = Error "system-tree" system_tree;
    TRADITIONAL_CHARACTERS = Warning "traditional-characters" traditional_characters;
    VAGUE_CRITERION = Warning "vague-criterion" vague_criterion;
    VARIANT = Warning "variant" variant;
    VISITS = Warning "visits" visits;
    WINDOW_PLACE = Warning "window-place" window_place;
    WINDOW_PRECISE = Warning "window-precise" window_precise;
    WITHDRAWN_CITED = Error "withdrawn-cited" withdrawn_cited;
}

/// Runs every rule, then applies what the handbook makes of the findings.
///
/// Rules know nothing of each other, so they run side by side; findings come out in the order of the table.
pub fn check(handbook: &Handbook, report: &mut Report) {
    let look = |rule: &Rule| {
        let mut own = report.beside();
        (rule.check)(handbook, &mut own);
        own.into_findings()
    };
    let found: Vec<_> = RULES.par_iter().map(look).collect();
    report.extend(found.into_iter().flatten());
    policy::apply(handbook, report);
}

/// An exemption or severity that is not right; no rule of its own, it speaks of the others.
pub static EXEMPTION: Code = Code { id: "exemption", severity: Severity::Warning, page: include_str!("exemption.md") };
