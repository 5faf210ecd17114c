//! What this handbook makes of the findings of rules: its own severities, and exemptions that expire.

use super::{EXEMPTION, RULES};
use crate::diag::{Diagnostic, Report, Severity};
use crate::link::Handbook;
use crate::model::manifest::SeverityWord;
use crate::model::words::{Exemption, Ref};
use crate::text;
use crate::text::did_you_mean;

/// Applies both to what the rules found.
pub(super) fn apply(handbook: &Handbook, report: &mut Report) {
    for setting in &handbook.manifest.severities {
        check_rule(&setting.rule, report);
    }
    for exemption in &handbook.exemptions {
        check_rule(&exemption.rule, report);
    }
    let mut used = vec![false; handbook.exemptions.len()];
    report.revise(|finding| {
        let setting = handbook.manifest.severities.iter().find(|it| it.rule.value == finding.code.id);
        if let Some(setting) = setting.filter(|_| is_rule(finding.code.id)) {
            finding.severity = match setting.severity {
                SeverityWord::错误 => Severity::Error,
                SeverityWord::提醒 => Severity::Warning,
            };
        }
        let covers = |exemption: &Exemption| {
            exemption.rule.value == finding.code.id
                && exemption.rule.span.source == finding.span.source
                && *exemption.until > handbook.as_of
        };
        let exempt = handbook.exemptions.iter().position(covers).filter(|_| is_rule(finding.code.id));
        if let Some(at) = exempt {
            used[at] = true;
        }
        exempt.is_none()
    });
    for (exemption, used) in handbook.exemptions.iter().zip(used) {
        report_stale(exemption, used, handbook, report);
    }
}

fn is_rule(id: &str) -> bool {
    RULES.iter().any(|rule| rule.code.id == id)
}

fn check_rule(written: &Ref, report: &mut Report) {
    let name = written.value.as_str();
    if is_rule(name) {
        return;
    }
    let finding =
        Diagnostic::new(&EXEMPTION, written.span, text!("没有叫「{name}」的规则", "there is no rule `{name}`"));
    report.push(match did_you_mean(name, RULES.iter().map(|rule| rule.code.id)) {
        Some(near) => finding.help(text!("是不是「{near}」？", "did you mean `{near}`?")).guess(written.span, near),
        None => {
            finding.help(text!("规则的代码写在问题的方括号里", "a rule's code stands in the brackets of its finding"))
        }
    });
}

fn report_stale(exemption: &Exemption, used: bool, handbook: &Handbook, report: &mut Report) {
    let (rule, owner) = (exemption.rule.as_str(), exemption.owner.as_str());
    if *exemption.until <= handbook.as_of {
        let until = exemption.until.value;
        let message = text!(
            "「{rule}」的豁免到 {until} 已经过期，责任人：{owner}",
            "the exemption from `{rule}` expired on {until}, answered for by {owner}"
        );
        let help = text!(
            "解决问题后删去豁免，或说明理由并延长",
            "solve it and remove the exemption, or give a reason and extend it"
        );
        report.push(Diagnostic::new(&EXEMPTION, exemption.until.span, message).help(help));
    } else if !used && is_rule(rule) {
        let message = text!("「{rule}」的豁免没有用上", "the exemption from `{rule}` covers nothing");
        report.push(Diagnostic::new(&EXEMPTION, exemption.rule.span, message).help(text!("删去它", "remove it")));
    }
}
