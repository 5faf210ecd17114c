//! Words of duty: 应当 and 不得 in guides and official documents, 应 and 不应 in standards (GB/T 1.1-2020, annex C).

use std::ops::Range;

use super::marks::{after, before, is_han};

/// A word of duty that is not the profile's own, and what to write.
pub type Slip = (Range<usize>, &'static str);

/// Characters before which 应 is 应当 for certain: prepositions, adverbs and verbs that make no word with it.
const AFTER_YING: &str = "在于按向将与由从自凭持及提填携先依经具符设建配每书如主立一告严至制签进做不包达采把确注附组加视通参取保填明说公定督协";

/// Characters that make a word with a following 应: 响应, 供应, 理应, 本应 …
const BEFORE_YING: &str = "响相对供适反感呼报效照顺答接内策回理因支必本里一求";

/// Characters before which 宜 is a recommendation.
const AFTER_YI: &str = "在采设为用选按由将每配控大小多少高低超于优从根单集布";

/// Characters that make a word with a following 宜.
const BEFORE_YI: &str = "适便事相合时权机得失因咸皆两景";

/// Words after which 不宜 sets a bound.
const BOUNDS: &[&str] =
    &["超过", "少于", "低于", "高于", "大于", "小于", "长于", "短于", "多于", "采用", "使用", "设置", "设在"];

/// The standard-drafting words in a guide or an official document.
#[must_use]
pub fn guide(text: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, c) in outside_quotes(text) {
        let right = match c {
            '应' => duty(text, at).map(|negated| if negated { "不得" } else { "应当" }),
            '宜' => advice(text, at).map(|negated| if negated { "不得" } else { "可以" }),
            _ => None,
        };
        let Some(right) = right else { continue };
        let start = if right == "不得" { at - '不'.len_utf8() } else { at };
        found.push((start..at + c.len_utf8(), right));
    }
    found
}

/// Whether 应 stands alone, and whether 不 stands before it.
fn duty(text: &str, at: usize) -> Option<bool> {
    let left = before(text, at);
    let rest = &text[at + '应'.len_utf8()..];
    let next = rest.chars().next()?;
    // 应保尽保, 应救尽救: what is due is done.
    let all_due = rest.chars().nth(1) == Some('尽');
    if left.is_some_and(|c| BEFORE_YING.contains(c)) || !AFTER_YING.contains(next) || all_due {
        return None;
    }
    // 应不应 asks; of words with 一 only 应一次性 is meant.
    let asks = rest.starts_with("不应");
    let other = next == '一' && !rest.starts_with("一次");
    if asks || other { None } else { Some(left == Some('不')) }
}

/// Whether 宜 stands alone, and whether 不 stands before it.
fn advice(text: &str, at: usize) -> Option<bool> {
    let left = before(text, at);
    let rest = &text[at + '宜'.len_utf8()..];
    if left == Some('不') {
        return BOUNDS.iter().any(|word| rest.starts_with(word)).then_some(true);
    }
    let alone = left.is_none_or(|c| !BEFORE_YI.contains(c));
    (alone && rest.starts_with(|c| AFTER_YI.contains(c)) && !rest.starts_with("从事")).then_some(false)
}

/// What a standard writes otherwise: the words of official documents, longest first, with what they become.
const OFFICIAL: &[(&str, &str)] = &[
    ("不可以", "不应"),
    ("不能够", "不能"),
    ("不需要", "不必"),
    ("不得", "不应"),
    ("必须", "应"),
    ("应当", "应"),
    ("可以", "可"),
    ("严禁", "不应"),
    ("禁止", "不应"),
    ("无需", "不必"),
    ("无须", "不必"),
    ("需要", "应"),
    ("需", "应"),
];

/// The words of official documents in a standard.
#[must_use]
pub fn standard(text: &str) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    for (at, c) in outside_quotes(text) {
        if !matches!(c, '不' | '必' | '应' | '可' | '严' | '禁' | '无' | '需')
            || found.last().is_some_and(|(range, _)| at < range.end)
        {
            continue;
        }
        let rest = &text[at..];
        let Some(&(word, right)) = OFFICIAL.iter().find(|(word, _)| rest.starts_with(word)) else { continue };
        if is_word_of_duty(text, at, word) {
            found.push((at..at + word.len(), right));
        }
    }
    found
}

/// Whether the word says what to do here: 禁止标志 and 根据需要 do not.
fn is_word_of_duty(text: &str, at: usize, word: &str) -> bool {
    let left = before(text, at).unwrap_or('\n');
    let rest = &text[at + word.len()..];
    let next = rest.chars().next();
    match word {
        "禁止" | "严禁" => {
            !["标志", "标识", "区", "令", "性", "行为", "的", "吸烟标"].iter().any(|tail| rest.starts_with(tail))
        }
        "不得" => !matches!(left, '舍' | '怪' | '恨' | '顾') && !rest.starts_with(['不', '已']),
        "可以" => !matches!(left, '不' | '还' | '是'),
        "需要" => {
            is_verb_next(next)
                && !matches!(left, '的' | '据' | '有' | '按' | '因' | '满' | '活' | '理' | '必' | '所' | '照' | '本')
        }
        "需" => {
            is_verb_next(next)
                && !matches!(left, '必' | '急' | '所' | '按' | '供' | '内' | '刚' | '应' | '军' | '特' | '不')
                && !rest.starts_with(['求', '用', '时', '量', '方', '的', '知'])
        }
        _ => true,
    }
}

fn is_verb_next(next: Option<char>) -> bool {
    next.is_some_and(|c| is_han(c) && !matches!(c, '的' | '时' | '和' | '与' | '或' | '者' | '之'))
}

/// Requirements in the foreword of a standard, which may hold none: places in the body, with the word.
#[must_use]
pub fn foreword(body: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let (mut at, mut inside) = (0, false);
    for line in body.split_inclusive('\n') {
        if line.starts_with('#') {
            let heading: String =
                line.trim_matches(|c: char| c == '#' || c.is_whitespace()).split_whitespace().collect();
            inside = matches!(heading.as_str(), "前言" | "Foreword");
        } else if inside {
            found.extend(requirements(line).into_iter().map(|(range, word)| (at + range.start..at + range.end, word)));
        }
        at += line.len();
    }
    found
}

/// Every word that requires, recommends or allows, whichever the profile.
fn requirements(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (at, c) in outside_quotes(text) {
        let rest = &text[at..];
        let word = match c {
            '应' if rest.starts_with("应当") => Some("应当"),
            '应' if duty(text, at).is_some() => Some("应"),
            '宜' if advice(text, at).is_some() => Some("宜"),
            '必' if rest.starts_with("必须") => Some("必须"),
            '不' if rest.starts_with("不得") && is_word_of_duty(text, at, "不得") => Some("不得"),
            '不' if rest.starts_with("不必") => Some("不必"),
            '可' if before(text, at).is_none_or(|c| !"不许认尚宁".contains(c)) && allows(rest) => Some("可"),
            _ => None,
        };
        found.extend(word.map(|word| (at..at + word.len(), word)));
    }
    found
}

/// 可 before a verb: 可采用, 可按, not 可能, 可行, 可见.
fn allows(rest: &str) -> bool {
    after(rest, '可'.len_utf8()).is_some_and(|c| "采按在根参由将用选以结设".contains(c))
}

/// Characters outside of titles and quotations, which are others' words.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut open = 0_u32;
    text.char_indices().filter(move |&(_, c)| {
        match c {
            '《' | '“' | '「' => open += 1,
            '》' | '”' | '」' => open = open.saturating_sub(1),
            '\n' => open = 0,
            _ => {}
        }
        open == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show<'a>(text: &'a str, found: Vec<(Range<usize>, &'static str)>) -> Vec<(&'a str, &'static str)> {
        found.into_iter().map(|(range, right)| (&text[range], right)).collect()
    }

    #[test]
    fn a_guide_speaks_as_official_documents_do() {
        let text = "申请人应在 3 日内提交，窗口应一次性告知；间距不宜超过 1 米，宜采用防滑材料";
        let found = [("应", "应当"), ("应", "应当"), ("不宜", "不得"), ("宜", "可以")];
        assert_eq!(show(text, guide(text)), found);
        assert_eq!(show("窗口不应在下班前停办", guide("窗口不应在下班前停办")), [("不应", "不得")]);
    }

    #[test]
    fn words_that_only_look_like_duties_are_left_alone() {
        for text in [
            "应当、应急、响应、相应的、对应、供应、适应、反应、应用、应付、应对、应有、应届、应征、应聘、理应、应邀",
            "应保尽保、应救尽救、应享尽享，应知应会，有求必应，一应俱全，应税、应缴",
            "适宜、便宜、事宜、不宜公开的内容、宜居、宜昌市、因地制宜",
            "按照《养老机构应在每日巡查的规定》，原文写“应在”",
            "必须、不得、可以，严禁",
            "相应提高、对应提交、回应提问",
        ] {
            assert_eq!(show(text, guide(text)), [], "{text}");
        }
    }

    #[test]
    fn a_standard_speaks_as_standards_do() {
        for (text, written, right) in [
            ("机构必须设置扶手", "必须", "应"),
            ("机构应当设置扶手", "应当", "应"),
            ("可以采用斜坡", "可以", "可"),
            ("严禁占用通道", "严禁", "不应"),
            ("不得占用通道", "不得", "不应"),
            ("需定期检查", "需", "应"),
            ("人员需要持证上岗", "需要", "应"),
        ] {
            assert_eq!(show(text, standard(text)), [(written, right)], "{text}");
        }
        for text in [
            "根据需要设置",
            "服务需求",
            "所需材料",
            "禁止标志",
            "按需提供",
            "应设置，不应占用，宜采用，可采用",
            "满足生活需要的设施",
            "《不得转让的规定》",
        ] {
            assert_eq!(show(text, standard(text)), [], "{text}");
        }
    }

    #[test]
    fn a_foreword_requires_nothing() {
        let body = "## 前言\n\n本文件可能涉及专利。机构应按本文件执行，必须遵守。\n\n## 1 范围\n\n机构应在每日巡查。\n";
        assert_eq!(show(body, foreword(body)), [("应", "应"), ("必须", "必须")]);
    }
}
