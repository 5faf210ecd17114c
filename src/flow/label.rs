//! Labels of exits: how they break into lines, and where they stand beside theirs.

use super::chart::Label;
use super::draw::Plan;
use super::ruler::Ruler;
use super::sheet::{Style, times};
use super::track::Piece;
use super::wrap::wrap;

impl Plan<'_> {
    /// A label, not yet placed, in lines short enough for the side at which its line leaves.
    pub(super) fn label(&self, edge: usize, style: &Style, ruler: &Ruler) -> Option<Label> {
        let text = self.part.edges[edge].label.as_ref()?;
        let em = if self.labelled_piece(edge).upright { 4.05 } else { 3.05 };
        let text = wrap(text, style.small, em * style.small, 4, ruler);
        let width = text.iter().map(|line| ruler.width(line, style.small)).fold(0.0, f64::max);
        let height = times(text.len() - 1) * style.small_leading + style.small;
        Some(Label { text, x: 0.0, y: 0.0, width, height })
    }

    /// The label stands at the exit, unless the exits share one: then at the target.
    pub(super) fn labelled_piece(&self, edge: usize) -> Piece {
        let pieces = &self.tracks.pieces[edge];
        *if self.at_exit(edge) { pieces.first() } else { pieces.last() }.expect("every line has a piece")
    }

    /// Whether the label stands at the exit.
    pub(super) fn at_exit(&self, edge: usize) -> bool {
        !self.part.label_at_target(edge)
    }

    /// The label, beside its line.
    pub(super) fn put_label(&self, edge: usize, mut label: Label, points: &[(f64, f64)], style: &Style) -> Label {
        let gap = style.small * 0.3;
        let piece = self.labelled_piece(edge);
        let (x, y) = if self.at_exit(edge) { points[0] } else { points[points.len() - 1] };
        let ahead = if piece.to > piece.from { 1.0 } else { -1.0 };
        (label.x, label.y) = match (piece.upright, self.at_exit(edge)) {
            (true, true) => (x + gap + label.width / 2.0, y + ahead * (gap + label.height / 2.0)),
            (true, false) => (x + gap + label.width / 2.0, y - style.arrow - label.height / 2.0),
            (false, true) => (x + ahead * (gap + label.width / 2.0), y - gap - label.height / 2.0),
            (false, false) => (x - ahead * (style.arrow + label.width / 2.0), y - gap - label.height / 2.0),
        };
        label
    }
}
