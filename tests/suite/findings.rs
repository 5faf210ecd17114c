//! Findings as others read them: JSON that obeys its schema, and carets under the very characters.

use biaochi::diag::{Code, Color, Diagnostic, Format, Report, Severity, Style};
use biaochi::source::{Source, Span};
use biaochi::text;
use biaochi::text::Lang;
use unicode_width::UnicodeWidthStr;

use crate::handbook::{Handbook, root};

static CODE: Code = Code { id: "some-code", severity: Severity::Error, page: "" };

/// A report on the small handbook with three slips: one safely mended, one guessed, one beside another place.
fn report() -> Report {
    Handbook::new()
        .replacing("guides/sample.md", "条线: 一困", "条线: 𠀀困")
        .replacing("conduct/two.yaml", "声明: ", "声明：")
        .replacing("guides/second.md", "编号: second", "编号: second\n编号: second")
        .check()
}

fn style(lang: Lang) -> Style<'static> {
    Style { lang, color: Color::Never, prefix: "book/" }
}

/// Compares with a file of `tests/golden`; with `UPDATE=1` it is written anew.
fn assert_golden(name: &str, text: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == text, "{name} has changed; run with UPDATE=1 and read the difference\n{text}");
}

#[test]
fn json_stays_as_it_is_and_obeys_its_schema() {
    let schema = biaochi::diag::json::schema();
    assert_golden("findings.schema.json", &format!("{:#}\n", schema.as_value()));
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    for (lang, name) in [(Lang::Zh, "findings.zh.json"), (Lang::En, "findings.en.json")] {
        let written = report().render(Format::Json, style(lang));
        assert_golden(name, &written);
        let value = serde_json::from_str(&written).unwrap();
        let errors: Vec<_> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let clean = Handbook::new().check().render(Format::Json, style(Lang::Zh));
    assert!(validator.is_valid(&serde_json::from_str(&clean).unwrap()), "{clean}");
}

#[test]
fn every_field_of_the_json_is_explained() {
    fn check(value: &serde_json::Value) {
        for (name, field) in value.get("properties").and_then(|it| it.as_object()).into_iter().flatten() {
            assert!(field.get("description").is_some() || field.get("$ref").is_some(), "{name} is not explained");
        }
        let definitions = value.get("$defs").and_then(|it| it.as_object());
        definitions.into_iter().flatten().for_each(|(_, definition)| check(definition));
    }
    check(biaochi::diag::json::schema().as_value());
}

/// Lines, and the word in each that is wrong.
const LINES: &[(&str, &str)] = &[
    ("  承诺: 20 工作日", "20"),
    ("名称：ＡＢＣ全角", "ＢＣ"),
    ("一个𠀀𠀁字，后面的错", "错"),
    ("𠀀𠀁𠀂", "𠀁"),
    ("半角片假名ｱｲｳ和字", "ｲｳ和"),
    ("e\u{301}te\u{301} 附标", "附标"),
    ("带附标的e\u{301}字", "e\u{301}"),
    ("표준 한글 값", "한글"),
    ("a‸b 甲", "甲"),
    ("标点“引号”——和……省略", "——"),
    ("🙂表情后面", "后面"),
    ("\t名称\t甲", "甲"),
    ("\t\t键\t值", "\t值"),
];

/// A finding on a part of a text, as people see it.
fn shown(text: &str, range: std::ops::Range<usize>) -> String {
    let mut report = Report::default();
    let source = report.add_source(Source::new("a.md".to_owned(), text.to_owned()));
    report.push(Diagnostic::new(&CODE, Span::new(source, range), text!("这里不对", "this is wrong")));
    report.render(Format::Human, style(Lang::Zh))
}

/// Where the text of a shown line begins, and the line of marks under it. A tab is shown as four spaces, so that no
/// terminal sets it otherwise.
fn under<'a>(shown: &'a str, line: &str) -> (usize, &'a str) {
    let (line, lines) = (line.replace('\t', "    "), shown.lines().collect::<Vec<_>>());
    let at = lines.iter().position(|shown| shown.ends_with(&line)).unwrap_or_else(|| panic!("{line:?} in\n{shown}"));
    (lines[at].width() - line.width(), lines[at + 1])
}

/// As wide as it is shown.
fn width(text: &str) -> usize {
    text.replace('\t', "    ").width()
}

#[test]
fn carets_stand_under_the_wrong_words() {
    for (line, wrong) in LINES {
        for before in ["", "上一行，𠀀Ａ\n", "\n\n"] {
            let text = format!("{before}{line}\n下一行\n");
            let at = line.find(wrong).unwrap();
            let shown = shown(&text, before.len() + at..before.len() + at + wrong.len());
            let (begins, marks) = under(&shown, line);
            let start = marks.find('━').unwrap_or_else(|| panic!("no caret in\n{shown}"));
            let place = (marks[..start].width() - begins, marks[start..].trim_end().width());
            assert_eq!(place, (width(&line[..at]), width(wrong)), "{line}\n{shown}");
        }
    }
}

#[test]
fn a_span_of_several_lines_begins_and_ends_under_its_words() {
    for (first, last) in [("名称: 甲𠀀《乙", "  丙Ａ》丁"), ("\tｱｲ《e\u{301}", "\tＡ》"), ("甲《", "》")]
    {
        let text = format!("上\n{first}\n{last}\n下\n");
        let shown = shown(&text, text.find('《').unwrap()..text.find('》').unwrap() + '》'.len_utf8());
        let corner = |line: &str| {
            let (begins, marks) = under(&shown, line);
            marks[..marks.find('┛').unwrap_or_else(|| panic!("no corner in\n{shown}"))].width() - begins
        };
        let start = width(&first[..first.find('《').unwrap()]);
        assert_eq!(corner(first), start, "{shown}");
        let end = width(&last[..last.find('》').unwrap()]);
        assert!((end..end + 2).contains(&corner(last)), "under the closing mark\n{shown}");
    }
}
