//! Whether one can pay online is said where something is paid, and only there.

use super::PAYMENT;
use crate::diag::{Diagnostic, Report};
use crate::link::Handbook;
use crate::model::guide::ItemType;
use crate::text;

pub(super) fn check(handbook: &Handbook, report: &mut Report) {
    for guide in &handbook.guides {
        let finding = match (guide.fee.charges().first(), &guide.online_payment) {
            (None, Some(written)) => {
                let message = text!("不收费，又写了「网上支付」", "it is free, and yet there is `网上支付`");
                let help = text!("删去「网上支付」，或写明收费标准", "remove `网上支付`, or write the charge");
                Diagnostic::new(&PAYMENT, written.span, message).help(help)
            }
            // What a provider charges for a service is not paid at the portal.
            (Some(charge), None) if guide.item_type != ItemType::公共服务 => {
                let message =
                    text!("要收费，没有写能不能网上支付", "it is charged, but not said whether one can pay online");
                let help =
                    text!("写「网上支付: 支持」或「网上支付: 不支持」", "write `网上支付: 支持` or `网上支付: 不支持`");
                Diagnostic::new(&PAYMENT, charge.standard.span(), message).help(help)
            }
            _ => continue,
        };
        report.push(finding);
    }
}
