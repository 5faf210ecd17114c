//! Findings for people: the author's line, a caret under the very characters, and what to write.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet, renderer::DecorStyle};

use super::{Color, Diagnostic, Report, Severity, Style};
use crate::source::{Source, Span};
use crate::text::Lang;

/// All findings, then how many are not shown.
pub(super) fn render(report: &Report, style: Style<'_>) -> String {
    let renderer = match style.color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    }
    .decor_style(DecorStyle::Unicode);
    let (shown, left_out) = report.shown();
    let mut out = String::new();
    for finding in shown {
        out += &renderer.render(&groups(report, finding, style));
        out += "\n\n";
    }
    if left_out > 0 {
        out += &match style.lang {
            Lang::Zh => format!("另有 {left_out} 处相同的问题没有列出\n\n"),
            Lang::En => format!("{left_out} more of the same are not shown\n\n"),
        };
    }
    out
}

fn groups<'a>(report: &'a Report, finding: &'a Diagnostic, style: Style<'a>) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let word = finding.severity.name().get(style.lang).to_owned();
    let help_word = match style.lang {
        Lang::Zh => "建议",
        Lang::En => "help",
    };
    let title = level.with_name(word).primary_title(finding.message.get(style.lang)).id(finding.code.id);
    let mut first = title.element(snippet(report, finding.span, style, AnnotationKind::Primary, None));
    for (span, text) in &finding.related {
        first = first.element(snippet(report, *span, style, AnnotationKind::Context, Some(text.get(style.lang))));
    }
    let Some(help) = &finding.help else {
        return vec![first];
    };
    let Some(fix) = &finding.fix else {
        return vec![first.element(Level::HELP.with_name(help_word).message(help.get(style.lang)))];
    };
    let source = report.source(fix.span.source);
    let window = Window::around(source, fix.span);
    let patch = Snippet::source(window.text)
        .line_start(window.line_number)
        .path(source.shown(style.prefix))
        .patch(Patch::new(window.range(fix.span), fix.replacement.as_str()));
    vec![first, Level::HELP.with_name(help_word).secondary_title(help.get(style.lang)).element(patch)]
}

fn snippet<'a>(
    report: &'a Report,
    span: Span,
    style: Style<'a>,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = report.source(span.source);
    let window = Window::around(source, span);
    Snippet::source(window.text)
        .line_start(window.line_number)
        .path(source.shown(style.prefix))
        .annotation(kind.span(window.range(span)).label(label))
}

/// The lines that a span touches; a snippet of the whole file would be searched again for each finding.
struct Window<'a> {
    text: &'a str,
    line_number: usize,
    start: usize,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, span: Span) -> Self {
        let text = &source.text;
        let start = text[..(span.start as usize).min(text.len())].rfind('\n').map_or(0, |at| at + 1);
        let last = (span.end as usize).clamp(span.start as usize, text.len());
        // A long value is shown by its first lines.
        let mut end = start;
        for line in text[start..].split_inclusive('\n').take(3) {
            if end > start && end >= last {
                break;
            }
            end += line.len();
        }
        let line_number = source.line_and_column(span.start).0;
        Self { text: &text[start..end], line_number, start }
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let end_of_window = self.text.trim_end_matches(['\n', '\r']).len();
        let start = (span.start as usize - self.start).min(end_of_window);
        let end = (span.end as usize).saturating_sub(self.start).clamp(start, end_of_window.max(start));
        start..end
    }
}
