//! Two pauses in a row: `，，`, `,。`.

use std::ops::Range;

use super::DOUBLED_PUNCTUATION;
use super::marks::{after, before, is_han};
use crate::diag::Report;
use crate::link::Handbook;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let found = handbook.look(&report.sources, |reading, found| {
        for run in runs(reading.words) {
            let written = &reading.words[run.range.clone()];
            let right = run.right;
            let message = text!("「{written}」标点重复", "one mark of `{written}` is too many");
            let help = text!("写成「{right}」", "write `{right}`");
            let finding = reading.finding(&DOUBLED_PUNCTUATION, run.range.clone(), message).help(help);
            found.push(match run.certain {
                true => reading.fix(finding, run.range, right),
                false => reading.guess(finding, run.range, right),
            });
        }
    });
    report.extend(found);
}

/// Marks in a row.
struct Run {
    range: Range<usize>,
    right: &'static str,
    /// Whether only one of them can be meant.
    certain: bool,
}

/// A mark as it is written in Chinese.
fn wide(c: char) -> Option<char> {
    match c {
        '，' | ',' => Some('，'),
        '；' | ';' => Some('；'),
        '：' | ':' => Some('：'),
        '。' | '、' => Some(c),
        _ => None,
    }
}

/// Whether a half-width mark stands beside another mark, where this rule speaks of it.
pub(super) fn is_doubled(text: &str, at: usize) -> bool {
    before(text, at).and_then(wide).is_some() || after(text, at + 1).and_then(wide).is_some()
}

fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut until = 0;
    let mut last: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let mark = wide(c);
        if mark.is_some() && at >= until {
            if let Some(start) = last {
                let length: usize = text[start..].chars().take_while(|&c| wide(c).is_some()).map(char::len_utf8).sum();
                until = start + length;
                found.extend(run(text, start..until));
            }
            last = Some(at);
        } else {
            last = None;
        }
    }
    found
}

fn run(text: &str, range: Range<usize>) -> Option<Run> {
    let written = &text[range.clone()];
    // `::` and `,,` of other languages stand beside no Chinese.
    let beside = before(text, range.start).is_some_and(is_han) || after(text, range.end).is_some_and(is_han);
    if written.is_ascii() && !beside {
        return None;
    }
    let marks: Vec<char> = written.chars().filter_map(wide).collect();
    if marks.len() > 2 && marks.iter().all(|&c| c == '。') {
        return Some(Run { range, right: "……", certain: true });
    }
    // A comma beside another mark is what came in between.
    let others: Vec<char> = marks.iter().copied().filter(|&c| c != '，').collect();
    let meant = *others.first().unwrap_or(&'，');
    let right = ["，", "。", "、", "；", "："].into_iter().find(|mark| mark.starts_with(meant))?;
    Some(Run {
        range, right, certain: others.iter().all(|&c| c == meant) && (meant != '、' || !marks.contains(&'，'))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_and_what_is_meant() {
        let found = |text: &'static str| -> Vec<(&str, &str, bool)> {
            super::runs(text).into_iter().map(|run| (&text[run.range], run.right, run.certain)).collect()
        };
        assert_eq!(found("甲，，乙,,丙,。"), [("，，", "，", true), (",,", "，", true), (",。", "。", true)]);
        assert_eq!(
            found("甲、，乙。。丙：：丁。。。"),
            [("、，", "、", false), ("。。", "。", true), ("：：", "：", true), ("。。。", "……", true)]
        );
        assert_eq!(found("甲，乙……丙——丁！！std::io a,,b “甲。”，乙"), []);
    }
}
