//! The page of a finding: `# 中文 | English`, why in Chinese, `---`, why in English, source, examples in fences.

use super::Code;
use crate::text::{Lang, Text};

/// A page in its parts.
#[derive(Debug, Clone)]
pub struct Page {
    /// What the finding is called.
    pub title: Text,
    /// Why it matters and what to do; an empty line between paragraphs, backticks around what is typed.
    pub why: Text,
    /// The clause it stems from.
    pub source: Option<&'static str>,
    /// The test that stands for examples, where files alone can't show it.
    pub test: Option<&'static str>,
    /// Bad and good, as the suite runs them.
    pub examples: Vec<Example>,
}

/// An example of a page.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it changes: `guide`, `body`, `file PATH`, `bytes PATH` …
    pub target: &'static str,
    /// Whether it is to be followed.
    pub verdict: Verdict,
    /// Its lines.
    pub text: &'static str,
}

/// What an example shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The mistake.
    Bad,
    /// What to write instead.
    Good,
}

impl Code {
    /// The page in its parts.
    #[must_use]
    pub fn parts(&self) -> Page {
        let (chinese, rest) = self.page.split_once("\n---\n").unwrap_or((self.page, ""));
        let (title, chinese) = chinese.split_once('\n').unwrap_or((chinese, ""));
        let title = title.trim_start_matches("# ");
        let (zh, en) = title.split_once('|').unwrap_or((title, title));
        let (words, fences) = rest.split_at(rest.find("\n```").unwrap_or(rest.len()));
        let end_of_why = ["\n依据：", "\n试验："].into_iter().filter_map(|mark| words.find(mark)).min();
        let english = &words[..end_of_why.unwrap_or(words.len())];
        let after = |mark| words.lines().find_map(|line| line.strip_prefix(mark));
        let text = |zh: &str, en: &str| Text { zh: zh.trim().to_owned(), en: en.trim().to_owned() };
        Page {
            title: text(zh, en),
            why: text(chinese, english),
            source: after("依据："),
            test: after("试验："),
            examples: examples(fences),
        }
    }

    /// What the finding is called.
    #[must_use]
    pub fn title(&self) -> Text {
        self.parts().title
    }

    /// The page in one language, examples included.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        let page = self.parts();
        let mut out = format!("{} [{}]\n\n{}\n", page.title.get(lang), self.id, page.why.get(lang));
        if let Some(source) = page.source {
            out += &format!("\n依据：{source}\n");
        }
        for example in page.examples {
            let head = match (example.verdict, lang) {
                (Verdict::Bad, Lang::Zh) => "这样不行：",
                (Verdict::Good, Lang::Zh) => "这样写：",
                (Verdict::Bad, Lang::En) => "Not so:",
                (Verdict::Good, Lang::En) => "But so:",
            };
            out += &format!("\n{head}\n{}", example.text);
        }
        out
    }
}

/// The fences of a page: ```` ```TARGET bad ```` or `good`, lines, ```` ``` ````.
fn examples(fences: &'static str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut rest = fences;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (info, body) = after.split_at(after.find('\n').unwrap_or(after.len()));
        let Some(end) = body.find("\n```") else { break };
        // The line break before the closing fence belongs to the text; an empty text has none.
        let text = body[..=end].strip_prefix('\n').unwrap_or_default();
        rest = &body[end + "\n```".len()..];
        let Some((target, kind)) = info.rsplit_once(' ') else { continue };
        let verdict = if kind == "bad" { Verdict::Bad } else { Verdict::Good };
        found.push(Example { target, verdict, text });
    }
    found
}
