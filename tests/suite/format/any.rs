//! Fields and bodies that nobody would write: `fmt` checks itself on each that their meaning is kept.

use super::shuffle::Dice;
use super::{body, fmt};

#[test]
fn any_fields_keep_what_they_say() {
    let keys = ["名称", "编号", "时限", "材料", "流程", "别的", "依据", "\"公示\"", "条件"];
    let scalars =
        ["a", "甲 乙", "'单''引 # 号'", "\"双\\\"引号\"", "~", "null", "", "12", "2026-01-01", "a:b", "-1", "是"];
    let comments = ["", "", "", " # 旁", "   #旁"];
    for seed in 0..3000 {
        let mut dice = Dice(seed);
        let mut text = "类型: 办事指南\n".to_owned();
        entries(&mut text, &mut dice, 0, 3, (&keys, &scalars, &comments));
        if dice.roll(2) == 0 {
            text = shuffle_lines(&text, &mut dice);
        }
        let _ = fmt("x.yaml", &text, None);
    }
}

type Words<'a> = (&'a [&'a str], &'a [&'a str], &'a [&'a str]);

/// Random entries of a map at `indent`.
fn entries(text: &mut String, dice: &mut Dice, indent: usize, depth: usize, words: Words) {
    let (keys, scalars, comments) = words;
    let first = dice.roll(keys.len());
    for offset in 0..=dice.roll(4) {
        notes(text, dice, indent);
        *text += &format!("{}{}:", " ".repeat(indent), keys[(first + offset) % keys.len()]);
        value(text, dice, indent, depth, (keys, scalars, comments));
    }
    notes(text, dice, indent);
}

fn notes(text: &mut String, dice: &mut Dice, indent: usize) {
    for _ in 0..dice.roll(6).saturating_sub(3) {
        *text += dice.pick(&["\n", "\n\n", "  \n"]);
        *text += &" ".repeat(indent + [0, 0, 1, 2][dice.roll(4)]);
        *text += dice.pick(&["# 注\n", "#  另一注  \n", "# {a: b}\n"]);
    }
}

/// A random value behind a colon or a dash, with the end of its line.
fn value(text: &mut String, dice: &mut Dice, indent: usize, depth: usize, words: Words) {
    let (_, scalars, comments) = words;
    let step = [2, 2, 4, 3][dice.roll(4)];
    let pad = " ".repeat(indent + step);
    match dice.roll(if depth == 0 { 7 } else { 10 }) {
        0..=2 => *text += &format!(" {}{}\n", dice.pick(scalars), dice.pick(comments)),
        3 => *text += &format!(" {}{}\n", flow(dice, indent + step, 2, words), dice.pick(comments)),
        4 => {
            let head = dice.pick(&[">-", "|", ">", "|-", ">+ # 旁", "|+"]);
            *text += &format!(" {head}\n{pad}甲\n\n{pad}  乙 # 不是注释 \n{pad}丙\n");
            *text += dice.pick(&["", "\n", "\n\n"]);
        }
        5 => *text += &format!("{}\n{pad}# 间\n{pad}甲\n{pad}乙{}\n", dice.pick(comments), dice.pick(comments)),
        6 => *text += &format!(" \"甲\n{pad}  乙\n\n{pad}丙\"{}\n", dice.pick(comments)),
        7 => {
            *text += &format!("{}\n", dice.pick(comments));
            entries(text, dice, indent + step, depth - 1, words);
        }
        _ => {
            *text += &format!("{}\n", dice.pick(comments));
            for _ in 0..=dice.roll(3) {
                notes(text, dice, indent + step);
                *text += &format!("{pad}-");
                if dice.roll(3) == 0 {
                    *text += " ";
                    let mut inner = String::new();
                    entries(&mut inner, dice, indent + step + 2, depth - 1, words);
                    // A compact map starts on the line of its dash, without notes above it.
                    let start = inner.find(|c: char| !" \n".contains(c)).unwrap();
                    if inner[start..].starts_with('#') {
                        *text += &format!("\n{inner}");
                    } else {
                        *text += &inner[start..];
                    }
                } else {
                    value(text, dice, indent + step, depth - 1, words);
                }
            }
            notes(text, dice, indent + step);
        }
    }
}

fn flow(dice: &mut Dice, indent: usize, depth: usize, words: Words) -> String {
    let (keys, scalars, _) = words;
    let broken = format!("\n{}", " ".repeat(indent));
    let breaks = ["", "", " ", broken.as_str()];
    let first = dice.roll(keys.len());
    let is_map = dice.roll(2) == 0;
    let mut parts = Vec::new();
    for offset in 0..dice.roll(4) {
        let inner = if depth > 0 && dice.roll(3) == 0 {
            flow(dice, indent + 1, depth - 1, words)
        } else {
            dice.pick(&scalars[..6]).to_owned()
        };
        let (before, after) = (dice.pick(&breaks), dice.pick(&breaks));
        let key = keys[(first + offset) % keys.len()];
        parts.push(if is_map { format!("{before}{key}: {inner}{after}") } else { format!("{before}{inner}{after}") });
    }
    let (open, close) = if is_map { ("{", "}") } else { ("[", "]") };
    format!("{open}{}{close}", parts.join(","))
}

/// The last of the top-level keys first: a cheap other order.
fn shuffle_lines(text: &str, dice: &mut Dice) -> String {
    let mut chunks: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match chunks.last_mut() {
            Some(chunk) if line.starts_with([' ', '#', '\n']) => *chunk += line,
            _ => chunks.push(line.to_owned()),
        }
    }
    let by = dice.roll(chunks.len());
    chunks.rotate_left(by);
    chunks.concat()
}

#[test]
fn any_body_keeps_what_it_says() {
    let pieces = [
        "甲。",
        "乙！",
        "丙？",
        "丁",
        "，",
        "“戊。”",
        "（己。）",
        "Word",
        "Next. ",
        "end. ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "**重点。**",
        "**重。点**",
        "*a*",
        "**",
        "*",
        "_b_",
        "`c。d`",
        "[e。f](https://g.h)",
        "[i](",
        "{{低保标准}}",
        "{{",
        "- ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "1. ",
        "\n> ",
        "> ",
        "# ",
        "\n# ",
        "---",
        "\n---\n",
        "|",
        "\n|a|b|\n|-|-|\n|c。d|e|\n",
        "<b>",
        "\n```\n甲。乙\n\n\n```\n",
        "    ",
        "\n    ",
        "&amp;",
        "\\*",
        "[^1]",
        "\n[^1]: 注。释\n",
        "\n: 解",
        "[!注意]",
        "[[a|己。庚]]",
        "![辛](a.png)",
        "$x$",
        "- [ ] ",
        "　",
        "2026",
        "\n\n\n\n",
        "https://a.b ",
        "<https://a.b>",
        "~~x。~~",
        "+ ",
        "=",
        "\n===\n",
        "\t",
        "\\",
        "!",
        "…",
        "——",
        "」",
    ];
    for seed in 0..20_000 {
        let mut dice = Dice(seed);
        let text: String = (0..=dice.roll(14)).map(|_| dice.pick(&pieces)).collect();
        let _ = body(&text);
    }
}
