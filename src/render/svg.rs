//! Charts and printed codes as SVG that looks right inside a page and as a file of its own.
//!
//! Colours are attributes, so that any viewer shows them, and custom properties on top, so that a page can set
//! them: `--chart-lane`, `--chart-lane-alt`, `--chart-head`, `--chart-rule`, `--chart-paper`, `--chart-end`,
//! `--chart-ask`, `--chart-line`, `--chart-ink`, `--chart-soft`, `--chart-focus`.
//!
//! A chart is a group with links, not an image: what is inside an image can't be reached by those who don't see it.

use std::fmt::Write;

use crate::flow::{BAR, Chart, FOOT, SLANT, Shape, Symbol};

/// The style sheet of charts, for a page that may not hold one inside.
pub const STYLE: &str = "\
.chart{max-width:100%;height:auto}\
.chart text{fill:var(--chart-ink,#1b2733)}\
.chart .chart-soft{fill:var(--chart-soft,#4a5a69)}\
.chart-lane{fill:var(--chart-lane,#fff)}\
.chart-lane-alt{fill:var(--chart-lane-alt,#f3f6f9)}\
.chart-head{fill:var(--chart-head,#e3eaf1)}\
.chart-rule{stroke:var(--chart-rule,#c2ccd6)}\
.chart-line{stroke:var(--chart-line,#34495e)}\
.chart-tip{fill:var(--chart-line,#34495e)}\
.chart-box{fill:var(--chart-paper,#fff);stroke:var(--chart-line,#34495e)}\
.chart-end{fill:var(--chart-end,#e7f2ec)}\
.chart-ask{fill:var(--chart-ask,#fff6e0)}\
.chart a:hover .chart-box,.chart a:focus-visible .chart-box{stroke:var(--chart-focus,#0b57d0);stroke-width:2}\
.chart a:focus{outline:none}";

const FONTS: &str = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";

/// Modules that must stay white around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// Where a drawing has its colours from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// From a style sheet inside, for a file of its own.
    Own,
    /// From the page that it stands in, whose policy forbids styles inside.
    Page,
}

/// A chart. `title` names it, `description` tells it in words; `id_prefix` keeps ids apart where a page has several;
/// `href` says where the box of a step, by its one-based number, leads.
#[must_use]
pub fn chart(
    chart: &Chart,
    title: &str,
    description: &str,
    id_prefix: &str,
    colours: Colours,
    href: &dyn Fn(usize) -> String,
) -> String {
    let mut out = String::new();
    let (width, height, id) = (number(chart.width), number(chart.height), escape(id_prefix));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"group\" aria-labelledby=\"{id}-title\" \
         aria-describedby=\"{id}-desc\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"{FONTS}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"#1b2733\" stroke-width=\"{}\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        number(chart.font_size),
        number((chart.font_size * 0.08).max(0.6)),
        escape(title),
        escape(description),
    );
    if colours == Colours::Own {
        let _ = write!(out, "<style>{STYLE}</style>");
    }
    lanes(&mut out, chart);
    lines(&mut out, chart);
    for shape in &chart.boxes {
        link(&mut out, chart, shape, &href(shape.step_number));
    }
    out + "</svg>"
}

/// A code as `runs` of dark modules, each `x, y, width`, in a square of `size` modules, with its quiet zone.
#[must_use]
pub fn qr(size: usize, runs: &[(usize, usize, usize)], url: &str) -> String {
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for &(x, y, width) in runs {
        let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"QR {}\" \
         viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}h-{whole}z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(url),
    )
}

fn lanes(out: &mut String, chart: &Chart) {
    let (bottom, band) = (number(chart.height), number(chart.header_height));
    for (at, lane) in chart.lanes.iter().enumerate() {
        let (class, fill) = if at % 2 == 0 { ("chart-lane", "#fff") } else { ("chart-lane-alt", "#f3f6f9") };
        let (x, width) = (number(lane.x), number(lane.width));
        let _ = write!(out, "<path class=\"{class}\" fill=\"{fill}\" d=\"M{x} 0h{width}v{bottom}h-{width}z\"/>");
    }
    let width = number(chart.width);
    if chart.header_height > 0.0 {
        let _ = write!(out, "<path class=\"chart-head\" fill=\"#e3eaf1\" d=\"M0 0h{width}v{band}h-{width}z\"/>");
    }
    let mut rules = if chart.header_height > 0.0 { format!("M0 {band}H{width}") } else { String::new() };
    for lane in chart.lanes.iter().skip(1) {
        let _ = write!(rules, "M{} 0V{bottom}", number(lane.x));
    }
    // Half of the frame's stroke would lie outside the drawing.
    let half = chart.font_size * 0.04;
    let [right, low, half] = [chart.width - half, chart.height - half, half].map(number);
    let _ = write!(rules, "M{half} {half}H{right}V{low}H{half}z");
    let _ = write!(out, "<path class=\"chart-rule\" fill=\"none\" stroke=\"#c2ccd6\" d=\"{rules}\"/>");
    if chart.header_height > 0.0 {
        out.push_str("<g font-weight=\"700\">");
        for lane in &chart.lanes {
            text(out, chart, &lane.text, &[], (lane.x + lane.width / 2.0, chart.header_height / 2.0));
        }
        out.push_str("</g>");
    }
}

/// All lines are one path: where they join they must not look darker.
fn lines(out: &mut String, chart: &Chart) {
    let (mut paths, mut tips, mut labels) = (String::new(), String::new(), String::new());
    let (long, wide) = (chart.font_size * 0.55, chart.font_size * 0.22);
    for line in &chart.lines {
        let [.., (fx, fy), (x, y)] = line.points[..] else {
            continue;
        };
        let (dx, dy) = (
            (x - fx).signum() * f64::from((x - fx).abs() > 0.01),
            (y - fy).signum() * f64::from((y - fy).abs() > 0.01),
        );
        // The line ends inside its tip, so that it doesn't blunt the point.
        let end = (x - dx * long * 0.5, y - dy * long * 0.5);
        for (at, &point) in line.points[..line.points.len() - 1].iter().chain([&end]).enumerate() {
            let _ = write!(paths, "{}{} {}", if at == 0 { 'M' } else { 'L' }, number(point.0), number(point.1));
        }
        let base = (x - dx * long, y - dy * long);
        let corners = [(x, y), (base.0 - dy * wide, base.1 + dx * wide), (base.0 + dy * wide, base.1 - dx * wide)];
        let tip = polygon(&corners);
        if !tips.contains(&tip) {
            tips += &tip;
        }
        let Some(label) = &line.label else { continue };
        for (row, text) in label.text.iter().enumerate() {
            let baseline = label.y - label.height / 2.0 + below(row) * chart.small_leading + 0.86 * chart.small_size;
            let _ =
                write!(labels, "<text x=\"{}\" y=\"{}\">{}</text>", number(label.x), number(baseline), escape(text));
        }
    }
    let _ = write!(
        out,
        "<g aria-hidden=\"true\"><path class=\"chart-line\" fill=\"none\" stroke=\"#34495e\" stroke-linejoin=\"round\" d=\"{paths}\"/>\
         <path class=\"chart-tip\" fill=\"#34495e\" d=\"{tips}\"/><g font-size=\"{}\">{labels}</g></g>",
        number(chart.small_size),
    );
}

fn link(out: &mut String, chart: &Chart, shape: &Shape, href: &str) {
    let connector = shape.symbol == Symbol::Connector;
    let mut label = if connector { format!("{} → ", shape.text.concat()) } else { String::new() };
    let _ = write!(label, "第 {} 步 {}", shape.step_number, shape.name);
    let small: Vec<&str> = shape.by.iter().chain(&shape.limit).map(String::as_str).collect();
    if !shape.by.is_empty() {
        let _ = write!(label, " {}", shape.by.concat());
    }
    if let Some(limit) = &shape.limit {
        let _ = write!(label, " {limit}");
    }
    let (class, fill) = match shape.symbol {
        Symbol::Terminal => ("chart-box chart-end", "#e7f2ec"),
        Symbol::Decision => ("chart-box chart-ask", "#fff6e0"),
        _ => ("chart-box", "#fff"),
    };
    let outline = outline(shape, chart.font_size);
    let _ = write!(
        out,
        "<a href=\"{}\" aria-label=\"{}\"><path class=\"{class}\" fill=\"{fill}\" stroke=\"#34495e\" d=\"{outline}\"/>",
        escape(href),
        escape(&label),
    );
    let foot = if shape.symbol == Symbol::Document { FOOT * chart.font_size } else { 0.0 };
    let centre = (shape.x + shape.width / 2.0, shape.y + (shape.height - foot) / 2.0);
    text(out, chart, &shape.text, &small, centre);
    out.push_str("</a>");
}

/// Lines of text, and smaller ones under them, centred at a point.
fn text(out: &mut String, chart: &Chart, text: &[String], small: &[&str], (x, y): (f64, f64)) {
    let lines = below(text.len() - 1) * chart.leading + chart.font_size;
    let height = lines + below(small.len()) * chart.small_leading;
    let top = y - height / 2.0;
    let x = number(x);
    for (row, line) in text.iter().enumerate() {
        let baseline = top + below(row) * chart.leading + 0.86 * chart.font_size;
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\">{}</text>", number(baseline), escape(line));
    }
    for (row, line) in small.iter().rev().enumerate().rev() {
        // The space keeps the words apart for those who hear them, as in the link's name.
        out.push(' ');
        let from_below = below(row) * chart.small_leading + 0.14 * chart.small_size;
        let (size, baseline) = (number(chart.small_size), number(top + height - from_below));
        let _ = write!(
            out,
            "<text class=\"chart-soft\" fill=\"#4a5a69\" font-size=\"{size}\" x=\"{x}\" y=\"{baseline}\">{}</text>",
            escape(line)
        );
    }
}

/// The symbols of GB/T 1526 as paths.
fn outline(shape: &Shape, font: f64) -> String {
    let &Shape { x, y, width, height, .. } = shape;
    let (right, bottom, cx, cy) = (x + width, y + height, x + width / 2.0, y + height / 2.0);
    match shape.symbol {
        Symbol::Process => polygon(&[(x, y), (right, y), (right, bottom), (x, bottom)]),
        Symbol::Decision => polygon(&[(cx, y), (right, cy), (cx, bottom), (x, cy)]),
        Symbol::Data => {
            let lean = SLANT * height;
            polygon(&[(x + lean, y), (right, y), (right - lean, bottom), (x, bottom)])
        }
        Symbol::Predefined => {
            let bar = BAR * font;
            let bars = [x + bar, right - bar].map(|at| format!("M{} {}V{}", number(at), number(y), number(bottom)));
            polygon(&[(x, y), (right, y), (right, bottom), (x, bottom)]) + &bars.concat()
        }
        Symbol::Terminal | Symbol::Connector => {
            let r = height / 2.0;
            let [x1, x2, top, low, r] = [x + r, right - r, y, bottom, r].map(number);
            format!("M{x1} {top}H{x2}A{r} {r} 0 0 1 {x2} {low}H{x1}A{r} {r} 0 0 1 {x1} {top}z")
        }
        Symbol::Document => {
            let half = FOOT * font / 2.0;
            let level = bottom - half;
            // Control points four thirds out make a curve that swings by one.
            let (up, down) = (level - half * 4.0 / 3.0, level + half * 4.0 / 3.0);
            let mut path = format!("M{} {}H{}V{}", number(x), number(y), number(right), number(level));
            for (from, swing) in [(right, up), (cx, down)] {
                let [a, b, end] = [1.0, 2.0, 3.0].map(|sixths| number(from - width * sixths / 6.0));
                let _ = write!(path, "C{a} {0} {b} {0} {end} {1}", number(swing), number(level));
            }
            path + "z"
        }
    }
}

fn polygon(corners: &[(f64, f64)]) -> String {
    let corners: Vec<String> = corners.iter().map(|&(x, y)| format!("{} {}", number(x), number(y))).collect();
    format!("M{}z", corners.join("L"))
}

/// At most one decimal, and no more than needed.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

fn below(row: usize) -> f64 {
    f64::from(u32::try_from(row).expect("a few lines"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::samples::{flow, ruler};
    use crate::flow::{Sheet, lay_out};

    fn drawn(lines: &[&str]) -> String {
        let charts = lay_out(&flow(&["甲<乙>"], lines), &ruler(), &Sheet::screen());
        chart(&charts[0], "标题 & 名", "说明", "c1", Colours::Own, &|step| format!("#step-{step}"))
    }

    #[test]
    fn every_box_is_a_link_with_a_name() {
        let svg = drawn(&["0 申请 端点 -> 1", "0 审核 处理 |5 日 -> 2", "0 办结 端点"]);
        for link in [
            "<a href=\"#step-1\" aria-label=\"第 1 步 申请\">",
            "<a href=\"#step-2\" aria-label=\"第 2 步 审核 5 日\">",
        ] {
            assert!(svg.contains(link), "{svg}");
        }
    }

    #[test]
    fn text_is_escaped() {
        let svg = drawn(&["0 \"A&B\" 端点 -> 1", "0 办结 端点"]);
        assert!(
            svg.contains("标题 &amp; 名") && svg.contains("甲&lt;乙&gt;") && svg.contains("&quot;A&amp;B&quot;"),
            "{svg}"
        );
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        assert_eq!([1.0, 1.25, 0.04, -0.01, 10.06].map(number), ["1", "1.2", "0", "0", "10.1"]);
    }

    #[test]
    fn a_code_has_its_quiet_zone() {
        let svg = qr(21, &[(0, 0, 7), (14, 20, 7)], "HTTPS://EXAMPLE.CN/Q/A");
        assert!(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("M4 4h7v1h-7zM18 24h7v1h-7z"), "{svg}");
    }
}
