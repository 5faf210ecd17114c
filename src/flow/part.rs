//! A part of a flow: the boxes and lines that one chart shows.

use super::chart::Symbol;
use super::graph::Step;

/// What one chart shows: a piece of the flow and its connectors. Nodes are in the order of the steps, connectors last.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The actors that have something to do here.
    pub(super) actors: Vec<usize>,
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

/// A box to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The step it stands for, or leads to.
    pub(super) step: usize,
    /// An index into the part's actors.
    pub(super) lane: usize,
    pub(super) symbol: Symbol,
    pub(super) text: String,
    pub(super) by: Option<String>,
    pub(super) limit: Option<String>,
    /// On the way that goes on longest; it keeps to the middle of its lane.
    pub(super) main: bool,
}

/// A line to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: Option<String>,
    /// Leads back to an earlier step.
    pub(super) back: bool,
    /// Among the exits of its step, the one that goes on longest; it runs straight down.
    pub(super) first: bool,
}

impl Node {
    pub(super) fn step(at: usize, step: &Step, lane: usize) -> Self {
        let (text, by, limit) = (step.text.clone(), step.by.clone(), step.limit.clone());
        Self { step: at, lane, symbol: step.symbol, text, by, limit, main: false }
    }

    /// A circle with a mark, for a step in another part, or for its other end.
    pub(super) fn connector(to: usize, mark: String, lane: usize) -> Self {
        Self { step: to, lane, symbol: Symbol::Connector, text: mark, by: None, limit: None, main: false }
    }
}

impl Part {
    /// Adds a line that leads onward.
    pub(super) fn link(&mut self, from: usize, to: usize, label: Option<String>) -> &mut Edge {
        let (back, first) = (false, false);
        self.edges.push(Edge { from, to, label, back, first });
        self.edges.last_mut().expect("just added")
    }

    /// Of three answers or more, those that lead to the same step share a line: a box has few corners.
    pub(super) fn merge_answers(&mut self) {
        for node in 0..self.nodes.len() {
            if self.edges.iter().filter(|edge| edge.from == node).count() <= 2 {
                continue;
            }
            let mut kept: Vec<Edge> = Vec::new();
            for edge in std::mem::take(&mut self.edges) {
                let same = kept.iter_mut().find(|other| other.from == node && edge.from == node && other.to == edge.to);
                match (same.and_then(|other| other.label.as_mut()), &edge.label) {
                    (Some(label), Some(more)) => *label += &["、", more].concat(),
                    _ => kept.push(edge),
                }
            }
            self.edges = kept;
        }
    }

    /// Whether the node is a connector from which a line arrives.
    pub(super) fn arrives(&self, node: usize) -> bool {
        self.nodes[node].symbol == Symbol::Connector && self.edges.iter().any(|edge| edge.from == node)
    }

    /// Where ways end that are not the main one.
    pub(super) fn ends(&self) -> Vec<usize> {
        let leads_on = |node: usize| self.edges.iter().any(|edge| edge.from == node);
        (0..self.nodes.len()).filter(|&node| !self.nodes[node].main && !leads_on(node)).collect()
    }

    /// Whether the exits of a node are choices, each with its own corner, rather than work side by side.
    pub(super) fn chooses(&self, node: usize) -> bool {
        let exits = self.edges.iter().filter(|edge| edge.from == node);
        let (count, labelled) = exits.fold((0, 0), |(n, l), edge| (n + 1, l + usize::from(edge.label.is_some())));
        count > 1 && labelled > 0 && count <= 3
    }

    /// Whether the exits of a step are too many for the corners of its box, so that they leave as one
    /// and a label has to stand where its line ends.
    pub(super) fn label_at_target(&self, edge: usize) -> bool {
        let Edge { from, label, .. } = &self.edges[edge];
        let several = self.edges.iter().filter(|edge| edge.from == *from).count() > 1;
        label.is_some() && several && !self.chooses(*from)
    }

    /// Finds the exits and the boxes on the way that goes on longest.
    pub(super) fn find_main(&mut self) {
        // Forward edges never form a loop, so the lengths settle after as many rounds as there are nodes.
        let mut rest = vec![0_usize; self.nodes.len()];
        for _ in 0..self.nodes.len() {
            for edge in self.edges.iter().filter(|edge| !edge.back) {
                rest[edge.from] = rest[edge.from].max(rest[edge.to] + 1);
            }
        }
        let mut next = vec![None; self.nodes.len()];
        for (node, next) in next.iter_mut().enumerate() {
            let ahead = self.edges.iter().enumerate().filter(|(_, edge)| edge.from == node && !edge.back);
            // The author's first exit, unless it leads out of the part or another goes on for two steps more.
            let key = |edge: &Edge| {
                if self.nodes[edge.to].symbol == Symbol::Connector { 0 } else { rest[edge.to] + 2 }
            };
            let mut first: Option<(usize, usize)> = None;
            for (at, edge) in ahead {
                if first.is_none_or(|(_, most)| key(edge) > most + usize::from(most > 0)) {
                    first = Some((at, key(edge)));
                }
            }
            *next = first.map(|(at, _)| at);
        }
        for &edge in next.iter().flatten() {
            self.edges[edge].first = true;
        }
        let start = (0..self.nodes.len()).rev().max_by_key(|&node| rest[node]);
        let mut at = start;
        while let Some(node) = at {
            self.nodes[node].main = true;
            at = next[node].map(|edge| self.edges[edge].to);
        }
    }
}
