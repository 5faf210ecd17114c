//! Files that are copied as they are, and the style sheet made from the manifest's colours.

use crate::render::view::View;
use crate::render::{Artifact, svg};

/// Declares the files of `site/`.
macro_rules! assets {
    ($($name:literal),* $(,)?) => {
        /// Every file of `site/`, by name.
        pub(crate) static ASSETS: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../../site/", $name)))),*];
    };
}

assets! { "elder.js", "example.svg", "icon.svg", "mode.js", "search.js", "site.css", "site.js" }

/// All files below `assets/`.
pub(super) fn all(view: &View) -> Vec<Artifact> {
    let copied = ASSETS.iter().map(|(name, bytes)| Artifact::new(format!("assets/{name}"), *bytes));
    copied.chain([Artifact::new("assets/lines.css", lines(view).into_bytes())]).collect()
}

/// The colours of the lines, which a strict policy keeps out of the pages, and those of charts.
fn lines(view: &View) -> String {
    let rules: String =
        view.lines.iter().map(|line| format!(".line-{}{{--line:{}}}\n", line.number, line.color)).collect();
    format!("{rules}{}\n", svg::STYLE)
}
