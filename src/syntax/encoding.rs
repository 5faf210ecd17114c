//! Bytes to text: UTF-8 only, but a GB18030 file is recognised and named as such.

use super::{BYTE_ORDER_MARK, ENCODING, FILE_TOO_LARGE, SYMBOLIC_LINK, UNREADABLE};
use crate::diag::{Diagnostic, Report};
use crate::source::{Content, MAX_BYTES, Source, SourceFile, SourceId, Span};
use crate::text;

/// The file as text, or a finding that says why not. Its number is given either way.
pub fn decode(file: &SourceFile, report: &mut Report) -> Option<SourceId> {
    let bytes = match &file.content {
        Content::Bytes(bytes) if bytes.len() as u64 <= MAX_BYTES => bytes,
        Content::Bytes(bytes) => return refuse(file, report, |span| too_large(span, bytes.len() as u64)),
        Content::TooLarge(size) => return refuse(file, report, |span| too_large(span, *size)),
        Content::Link => return refuse(file, report, link),
        Content::Unreadable(why) => return refuse(file, report, |span| unreadable(span, why)),
    };
    let (bytes, mark) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes.as_slice(), false),
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let source = report.add_source(Source::new(file.path.clone(), text.to_owned()));
            if mark {
                let help = text!("另存为「UTF-8（无 BOM）」", "save the file as UTF-8 without a byte order mark");
                let message = text!("文件开头有看不见的 BOM 标记", "the file starts with an invisible byte order mark");
                report.push(Diagnostic::new(&BYTE_ORDER_MARK, Span::new(source, 0..0), message).help(help));
            }
            Some(source)
        }
        Err(_) => {
            not_utf8(file, bytes, report);
            None
        }
    }
}

/// Shows the line as the author sees it, which needs the encoding it was written in.
fn not_utf8(file: &SourceFile, bytes: &[u8], report: &mut Report) {
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let (decoded, _, broken) = encoding_rs::GB18030.decode(bytes);
    let (text, message) = if utf16 {
        (String::new(), text!("文件是 UTF-16 编码，不是 UTF-8", "the file is in UTF-16, not in UTF-8"))
    } else if broken {
        let message =
            text!("文件不是 UTF-8 编码，也认不出是哪一种", "the file is neither UTF-8 nor any encoding we know");
        (String::from_utf8_lossy(bytes).into_owned(), message)
    } else {
        let message = text!("文件是 GB18030（GBK）编码，不是 UTF-8", "the file is in GB18030 (GBK), not in UTF-8");
        (decoded.into_owned(), message)
    };
    // The first character beyond ASCII is the first that the encodings write differently.
    let start = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let help = text!("在编辑器里选「另存为」，编码选 UTF-8", "choose `Save as` in the editor, with the encoding UTF-8");
    let source = report.add_source(Source::new(file.path.clone(), text));
    report.push(Diagnostic::new(&ENCODING, Span::new(source, start..end), message).help(help));
}

fn refuse(file: &SourceFile, report: &mut Report, finding: impl FnOnce(Span) -> Diagnostic) -> Option<SourceId> {
    let source = report.add_source(Source::new(file.path.clone(), String::new()));
    report.push(finding(Span::new(source, 0..0)));
    None
}

fn too_large(span: Span, size: u64) -> Diagnostic {
    let limit = MAX_BYTES / 1000;
    let size = size.div_ceil(1000);
    Diagnostic::new(
        &FILE_TOO_LARGE,
        span,
        text!(
            "文件有 {size} KB，超过了 {limit} KB 的上限",
            "the file has {size} KB, more than the limit of {limit} KB"
        ),
    )
    .help(text!("一份标准写一个文件，太长的拆开", "write one standard a file, and split what is long"))
}

fn link(span: Span) -> Diagnostic {
    let message = text!("这是一个符号链接，不读取", "this is a symbolic link, which is not followed");
    Diagnostic::new(&SYMBOLIC_LINK, span, message)
        .help(text!("把文件本身复制到手册文件夹里", "copy the file itself into the handbook's folder"))
}

fn unreadable(span: Span, why: &str) -> Diagnostic {
    Diagnostic::new(&UNREADABLE, span, text!("文件读不出来：{why}", "the file can't be read: {why}"))
        .help(text!("检查文件的权限", "check the file's permissions"))
}
