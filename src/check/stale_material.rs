//! Materials that a newer law no longer asks for.

use super::STALE_MATERIAL;
use crate::diag::{Diagnostic, Report};
use crate::link::{Guide, Handbook, citations};
use crate::model::guide::{Mode, Need};
use crate::model::words::Date;
use crate::text;

/// A material that a law did away with.
struct Abolished {
    /// Its names.
    materials: &'static [&'static str],
    /// The law, by its short title.
    law: &'static str,
    /// The day it came into force, `2025-05-10`.
    since: &'static str,
    /// What a guide to the business is called.
    business: &'static [&'static str],
    /// The same, if the guide also cites the law.
    business_if_cited: &'static [&'static str],
    /// Words that tell of another business.
    other_business: &'static [&'static str],
}

const ABOLISHED: &[Abolished] = &[
    // 国务院令第804号: the identity card and a signed statement are enough, anywhere in the country.
    Abolished {
        materials: &["户口簿", "户口本"],
        law: "婚姻登记条例",
        since: "2025-05-10",
        business: &["婚姻登记", "结婚登记", "离婚登记", "补领结婚证", "补领离婚证", "结婚证补领", "离婚证补领"],
        business_if_cited: &["补领"],
        // Records may be asked for by relatives, and 一件事 takes in the household register itself.
        other_business: &["档案", "查询", "一件事"],
    },
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for abolished in ABOLISHED {
        let since = Date::parse(abolished.since).expect("the table's dates are days");
        if handbook.as_of < since {
            continue;
        }
        for guide in handbook.guides.iter().filter(|guide| is_business(handbook, guide, abolished)) {
            check_guide(guide, abolished, since, report);
        }
    }
}

fn is_business(handbook: &Handbook, guide: &Guide, abolished: &Abolished) -> bool {
    let named = |words: &[&str]| words.iter().any(|word| guide.name.contains(word));
    let cited = || {
        let laws = citations::of_guide(guide).filter_map(|written| handbook.cite(written));
        laws.into_iter().any(|citation| citation.entry.name.value == abolished.law)
    };
    let other = named(abolished.other_business) || guide.initiation.mode == Mode::一件事;
    !other && (named(abolished.business) || (named(abolished.business_if_cited) && cited()))
}

fn check_guide(guide: &Guide, abolished: &Abolished, since: Date, report: &mut Report) {
    for material in guide.materials.iter().filter(|material| material.need != Need::非必要) {
        if !abolished.materials.iter().any(|name| material.name.contains(name)) {
            continue;
        }
        let (name, law) = (material.name.as_str(), abolished.law);
        let message = text!(
            "「{law}」自 {since} 起不再要求「{name}」",
            "since {since} `{name}` is no longer asked for under `{law}`"
        );
        let help = text!("删去这项材料", "remove this material");
        report.push(Diagnostic::new(&STALE_MATERIAL, material.name.span, message).help(help));
    }
}
