//! A unified social credit code has 18 characters, the last of which checks the others (GB 32100-2015).

use super::CREDIT_CODE;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::source::Spanned;
use crate::text;

/// Digits and capitals without I, O, S, V, Z, in the order of their values.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH: usize = 18;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    let authorities = handbook.guides.iter().filter_map(|guide| guide.authority.as_ref()?.code.as_ref());
    let tables = handbook.organisations().flat_map(|table| &table.items);
    let organisations = tables.filter_map(|organisation| organisation.code.as_ref());
    report.extend(authorities.chain(organisations).filter_map(finding));
}

fn finding(code: &Spanned<String>) -> Option<Diagnostic> {
    let written = code.as_str();
    let upper = written.to_ascii_uppercase();
    let count = upper.chars().count();
    if count != LENGTH {
        let message = text!(
            "统一社会信用代码「{written}」有 {count} 位，应当是 18 位",
            "the credit code `{written}` has {count} characters, not 18"
        );
        return Some(Diagnostic::new(&CREDIT_CODE, code.span, message).help(help()));
    }
    if let Some(strange) = upper.chars().find(|&c| !ALPHABET.contains(c)) {
        let message = text!("统一社会信用代码里没有「{strange}」这个字符", "there is no `{strange}` in credit codes");
        let help = text!("只有数字和大写字母，不用 I、O、S、V、Z", "digits and capitals without I, O, S, V, Z");
        return Some(Diagnostic::new(&CREDIT_CODE, code.span, message).help(help));
    }
    if !upper.ends_with(check_character(&upper)?) {
        let message = text!(
            "统一社会信用代码「{written}」的校验位不对，有一位抄错了",
            "the check character of `{written}` is wrong, so one of its characters is"
        );
        return Some(Diagnostic::new(&CREDIT_CODE, code.span, message).help(help()));
    }
    let message = text!("统一社会信用代码「{written}」有小写字母", "the credit code `{written}` has small letters");
    let finding = Diagnostic::new(&CREDIT_CODE, code.span, message);
    let help = text!("写成「{upper}」", "write `{upper}`");
    (upper != written).then(|| finding.help(help).fix(code.span, upper))
}

fn help() -> text::Text {
    text!("对照证书重新抄写；没有核实的不写", "copy it again from the certificate, or leave it out")
}

/// The weights are the powers of 3 modulo 31, and the weighted sum of all 18 values is divisible by 31.
fn check_character(code: &str) -> Option<char> {
    let (mut sum, mut weight) = (0, 1);
    for c in code.chars().take(LENGTH - 1) {
        sum += ALPHABET.find(c)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}
