//! Flows to test with, written as one line a step: `actor name symbol |limit -> exits`.

use super::chart::Symbol;
use super::graph::{Exit, Flow, Step};
use super::ruler::Ruler;

/// A ruler with the embedded face.
pub(crate) fn ruler() -> Ruler {
    Ruler::new(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/NotoSansSC-Regular.otf")))
}

/// A flow from lines such as `1 材料齐全？ 判断 |1 工作日 -> 3:是 4:否`.
pub(crate) fn flow(actors: &[&str], lines: &[&str]) -> Flow {
    let steps = lines.iter().map(|line| step(line)).collect();
    Flow::new(actors.iter().map(ToString::to_string).collect(), steps)
}

fn step(line: &str) -> Step {
    let (head, exits) = line.split_once("->").unwrap_or((line, ""));
    let (head, limit) =
        head.split_once('|').map_or((head, None), |(head, limit)| (head, Some(limit.trim().to_owned())));
    let words: Vec<&str> = head.split_whitespace().collect();
    let &[actor, text, symbol] = words.as_slice() else { panic!("actor, text and symbol: {line}") };
    let exits = exits.split_whitespace().map(|exit| {
        let (to, label) = exit.split_once(':').map_or((exit, None), |(to, label)| (to, Some(label.to_owned())));
        Exit { label, to: to.parse().expect("a step's index") }
    });
    Step {
        name: text.to_owned(),
        actor: actor.parse().expect("an actor's index"),
        symbol: SYMBOLS.iter().find(|(word, _)| *word == symbol).expect("a symbol").1,
        text: text.to_owned(),
        by: None,
        limit,
        exits: exits.collect(),
    }
}

const SYMBOLS: [(&str, Symbol); 6] = [
    ("端点", Symbol::Terminal),
    ("处理", Symbol::Process),
    ("判断", Symbol::Decision),
    ("文件", Symbol::Document),
    ("数据", Symbol::Data),
    ("既定处理", Symbol::Predefined),
];

/// 低保: four actors, a correction and a second look.
pub(crate) fn subsistence() -> Flow {
    flow(
        &["申请人", "村（社区）", "乡镇（街道）", "县级民政"],
        &[
            "0 申请 端点 -> 1",
            "1 受理 处理 |1 工作日 -> 2",
            "1 材料齐全？ 判断 -> 4:是 3:否",
            "0 补正 处理 |5 工作日 -> 1",
            "2 经济状况核对 数据 |5 工作日 -> 5",
            "2 入户调查 处理 |5 工作日 -> 6",
            "2 审核 处理 |3 工作日 -> 7",
            "1 公示 文件 |7 日 -> 8",
            "2 有异议？ 判断 -> 5:是 9:否",
            "3 确认 处理 |5 工作日 -> 10",
            "3 符合条件？ 判断 -> 11:是 12:否",
            "3 按月发放 端点",
            "3 不予确认告知 文件 -> 13",
            "0 收到告知 端点",
        ],
    )
}

/// One actor, five steps, no choice.
pub(crate) fn linear() -> Flow {
    flow(
        &["婚姻登记处"],
        &[
            "0 申请 端点 -> 1",
            "0 初审 处理 |当场 -> 2",
            "0 审查 处理 |当场 -> 3",
            "0 登记发证 文件 -> 4",
            "0 归档 端点",
        ],
    )
}

/// 离婚登记: waiting periods and ways to withdraw.
pub(crate) fn divorce() -> Flow {
    flow(
        &["双方当事人", "婚姻登记机关"],
        &[
            "0 共同申请 端点 -> 1",
            "1 初审 处理 |当场 -> 2",
            "1 符合受理条件？ 判断 -> 3:是 9:否",
            "1 发给受理回执单 文件 -> 4",
            "0 冷静期 处理 |30 日 -> 5",
            "0 任何一方撤回申请？ 判断 -> 10:撤回 6:不撤回",
            "0 共同申请发证 处理 |30 日内 -> 7",
            "1 审查 处理 |当场 -> 8",
            "1 登记并发给离婚证 端点",
            "1 不予受理告知 文件",
            "1 终止程序 端点",
        ],
    )
}

/// Work that goes on side by side and meets again.
pub(crate) fn parallel() -> Flow {
    flow(
        &["申请人", "窗口", "业务科室"],
        &[
            "0 提出申请 端点 -> 1",
            "1 受理分办 处理 |1 工作日 -> 2 3 4",
            "1 数据核验 数据 |2 工作日 -> 5",
            "2 现场勘查 处理 |5 工作日 -> 5",
            "2 能力评估 既定处理 |5 工作日 -> 5",
            "2 汇总审查 处理 |3 工作日 -> 6",
            "2 通过？ 判断 -> 7:是 8:否",
            "1 发证 文件 -> 9",
            "1 告知理由 文件 -> 9",
            "0 领取结果 端点",
        ],
    )
}

/// Thirty steps of six actors with choices, loops and a fork.
pub(crate) fn long() -> Flow {
    let actors = ["申请人", "村（社区）", "乡镇（街道）", "区县民政局", "财政局", "代发银行"];
    let mut lines = Vec::new();
    for round in 0..5 {
        let at = round * 6;
        let last = if round == 4 { "端点".to_owned() } else { format!("处理 -> {}", at + 6) };
        let first = if round == 0 { "端点" } else { "处理" };
        lines.push(format!("{} 提交材料{round} {first} -> {}", round % 2, at + 1));
        lines.push(format!("1 登记核对{round} 处理 |2 工作日 -> {}", at + 2));
        lines.push(format!("2 齐全有效{round}？ 判断 -> {}:是 {at}:否", at + 3));
        lines.push(format!("{} 审核{round} 处理 |5 工作日 -> {} {}", 2 + round % 2, at + 4, at + 5));
        lines.push(format!("{} 复核{round} 处理 |3 工作日 -> {}", 3 + round % 3, at + 5));
        lines.push(format!("{} 办结{round} {last}", 3 + round % 2));
    }
    flow(&actors, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// 社会团体登记: a correction goes back across a lane between.
fn registration() -> Flow {
    flow(
        &["发起人", "业务主管", "登记机关"],
        &[
            "0 提出申请 端点 -> 1",
            "1 主管审查 既定处理 -> 2",
            "2 文件齐全？ 判断 |当场 -> 4:是 3:否",
            "0 补正文件 数据 -> 2",
            "2 书面审查 处理 |15 日 -> 5",
            "2 实地核查 处理 |5 日 -> 6",
            "2 准予登记？ 判断 |7 日 -> 7:是 8:否",
            "2 发证公告 端点 |3 日",
            "2 不予登记 端点 |3 日",
        ],
    )
}

/// 家庭经济状况核对: three answers, one of which ends at once.
fn comparison() -> Flow {
    flow(
        &["申请人", "乡镇（街道）", "县级民政"],
        &[
            "0 申报授权 端点 -> 1",
            "1 授权齐全？ 判断 |1 工作日 -> 3:齐全 2:缺签字 7:不同意",
            "0 补正授权 数据 -> 1",
            "2 查询比对 处理 |5 工作日 -> 4",
            "2 出具报告 处理 |1 工作日 -> 5",
            "1 有异议？ 判断 |1 工作日 -> 6:是 8:否",
            "1 复查 处理 -> 8",
            "1 终止核对 端点 |当场",
            "1 用于审核 端点 |当场",
        ],
    )
}

/// All of them, each with a name.
pub(crate) fn all() -> Vec<(&'static str, Flow)> {
    vec![
        ("subsistence", subsistence()),
        ("linear", linear()),
        ("divorce", divorce()),
        ("parallel", parallel()),
        ("long", long()),
        ("registration", registration()),
        ("comparison", comparison()),
    ]
}

/// A sound flow made from a number: chains with decisions, loops and forks, to find what nobody thought of.
pub(crate) fn invented(seed: u64) -> Flow {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut dice = move |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % sides
    };
    let width = 1 + dice(5);
    let count = 4 + dice(11);
    let names = ["受理", "经济状况核对", "审核公示", "入户调查核实情况", "确认", "发放到账"];
    let labels = ["是", "通过", "不符合条件", "逾期未补正", "否"];
    let mut lines = Vec::new();
    for at in 0..count {
        let actor = dice(width);
        let name = names[dice(names.len())];
        let (next, ahead, behind) = ((at + 1).min(count - 1), (at + 1 + dice(4)).min(count - 1), dice(at + 1));
        let limit = if dice(2) == 0 { " |5 工作日" } else { "" };
        let other = if dice(3) == 0 { behind } else { ahead };
        let label = labels[dice(labels.len() - 1)];
        lines.push(match dice(6) {
            _ if at + 1 == count => format!("{actor} {name} 端点{limit}"),
            0 | 1 => format!("{actor} {name}？ 判断{limit} -> {next}:{label} {other}:否"),
            2 if ahead != next => format!("{actor} {name} 数据{limit} -> {next} {ahead}"),
            3 => format!("{actor} {name} 文件{limit} -> {next}"),
            4 if dice(3) == 0 => {
                format!("{actor} {name}？ 判断{limit} -> {next}:甲 {ahead}:乙类 {behind}:丙 {other}:{label}")
            }
            5 if dice(2) == 0 => {
                format!("{actor} {name}？ 判断{limit} -> {next}:甲 {ahead}:乙类 {behind}:{label}")
            }
            _ => format!("{actor} {name} 处理{limit} -> {next}"),
        });
    }
    let actors = ["申请人", "村（社区）", "乡镇（街道）", "县级民政部门", "代发银行"];
    flow(&actors[..width], &lines.iter().map(String::as_str).collect::<Vec<_>>())
}
