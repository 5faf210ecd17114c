//! `fmt`: a fixed point, the same meaning, comments, order, sentences, and what is left alone.

mod any;
mod shuffle;

use biaochi::diag::Report;
use biaochi::render::OUTPUTS;
use biaochi::schema::language::Keys;
use biaochi::source::{Content, SourceFile};

use crate::handbook::{Handbook, codes, places};
use shuffle::{Dice, shuffled};

fn try_fmt(path: &str, text: &[u8], keys: Option<Keys>) -> (Option<String>, Report) {
    let mut report = Report::default();
    let file = SourceFile { path: path.to_owned(), content: Content::Bytes(text.to_vec()) };
    let formatted = biaochi::format::format(&file, keys, &mut report);
    (formatted.map(|formatted| formatted.text), report)
}

/// The text laid out, which is a fixed point.
fn fmt(path: &str, text: &str, keys: Option<Keys>) -> String {
    let (formatted, report) = try_fmt(path, text.as_bytes(), keys);
    let formatted = formatted.unwrap_or_else(|| panic!("{text}\n{:#?}", report.findings()));
    assert!(report.findings().is_empty(), "{text}\n{:#?}", report.findings());
    let (again, _) = try_fmt(path, formatted.as_bytes(), keys);
    assert_eq!(again.as_ref(), Some(&formatted), "not a fixed point of\n{text}");
    formatted
}

/// Fields of a guide laid out.
fn fields(text: &str) -> String {
    let head = "类型: 办事指南\n";
    fmt("x.yaml", &format!("{head}{text}"), None).strip_prefix(head).unwrap().to_owned()
}

/// A body laid out.
fn body(text: &str) -> String {
    let head = "---\n类型: 办事指南\n---\n";
    let whole = fmt("x.md", &format!("{head}\n{text}"), None);
    let body = whole.strip_prefix(head).unwrap();
    body.strip_prefix('\n').unwrap_or(body).to_owned()
}

fn documents(handbook: &Handbook) -> impl Iterator<Item = (&str, String)> {
    let is_written = |path: &&String| [".md", ".yaml"].iter().any(|ending| path.ends_with(ending));
    handbook.0.keys().filter(is_written).map(|path| (path.as_str(), handbook.text(path)))
}

fn all_laid_out(handbook: &Handbook, keys: Option<Keys>) -> Handbook {
    let mut new = handbook.clone();
    for (path, text) in documents(handbook) {
        new = new.with(path, fmt(path, &text, keys));
    }
    new
}

/// The whole site, by path, but for the fingerprint of its files: those do differ.
fn site(handbook: &Handbook) -> Vec<(String, std::sync::Arc<[u8]>)> {
    let outputs: Vec<_> = OUTPUTS.iter().filter(|row| row.name == "site").map(|row| row.output).collect();
    let (artifacts, report) = biaochi::compile(&handbook.input(), &outputs, &());
    assert!(!artifacts.is_empty(), "{:#?}", report.findings());
    let page = artifacts.iter().find(|artifact| artifact.path == "books/handbook/index.html").unwrap();
    let page = String::from_utf8(page.bytes.to_vec()).unwrap();
    let is_fingerprint = |word: &&str| word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fingerprint = page.split(['<', '>']).find(is_fingerprint).expect("the page of a book tells it").to_owned();
    let without = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => text.replace(&fingerprint, "").into_bytes().into(),
        Err(_) => bytes.into(),
    };
    // The list of hashes tells of the fingerprint once more.
    let others = artifacts.iter().filter(|artifact| artifact.path != biaochi::render::inventory::PATH);
    others.map(|artifact| (artifact.path.clone(), without(&artifact.bytes))).collect()
}

#[test]
fn handbooks_say_the_same_in_every_layout_and_in_either_language_of_keys() {
    for handbook in [Handbook::new(), Handbook::demonstration()] {
        let laid_out = all_laid_out(&handbook, None);
        let english = all_laid_out(&handbook, Some(Keys::En));
        assert!(documents(&english).all(|(_, text)| text.contains("kind: ") && !text.contains("名称: ")));
        let chinese = all_laid_out(&english, Some(Keys::Zh));
        assert!(chinese.0 == laid_out.0, "there and back again");
        let expected = site(&handbook);
        assert!(site(&laid_out) == expected && site(&english) == expected, "the site differs");
    }
}

#[test]
fn the_new_handbook_is_laid_out() {
    for (path, text) in documents(&Handbook::new()) {
        assert_eq!(fmt(path, &text, None), text, "{path}: run `biaochi fmt templates/new`");
    }
}

#[test]
fn the_order_of_keys_does_not_matter() {
    for handbook in [Handbook::new(), Handbook::demonstration()] {
        for (path, text) in documents(&handbook) {
            let expected = fmt(path, &text, None);
            for seed in 0..20 {
                let other = shuffled(&expected, &mut Dice(seed));
                assert_eq!(fmt(path, &other, None), expected, "{path} {seed}");
            }
        }
    }
}

#[test]
fn keys_come_in_the_order_of_the_schema_at_every_level() {
    let text = "\
名称: 甲
编号: a
材料:
- 份数: 1
  名称: 表
  无人知: 1
  必要性: 必要
流程: [{主体: 街道, step: 受理, 出口: [{到: 乙, 条件: 是}]}]
别的: 2
time: {promised: 1 日, 法定: 2 日}
";
    let expected = "\
编号: a
名称: 甲
材料:
  - 名称: 表
    必要性: 必要
    份数: 1
    无人知: 1
time: {法定: 2 日, promised: 1 日}
流程: [{step: 受理, 主体: 街道, 出口: [{条件: 是, 到: 乙}]}]
别的: 2
";
    let text = text.replace("step: ", "步骤: ");
    assert_eq!(fields(&text), expected.replace("step: ", "步骤: "));
}

#[test]
fn comments_travel_with_what_they_stand_at() {
    let text = "\
# 文件的说明

# 名称的说明
名称: 甲   # 名称旁
编号: a
时限:   # 时限旁
    # 承诺的说明
    承诺: 1 日 # 承诺旁
    法定: 2 日
    # 时限的结尾
# 条件的说明
条件:
# 第一条的说明
- 第一条 # 第一条旁
-   # 第二条的说明
  第二条
  # 条件的结尾
材料:
  -
    # 份数的说明
    份数: 1
    名称: 表 # 名称旁
  # 第二件的说明
  - 份数: 2
    # 必要性的说明
    必要性: 必要
渠道: [ # 括号旁
  {方式: 窗口}, # 窗口旁

  # 网上的说明
  {方式: 网上} # 网上旁
  # 渠道的结尾
]
收费:
  # 收费的说明
  不收费
# 文件的结尾
";
    let expected = "\
# 文件的说明

类型: 办事指南
编号: a
# 名称的说明
名称: 甲 # 名称旁
# 条件的说明
条件:
  # 第一条的说明
  - 第一条 # 第一条旁
  # 第二条的说明
  - 第二条
  # 条件的结尾
材料:
  - 名称: 表 # 名称旁
    # 份数的说明
    份数: 1
  # 第二件的说明
  # 必要性的说明
  - 必要性: 必要
    份数: 2
时限: # 时限旁
  法定: 2 日
  # 承诺的说明
  承诺: 1 日 # 承诺旁
  # 时限的结尾
收费:
  # 收费的说明
  不收费
渠道: [
  # 括号旁
  {方式: 窗口}, # 窗口旁

  # 网上的说明
  {方式: 网上} # 网上旁
  # 渠道的结尾
  ]
# 文件的结尾
";
    assert_eq!(fmt("x.yaml", &format!("{text}类型: 办事指南\n"), None), {
        // The last comment stood above the kind, and went up with it.
        expected.replace("类型: 办事指南\n", "# 文件的结尾\n类型: 办事指南\n").replace("  ]\n# 文件的结尾\n", "  ]\n")
    });
    assert_eq!(fmt("x.yaml", &text.replace("名称: 甲 ", "类型: 办事指南\n名称: 甲 "), None), {
        // A comment above the first entry stays above it, wherever that goes.
        expected.replace("类型: ", "# 名称的说明\n类型: ").replace("# 名称的说明\n名称", "名称")
    });
}

#[test]
fn layout_is_the_authors_and_spacing_is_ours() {
    let cases = [
        ("编号:   a  \n\n\n\n名称: 'b'\n\n", "编号: a\n\n名称: 'b'\n"),
        ("依据:\n- a\n-   b\n", "依据:\n  - a\n  - b\n"),
        (
            "依据: [ a,b ,  c, ]\n复审: { 每: 6 个月,上次: 2026-01-01 }\n",
            "复审: {每: 6 个月, 上次: 2026-01-01}\n依据: [a, b, c]\n",
        ),
        ("条件:\n    - 甲\n      乙\n    -\n      丙\n", "条件:\n  - 甲\n    乙\n  - 丙\n"),
        ("依据: [a,\n  b]\n", "依据: [\n  a,\n  b\n  ]\n"),
        ("依据: [\n\n  ]\n条件: {}\n", "依据: []\n条件: {}\n"),
        ("名称:\n      甲\n      乙\n编号:\n", "编号:\n名称:\n  甲\n  乙\n"),
        ("名称: \"甲\n\n     乙 \\\n   丙\"\n", "名称: \"甲\n\n  乙 \\\n  丙\"\n"),
        ("出处: >-\n     甲\n\n       乙\n     丙\n\n\n编号: a\n", "\n编号: a\n出处: >-\n  甲\n\n    乙\n  丙\n"),
        ("结果: |2\n    甲\n   乙\n", "结果: |2\n    甲\n   乙\n"),
        ("结果: |+\n    甲\n\n\n编号: a\n", "编号: a\n结果: |+\n  甲\n\n\n"),
        ("结果: |+\n    甲\n\n\n监督:\n", "结果: |+\n  甲\n\n\n监督:\n"),
        (
            "启动:\n        方式: 依申请\n        触发: ~\n收费:\n  {标准: a,\n   依据: b}\n",
            "启动:\n  方式: 依申请\n  触发: ~\n收费:\n  {\n    标准: a,\n    依据: b\n    }\n",
        ),
        ("\"名称\" : 甲\n'编号': a # b\n", "'编号': a # b\n\"名称\": 甲\n"),
        (
            "条件:\n  - - a\n    -   - b\n        - c\n  - {a, b: c, d: }\n",
            "条件:\n  - - a\n    - - b\n      - c\n  - {a, b: c, d:}\n",
        ),
        ("名称: a#b\n一句话: '# 不是注释' # 是\n", "名称: a#b\n一句话: '# 不是注释' # 是\n"),
        (
            "渠道:\n  - {方式: 窗口, 时间: '示例：工作日 9:00—17:00', 地点: 示例：窗口}\n",
            "渠道:\n  - {方式: 窗口, 地点: 示例：窗口, 时间: '示例：工作日 9:00—17:00'}\n",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(fields(text), expected, "{text}");
        let dos = fmt("x.yaml", &format!("类型: 办事指南\n{text}").replace('\n', "\r\n"), None);
        assert_eq!(dos, format!("类型: 办事指南\n{expected}"), "with CRLF: {text}");
    }
    assert_eq!(fmt("x.yaml", "---\n# 甲\n名称: a\n类型: 办事指南", None), "---\n# 甲\n类型: 办事指南\n名称: a\n");
    assert_eq!(fmt("x.yaml", "{名称: a, 类型: 办事指南} # 甲\n# 乙", None), "{类型: 办事指南, 名称: a} # 甲\n# 乙\n");
    assert_eq!(fmt("x.md", "---\n名称: a\n类型: 办事指南\n---\n\n\n", None), "---\n类型: 办事指南\n名称: a\n---\n");
    assert_eq!(fmt("x.md", "--- \n类型: 办事指南\n---  \n甲", None), "---\n类型: 办事指南\n---\n\n甲\n");
}

#[test]
fn quoted_keys_keep_their_quotes_when_they_turn() {
    let english = fmt("x.yaml", "\"类型\": 办事指南\n'名称': a\n时限: {承诺: 当场, 别的: 1}\n", Some(Keys::En));
    assert_eq!(english, "\"kind\": 办事指南\n'name': a\ntime: {promised: 当场, 别的: 1}\n");
}

#[test]
fn what_cannot_be_read_is_left_alone_and_reported() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("x.yaml", "名称: a\n".as_bytes(), "unknown-kind"),
        ("x.yaml", "类型: 旨南\n".as_bytes(), "unknown-kind"),
        ("x.yaml", "类型: 办事指南\n名称: [a\n".as_bytes(), "yaml-syntax"),
        ("x.yaml", "类型: 办事指南\n名称：a\n".as_bytes(), "full-width-colon"),
        ("x.yaml", "类型: 办事指南\n事项类别: 给付\n".as_bytes(), "unknown-key"),
        ("x.yaml", "类型: 办事指南\n名称: a\nname: b\n".as_bytes(), "duplicate-key"),
        ("x.yaml", "类型: 办事指南\n名称: &a b\n".as_bytes(), "yaml-alias"),
        ("x.yaml", "\u{feff}类型: 办事指南\n".as_bytes(), "byte-order-mark"),
        ("x.yaml", b"\xC0\xE0\xD0\xCD: a\n", "encoding"),
        ("x.md", "类型: 办事指南\n".as_bytes(), "front-matter"),
        ("x.yaml", "类型: 办事指南\n? 名称\n: a\n".as_bytes(), "unusual-layout"),
        ("x.yaml", "类型: 办事指南\n材料: [名称: a]\n".as_bytes(), "unusual-layout"),
        ("x.yaml", "类型: 办事指南\n材料: {名称: # b\n  a}\n".as_bytes(), "unusual-layout"),
        ("x.yaml", "名称: b\n---\n类型: 办事指南\n名称: a\n".as_bytes(), "yaml-syntax"),
        ("x.yaml", "类型: 办事指南\n名称: a\r编号: b\n".as_bytes(), "unusual-layout"),
    ];
    for (path, bytes, code) in cases {
        let (formatted, report) = try_fmt(path, bytes, None);
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(formatted, None, "{text}");
        assert_eq!(codes(&report), [*code], "{text}");
        let bug = report.findings().iter().any(|finding| finding.message.en.contains("would change its meaning"));
        assert!(!bug, "{text}");
    }
}

#[test]
fn the_first_line_that_would_change_is_pointed_at() {
    let place = |text: &str| {
        let mut report = Report::default();
        let file = SourceFile { path: "x.yaml".to_owned(), content: Content::Bytes(text.as_bytes().to_vec()) };
        let formatted = biaochi::format::format(&file, None, &mut report).unwrap();
        let finding = biaochi::format::difference(&file, &formatted, &report)?;
        report.push(finding);
        assert_eq!(codes(&report), ["unformatted"]);
        Some(places(&report).remove(0))
    };
    assert_eq!(place("类型: 办事指南\n名称: a\n"), None);
    assert_eq!(place("类型: 办事指南\n名称:  a\n").unwrap(), "x.yaml:2:1 unformatted");
    assert_eq!(place("类型: 办事指南\n名称: a\n\n").unwrap(), "x.yaml:3:1 unformatted");
    assert_eq!(place("类型: 办事指南\r\n名称: a\r\n").unwrap(), "x.yaml:1:1 unformatted");
    assert_eq!(place("类型: 办事指南\n名称: a").unwrap(), "x.yaml:2:1 unformatted");
}

#[test]
fn sentences_stand_on_lines_of_their_own() {
    let cases = [
        ("一句。两句！三句？四句", "一句。\n两句！\n三句？\n四句\n"),
        ("一句\n没完。又\n一句。", "一句没完。\n又一句。\n"),
        ("他问：“可以吗？”可以。", "他问：“可以吗？”\n可以。\n"),
        ("真的？！好。。。了", "真的？！\n好。。。\n了\n"),
        ("见附件（一份。）办完。", "见附件（一份。）\n办完。\n"),
        ("到期。2026 年起停发。", "到期。\n2026 年起停发。\n"),
        ("到期。 后面有空格。", "到期。 后面有空格。\n"),
        ("到期。”2026 年", "到期。”2026 年\n"),
        ("先这样。\n\n\n\n再那样。  \n", "先这样。\n\n再那样。\n"),
        ("One. Two! Three? four. \"Five.\" Six", "One.\nTwo!\nThree? four.\n\"Five.\"\nSix\n"),
        ("See No. Three and Mr. X. J. Smith\nand\nothers.", "See No. Three and Mr. X. J. Smith and others.\n"),
        ("汉字 and\nwords。\nmore", "汉字 and words。\nmore\n"),
        ("标准{{低保标准}}。\n{{散居孤儿}}另算。不\n变", "标准{{低保标准}}。\n{{散居孤儿}}另算。\n不变\n"),
        ("这是**重点**。后文**一。二**。三。", "这是**重点**。\n后文**一。二**。\n三。\n"),
        (
            "看[甲。乙](https://a.b/?c。d)。再看 `一。二`。完。",
            "看[甲。乙](https://a.b/?c。d)。\n再看 `一。二`。\n完。\n",
        ),
        ("转义\\*。\\*后文。\n\\#不是标题。", "转义\\*。\n\\*后文。\n\\#不是标题。\n"),
        ("硬换行。  \n下一行。再下\\\n一行。", "硬换行。  \n下一行。\n再下\\\n一行。\n"),
        (
            "- 一。二。\n  三。\n- 四。\n\n  五。六。\n1. 七。八。\n10. 九。十。",
            "- 一。\n  二。\n  三。\n- 四。\n\n  五。\n  六。\n1. 七。\n   八。\n10. 九。\n    十。\n",
        ),
        ("> 一。二。\n三。\n> - 四。五。", "> 一。\n> 二。\n> 三。\n> - 四。\n>   五。\n"),
        (
            "# 一。二。\n\n一。二。\n===\n\n    代码。码。  \n\n```\n一。二。  \n\n\n三。\n```\n",
            "# 一。二。\n\n一。二。\n===\n\n    代码。码。  \n\n```\n一。二。  \n\n\n三。\n```\n",
        ),
        ("| 甲。乙 | 丙 |\n|---|---|\n| 一。二 | 三。 |\n", "| 甲。乙 | 丙 |\n|---|---|\n| 一。二 | 三。 |\n"),
        ("<div>\n一。二。\n</div>\n\n一<b>。</b>二。三。\n", "<div>\n一。二。\n</div>\n\n一<b>。</b>二。三。\n"),
        (
            "分。- 不是列表。1. 也不是。#不是。>不是。|不是。+ 不是。: 不是。---。",
            "分。- 不是列表。1. 也不是。#不是。>不是。|不是。+ 不是。: 不是。---。\n",
        ),
        ("一。二。[^甲]三。\n\n[^甲]: 四。五。", "一。\n二。[^甲]\n三。\n\n[^甲]: 四。\n    五。\n"),
        ("> [!注意]\n> 一。二。\n> 三。", "> [!注意]\n> 一。\n> 二。\n> 三。\n"),
        ("名词\n: 解释。又一句。\n", "名词\n: 解释。\n  又一句。\n"),
        ("　　段首空格。　　再来。", "　　段首空格。\n　　再来。\n"),
        ("`a\nb` 一。二。", "`a\nb` 一。二。\n"),
        (
            "网址 https://a.b。完。<https://a.b/?x=1>。完&amp;了。",
            "网址 https://a.b。\n完。<https://a.b/?x=1>。\n完&amp;了。\n",
        ),
        ("\n\n\n", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(body(text), expected, "{text}");
        assert_eq!(body(&text.replace('\n', "\r\n")), expected, "with CRLF: {text}");
    }
}
