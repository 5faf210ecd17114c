//! A set whose size is part of its name has that many members: 八个一, 六多一少, 17 + 13.

use super::COUNT_IN_NAME;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::source::Spanned;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for list in handbook.conducts.iter().map(|list| &list.document) {
        let counted = set_in(&list.name).or_else(|| quoted(&list.name));
        report.extend(counted.and_then(|it| finding(&list.name, it, list.declared.value)));
    }
    // In the names of other lists “两新” and “五保” are what they are about, not how many there are.
    let services = handbook.service_lists().map(|list| (&list.name, list.declared.value));
    let checklists = handbook.checklists.iter().map(|list| {
        let declared = &list.document.declared;
        let parts = [&declared.mandatory, &declared.elective, &declared.positive, &declared.negative];
        (&list.document.name, parts.into_iter().flatten().map(|count| count.value).sum())
    });
    let others = services.chain(checklists);
    report.extend(others.filter_map(|(name, declared)| finding(name, set_in(name)?, declared)));
}

fn finding(name: &Spanned<String>, (words, count): (String, u32), declared: u32) -> Option<Diagnostic> {
    if count == declared {
        return None;
    }
    let message = text!(
        "名称里的「{words}」是 {count} 项，声明的是 {declared} 项",
        "`{words}` in the name means {count}, {declared} are declared"
    );
    let help = text!("核对是哪一个数错了", "see which of the numbers is wrong");
    Some(Diagnostic::new(&COUNT_IN_NAME, name.span, message).help(help))
}

/// The first words of a name that can only be a count, and the count.
fn set_in(name: &str) -> Option<(String, u32)> {
    let starts = name.char_indices().map(|(at, _)| at);
    let mut starts = starts.filter(|&at| !name[..at].ends_with(is_digit));
    starts.find_map(|at| set(&name[at..]))
}

/// `八个一`, `4个9`, `六多一少`, `17+13` at the start of a text.
fn set(text: &str) -> Option<(String, u32)> {
    let (first, rest) = number(text)?;
    let told = |rest: &str, count| Some((text[..text.len() - rest.len()].to_owned(), count));
    // 一个 is an article, not a count.
    if let Some(rest) = rest.strip_prefix('个').filter(|_| first > 1) {
        let (_, rest) = number(rest)?;
        return told(rest, first);
    }
    if let Some(rest) = rest.strip_prefix('多') {
        let (second, rest) = number(rest)?;
        return told(rest.strip_prefix('少')?, first + second);
    }
    let (second, rest) = number(rest.trim_start().strip_prefix(['+', '＋', '加'])?.trim_start())?;
    told(rest, first + second)
}

/// A name in quotation marks that is a number and one or two characters: `“三感”`, `“五帮扶”`.
fn quoted(name: &str) -> Option<(String, u32)> {
    let inside = name.split_once('“')?.1.split_once('”')?.0;
    let (count, thing) = number(inside)?;
    let is_name = (1..=2).contains(&thing.chars().count()) && thing.chars().all(|c| c.is_alphabetic() && !is_digit(c));
    // 三年, 五天: a length of time, not a count.
    let is_time = thing.starts_with(['年', '月', '日', '天', '周', '岁', '时', '分', '级', '号']);
    (is_name && !is_time && count > 1).then(|| (inside.to_owned(), count))
}

const DIGITS: &str = "零一二三四五六七八九";

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || DIGITS.contains(c) || matches!(c, '两' | '十')
}

/// A number below a hundred at the start of a text, in either kind of digits, and what follows.
/// `十四五` is no number but the name of a plan.
fn number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(is_digit);
    let digits = &text[..text.len() - rest.len()];
    if let Ok(number) = digits.parse::<u32>() {
        return (digits.len() <= 3).then_some((number, rest));
    }
    let value = |c: char| match c {
        '两' => Some(2),
        _ => DIGITS.chars().zip(0..).find(|(digit, _)| *digit == c).map(|(_, value)| value),
    };
    let chars: Vec<char> = digits.chars().collect();
    let number = match chars.as_slice() {
        ['十'] => 10,
        [one] => value(*one)?,
        ['十', one] => 10 + value(*one)?,
        [ten, '十'] => value(*ten)? * 10,
        [ten, '十', one] => value(*ten)? * 10 + value(*one)?,
        _ => return None,
    };
    Some((number, rest))
}
