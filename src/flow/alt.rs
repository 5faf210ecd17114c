//! A flow in words, for those who do not see the drawing: one sentence a step.

use super::analysis;
use super::graph::{Flow, Step};
use crate::text::Lang;

/// The flow as sentences in the language asked for; names stay as their author wrote them.
#[must_use]
pub fn alt(flow: &Flow, lang: Lang) -> String {
    let back = analysis::back_edges(flow);
    let words = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    let mut sentences = Vec::new();
    for (step, at) in flow.steps().iter().zip(0..) {
        let mut sentence = words.step(at, &step.text, &flow.actors()[step.actor]);
        if let Some(limit) = &step.limit {
            sentence += &[words.limit, limit].concat();
        }
        sentence += &ways(step, at, words, |place| back.contains(&(at, place)));
        sentences.push(sentence);
    }
    sentences.join(words.between) + words.last
}

fn ways(step: &Step, at: usize, words: &Words, back: impl Fn(usize) -> bool) -> String {
    if step.exits.is_empty() {
        return words.end.to_owned();
    }
    let labelled = step.exits.iter().any(|exit| exit.label.is_some());
    let mut ways = Vec::new();
    for (exit, place) in step.exits.iter().zip(0..) {
        let to = words.number(exit.to);
        let way = if back(place) { [words.again, &to].concat() } else { [words.to, &to].concat() };
        ways.push(exit.label.as_ref().map_or(way.clone(), |label| [label, words.then, &way].concat()));
    }
    match (labelled, step.exits.as_slice()) {
        (true, _) => [words.choice, &ways.join(words.or)].concat(),
        (false, [only]) if only.to == at + 1 => String::new(),
        (false, [_]) => [words.then, &ways[0]].concat(),
        (false, _) => [words.fork, &ways.join(words.and)].concat(),
    }
}

/// The fixed words of one language.
struct Words {
    step: [&'static str; 4],
    number: [&'static str; 2],
    limit: &'static str,
    end: &'static str,
    choice: &'static str,
    fork: &'static str,
    then: &'static str,
    to: &'static str,
    again: &'static str,
    or: &'static str,
    and: &'static str,
    between: &'static str,
    last: &'static str,
}

const ZH: Words = Words {
    step: ["第 ", " 步 ", "（", "）"],
    number: ["第 ", " 步"],
    limit: "，时限 ",
    end: "，结束",
    choice: "：",
    fork: "，同时",
    then: "，",
    to: "到",
    again: "回到",
    or: "；",
    and: "、",
    between: "。",
    last: "。",
};

const EN: Words = Words {
    step: ["Step ", ": ", " (", ")"],
    number: ["step ", ""],
    limit: ", within ",
    end: ", end",
    choice: ": ",
    fork: ", side by side ",
    then: ", ",
    to: "go to ",
    again: "back to ",
    or: "; ",
    and: " and ",
    between: ". ",
    last: ".",
};

impl Words {
    fn step(&self, at: usize, text: &str, actor: &str) -> String {
        let [step, colon, open, close] = self.step;
        let number = (at + 1).to_string();
        [step, &number, colon, text, open, actor, close].concat()
    }

    fn number(&self, at: usize) -> String {
        let [before, after] = self.number;
        [before, &(at + 1).to_string(), after].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::samples::flow;

    const STEPS: [&str; 4] =
        ["0 申请 端点 -> 1", "1 齐全？ 判断 |1 工作日 -> 3:是 2:否", "0 补正 处理 -> 1", "1 办结 端点"];

    #[test]
    fn tells_every_way() {
        let told = alt(&flow(&["申请人", "窗口"], &STEPS), Lang::Zh);
        let expected = "第 1 步 申请（申请人）。第 2 步 齐全？（窗口），时限 1 工作日：是，到第 4 步；否，到第 3 步。\
            第 3 步 补正（申请人），回到第 2 步。第 4 步 办结（窗口），结束。";
        assert_eq!(told, expected);
    }

    #[test]
    fn in_english_when_asked() {
        let told = alt(&flow(&["申请人", "窗口"], &STEPS), Lang::En);
        let expected = "Step 1: 申请 (申请人). Step 2: 齐全？ (窗口), within 1 工作日: 是, go to step 4; 否, go to step 3. \
            Step 3: 补正 (申请人), back to step 2. Step 4: 办结 (窗口), end.";
        assert_eq!(told, expected);
    }
}
