//! Cutting a long flow into parts that each make one chart, with connectors where lines are cut.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{back_edges, order};
use super::graph::Flow;
use super::part::{Node, Part};

/// The flow in as few parts as hold `most` boxes each, cut where the fewest lines run.
pub(super) fn cut(flow: &Flow, most: usize) -> Vec<Part> {
    let order = order(flow);
    let parts = pieces(flow, &order, most);
    let mut part_of = vec![0; order.len()];
    for (part, steps) in parts.iter().enumerate() {
        for &step in steps {
            part_of[step] = part;
        }
    }
    let marks = marks(flow, &part_of);
    (0..parts.len()).map(|part| build(flow, &parts[part], &marks)).collect()
}

/// Steps of each part.
fn pieces(flow: &Flow, order: &[usize], most: usize) -> Vec<Vec<usize>> {
    let count = order.len();
    if count <= most {
        return vec![(0..count).collect()];
    }
    let mut best: Vec<Option<Cut>> = vec![None; count + 1];
    best[0] = Some(((0, 0, 0), 0));
    for end in 1..=count {
        for start in (end.saturating_sub(most)..end).rev() {
            let Some(((parts, connectors, uneven), _)) = best[start] else {
                continue;
            };
            let more = connectors_of(flow, &order[start..end]);
            let size = end - start + more;
            if size > most && end - start > 1 {
                continue;
            }
            let cost = (parts + 1, connectors + more, uneven + size * size);
            if best[end].is_none_or(|(least, _)| cost < least) {
                best[end] = Some((cost, start));
            }
        }
    }
    let mut pieces = Vec::new();
    let mut end = count;
    while end > 0 {
        let (_, start) = best[end].expect("one step a part is always possible");
        let mut steps = order[start..end].to_vec();
        steps.sort_unstable();
        pieces.push(steps);
        end = start;
    }
    pieces.reverse();
    pieces
}

/// The best cut of the first steps: parts, connectors and unevenness, and where its last part begins.
type Cut = ((usize, usize, usize), usize);

/// How many connectors a part of these steps needs.
fn connectors_of(flow: &Flow, steps: &[usize]) -> usize {
    let inside: BTreeSet<usize> = steps.iter().copied().collect();
    let mut leaving = BTreeSet::new();
    let mut arriving = BTreeSet::new();
    for (step, at) in flow.steps().iter().zip(0..) {
        for exit in &step.exits {
            match (inside.contains(&at), inside.contains(&exit.to)) {
                (true, false) => _ = leaving.insert((exit.to, step.actor)),
                (false, true) => _ = arriving.insert(exit.to),
                _ => {}
            }
        }
    }
    leaving.len() + arriving.len()
}

/// The mark of each step that a cut line leads to: A, B, … in the order in which a reader meets them.
fn marks(flow: &Flow, part_of: &[usize]) -> BTreeMap<usize, String> {
    let mut cuts: Vec<(usize, usize, usize)> = Vec::new();
    for (step, at) in flow.steps().iter().zip(0..) {
        let away = step.exits.iter().filter(|exit| part_of[exit.to] != part_of[at]);
        cuts.extend(away.map(|exit| (part_of[at], at, exit.to)));
    }
    cuts.sort_unstable();
    let mut marks = BTreeMap::new();
    for (_, _, to) in cuts {
        let number = marks.len();
        marks.entry(to).or_insert_with(|| mark(number));
    }
    marks
}

fn mark(number: usize) -> String {
    let letter = ('A'..='Z').nth(number % 26).expect("26 letters");
    if number < 26 { letter.to_string() } else { format!("{letter}{}", number / 26) }
}

fn build(flow: &Flow, steps: &[usize], marks: &BTreeMap<usize, String>) -> Part {
    let back = back_edges(flow);
    let actors: BTreeSet<usize> = steps.iter().map(|&step| flow.steps()[step].actor).collect();
    let actors: Vec<usize> = actors.into_iter().collect();
    let lane = |actor| actors.iter().position(|&a| a == actor).expect("the actor of a step of this part");
    let mut part = Part::default();
    for &at in steps {
        let step = &flow.steps()[at];
        part.nodes.push(Node::step(at, step, lane(step.actor)));
    }
    let mut leaving = BTreeMap::new();
    let mut arriving = BTreeSet::new();
    for (step, at) in flow.steps().iter().zip(0..) {
        for (exit, place) in step.exits.iter().zip(0..) {
            let label = exit.label.clone();
            let connector = |lane| Node::connector(exit.to, marks[&exit.to].clone(), lane);
            match (steps.binary_search(&at), steps.binary_search(&exit.to)) {
                (Ok(from), Ok(to)) => {
                    part.link(from, to, label).back = back.contains(&(at, place));
                }
                (Ok(from), Err(_)) => {
                    let to = *leaving.entry((exit.to, step.actor)).or_insert_with(|| {
                        part.nodes.push(connector(lane(step.actor)));
                        part.nodes.len() - 1
                    });
                    part.link(from, to, label);
                }
                (Err(_), Ok(to)) if arriving.insert(to) => {
                    part.nodes.push(connector(part.nodes[to].lane));
                    part.link(part.nodes.len() - 1, to, None);
                }
                (Err(_), _) => {}
            }
        }
    }
    part.actors = actors;
    part.merge_answers();
    part.find_main();
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{Symbol, samples};

    #[test]
    fn no_part_has_too_many_boxes() {
        for (name, flow) in samples::all() {
            for part in cut(&flow, 9) {
                assert!(part.nodes.len() <= 9, "{name}: {}", part.nodes.len());
            }
        }
    }

    #[test]
    fn every_step_is_in_one_part_and_every_mark_has_both_ends() {
        for (name, flow) in samples::all() {
            let parts = cut(&flow, 9);
            let (mut steps, mut left, mut arrived) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
            for part in &parts {
                for (node, at) in part.nodes.iter().zip(0..) {
                    match (node.symbol, part.arrives(at)) {
                        (Symbol::Connector, true) => {
                            _ = arrived.insert((node.text.clone(), node.step));
                        }
                        (Symbol::Connector, false) => {
                            _ = left.insert((node.text.clone(), node.step));
                        }
                        _ => steps.push(node.step),
                    }
                }
            }
            steps.sort_unstable();
            assert_eq!(steps, (0..flow.steps().len()).collect::<Vec<_>>(), "{name}");
            assert_eq!(left, arrived, "{name}");
        }
    }
}
