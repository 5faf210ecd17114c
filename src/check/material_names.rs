//! One material, one name: what guides call differently and mean alike.

use std::collections::BTreeMap;

use super::SAME_FACT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::source::{SourceId, Spanned};
use crate::text;

/// Names of one thing; the first is the one that documents of the state use.
const SYNONYMS: &[&[&str]] = &[
    &[
        "居民身份证",
        "身份证",
        "身份证件",
        "有效身份证",
        "有效身份证件",
        "二代身份证",
        "第二代居民身份证",
        "第二代身份证",
    ],
    &["居民户口簿", "户口簿", "户口本", "居民户口本", "家庭户口簿", "家庭户口本"],
    &["1 寸照片", "1寸照片", "一寸照片", "1寸照", "一寸照"],
    &["2 寸照片", "2寸照片", "二寸照片", "两寸照片", "2寸照", "二寸照"],
    &["1 寸免冠照片", "1寸免冠照片", "一寸免冠照片", "免冠1寸照片", "免冠一寸照片"],
    &["2 寸免冠照片", "2寸免冠照片", "二寸免冠照片", "免冠2寸照片", "免冠二寸照片"],
    &["结婚证", "结婚证书"],
    &["离婚证", "离婚证书"],
    &["残疾人证", "残疾证", "中华人民共和国残疾人证", "第二代残疾人证", "二代残疾证"],
    &["火化证明", "火化证", "遗体火化证明", "遗体火化证"],
    &["居民死亡医学证明书", "死亡医学证明", "居民死亡医学证明", "居民死亡医学证明（推断）书"],
    &["低保证", "最低生活保障证", "低保金领取证", "最低生活保障金领取证"],
    &["授权委托书", "委托书"],
    &["营业执照", "工商营业执照"],
];

/// What a name may add without another thing being meant.
const ADDITIONS: &[&str] =
    &["原件及复印件", "原件和复印件", "原件与复印件", "原件、复印件", "原件或复印件", "复印件", "原件", "正反面"];

/// A material in one guide.
struct Use<'a> {
    source: SourceId,
    name: &'a Spanned<String>,
}

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    // By name first: a thousand guides ask for the same few things.
    let mut names: BTreeMap<&str, Vec<Use>> = BTreeMap::new();
    for guide in &handbook.guides {
        for material in &guide.materials {
            let found = Use { source: guide.id.span.source, name: &material.name };
            names.entry(&material.name).or_default().push(found);
        }
    }
    let mut things: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for (name, uses) in names {
        things.entry(thing(name)).or_default().extend(uses);
    }
    for (thing, mut uses) in things {
        uses.sort_by_key(|it| it.name.span);
        let Some(usual) = usual(&thing, &uses) else { continue };
        let first = uses.iter().find(|it| it.name.value == usual.name.value).map(|it| it.name.span);
        for other in uses.iter().filter(|it| it.name.value != usual.name.value && it.source != usual.source) {
            // A guide that has the usual name too tells the two apart on purpose.
            if uses.iter().any(|it| it.source == other.source && it.name.value == usual.name.value) {
                continue;
            }
            let (here, there) = (other.name.as_str(), usual.name.as_str());
            let message = text!(
                "材料「{here}」在别的指南里叫「{there}」",
                "the material `{here}` is called `{there}` in other guides"
            );
            let help = text!("全手册统一写「{there}」", "write `{there}` throughout the handbook");
            let finding =
                Diagnostic::new(&SAME_FACT, other.name.span, message).help(help).guess(other.name.span, there);
            report.push(match first {
                Some(span) => finding.related(span, text!("别处的写法", "as written elsewhere")),
                None => finding,
            });
        }
    }
}

/// The name that most guides use; of equals the one in the table, then the first. `None` when all agree.
fn usual<'a>(thing: &str, uses: &'a [Use<'a>]) -> Option<&'a Use<'a>> {
    let differs = uses.iter().any(|it| it.name.value != uses[0].name.value && it.source != uses[0].source);
    if !differs {
        return None;
    }
    let guides = |name: &str| {
        uses.iter()
            .filter(|it| it.name.value == name)
            .map(|it| it.source)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
    };
    let rank = |it: &&Use| (guides(&it.name.value), it.name.value == thing);
    uses.iter().rev().max_by_key(rank)
}

/// What a name means, whatever it adds.
fn thing(name: &str) -> String {
    let mut plain: String = name.split_whitespace().collect::<String>().replace('(', "（").replace(')', "）");
    for addition in ADDITIONS {
        plain = plain.replace(&format!("（{addition}）"), "");
        if let Some(shorter) = plain.strip_suffix(addition).filter(|shorter| !shorter.is_empty()) {
            let length = shorter.trim_end_matches(['的', '、']).len();
            plain.truncate(length);
        }
    }
    for owner in ["申请人本人", "申请人", "本人"] {
        if let Some(shorter) = plain.strip_prefix(owner).filter(|shorter| shorter.chars().count() > 2) {
            plain = shorter.trim_start_matches('的').into();
            break;
        }
    }
    let same = SYNONYMS.iter().find(|names| names.iter().any(|name| name.replace(' ', "") == plain));
    same.map_or(plain, |names| names[0].to_owned())
}

#[cfg(test)]
mod tests {
    use super::thing;

    #[test]
    fn additions_and_synonyms_mean_the_same() {
        for name in
            ["身份证", "居民身份证 原件", "申请人身份证（复印件）", "本人身份证原件及复印件", "第二代居民身份证(原件)"]
        {
            assert_eq!(thing(name), "居民身份证", "{name}");
        }
        for name in ["监护人身份证", "申请人名册", "户口簿（户主页）", "本人", "原件"] {
            assert_eq!(thing(name), name, "{name}");
        }
    }
}
