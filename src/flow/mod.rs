//! Flows: from the steps of a guide to a chart that anyone can draw.
//!
//! ```text
//! Flow ─► cut ─► place ─► route ─► track ─► draw ─► Chart
//! steps   parts  rows,    corners  lines    points
//!                columns           side by side
//! ```
//!
//! [`Flow`] is the graph with everything resolved, [`analysis`] says what is wrong with it, [`lay_out`]
//! draws it and [`alt`] tells it in words. All four read the same graph and so can't contradict each other.
//!
//! The layout is our own because a flowchart has conventions that general layered drawing does not know:
//! lines leave a diamond at its corners, the answer that goes on runs straight down, a correction stands
//! beside the question and leads back, lines to the same step join, and none runs along the border of a lane.

mod alt;
pub mod analysis;
mod axis;
mod chart;
mod cut;
mod draw;
mod graph;
mod label;
mod lattice;
mod layout;
#[cfg(test)]
mod overlap;
mod part;
mod place;
mod route;
mod ruler;
#[cfg(test)]
pub(crate) mod samples;
mod sheet;
mod size;
mod strand;
mod track;
mod wrap;

pub use alt::alt;
pub use chart::{BAR, Chart, FOOT, Label, Lane, Line, SLANT, Shape, Symbol};
pub use graph::{Exit, Flow, Step};
pub use layout::lay_out;
pub use ruler::Ruler;
pub use sheet::Sheet;
pub use wrap::phrases;
