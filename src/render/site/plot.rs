//! The history of a figure as a small plot: steps from nought, for a figure holds until the next one.
//!
//! The table under it says the same in words, so the drawing is passed over by who hears the page.

use std::fmt::Write as _;

use crate::render::view::Figure;

/// The drawing in units of a pixel on a phone of 360: its size, and the room around the steps.
const SIZE: (f64, f64) = (328.0, 132.0);
const TOP: f64 = 28.0;
const FOOT: f64 = 24.0;
const SIDE: f64 = 6.0;
/// The room that a day or an amount needs beside the next.
const APART: f64 = 112.0;

/// The plot of a figure; nothing where it has had one value only.
pub(super) fn history(figure: &Figure) -> String {
    let mut points: Vec<_> = figure.history.iter().collect();
    points.sort_by_key(|it| it.day);
    let most = points.iter().map(|it| it.value).fold(0.0, f64::max);
    if points.len() < 2 || figure.days == 0 || most <= 0.0 || points.iter().any(|it| it.value < 0.0) {
        return String::new();
    }
    #[allow(clippy::cast_precision_loss, reason = "days of a century are exact")]
    let x = |day: usize| SIDE + (SIZE.0 - 2.0 * SIDE) * day as f64 / figure.days as f64;
    let floor = SIZE.1 - FOOT;
    let y = |value: f64| floor - (floor - TOP) * value / most;
    let (mut path, mut marks) = (String::new(), String::new());
    let mut free = f64::MIN;
    for (index, point) in points.iter().enumerate() {
        let (at, height) = (x(point.day), y(point.value));
        let _ = if index == 0 { write!(path, "M{at:.1} {height:.1}") } else { write!(path, "V{height:.1}") };
        let end = points.get(index + 1).map_or(figure.days, |next| next.day);
        let _ = write!(path, "H{:.1}", x(end));
        let _ = write!(marks, "<circle cx=\"{at:.1}\" cy=\"{height:.1}\" r=\"4\"/>");
        // What would stand on its neighbour is in the table.
        if at >= free {
            let (words, anchor) =
                if at > SIZE.0 - APART { (SIZE.0 - 2.0, "end") } else { ((at - 4.0).max(1.0), "start") };
            let _ = write!(
                marks,
                "<text x=\"{words:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>\
                 <text class=\"plot-day\" x=\"{words:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                height - 9.0,
                point.amount,
                SIZE.1 - 6.0,
                point.from,
            );
            free = at + APART;
        }
    }
    format!(
        "<svg class=\"plot\" aria-hidden=\"true\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\">\
         <line x1=\"{SIDE}\" y1=\"{floor}\" x2=\"{}\" y2=\"{floor}\"/><path d=\"{path}\"/>{marks}</svg>",
        SIZE.0,
        SIZE.1,
        SIZE.0,
        SIZE.1,
        SIZE.0 - SIDE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::{HistoricValue, Provenance};

    fn figure(values: &[(usize, f64)], days: usize) -> Figure {
        let provenance = Provenance { level: "cited", label: String::new(), note: Vec::new() };
        let value = |&(day, value): &(usize, f64)| HistoricValue {
            from: format!("第 {day} 天"),
            amount: value.to_string(),
            note: Vec::new(),
            day,
            value,
        };
        Figure {
            id: "a".to_owned(),
            name: String::new(),
            amount: String::new(),
            unit: String::new(),
            bound: None,
            formula: None,
            is_new: false,
            since: None,
            history: values.iter().map(value).collect(),
            days,
            provenance,
        }
    }

    #[test]
    fn a_figure_holds_until_the_next_one() {
        let drawn = history(&figure(&[(0, 50.0), (50, 100.0)], 100));
        assert!(drawn.contains("d=\"M6.0 68.0H164.0V28.0H322.0\""), "{drawn}");
    }

    #[test]
    fn days_that_would_touch_are_left_to_the_table() {
        let drawn = history(&figure(&[(0, 50.0), (1, 60.0), (90, 70.0)], 100));
        assert_eq!(drawn.matches("<circle").count(), 3);
        assert!(drawn.contains("第 0 天") && !drawn.contains("第 1 天") && drawn.contains("第 90 天"), "{drawn}");
    }

    #[test]
    fn one_value_has_no_history() {
        assert_eq!(history(&figure(&[(0, 50.0)], 100)), "");
    }
}
