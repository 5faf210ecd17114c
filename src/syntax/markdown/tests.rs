//! Bodies that show one thing each.

use super::*;
use crate::source::{Source, SourceId};

/// The blocks of a text in short, and the findings as `code text`.
fn read(markdown: &str) -> (String, Vec<String>) {
    let mut report = Report::default();
    let source = report.add_source(Source::new("body.md".to_owned(), markdown.to_owned()));
    let body = parse(markdown, Span::new(source, 0..markdown.len()), &mut report);
    let findings = report.findings();
    let shown = findings.iter().map(|it| format!("{} {}", it.code.id, &markdown[it.span.range()])).collect();
    (body.blocks.iter().map(block).collect::<Vec<_>>().join("¶"), shown)
}

fn shown(markdown: &str) -> String {
    let (blocks, findings) = read(markdown);
    assert!(findings.is_empty(), "{markdown}: {findings:?}");
    blocks
}

fn findings(markdown: &str) -> Vec<String> {
    read(markdown).1
}

fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("¶")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { c } => inlines(c),
        Block::Heading { level, c } => format!("h{level} {}", inlines(c)),
        Block::List { items, .. } => {
            format!("list({})", items.iter().map(|item| blocks(item)).collect::<Vec<_>>().join("|"))
        }
        Block::Definitions { items } => items
            .iter()
            .map(|item| {
                let terms: Vec<_> = item.terms.iter().map(|term| inlines(term)).collect();
                let meanings: Vec<_> = item.meanings.iter().map(|meaning| blocks(meaning)).collect();
                format!("{}: {};", terms.join("/"), meanings.join("/"))
            })
            .collect(),
        Block::Table { align, head, rows } => {
            let row = |row: &[Vec<Inline>]| row.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join("|");
            let rows: Vec<_> = rows.iter().map(|it| row(it)).collect();
            format!("table {align:?} {} {}", row(head), rows.join("/"))
        }
        Block::Quote { c } => format!("quote({})", blocks(c)),
        Block::Callout { kind, c } => format!("{kind:?}({})", blocks(c)),
        Block::Picture { src, alt, .. } => format!("picture({src} {alt})"),
        Block::Preformatted { s } => format!("pre({s})"),
        Block::Rule => "rule".to_owned(),
        Block::Notes { items } => {
            items.iter().map(|note| format!("[{}×{} {}]", note.number, note.marks, blocks(&note.c))).collect()
        }
    }
}

fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { s } => s.clone(),
        Inline::Strong { c } => format!("<b>{}</b>", inlines(c)),
        Inline::Em { c } => format!("<i>{}</i>", inlines(c)),
        Inline::Code { s } => format!("`{s}`"),
        Inline::Link { href, c } => format!("<{href} {}>", inlines(c)),
        Inline::Figure { name, .. } => format!("{{{name}}}"),
        Inline::Document { id, name, .. } => format!("[{id} {name}]"),
        Inline::Footnote { number, mark } => format!("^{number}.{mark}"),
        Inline::Break => "⏎".to_owned(),
    }
}

#[test]
fn emphasis_works_in_chinese() {
    for (markdown, expected) in [
        ("这是**重点。**后文", "这是<b>重点。</b>后文"),
        ("**“引文”**后", "<b>“引文”</b>后"),
        ("**（注）**后", "<b>（注）</b>后"),
        ("前**《书》**后", "前<b>《书》</b>后"),
        ("前*《书》*后", "前<i>《书》</i>后"),
        ("**(一)**申请", "<b>(一)</b>申请"),
        ("甲**\"乙\"**丙", "甲<b>\"乙\"</b>丙"),
        ("**甲：**乙**丙。**丁", "<b>甲：</b>乙<b>丙。</b>丁"),
        ("**a。**b", "<b>a。</b>b"),
        ("**甲*乙。*丙**丁", "<b>甲<i>乙。</i>丙</b>丁"),
        ("***重点。***后文", "<i><b>重点。</b></i>后文"),
        ("**`代码`**后", "<b>`代码`</b>后"),
        ("**[字](https://a.example)**后", "<b><https://a.example 字></b>后"),
        ("**{{低保标准}}**以下", "<b>{低保标准}</b>以下"),
        ("**[[list]]**后", "<b>[list ]</b>后"),
        ("- **甲。**乙\n- 丙**丁！**戊", "list(<b>甲。</b>乙|丙<b>丁！</b>戊)"),
        ("> **甲。**乙", "quote(<b>甲。</b>乙)"),
        ("**甲。\n乙。**丙", "<b>甲。乙。</b>丙"),
        ("**“2026 年”**起，**50%**以下", "<b>“2026 年”</b>起，<b>50%</b>以下"),
    ] {
        assert_eq!(shown(markdown), expected, "{markdown}");
    }
}

#[test]
fn asterisks_that_are_no_emphasis_stay() {
    for (markdown, expected) in [
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("2*3*4", "2<i>3</i>4"),
        ("**未闭合。", "**未闭合。"),
        ("未开头。**后", "未开头。**后"),
        ("\\*\\*不是。\\*\\*后", "**不是。**后"),
        ("\\***是。**后", "*<b>是。</b>后"),
        ("`**不是。**后`", "`**不是。**后`"),
        ("** 空格。**后", "** 空格。**后"),
        ("&#42;&#42;不是。**后", "**不是。**后"),
        ("[甲**乙](https://a.example)丙**丁", "<https://a.example 甲**乙>丙**丁"),
        ("<https://a.example/*b*>", "<https://a.example/*b* https://a.example/*b*>"),
        ("low_income_family", "low_income_family"),
        ("甲_乙_丙", "甲_乙_丙"),
        ("_a_ __b__", "<i>a</i> <b>b</b>"),
        ("**a*", "*<i>a</i>"),
        ("*甲**乙*丙**丁", "<i>甲**乙</i>丙**丁"),
        ("***", "rule"),
        ("```\n**甲。**乙\n```", "pre(**甲。**乙\n)"),
    ] {
        assert_eq!(shown(markdown), expected, "{markdown}");
    }
}

/// Outside Chinese the result is the parser's own.
#[test]
fn emphasis_is_that_of_commonmark() {
    for markdown in [
        "*foo bar*",
        "a * foo bar*",
        "a*\"foo\"*",
        "foo*bar*",
        "**foo bar **",
        "**foo*",
        "*foo**",
        "***foo** bar*",
        "*foo**bar**baz*",
        "*foo**bar*",
        "foo***bar***baz",
        "foo******bar*********baz",
        "**foo *bar **baz** bim* bop**",
        "** is not empty",
        "*foo [bar](/url)*",
        "**foo\nbar**",
        "__foo, __bar__, baz__",
        "foo__bar__",
        "_foo_bar_baz_",
        "****foo****",
        "******foo******",
        "*foo _bar* baz_",
        "*(**foo**)*",
        "*foo *bar**",
        "**foo**bar",
        "a**b**c*d*e",
        "*a `*`*",
        "**a<https://foo.bar/?q=**>",
        "foo *\\**",
        "foo **\\***",
        "foo *****",
        "_(bar)_.",
        "-_(bar)_",
    ] {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        let plain: Vec<_> = pulldown_cmark::TextMergeStream::new(Parser::new_ext(markdown, options)).collect();
        let events = emphasis::pair(markdown, Parser::new_ext(markdown, options).into_offset_iter());
        let ours: Vec<_> = pulldown_cmark::TextMergeStream::new(events.into_iter().map(|(event, _)| event)).collect();
        assert_eq!(ours, plain, "{markdown}");
    }
}

#[test]
fn many_delimiters_take_no_long_time() {
    for unit in ["**甲。", "*a _b ", "。**", "*a**b", "甲*乙。**丙***", "[[", "{{", "[^", "[!"] {
        let _ = read(&unit.repeat(30_000));
    }
}

#[test]
fn a_soft_break_between_han_leaves_no_space() {
    for (markdown, expected) in [
        ("甲乙\n丙丁", "甲乙丙丁"),
        ("甲，\n乙", "甲，乙"),
        ("one\ntwo", "one two"),
        ("甲\ntwo", "甲 two"),
        ("**甲**\n乙", "<b>甲</b>乙"),
        ("甲\n**乙**", "甲<b>乙</b>"),
        ("[甲\n](https://a.example)乙", "<https://a.example 甲>乙"),
        ("[甲](https://a.example)\n乙", "<https://a.example 甲>乙"),
        ("低于\n{{低保标准}}\n的", "低于{低保标准}的"),
        ("见\n[[list]]\n。", "见[list ]。"),
        ("`a`\n甲", "`a` 甲"),
        ("甲[^1]\n乙\n\n[^1]: 注", "甲^1.1乙¶[1×1 注]"),
        ("- 甲\n  乙\n  - 丙\n    丁", "list(甲乙¶list(丙丁))"),
        ("甲  \n乙", "甲⏎乙"),
        ("{a}\n[b]", "{a} [b]"),
    ] {
        assert_eq!(shown(markdown), expected, "{markdown}");
    }
}

#[test]
fn notes_are_numbered_as_the_text_refers_to_them() {
    let text = "甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n[^b]: 二\n\n    又一段";
    assert_eq!(shown(text), "甲^1.1乙^2.1丙^1.2¶[1×2 二¶又一段][2×1 一]");
    assert_eq!(findings("甲[^1]"), ["footnote [^1]"]);
    assert_eq!(findings("甲\n\n[^1]: 没有用到"), ["footnote [^1]"]);
    assert_eq!(findings("甲[^1]\n\n[^1]: 一\n\n[^1]: 二"), ["footnote [^1]"]);
    assert_eq!(shown("\\[^1] `[^2]`"), "[^1] `[^2]`");
}

#[test]
fn definitions_callouts_tables() {
    assert_eq!(
        shown("术语\n: 解释**甲。**乙\n\n又一个\n**再**一个\n: 一\n: 二"),
        "术语: 解释<b>甲。</b>乙;又一个/<b>再</b>一个: 一/二;"
    );
    assert_eq!(shown("> [!注意]\n> 带**原件。**不带复印件"), "Warning(带<b>原件。</b>不带复印件)");
    assert_eq!(shown("> [!tip]\n>\n> - 甲"), "Tip(list(甲))");
    assert_eq!(shown("> [!重要] 同一行"), "Important(同一行)");
    assert_eq!(shown("> \\[!甲] 不是"), "quote([!甲] 不是)");
    assert_eq!(findings("甲\n\n> [!主意]\n> 乙"), ["unknown-callout [!主意]"]);
    assert_eq!(findings("> [!NOTES]\n> 乙"), ["unknown-callout [!NOTES]"]);
    assert_eq!(shown("| 甲 | 乙 |\n|---|--:|\n| [[list\\|看清单]] | 1 |"), "table [Start, End] 甲|乙 [list 看清单]|1");
}

#[test]
fn references_have_their_places() {
    let text = "# 甲\n\n看**[[list|清单]]**和{{低保标准}}，`[[no]]` \\[[no]] \\{{no}}";
    let mut report = Report::default();
    let body = parse(text, Span::new(SourceId(0), 0..text.len()), &mut report);
    let found: Vec<_> = body.references.iter().map(|it| (&it.value, &text[it.span.range()])).collect();
    assert_eq!(
        found,
        [
            (&Reference::Document("list".to_owned()), "[[list|清单]]"),
            (&Reference::Figure("低保标准".to_owned()), "{{低保标准}}"),
        ]
    );
    assert_eq!(findings("甲 [[list 乙"), ["reference-brackets [["]);
}

#[test]
fn pictures_stand_alone_and_say_what_they_show() {
    assert_eq!(shown("![从东门**进。**上楼](images/a.svg)"), "picture(images/a.svg 从东门进。上楼)");
    assert_eq!(shown("![甲](a.png)\n![乙](b.jpg)"), "picture(a.png 甲)¶picture(b.jpg 乙)");
    assert_eq!(shown("- ![甲](a.png)"), "list(picture(a.png 甲))");
    assert_eq!(findings("![](a.png)"), ["picture ![](a.png)"]);
    assert_eq!(findings("看![甲](a.png)"), ["picture ![甲](a.png)"]);
    assert_eq!(findings("## ![甲](a.png)"), ["picture ![甲](a.png)"]);
    for src in ["https://a.example/a.png", "//a.example/a.png", "/a.png", "a.gif", "data:image/png;base64,AA", "<>"] {
        assert_eq!(findings(&format!("![甲]({src})")).len(), 1, "{src}");
    }
}

#[test]
fn what_is_not_supported_is_told_and_kept() {
    for (markdown, expected, finding) in [
        ("甲~~乙。~~丙", "甲~~乙。~~丙", "unsupported-markdown ~~乙。~~"),
        ("- [x] 甲", "list([x] 甲)", "unsupported-markdown [x]"),
        ("甲 $x^2$", "甲 $x^2$", "unsupported-markdown $x^2$"),
        (
            "[甲](https://a.example \"乙\")",
            "<https://a.example 甲>",
            "unsupported-markdown [甲](https://a.example \"乙\")",
        ),
        ("甲<b>乙", "甲乙", "raw-html <b>"),
        ("<div>\n甲\n</div>", "", "raw-html <div>\n甲\n</div>"),
        ("[甲](//a.example)", "甲", "unsafe-link [甲](//a.example)"),
    ] {
        let (blocks, found) = read(markdown);
        assert_eq!((blocks.as_str(), found.as_slice()), (expected, [finding.to_owned()].as_slice()), "{markdown}");
    }
    assert_eq!(findings("    甲").len(), 1);
    assert_eq!(shown("US$5和$6，3~5 天"), "US$5和$6，3~5 天");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    assert_eq!(shown("# 甲\n## 乙\n### 丙\n#### 丁\n## 戊"), "h2 甲¶h2 乙¶h3 丙¶h4 丁¶h2 戊");
    assert_eq!(findings("## 甲\n#### 乙"), ["heading-level ####"]);
    assert_eq!(findings("### 甲"), ["heading-level ###"]);
    assert_eq!(findings("## 甲\n### 乙\n#### 丙\n##### 丁"), ["heading-level #####"]);
}
