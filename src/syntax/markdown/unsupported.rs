//! What the text can't have, each with what to write instead.

use crate::text;
use crate::text::Text;

/// A message and its help.
pub(super) type Words = (Text, Text);

pub(super) fn html() -> Words {
    (
        text!("正文里的 HTML 不会输出", "HTML in the text is dropped"),
        text!(
            "加粗写「**字**」，分段空一行，列表以「- 」开头",
            "write `**bold**`, leave a line empty between paragraphs, start list items with `- `"
        ),
    )
}

pub(super) fn strike() -> Words {
    (
        text!("删除线「~~」不支持", "`~~` does not strike out"),
        text!("不再有效的内容直接删去，改动写进「变更」", "remove what is no longer valid and note it under `变更`"),
    )
}

pub(super) fn task(written: &str) -> Words {
    (
        text!("列表里的勾选框「{written}」不支持", "the box `{written}` in a list is not supported"),
        text!("删去「{written}」；要逐项勾选的，写成清单", "remove `{written}`; for boxes to tick write a checklist"),
    )
}

pub(super) fn formula(written: &str) -> Words {
    (
        text!("公式「{written}」不支持", "the formula `{written}` is not supported"),
        text!(
            "用文字写出算法，或写成「{{{{数额名称}}}}」；「$」本身写成「\\$」",
            "say in words how it is computed, or refer to a figure; write a `$` itself as `\\$`"
        ),
    )
}

pub(super) fn indented() -> Words {
    (
        text!("行首空了四格，这一段会按原样输出", "four spaces at the start make this preformatted"),
        text!(
            "段首不用空格，分段空一行；真要按原样输出的，前后各加一行「```」",
            "start paragraphs without spaces; put ``` on a line before and after what is to stay as it is"
        ),
    )
}

pub(super) fn title(title: &str) -> Words {
    (
        text!("地址后面的「{title}」不会输出", "`{title}` behind the address is dropped"),
        text!("写进正文，或者删去", "write it into the text, or remove it"),
    )
}

pub(super) fn link(start: &str) -> Words {
    (
        text!("链接以「{start}」开头，不能用", "a link that starts with `{start}` is not allowed"),
        text!("链接要以 https://、tel: 或 mailto: 开头", "links start with https://, tel: or mailto:"),
    )
}

pub(super) fn picture_without_words(src: &str) -> Words {
    (
        text!("图片没有替代文字", "the picture has no alternative text"),
        text!(
            "在方括号里写出图片的内容：「![从东门进，上二楼]({src})」",
            "say in the brackets what it shows: `![In by the east gate, up to floor 2]({src})`"
        ),
    )
}

pub(super) fn picture_in_words() -> Words {
    (
        text!("图片和文字写在了一起", "a picture stands among words"),
        text!("图片单独写一段，前后各空一行", "let the picture stand alone, with an empty line before and after"),
    )
}

/// What is wrong with a heading of a level after one of another, and what to write.
pub(super) fn heading(before: u8, level: u8) -> Option<(Text, String)> {
    let hashes = |level: u8| "#".repeat(usize::from(level));
    let shown = hashes(level);
    let message = if level.min(4) > before + 1 {
        // The document's name is the first level, so nothing stands before the text's first heading.
        match hashes(before) {
            _ if before == 1 => text!("第一个标题用了「{shown}」", "the first heading is a `{shown}`"),
            before => text!("标题从「{before}」跳到了「{shown}」", "headings jump from `{before}` to `{shown}`"),
        }
    } else if level > 4 {
        text!("标题「{shown}」太深，最多到「####」", "the heading `{shown}` is too deep, `####` is the most")
    } else {
        return None;
    };
    Some((message, hashes((before + 1).min(4))))
}
