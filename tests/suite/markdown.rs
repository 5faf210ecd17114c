//! Bodies with everything in them: on the site, in print, and with what an attacker would write.

use biaochi::source::{Content, SourceFile};
use biaochi::{Artifact, Output, compile};

use crate::handbook::{Handbook, PICTURE, assert_clean, codes, places};

const GUIDE: &str = "guides/sample.md";
const LIST: &str = "checklists/list.yaml";

/// Everything that a body may hold.
const BODY: &str = "
## 怎么用这份清单

这是**重点。**后文，也可以*轻一些，*再往下。金额按{{低保标准}}算[^1]，申请看[[sample]]，
数额看[[assistance|数额表]]，再提一次同一条注释[^1]，另有一条[^两]。

一行末尾
接着下一行。[四种来源](about/#levels)有说明。

> [!注意]
> 评估要**上门，**不能只打电话[^两]。

> [!TIP]
> - 先看卫生间
> - 再看卧室

适老化改造
: 按老年人的身体状况改造住处。

评估
验收
: 上门看一遍，逐项记录。
: 改造以后再看一遍。

| 情形 | 看哪里 | 项数 |
|:--|:-:|--:|
| **失能。**卧床 | [[list\\|改造清单]] | 3 |
| 独居 | `A-1` | 12 |

![从东门进，上二楼，右转](images/way.svg)

### 步骤

1. 申请
2. 评估
   - 上门
   - 记录

> 引自文件

---

```
原样 **输出。**
```

[^1]: 见**社会救助法。**第十八条，另见[[two]]。

[^两]: 家里没有人的，约定时间。

    改期不超过两次。
";

fn with_body(body: &str) -> Handbook {
    let base = Handbook::new().with("images/way.svg", PICTURE).with("images/dot.png", png());
    let fields = base.text(LIST);
    let guide = base.text(GUIDE);
    let end = guide[3..].find("\n---\n").unwrap() + 3 + "\n---\n".len();
    let mut handbook = base;
    handbook.0.remove(LIST);
    handbook
        .with("checklists/list.md", format!("---\n{fields}---\n{body}"))
        .with(GUIDE, format!("{}{body}", &guide[..end]))
        .replacing(
            "biaochi.yaml",
            "书:\n",
            "书:\n  - {编号: list, 书名: 清单, 样式: 清单手册}\n  - {编号: safety, 书名: 检查, 样式: 检查手册}\n",
        )
        .replacing("codes.csv", "6PKR57,", "V97ZXQ,books/list\nWXX62Q,books/safety\n6PKR57,")
}

/// Two by one pixels, red and blue.
fn png() -> Vec<u8> {
    const HEX: &str = concat!(
        "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000000d4944415478da63f8cf0004ff01",
        "070001ff3d7d8c490000000049454e44ae426082"
    );
    (0..HEX.len()).step_by(2).map(|at| u8::from_str_radix(&HEX[at..at + 2], 16).unwrap()).collect()
}

fn build(handbook: &Handbook) -> Vec<Artifact> {
    let (artifacts, report) = compile(&handbook.input(), &[Output::Site, Output::Print], &());
    assert!(!artifacts.is_empty(), "{:#?}", places(&report));
    artifacts
}

fn page(artifacts: &[Artifact], path: &str) -> String {
    let found = artifacts.iter().find(|artifact| artifact.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(found.bytes.to_vec()).unwrap()
}

#[test]
fn a_body_with_everything_on_the_site() {
    let handbook = with_body(BODY);
    assert_clean(&handbook.check());
    let artifacts = build(&handbook);
    for path in ["guides/sample/index.html", "checklists/list/index.html"] {
        let page = page(&artifacts, path);
        for html in [
            "<strong>重点。</strong>后文",
            "<em>轻一些，</em>再往下",
            "一行末尾接着下一行。",
            "<a href=\"../../about/#levels\">四种来源</a>",
            "<a href=\"../../guides/sample/\" class=\"document\">生活补助申请</a>",
            "<a href=\"../../figures/assistance/\" class=\"document\">数额表</a>",
            "<sup><a href=\"#note-1\" id=\"note-1-2\" role=\"doc-noteref\" aria-label=\"注释 1\">1</a></sup>",
            "<li id=\"note-2\">",
            "<a href=\"#note-1-2\" role=\"doc-backlink\" aria-label=\"回到正文，注释 1 的第 2 处\">↑</a>",
            "<div class=\"callout callout-warning\" role=\"note\"><p class=\"callout-word\"><strong>注意</strong></p>",
            "<strong>提示</strong>",
            "<dt>评估</dt><dt>验收</dt><dd>上门看一遍，逐项记录。</dd><dd>",
            "<th scope=\"col\" class=\"end\">项数</th>",
            "<td class=\"center\"><a href=\"../../checklists/list/\" class=\"document\">改造清单</a></td>",
            "<img src=\"../../media/images/way.svg\" width=\"240\" height=\"120\" loading=\"lazy\" alt=\"从东门进，上二楼，右转\">",
            "原样 **输出。**",
        ] {
            assert!(page.contains(html), "{path} lacks {html}");
        }
    }
    let media: Vec<_> =
        artifacts.iter().filter(|it| it.path.starts_with("media/")).map(|it| (it.path.as_str(), &*it.bytes)).collect();
    assert_eq!(media, [("media/images/way.svg", PICTURE.as_bytes())], "only what a body shows is published");
}

#[test]
fn a_body_with_everything_in_print() {
    let raster = BODY.replace("images/way.svg", "../images/dot.png");
    for body in [BODY, &raster] {
        let artifacts = build(&with_body(body));
        let book = artifacts.iter().find(|artifact| artifact.path == "pdf/list.pdf").unwrap();
        let text = String::from_utf8_lossy(&book.bytes);
        assert!(text.contains("pdfuaid:part>1") && text.contains("pdfaid:conformance>A"));
    }
}

#[test]
fn a_body_is_never_code() {
    let nasty = "<script>alert(1)</script> #eval(\"1\") $x$ ]] \"' {% x %} #sys.version <img onerror=alert(1)>";
    let plain = "#eval(\"1\") \\$x\\$ ]] \"' {% x %} #sys.version";
    let shape = |words: &str| {
        let alone = words.replace(" ]]", "");
        format!(
            "## {words}\n\n{words}[^1] **{words}** `{words}`\n\n> [!注意]\n> {words}\n\n{words}\n: {words}\n\n\
             | {words} | a |\n|--|--|\n| [[list\\|{alone}]] | b |\n\n![{alone}](images/way.svg)\n\n\
             [[sample|{alone}]] [{alone}](https://a.example/?\"{{% x %}}) [x](javascript:alert(1))\n\n[^1]: {words}\n"
        )
    };
    let report = with_body(&shape(nasty)).check();
    assert!(codes(&report).contains(&"raw-html") && codes(&report).contains(&"unsafe-link"));
    let artifacts =
        build(&with_body(&shape(plain).replace("[x](javascript:alert(1))", "&#60;script>alert(1)&#60;/script>")));
    for path in ["guides/sample/index.html", "checklists/list/index.html"] {
        let page = page(&artifacts, path);
        assert!(!page.contains("<script>") && !page.contains("onerror"), "{path}");
        assert!(page.contains("alt=\"#eval(&quot;1&quot;) $x$ &quot;&#39; {% x %} #sys.version\""), "{path}");
        assert!(page.contains("#eval(&quot;1&quot;) $x$"), "{path}");
    }
}

#[test]
fn dropped_html_leaves_nothing_that_runs() {
    let artifacts = build(&with_body("## 甲\n\n<script>alert(1)</script>\n\n乙<video src=x onerror=alert(1)>丙\n"));
    let page = page(&artifacts, "guides/sample/index.html");
    assert!(!page.contains("alert(1)") && page.contains("<p>乙丙</p>"), "{page}");
}

#[test]
fn references_that_lead_nowhere() {
    let base = with_body("## 甲\n\n看[[lst]]和[[sample]]。\n");
    let found = places(&base.check());
    assert!(found.contains(&"guides/sample.md:53:2 unknown-reference".to_owned()), "{found:?}");
    let report = base.check();
    let finding = report.findings().into_iter().find(|finding| finding.code.id == "unknown-reference").unwrap();
    assert_eq!(finding.help.as_ref().unwrap().zh, "是不是「list」？");
    let field = Handbook::new().replacing(GUIDE, "一句话: ", "一句话: 先看[[lst]]，");
    assert!(codes(&field.check()).contains(&"unknown-reference"));
    let field = Handbook::new().replacing(GUIDE, "一句话: ", "一句话: 先看[[list]]，");
    let html = page(&build(&field), "guides/sample/index.html");
    assert!(html.contains("class=\"document\""), "{html}");
    let broken = Handbook::new()
        .replacing(GUIDE, "窗口收下材料", "看[[elsewhere]]")
        .with("guides/elsewhere.md", "---\n类型: 办事指南\n编号: elsewhere\n名称: [\n---\n");
    assert!(!codes(&broken.check()).contains(&"unknown-reference"), "the cause, not its echo");
}

/// The codes for a picture of these bytes.
fn picture(path: &str, bytes: impl Into<Vec<u8>>) -> Vec<&'static str> {
    let base = Handbook::new();
    let text = base.text(GUIDE) + &format!("\n![图]({path})\n");
    codes(&base.with(GUIDE, text).with(path, bytes).check())
}

#[test]
fn pictures_hold_nothing_that_runs() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">{inner}</svg>"
        )
    };
    for inner in [
        "<script>alert(1)</script>",
        "<rect width=\"1\" height=\"1\" onclick=\"alert(1)\"/>",
        "<a href=\"javascript:alert(1)\"><rect width=\"1\" height=\"1\"/></a>",
        "<image href=\"https://a.example/x.png\"/>",
        "<image xlink:href=\"data:image/png;base64,AAAA\"/>",
        "<use href=\"https://a.example/x.svg#a\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
        "<style>@import 'https://a.example/x.css';</style>",
        "<style>rect { fill: url( \"https://a.example/x\" ) }</style>",
        "<style>rect { fill: \\75rl(https://a.example/x) }</style>",
        "<rect style=\"fill:url(//a.example/x)\" width=\"1\" height=\"1\"/>",
        "<rect width=\"1\" height=\"1\"><set attributeName=\"href\" to=\"javascript:alert(1)\"/></rect>",
    ] {
        assert!(picture("images/x.svg", svg(inner)).contains(&"unsafe-picture"), "{inner}");
    }
    let entity = format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}", svg("<text>&x;</text>"));
    assert!(picture("images/x.svg", entity).contains(&"unsafe-picture"));
    let sheet = format!("<?xml-stylesheet href=\"https://a.example/x.css\"?>{}", svg(""));
    assert!(picture("images/x.svg", sheet).contains(&"unsafe-picture"));
    let sound = svg("<defs><linearGradient id=\"a\"><stop stop-color=\"red\"/></linearGradient></defs>\
         <style>rect { fill: url(#a) }</style><rect width=\"1\" height=\"1\"/><use xlink:href=\"#a\"/>");
    assert!(picture("images/x.svg", format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{sound}")).is_empty());
}

#[test]
fn pictures_that_are_none_are_told() {
    let whole = png();
    for at in (0..whole.len()).step_by(7) {
        assert_eq!(picture("images/x.png", &whole[..at]), ["picture"], "{at}");
    }
    assert!(picture("images/x.png", whole.clone()).is_empty());
    assert_eq!(picture("images/x.jpg", whole), ["picture"]);
    for bytes in
        [&b""[..], b"\xFF\xD8", b"\xFF\xD8\xFF\xC0\x00\x11\x08", b"\xFF\xD8\xFF\xE0\xFF\xFF", b"\xFF\xD8\xFF\xFF\xFF"]
    {
        assert_eq!(picture("images/x.jpg", bytes), ["picture"]);
    }
    for text in
        ["", "<svg", "<html/>", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>", "GIF89a"]
    {
        assert_eq!(picture("images/x.svg", text), ["picture"], "{text}");
    }
    assert_eq!(picture("images/x.svg", vec![b' '; 1_000_001]), ["picture"]);
    let colours = b"\xFF\xD8\xFF\xC0\x00\x14\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00";
    assert_eq!(picture("images/x.jpg", &colours[..]), ["picture"]);
    let words = PICTURE.replace("窗口", "𠀀");
    assert_eq!(picture("images/x.svg", words), ["missing-glyph"]);
}

#[test]
fn pictures_outside_the_handbook_are_refused() {
    for src in ["../../way.svg", "../../../etc/way.svg", "images/none.svg", "images/WAY.svg"] {
        assert_eq!(codes(&with_body(&format!("![图]({src})\n")).check()), ["picture", "picture"], "{src}");
    }
    let mut input = with_body("![图](images/z.svg)\n").input();
    input.sources.push(SourceFile { path: "images/z.svg".to_owned(), content: Content::Link });
    let (artifacts, report) = compile(&input, &[Output::Site], &());
    assert!(codes(&report).contains(&"symbolic-link") && artifacts.is_empty());
    let mut input = with_body("![图](images/z.svg)\n").input();
    input.sources.push(SourceFile { path: "images/z.svg".to_owned(), content: Content::TooLarge(5_000_000) });
    assert!(codes(&compile(&input, &[Output::Site], &()).1).contains(&"picture"));
}
