//! How large a symbol must be for its text to stay inside.

use super::chart::{FOOT, SLANT, Symbol};
use super::part::Node;
use super::ruler::Ruler;
use super::sheet::{Style, times};
use super::wrap::wrap;

/// How much wider a diamond is than its text.
const DIAMOND: f64 = 1.62;

/// A box before it has a place: its text in lines, and how wide and high that is.
#[derive(Debug, Clone)]
pub(super) struct Block {
    symbol: Symbol,
    pub(super) text: Vec<String>,
    pub(super) by: Vec<String>,
    pub(super) limit: Option<String>,
    width: f64,
    height: f64,
}

impl Block {
    pub(super) fn new(node: &Node, style: &Style, ruler: &Ruler) -> Self {
        Self::within(node, 0.0, style, ruler)
    }

    /// In fewer lines, if the symbol has the room: it is as wide as the widest of its column.
    pub(super) fn fitted(self, node: &Node, symbol_width: f64, style: &Style, ruler: &Ruler) -> Self {
        if self.text.len() == 1 || self.symbol == Symbol::Connector {
            return self;
        }
        let room = match self.symbol {
            Symbol::Decision => (symbol_width - style.pad_x) / DIAMOND,
            _ => symbol_width - (self.least_width(style) - self.width),
        };
        let wider = Self::within(node, room, style, ruler);
        if wider.text.len() < self.text.len() && wider.least_width(style) <= symbol_width { wider } else { self }
    }

    /// In lines that may be as wide as there is room in any case.
    fn within(node: &Node, room: f64, style: &Style, ruler: &Ruler) -> Self {
        // Little of a diamond is as wide as the diamond.
        let widest = if node.symbol == Symbol::Decision { style.wrap.min(style.font * 5.05) } else { style.wrap };
        let by = node.by.as_ref().map(|by| wrap(by, style.small, widest.max(style.small * 6.05), 2, ruler));
        let by = by.unwrap_or_default();
        let small = by.iter().chain(&node.limit).map(|line| ruler.width(line, style.small)).fold(0.0, f64::max);
        // What is below it is as wide anyway.
        let text = wrap(&node.text, style.font, widest.max(small).max(room), 4, ruler);
        let width = text.iter().map(|line| ruler.width(line, style.font)).fold(small, f64::max);
        let small_lines = by.len() + usize::from(node.limit.is_some());
        let height = times(text.len() - 1) * style.leading + style.font + times(small_lines) * style.small_leading;
        Self { symbol: node.symbol, text, by, limit: node.limit.clone(), width, height }
    }

    /// The least width of the symbol.
    pub(super) fn least_width(&self, style: &Style) -> f64 {
        let plain = (self.width + 2.0 * style.pad_x).max(style.font * 4.4);
        match self.symbol {
            Symbol::Process | Symbol::Document => plain,
            Symbol::Terminal => {
                // The round ends take more from the corners of a high block of text than from a line.
                let (radius, up) = (self.height / 2.0 + style.pad_y, self.height / 2.0);
                plain.max(self.width + style.pad_x + 2.0 * (radius - (radius.powi(2) - up.powi(2)).sqrt()))
            }
            Symbol::Predefined => plain + style.font * 0.9,
            Symbol::Data => self.width + style.pad_x + 2.0 * SLANT * self.height(plain, style),
            Symbol::Decision => (self.width * DIAMOND + style.pad_x).max(style.font * 6.0),
            Symbol::Connector => style.font * 1.9,
        }
    }

    /// The height of the symbol when it is this wide.
    pub(super) fn height(&self, width: f64, style: &Style) -> f64 {
        let plain = self.height + 2.0 * style.pad_y;
        match self.symbol {
            Symbol::Document => plain + FOOT * style.font,
            // A rectangle fits in a diamond if its parts of the width and of the height add up to one at most.
            Symbol::Decision => {
                let free = 1.0 - (self.width + 0.3 * style.font) / width;
                (self.height / free).max(style.font * 3.6)
            }
            Symbol::Connector => style.font * 1.9,
            _ => plain,
        }
    }
}
