//! A criterion is measured: two inspectors with the same line in hand come to the same result.

use std::ops::Range;

use super::VAGUE_CRITERION;
use super::marks::is_han;
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::indicators::Indicator;
use crate::model::words::{Prose, Quantity};
use crate::text;

/// Words that nobody can measure. Behind `基本` and `一定` only these make them vague.
const VAGUE: &[&str] = &[
    "较好",
    "较高",
    "适当",
    "合理",
    "及时",
    "定期",
    "良好",
    "到位",
    "完善",
    "健全",
    "加强",
    "重视",
    "尽量",
    "有关规定",
    "相关规定",
    "按规定",
    "按要求",
    "一定",
    "基本",
];

/// Words for how a duty is done, which laws use too.
const DUTIES: &[&str] = &["及时", "定期", "加强", "重视", "按规定", "按要求", "有关规定", "相关规定"];

/// What makes 基本 a measure: 基本符合, not 基本生活.
const NEARLY: &[&str] = &[
    "符合", "满足", "完好", "达到", "整洁", "齐全", "具备", "健全", "到位", "一致", "没有", "清洁", "完成", "合格",
    "正常", "落实", "完善",
];

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let mut found = Vec::new();
    for indicator in handbook.indicator_sets.iter().flat_map(|set| &set.document.items) {
        for (prose, range) in open_words(indicator) {
            let Some(wording) = handbook.wording(prose.span()) else { continue };
            let word = &prose[range.clone()];
            let message = text!(
                "「{word}」没有数可量，各人查出来的结果会不一样",
                "`{word}` can't be measured, so each inspector will see something else"
            );
            let help = text!(
                "写成数得出、量得到的：几处、几次、几日内、占多少",
                "write what can be counted or measured: how many, how often, within how long, what share"
            );
            found.push(wording.read(&report.sources).finding(&VAGUE_CRITERION, range, message).help(help));
        }
    }
    report.extend(found);
}

/// Words that leave open what is measured.
fn open_words(indicator: &Indicator) -> Vec<(&Prose, Range<usize>)> {
    let metric = &indicator.criterion.metric;
    let mut found = Vec::new();
    if !counts(&indicator.criterion.bound) && !has_measure(metric) {
        found.extend(vague(metric).into_iter().map(|range| (metric, range)));
    }
    // What the content says vaguely may be what the criterion measures; a clause that it doesn't touch is open.
    // Of a duty in the words of the law, such as 及时处理, the criterion may count what comes of it.
    for range in vague(&indicator.content) {
        let (word, clause) = (&indicator.content[range.clone()], clause(&indicator.content, range.start));
        let counted = DUTIES.contains(&word) && counts(&indicator.criterion.bound);
        if !touches(clause, metric) && !has_measure(clause) && !counted && !metric.contains(word) {
            found.push((&indicator.content, range));
        }
    }
    found
}

/// Whether a bound counts things or times; a share needs something certain to be the share of.
fn counts(bound: &Quantity) -> bool {
    !bound.unit.is_empty() && !bound.unit.contains(['%', '‰'])
}

/// Whether a length of time or another measure stands in the words: `24 小时内`.
fn has_measure(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
}

fn vague(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in words.char_indices() {
        if !is_han(c) || found.last().is_some_and(|range| at < range.end) {
            continue;
        }
        let rest = &words[at..];
        let Some(word) = VAGUE.iter().find(|word| rest.starts_with(**word)) else { continue };
        let tail = &rest[word.len()..];
        let real = match *word {
            "基本" => NEARLY.iter().any(|word| tail.starts_with(word)),
            "一定" => !words[..at].ends_with('不') && tail.starts_with(['数', '比', '距', '规', '程', '的', '条']),
            // A rate such as 完好率 has its own definition; what is not by the rules is told by its clause.
            "按规定" | "按要求" => !words[..at].ends_with(['未', '不', '没']),
            "定期" => !tail.starts_with("报告") && !words[..at].ends_with('不'),
            "合理" | "适当" | "健全" | "完善" | "及时" | "到位" => !words[..at].ends_with(['不', '未']),
            _ => true,
        };
        if real && !tail.starts_with('率') {
            found.push(at..at + word.len());
        }
    }
    found
}

fn clause(words: &str, at: usize) -> &str {
    let is_end = |c: char| matches!(c, '，' | '；' | '。' | ',' | ';' | '：');
    let start =
        words[..at].rfind(is_end).map_or(0, |found| found + words[found..].chars().next().map_or(0, char::len_utf8));
    let end = words[at..].find(is_end).map_or(words.len(), |length| at + length);
    &words[start..end]
}

/// Whether two texts share two characters in a row other than the vague word itself.
fn touches(clause: &str, metric: &str) -> bool {
    let chars: Vec<(usize, char)> = clause.char_indices().filter(|&(_, c)| is_han(c)).collect();
    chars.windows(2).any(|pair| {
        let two: String = pair.iter().map(|&(_, c)| c).collect();
        metric.contains(&two) && !VAGUE.contains(&two.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_words_are_found_and_others_are_not() {
        let found = |words: &'static str| vague(words).into_iter().map(|range| &words[range]).collect::<Vec<_>>();
        assert_eq!(found("卫生状况良好，基本符合要求"), ["良好", "基本"]);
        assert_eq!(found("制度健全的机构"), ["健全"]);
        for words in ["基本生活费", "设施完好率、到位率、及时率", "未按规定存放的物品", "不合理收费", "不一定"]
        {
            assert_eq!(found(words), [""; 0], "{words}");
        }
    }

    #[test]
    fn a_clause_that_is_measured_is_not_open() {
        assert!(touches("定期防火检查并记录", "防火检查"));
        assert!(!touches("制度健全", "堵塞的安全出口"));
        assert_eq!(clause("甲，消防制度健全；丙", "甲，消防".len()), "消防制度健全");
    }
}
