//! What can be said of a flow without drawing it: dead steps, loops without a way out, unclear decisions, the way that gets farthest.

use std::collections::BTreeSet;

use super::chart::Symbol;
use super::graph::{Exit, Flow};

/// An exit: the step it leaves and its place among the exits of that step.
pub type Edge = (usize, usize);

/// What is unclear about a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// It has fewer than two exits.
    OneWay,
    /// An exit, by its place, has no label.
    Unlabelled(usize),
    /// Two exits have this label.
    Twice(String),
}

/// The way from the start to an end that gets farthest.
#[derive(Debug, Clone, PartialEq)]
pub struct Farthest<T> {
    /// Its steps in order.
    pub steps: Vec<usize>,
    /// How far it gets.
    pub end: T,
}

/// Steps that no way from the start leads to.
#[must_use]
pub fn unreachable(flow: &Flow) -> Vec<usize> {
    absent(&reachable(flow, 0, None))
}

/// For each step whether a way leads to it from another, itself included, that does not pass a closed step.
#[must_use]
pub fn reachable(flow: &Flow, from: usize, closed: Option<usize>) -> Vec<bool> {
    let mut seen = vec![false; flow.steps().len()];
    let mut open = vec![from];
    while let Some(step) = open.pop() {
        if closed != Some(step) && !std::mem::replace(&mut seen[step], true) {
            open.extend(flow.steps()[step].exits.iter().map(|exit| exit.to));
        }
    }
    seen
}

/// Steps from which no end can be reached: a loop without a way out.
#[must_use]
pub fn endless(flow: &Flow) -> Vec<usize> {
    let steps = flow.steps();
    let mut ends: Vec<bool> = steps.iter().map(|step| step.exits.is_empty()).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (step, at) in steps.iter().zip(0..) {
            if !ends[at] && step.exits.iter().any(|exit| ends[exit.to]) {
                ends[at] = true;
                changed = true;
            }
        }
    }
    absent(&ends)
}

/// Decisions that leave open which way to go. Other steps with several exits run them side by side.
#[must_use]
pub fn unclear(flow: &Flow) -> Vec<(usize, Unclear)> {
    let mut found = Vec::new();
    for (step, at) in flow.steps().iter().zip(0..) {
        if step.symbol != Symbol::Decision {
            continue;
        }
        if step.exits.len() < 2 {
            found.push((at, Unclear::OneWay));
        }
        let mut labels = BTreeSet::new();
        for (exit, place) in step.exits.iter().zip(0..) {
            match &exit.label {
                None => found.push((at, Unclear::Unlabelled(place))),
                Some(label) if !labels.insert(label) => {
                    found.push((at, Unclear::Twice(label.clone())));
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// Exits that lead back to a step on the way from the start; without them the flow has no loop.
#[must_use]
pub fn back_edges(flow: &Flow) -> BTreeSet<Edge> {
    let steps = flow.steps();
    let mut mark = vec![Mark::New; steps.len()];
    let mut back = BTreeSet::new();
    for root in 0..steps.len() {
        let mut trail = vec![(root, 0)];
        if mark[root] != Mark::New {
            continue;
        }
        mark[root] = Mark::Open;
        while let Some((step, place)) = trail.pop() {
            let Some(exit) = steps[step].exits.get(place) else {
                mark[step] = Mark::Done;
                continue;
            };
            trail.push((step, place + 1));
            match mark[exit.to] {
                Mark::Done => {}
                Mark::Open => {
                    back.insert((step, place));
                }
                Mark::New => {
                    mark[exit.to] = Mark::Open;
                    trail.push((exit.to, 0));
                }
            }
        }
    }
    back
}

/// How far the walk of [`back_edges`] is with a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Steps in an order in which each comes after all that lead to it, back edges aside.
/// A short branch comes before the long way that it leaves; among equals the author's order holds.
#[must_use]
pub fn order(flow: &Flow) -> Vec<usize> {
    let count = flow.steps().len();
    let back = back_edges(flow);
    let mut before = vec![0_usize; count];
    let mut rest = vec![0_usize; count];
    // Without the back edges there is no loop, so the lengths settle after as many rounds as there are steps.
    for _ in 0..count {
        for (from, to) in forward(flow, &back) {
            rest[from] = rest[from].max(rest[to] + 1);
        }
    }
    for (_, to) in forward(flow, &back) {
        before[to] += 1;
    }
    let free = (0..count).filter(|&step| before[step] == 0);
    let mut ready: BTreeSet<(usize, usize)> = free.map(|step| (rest[step], step)).collect();
    let mut order = Vec::with_capacity(count);
    while let Some((_, step)) = ready.pop_first() {
        order.push(step);
        for (_, to) in forward(flow, &back).filter(|&(from, _)| from == step) {
            before[to] -= 1;
            if before[to] == 0 {
                ready.insert((rest[to], to));
            }
        }
    }
    order
}

/// The ways through a flow, loops not walked: found once, followed as often as is asked.
pub struct Ways<'a> {
    flow: &'a Flow,
    back: BTreeSet<Edge>,
    order: Vec<usize>,
}

impl<'a> Ways<'a> {
    /// The ways through this flow.
    #[must_use]
    pub fn of(flow: &'a Flow) -> Self {
        Self { flow, back: back_edges(flow), order: order(flow) }
    }

    /// The way that gets farthest from `start`, by exits that are `open`. `after` tells how far one is after a step
    /// that was begun at some point; who begins later must not be done earlier. `None` if no end is reached, or
    /// if `after` knows no answer.
    #[must_use]
    pub fn farthest<T: Copy + PartialOrd>(
        &self,
        start: T,
        open: impl Fn(&Exit) -> bool,
        after: impl Fn(usize, T) -> Option<T>,
    ) -> Option<Farthest<T>> {
        let steps = self.flow.steps();
        let mut reached: Vec<Option<(T, Option<usize>)>> = vec![None; steps.len()];
        reached[0] = Some((start, None));
        let mut last: Option<(T, usize)> = None;
        for &step in &self.order {
            let Some((begin, _)) = reached[step] else { continue };
            let end = after(step, begin)?;
            let exits = &steps[step].exits;
            if exits.is_empty() && last.is_none_or(|(most, _)| end > most) {
                last = Some((end, step));
            }
            for (exit, place) in exits.iter().zip(0..) {
                let is_farther = reached[exit.to].is_none_or(|(most, _)| end > most);
                if is_farther && open(exit) && !self.back.contains(&(step, place)) {
                    reached[exit.to] = Some((end, Some(step)));
                }
            }
        }
        let (end, mut step) = last?;
        let mut way = vec![step];
        while let Some((_, Some(before))) = reached[step] {
            way.push(before);
            step = before;
        }
        way.reverse();
        Some(Farthest { steps: way, end })
    }
}

fn forward<'a>(flow: &'a Flow, back: &'a BTreeSet<Edge>) -> impl Iterator<Item = (usize, usize)> + 'a {
    flow.steps().iter().zip(0..).flat_map(move |(step, from)| {
        let exits = step.exits.iter().zip(0..);
        exits.filter(move |&(_, place)| !back.contains(&(from, place))).map(move |(exit, _)| (from, exit.to))
    })
}

fn absent(present: &[bool]) -> Vec<usize> {
    (0..present.len()).filter(|&step| !present[step]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::samples::{flow, subsistence};

    #[test]
    fn a_sound_flow_has_nothing_wrong() {
        let flow = subsistence();
        assert!(unreachable(&flow).is_empty());
        assert!(endless(&flow).is_empty());
        assert!(unclear(&flow).is_empty());
    }

    #[test]
    fn finds_what_cannot_be_reached() {
        let flow = flow(&["甲"], &["0 a 处理 -> 2", "0 b 处理 -> 2", "0 c 端点"]);
        assert_eq!(unreachable(&flow), [1]);
    }

    #[test]
    fn a_closed_step_bars_the_way() {
        let flow = flow(&["甲"], &["0 a 判断 -> 1:是 2:否", "0 b 处理 -> 3", "0 c 端点", "0 d 端点"]);
        assert_eq!(reachable(&flow, 0, None), [true; 4]);
        assert_eq!(reachable(&flow, 0, Some(1)), [true, false, true, false]);
        assert_eq!(reachable(&flow, 1, None), [false, true, false, true]);
    }

    #[test]
    fn finds_a_loop_without_a_way_out() {
        let flow = flow(&["甲"], &["0 a 判断 -> 1:是 3:否", "0 b 处理 -> 2", "0 c 处理 -> 1", "0 d 端点"]);
        assert_eq!(endless(&flow), [1, 2]);
    }

    #[test]
    fn finds_decisions_that_decide_nothing() {
        let flow = flow(&["甲"], &["0 a 判断 -> 1:是", "0 b 判断 -> 2:是 2:是 2", "0 c 端点"]);
        let expected = [(0, Unclear::OneWay), (1, Unclear::Twice("是".into())), (1, Unclear::Unlabelled(2))];
        assert_eq!(unclear(&flow), expected);
    }

    #[test]
    fn only_the_way_back_is_a_back_edge() {
        let flow = flow(&["甲"], &["0 a 处理 -> 1", "0 b 判断 -> 3:是 2:否", "0 c 处理 -> 0", "0 d 端点"]);
        assert_eq!(back_edges(&flow), BTreeSet::from([(2, 0)]));
        assert_eq!(order(&flow), [0, 1, 2, 3]);
    }

    #[test]
    fn a_short_branch_comes_before_the_way_that_goes_on() {
        let flow = flow(&["甲"], &["0 a 判断 -> 1:是 3:否", "0 b 处理 -> 2", "0 c 端点", "0 d 端点"]);
        assert_eq!(order(&flow), [0, 3, 1, 2]);
    }

    #[test]
    fn the_farthest_way_takes_the_slower_branch() {
        let flow = flow(&["甲"], &["0 a 处理 -> 1 2", "0 b 处理 -> 3", "0 c 处理 -> 3", "0 d 端点"]);
        let days = [1, 2, 5, 1];
        let ways = Ways::of(&flow);
        let farthest = ways.farthest(0, |_| true, |step, begin| Some(begin + days[step]));
        assert_eq!(farthest, Some(Farthest { steps: vec![0, 2, 3], end: 7 }));
        let shut = ways.farthest(0, |exit| exit.to != 2, |step, begin| Some(begin + days[step]));
        assert_eq!(shut, Some(Farthest { steps: vec![0, 1, 3], end: 4 }));
    }

    #[test]
    fn without_an_end_there_is_no_farthest_way() {
        let flow = flow(&["甲"], &["0 a 处理 -> 1", "0 b 处理 -> 0"]);
        assert_eq!(Ways::of(&flow).farthest(0, |_| true, |_, begin| Some(begin + 1)), None);
    }
}
