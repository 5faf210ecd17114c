//! The manifest: which one it is, what stands twice in it, and the address that codes are printed with.

use super::{DUPLICATE_ID, NO_HANDBOOK, WRONG_ADDRESS};
use crate::diag::{Diagnostic, Report};
use crate::model::load::Written;
use crate::model::{self, Document, Kind, Manifest, Wording};
use crate::source::{SourceId, Span};
use crate::text;

/// The manifest, its file and its wordings; `None` when there is none that can be read.
pub(super) fn read(
    found: Vec<Written>,
    broken: &[model::load::Broken],
    report: &mut Report,
) -> Option<(Manifest, SourceId, Vec<Wording>)> {
    let mut found = found.into_iter();
    let Some(first) = found.next() else {
        if let Some(at) = report.sources.iter().position(|source| source.path == "biaochi.yaml") {
            let source = SourceId(crate::source::to_u32(at));
            // What keeps it from being read was told at its place.
            if report.has_any_in(source) {
                return None;
            }
            let span = Span::new(source, 0..0);
            let message = text!("biaochi.yaml 不是可用的「手册」文件", "biaochi.yaml is no usable manifest");
            let help = text!(
                "第一行写「类型: 手册」，别的内容另存一个文件",
                "start with `类型: 手册`, and put anything else into a file of its own"
            );
            report.push(Diagnostic::new(&NO_HANDBOOK, span, message).help(help));
            return None;
        }
        let known_broken = broken.iter().any(|file| file.kind.is_none_or(|kind| kind == Kind::Manifest));
        if !known_broken {
            let source = report.add_source(crate::source::Source::new("biaochi.yaml".to_owned(), String::new()));
            let message =
                text!("这里没有手册：缺少 biaochi.yaml", "there is no handbook here: biaochi.yaml is missing");
            let help = text!(
                "用「biaochi new handbook」新建一本，或换到手册所在的文件夹",
                "make one with `biaochi new handbook`, or go to its folder"
            );
            report.push(Diagnostic::new(&NO_HANDBOOK, Span::new(source, 0..0), message).help(help));
        }
        return None;
    };
    let Document::Manifest(manifest) = first.document else { return None };
    for second in found {
        let Document::Manifest(other) = second.document else { continue };
        let finding =
            Diagnostic::new(&DUPLICATE_ID, other.name.span, text!("有两份「手册」文件", "there are two manifests"))
                .related(manifest.name.span, text!("另一份在这里", "the other is here"))
                .help(text!("只留一份 biaochi.yaml", "keep one biaochi.yaml"));
        report.push(finding);
    }
    Some((*manifest, first.source, first.wordings))
}

/// A line, the code of a department and its name stand once.
pub(super) fn check_names(manifest: &Manifest, report: &mut Report) {
    let lines = manifest.lines.iter().map(|line| &line.name).collect::<Vec<_>>();
    let codes = manifest.departments.iter().map(|department| &department.code).collect::<Vec<_>>();
    let departments = manifest.departments.iter().map(|department| &department.name).collect::<Vec<_>>();
    for names in [lines, codes, departments] {
        for (at, second) in names.iter().enumerate() {
            let Some(first) = names[..at].iter().find(|first| first.value == second.value) else { continue };
            let name = second.as_str();
            let finding =
                Diagnostic::new(&DUPLICATE_ID, second.span, text!("「{name}」写了两次", "`{name}` stands twice"))
                    .related(first.span, text!("第一次在这里", "first here"))
                    .help(text!("删去一处，或换一个", "remove one of them, or choose another"));
            report.push(finding);
        }
    }
}

/// The address is printed in capitals, so it must survive that and hold only what a compact QR code can hold.
pub(super) fn check_address(manifest: &Manifest, report: &mut Report) {
    let written = &manifest.base_url;
    let problem = address_problem(written);
    let Some((message, help)) = problem else { return };
    report.push(Diagnostic::new(&WRONG_ADDRESS, written.span, message).help(help));
}

/// What is wrong with a base address, and what to write.
#[must_use]
pub fn address_problem(written: &str) -> Option<(text::Text, text::Text)> {
    let help = text!(
        "写成「https://mz.example.gov.cn」这样的网址，末尾不带斜线",
        "write an address like `https://mz.example.gov.cn`, without a slash at the end"
    );
    let Some(rest) = written.strip_prefix("https://") else {
        return Some((
            text!("网址「{written}」不是以 https:// 开头", "the address `{written}` does not start with https://"),
            help,
        ));
    };
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:/".contains(c);
    let strange = rest.chars().find(|&c| !fits(c));
    if let Some(strange) = strange {
        return Some((
            text!("网址里的「{strange}」不能印进二维码", "`{strange}` in the address can't be printed in a code"),
            help,
        ));
    }
    // Hosts don't care about capitals, folders do.
    let is_host_only = !rest.is_empty() && !rest.contains('/') && !rest.starts_with('.') && rest.contains('.');
    if !is_host_only {
        return Some((text!("网址「{written}」要只写到域名", "the address `{written}` must be a host alone"), help));
    }
    None
}
