//! How large a symbol must be for its text to stay inside.

use super::chart::{FOOT, SLANT, Symbol};
use super::part::Node;
use super::ruler::Ruler;
use super::sheet::{Style, times};
use super::wrap::wrap;

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
        // Little of a diamond is as wide as the diamond.
        let widest = if node.symbol == Symbol::Decision { style.wrap.min(style.font * 5.05) } else { style.wrap };
        let text = wrap(&node.text, style.font, widest, 4, ruler);
        let mut width = text.iter().map(|line| ruler.width(line, style.font)).fold(0.0, f64::max);
        let mut height = times(text.len() - 1) * style.leading + style.font;
        let by = node.by.as_ref().map(|by| wrap(by, style.small, widest.max(style.small * 6.05), 2, ruler));
        let by = by.unwrap_or_default();
        width = by.iter().map(|line| ruler.width(line, style.small)).fold(width, f64::max);
        height += times(by.len()) * style.small_leading;
        if let Some(limit) = &node.limit {
            width = width.max(ruler.width(limit, style.small));
            height += style.small_leading;
        }
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
            Symbol::Decision => (self.width * 1.62 + style.pad_x).max(style.font * 6.0),
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
