//! Money stands in one place: prose refers to it, so that a new standard changes every page at once.

use super::LITERAL_MONEY;
use super::amounts::{Amount, amounts};
use crate::diag::Report;
use crate::link::Handbook;
use crate::model::Kind;
use crate::model::wording::Role;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let figures = figures(handbook);
    let found = handbook.look(&report.sources, |reading, found| {
        let wording = reading.wording;
        // What a note on provenance says of itself may quote numbers.
        let own = wording.kind == Kind::Guide && wording.role != Role::Name && wording.field != "origin";
        if !own || !reading.words.contains('元') {
            return;
        }
        for amount in amounts(reading.words) {
            let written = &reading.words[amount.range.clone()];
            let message = text!("金额「{written}」写死在文字里", "the amount `{written}` is written out");
            let finding = reading.finding(&LITERAL_MONEY, amount.range.clone(), message);
            let Some((figure, named)) = meant(&amount, reading.words, &figures) else {
                let help = text!(
                    "在数额表里登记，这里写「{{{{数额名称}}}}」",
                    "put it into a table of figures and write `{{{{name}}}}` here"
                );
                found.push(finding.help(help));
                continue;
            };
            let name = figure.name;
            let finding = finding.help(match named {
                true => text!("这是「{name}」，写成「{{{{{name}}}}}」", "this is `{name}`: write `{{{{{name}}}}}`"),
                false => text!(
                    "如果是「{name}」，写成「{{{{{name}}}}}」；不是就先在数额表里登记",
                    "if it is `{name}`, write `{{{{{name}}}}}`; else put it into a table of figures first"
                ),
            });
            let reference = format!("{{{{{name}}}}}");
            found.push(match named {
                true => reading.fix(finding, amount.whole, &reference),
                false => reading.guess(finding, amount.whole, &reference),
            });
        }
    });
    report.extend(found);
}

/// A figure with its value on the day.
struct Known<'a> {
    name: &'a str,
    yuan: f64,
    unit: &'a str,
}

fn figures(handbook: &Handbook) -> Vec<Known<'_>> {
    let rows = handbook.figure_tables.iter().flat_map(|table| table.document.items.iter().zip(&table.amounts));
    let known = rows.filter_map(|(figure, amount)| {
        let unit = figure.unit.trim();
        let scale = match unit.split('元').next()? {
            "" => 1.0,
            "万" => 10_000.0,
            "亿" => 100_000_000.0,
            _ => return None,
        };
        let yuan = amount.as_ref()?.value * scale;
        unit.contains('元').then_some(Known { name: figure.name.as_str(), yuan, unit })
    });
    known.collect()
}

/// The figure that an amount is, and whether its sentence names it. Of several the one that is named, else the first.
fn meant<'a>(amount: &Amount, words: &str, figures: &'a [Known<'a>]) -> Option<(&'a Known<'a>, bool)> {
    // Values are rounded to cents.
    let equals = |figure: &&Known| {
        amount.yuan.is_some_and(|yuan| (yuan - figure.yuan).abs() < 0.005)
            && amount.per.iter().all(|&c| figure.unit.contains(c))
    };
    let sentence = sentence(words, &amount.range);
    let mut named: Vec<_> = figures.iter().filter(equals).filter(|figure| sentence.contains(figure.name)).collect();
    // Of 低保标准 and 城市低保标准 the longer one is named.
    named.sort_by_key(|figure| std::cmp::Reverse(figure.name.len()));
    let certain = named.first().filter(|first| named.iter().all(|other| first.name.contains(other.name)));
    match certain {
        Some(figure) => Some((figure, true)),
        None => Some((named.first().copied().or_else(|| figures.iter().find(equals))?, false)),
    }
}

fn sentence<'a>(words: &'a str, range: &std::ops::Range<usize>) -> &'a str {
    let is_end = |c: char| matches!(c, '。' | '；' | '！' | '？' | '\n');
    let start = words[..range.start].rfind(is_end).unwrap_or(0);
    let end = words[range.end..].find(is_end).map_or(words.len(), |length| range.end + length);
    &words[start..end]
}
