//! The chart: positioned boxes, lines and text, ready to be drawn by anyone; it knows no SVG.

use serde::Serialize;

/// Height of the wavy foot of a document, in font sizes; the wave swings about a line half that above the lower edge.
pub const FOOT: f64 = 0.6;
/// How far the upright edges of a parallelogram lean, as a part of its height.
pub const SLANT: f64 = 0.3;
/// From the edge of a predefined process to its second upright line, in font sizes.
pub const BAR: f64 = 0.45;

/// One drawing of a flow, or one part of a long flow. Lengths are points (1/72 inch),
/// x to the right, y down, the origin at the upper left.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Width of the whole drawing.
    pub width: f64,
    /// Height of the whole drawing.
    pub height: f64,
    /// Height of the band with the lanes' names at the top; none in a chart without lanes.
    pub header_height: f64,
    /// Size of box text; renderers never set it smaller than 6.5 pt on paper.
    pub font_size: f64,
    /// Distance between the lines of a box or a lane's name.
    pub leading: f64,
    /// Size of labels and limits.
    pub small_size: f64,
    /// Distance between lines of labels, and from a box's last line to its limit.
    pub small_leading: f64,
    /// Lanes from left to right, one for each actor; a chart without lanes has one that has no name.
    pub lanes: Vec<Lane>,
    /// Boxes in the order of the steps; connectors last.
    pub boxes: Vec<Shape>,
    /// Lines with arrows. Lines to the same step, or from the same fork, may run on top of each other.
    pub lines: Vec<Line>,
    /// One-based part, where a long flow is split.
    pub part_number: usize,
    /// How many parts there are.
    pub part_count: usize,
}

/// A lane (泳道): everything that one actor does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lane {
    /// The actor, broken into lines that fit the lane.
    pub text: Vec<String>,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
}

/// A symbol of GB/T 1526-1989 with its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shape {
    /// Which symbol.
    pub symbol: Symbol,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Lines of text, centred in the symbol; in a document, in the part above its foot.
    pub text: Vec<String>,
    /// Who does the step, set small under the text in lines; empty where the lanes say it.
    pub by: Vec<String>,
    /// Limit of the step, set small under the text (`5 工作日`).
    pub limit: Option<String>,
    /// One-based number of the step that the box stands for; a connector has that of the step it leads to.
    pub step_number: usize,
    /// The text in one piece, to be read out; for a connector, the name of the step it leads to.
    pub name: String,
}

/// Symbols of GB/T 1526-1989.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Symbol {
    /// 端点符: a bar with round ends.
    Terminal,
    /// 处理: a rectangle.
    Process,
    /// 判断: a diamond.
    Decision,
    /// 文件: a rectangle with a wavy foot.
    Document,
    /// 数据: a parallelogram.
    Data,
    /// 既定处理: a rectangle with double upright edges.
    Predefined,
    /// 连接符: a circle with the same mark at both ends; its text is the mark.
    Connector,
}

/// A flow line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Corners from source to target, each a pair x, y; only level and upright pieces.
    pub points: Vec<(f64, f64)>,
    /// The label of an exit, such as 是.
    pub label: Option<Label>,
    /// A line that leads back to an earlier step.
    pub back: bool,
}

/// Text beside a line, centred at a point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    /// What it says, in lines.
    pub text: Vec<String>,
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Width of the text.
    pub width: f64,
    /// Height of the text.
    pub height: f64,
}
