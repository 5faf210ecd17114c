//! An office answers for the text, not a person.

use super::EDITORS;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::source::Spanned;
use crate::text;

/// How offices end.
const OFFICES: &[&str] = &[
    "科", "处", "室", "股", "组", "局", "厅", "司", "部", "办", "会", "委", "院", "所", "站", "队", "馆", "中心",
    "单位", "机构", "部门", "街道", "乡镇", "社区", "县", "区", "市", "镇", "乡", "村", "校", "处室", "科室", "专班",
    "小组", "窗口",
];
/// How persons end.
const PERSONS: &[&str] =
    &["先生", "女士", "同志", "科长", "处长", "局长", "主任", "股长", "部长", "主席", "书记", "科员", "老师"];

/// The commonest surnames, nine persons of ten.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let Some(editors) = &guide.editors else {
            let name = guide.name.as_str();
            let message = text!("「{name}」没有写由哪个科室编写", "`{name}` does not say which office wrote it");
            let help = text!(
                "写「责任: {{编写: 社会救助科}}」，写科室，不写个人",
                "write `责任: {{编写: …}}` with an office, not a person"
            );
            report.push(Diagnostic::new(&EDITORS, guide.name.span, message).help(help));
            continue;
        };
        let offices = std::iter::once(&editors.author).chain(&editors.reviewer).chain(&editors.approver);
        report.extend(offices.filter(|office| is_person(office)).map(finding));
    }
    let offices = handbook.heads().filter_map(|(_, head)| head.review()?.office.as_ref());
    report.extend(offices.filter(|office| is_person(office)).map(finding));
}

fn finding(written: &Spanned<String>) -> Diagnostic {
    let name = written.as_str();
    let message = text!("「{name}」像是个人，不是科室", "`{name}` looks like a person, not an office");
    let help = text!("写科室的名称；人会变动，科室一直负责", "write the office: people move, the office stays");
    Diagnostic::new(&EDITORS, written.span, message).help(help)
}

/// A surname and one or two characters that no office ends in, a title, or a telephone number.
fn is_person(written: &str) -> bool {
    let plain = written.split(['（', '(']).next().unwrap_or(written).trim();
    let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let is_name = matches!(plain.chars().count(), 2 | 3) && plain.starts_with(|c| SURNAMES.contains(c));
    digits >= 7 || ends(PERSONS) || (is_name && !ends(OFFICES))
}
