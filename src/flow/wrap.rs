//! Breaking short Chinese labels into lines that look alike and do not tear words apart.
//!
//! Without a dictionary we go by what holds of most office Chinese: words have two characters, a few
//! characters close a word and a few open a phrase. 经济状况核对 breaks as 经济状况 / 核对, not 经济状 / 况核对.

use std::ops::Range;

use super::ruler::Ruler;

/// Characters that never begin a line.
const NO_START: &str = "，。、；：？！）》〉」』】〕”’…—％%,.;:?!)]}·～/";
/// Characters that never end a line.
const NO_END: &str = "（《〈「『【〔“‘([{";
/// Characters that close a word: a break before them tears it, a break after them is good.
const CLOSERS: &str = "人者书表证金费员局部会处日内里后前中的等性化户口";
/// Words that begin with such a character: there it closes nothing.
const WORDS: [&str; 24] = [
    "书面", "等级", "证件", "证明", "人员", "人数", "人口", "费用", "金额", "日期", "会议", "内容", "表格", "户籍",
    "户口", "口头", "处理", "处置", "处罚", "部门", "中心", "性质", "后续", "化解",
];
/// Characters that open a phrase: a break before them is good, a break after them tears it.
const OPENERS: &str = "并或和与不未无予已";

/// Text in as few lines as `width` allows, balanced; never more than `most` lines, even if one is then too wide.
pub(super) fn wrap(text: &str, size: f64, width: f64, most: usize, ruler: &Ruler) -> Vec<String> {
    let whole = text.trim();
    if ruler.width(whole, size) <= width {
        return vec![whole.to_owned()];
    }
    let tokens = tokens(whole);
    let breaks = reluctances(&tokens);
    let room = Room::new(&tokens, ruler);
    let mut search =
        Search { breaks: &breaks, room: &room, width: width / size, least: f64::INFINITY, best: Vec::new() };
    for count in 1..most.min(tokens.len()) {
        search.try_all(count, &mut Vec::with_capacity(count), 0.0);
        if room.widths(&search.best).all(|w| w * size <= width) {
            break;
        }
    }
    parts(&search.best, tokens.len()).map(|line| tokens[line].concat().trim().to_owned()).collect()
}

/// Text in pieces: after each a line may end without a word being torn.
#[must_use]
pub fn phrases(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let places: Vec<usize> = (1..).zip(reluctances(&tokens)).filter(|&(_, it)| it < TORN).map(|(at, _)| at).collect();
    parts(&places, tokens.len()).map(|part| tokens[part].concat()).collect()
}

/// A break that is this bad tears a word, or may.
const TORN: f64 = 1.0;

/// Where tokens begin and end on one line, in em.
struct Room {
    starts: Vec<f64>,
    /// Without the spaces that follow.
    ends: Vec<f64>,
}

impl Room {
    fn new(tokens: &[String], ruler: &Ruler) -> Self {
        let (mut starts, mut ends, mut at) = (Vec::new(), Vec::new(), 0.0);
        for token in tokens {
            starts.push(at);
            ends.push(at + ruler.width(token.trim_end(), 1.0));
            at += ruler.width(token, 1.0);
        }
        Self { starts, ends }
    }

    /// Widths of the lines when broken at these places.
    fn widths<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = f64> + Clone + 'a {
        parts(places, self.ends.len()).map(|part| self.ends[part.end - 1] - self.starts[part.start])
    }
}

/// The best of the ways to break that were tried.
struct Search<'a> {
    breaks: &'a [f64],
    room: &'a Room,
    /// The widest line in em.
    width: f64,
    least: f64,
    best: Vec<usize>,
}

impl Search<'_> {
    /// All ways to choose `count` more places after those chosen, which cost `torn`. Late breaks come first, so that
    /// among equals 不予确认 / 告知 wins over 不予 / 确认告知.
    fn try_all(&mut self, count: usize, places: &mut Vec<usize>, torn: f64) {
        // What is torn is only ever added to.
        if torn >= self.least - CLOSE {
            return;
        }
        if count == 0 {
            self.weigh(places, torn);
            return;
        }
        let from = places.last().copied().unwrap_or(0);
        for at in (from + 1..=self.breaks.len()).rev() {
            places.push(at);
            self.try_all(count - 1, places, torn + self.breaks[at - 1]);
            places.pop();
        }
    }

    fn weigh(&mut self, places: &[usize], torn: f64) {
        let widths = self.room.widths(places);
        let widest = widths.clone().fold(0.0, f64::max);
        let ragged: f64 = widths.map(|w| (widest - w).powi(2)).sum();
        let cost = torn + 0.15 * ragged + 100.0 * (widest - self.width).max(0.0);
        if cost < self.least - CLOSE {
            (self.least, self.best) = (cost, places.to_vec());
        }
    }
}

/// Costs that differ by less are the same.
const CLOSE: f64 = 1e-9;

/// Han characters and punctuation one by one, Latin words and numbers whole, each with the spaces that follow.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in text.trim().chars() {
        let glued = c.is_whitespace() || (narrow(c) && narrow(previous));
        match tokens.last_mut() {
            Some(last) if glued => last.push(c),
            _ => tokens.push(c.to_string()),
        }
        previous = c;
    }
    tokens
}

fn narrow(c: char) -> bool {
    c.is_ascii_graphic() || ('\u{a1}'..'\u{2000}').contains(&c)
}

/// How bad it is to break before each token but the first; infinite where it is forbidden.
fn reluctances(tokens: &[String]) -> Vec<f64> {
    let mut found = Vec::with_capacity(tokens.len());
    // Characters since a word began, which are two for most words; none after one that closed a word.
    let mut run = 0_usize;
    for at in 1..tokens.len() {
        let before = &tokens[at - 1];
        let is_apart = !is_in_word(before) || OPENERS.contains(&**before);
        let is_closed = !is_apart && run > 0 && closes(tokens, at - 1);
        run = if is_apart || is_closed { 0 } else { run + 1 };
        let paired = match is_closed {
            true => 0.2,
            false if run.is_multiple_of(2) => 0.4,
            false => 1.5,
        };
        found.push(reluctance(tokens, at, paired));
    }
    found
}

/// How bad it is to break before token `at`, which is `paired` where nothing but the length of words speaks.
fn reluctance(tokens: &[String], at: usize, paired: f64) -> f64 {
    let end = tokens[at - 1].chars().last().unwrap_or(' ');
    let start = tokens[at].chars().next().unwrap_or(' ');
    if NO_START.contains(start) || NO_END.contains(end) {
        return f64::INFINITY;
    }
    if end.is_whitespace() {
        // `5 工作日`: a number stays with its unit if it can.
        return if tokens[at - 1].starts_with(|c: char| c.is_ascii_digit()) { 1.2 } else { 0.2 };
    }
    if closes(tokens, at) || OPENERS.contains(end) {
        return 2.5;
    }
    if NO_START.contains(end) || NO_END.contains(start) || OPENERS.contains(start) {
        return 0.0;
    }
    paired
}

/// Whether a token closes a word.
fn closes(tokens: &[String], at: usize) -> bool {
    let is_word = |next: &String| WORDS.iter().any(|word| word.strip_prefix(&*tokens[at]) == Some(next));
    CLOSERS.contains(&*tokens[at]) && !tokens.get(at + 1).is_some_and(is_word)
}

/// Han characters stand in words, punctuation and Latin ones by themselves.
fn is_in_word(token: &str) -> bool {
    token.chars().next().is_some_and(|c| !narrow(c) && !NO_START.contains(c) && !NO_END.contains(c))
}

/// The tokens of each line, of so many, broken at these places.
fn parts(places: &[usize], count: usize) -> impl Iterator<Item = Range<usize>> + Clone {
    let starts = std::iter::once(0).chain(places.iter().copied());
    starts.zip(places.iter().copied().chain([count])).map(|(from, to)| from..to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::samples::ruler;

    fn broken(text: &str, em: f64) -> String {
        wrap(text, 1.0, em, 4, &ruler()).join("/")
    }

    #[test]
    fn breaks_between_words() {
        assert_eq!(broken("受理", 5.0), "受理");
        assert_eq!(broken("经济状况核对", 5.0), "经济状况/核对");
        assert_eq!(broken("不予确认告知", 5.0), "不予确认/告知");
        assert_eq!(broken("申请人补正材料", 5.0), "申请人/补正材料");
        assert_eq!(broken("审核并公示结果", 5.0), "审核/并公示结果");
        assert_eq!(broken("不符合条件", 3.0), "不符合/条件");
        assert_eq!(broken("材料齐全、符合条件？", 6.0), "材料齐全、/符合条件？");
        assert_eq!(broken("证件齐全？", 4.0), "证件/齐全？");
        assert_eq!(broken("达到等级？", 4.0), "达到/等级？");
        assert_eq!(broken("书面告知", 3.0), "书面/告知");
    }

    #[test]
    fn names_come_in_phrases() {
        let pieces = |text: &str| phrases(text).join("/");
        assert_eq!(pieces("最低生活保障审核确认"), "最低/生活/保障/审核/确认");
        assert_eq!(pieces("特困人员认定与救助供养"), "特困/人员/认定/与救助/供养");
        assert_eq!(pieces("居民身份证"), "居民/身份证");
        assert_eq!(pieces("书面告知身份证明"), "书面/告知/身份/证明");
        assert_eq!(pieces("家庭适老化改造（GB 38600）"), "家庭/适老化/改造/（GB /38600）");
        assert_eq!(pieces(""), "");
    }

    #[test]
    fn keeps_punctuation_words_and_numbers_whole() {
        assert_eq!(broken("村（社区）", 4.0), "村/（社区）");
        assert_eq!(broken("短信SMS提醒", 4.5), "短信SMS/提醒");
        assert_eq!(broken("等待 30 日", 2.6), "等待/30 日");
        for em in [2.0, 3.0, 4.0, 5.0] {
            for line in broken("补正（5 工作日内），逾期视为放弃；是否受理？", em).split('/') {
                assert!(!line.starts_with(|c| NO_START.contains(c)), "{line}");
                assert!(!line.ends_with(|c| NO_END.contains(c)), "{line}");
            }
        }
    }

    #[test]
    fn never_more_lines_than_asked_for() {
        assert_eq!(wrap("一二三四五六七八九十", 1.0, 2.0, 3, &ruler()).len(), 3);
    }
}
