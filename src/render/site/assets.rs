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

assets! { "elder.js", "example.svg", "icon.svg", "mode.js", "offline.js", "plan.js", "record.js", "search.js", "site.css", "site.js", "sw.js" }

/// All files below `assets/`.
pub(super) fn all(view: &View) -> Vec<Artifact> {
    let copied = ASSETS.iter().filter(|(name, _)| *name != WORKER);
    let copied = copied.map(|(name, bytes)| Artifact::new(format!("assets/{name}"), *bytes));
    copied.chain([Artifact::new("assets/lines.css", lines(view).into_bytes()), worker(view)]).collect()
}

/// The worker, which stands at the root: it serves only what is below it.
const WORKER: &str = "sw.js";

/// The worker of this edition.
fn worker(view: &View) -> Artifact {
    let (_, bytes) = ASSETS.iter().find(|(name, _)| *name == WORKER).expect("it is in the table");
    let text = std::str::from_utf8(bytes).expect("a script is text");
    Artifact::new(WORKER, text.replace("{{BUILD}}", &view.fingerprint).into_bytes())
}

/// The colours of the lines, which a strict policy keeps out of the pages, and those of charts.
fn lines(view: &View) -> String {
    let rules: String =
        view.lines.iter().map(|line| format!(".line-{}{{--line:{}}}\n", line.number, line.color)).collect();
    format!("{rules}{}\n", svg::STYLE)
}
