//! The page of a finding: `# 中文 | English`, why in Chinese, `---`, why in English, source, examples in fences.

use super::Code;
use crate::text::{Lang, Text};

impl Code {
    /// What the finding is called.
    #[must_use]
    pub fn title(&self) -> Text {
        let line = self.page.lines().next().unwrap_or_default().trim_start_matches("# ");
        let (zh, en) = line.split_once('|').unwrap_or((line, line));
        Text { zh: zh.trim().to_owned(), en: en.trim().to_owned() }
    }

    /// The page in one language, examples included.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        let title = self.title();
        let (words, rest) = self.page.split_once("\n---\n").unwrap_or((self.page, ""));
        let chinese = words.split_once('\n').map_or("", |(_, rest)| rest).trim();
        let fences_at = rest
            .find("\n依据：")
            .into_iter()
            .chain(rest.find("\n```"))
            .chain(rest.find("\n试验："))
            .min()
            .unwrap_or(rest.len());
        let (english, examples) = rest.split_at(fences_at);
        let why = match lang {
            Lang::Zh => chinese,
            Lang::En => english.trim(),
        };
        let (bad, good) = match lang {
            Lang::Zh => ("这样不行：", "这样写："),
            Lang::En => ("Not so:", "But so:"),
        };
        let mut out = format!("{} [{}]\n\n{why}\n", title.get(lang), self.id);
        for line in examples.lines().filter(|line| !line.starts_with("试验：")) {
            match line.strip_prefix("```") {
                Some(info) if info.ends_with("bad") => out += bad,
                Some(info) if info.ends_with("good") => out += good,
                Some(_) => continue,
                None => out += line,
            }
            out.push('\n');
        }
        format!("{}\n", out.trim_end())
    }
}
