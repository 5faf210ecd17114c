//! A flow: steps, who does them, and where each leads.

use super::chart::Symbol;

/// A flow in which every exit leads to a step and every step has an actor; the first step is the start.
#[derive(Debug, Clone)]
pub struct Flow {
    actors: Vec<String>,
    steps: Vec<Step>,
}

/// A step.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its name, unique in the flow.
    pub name: String,
    /// Who does it, an index into the actors.
    pub actor: usize,
    /// How it is drawn.
    pub symbol: Symbol,
    /// What its box says: the name, or the question of a decision.
    pub text: String,
    /// Who does it, where its box has to say so: in a chart without lanes.
    pub by: Option<String>,
    /// How long it may take, as printed.
    pub limit: Option<String>,
    /// Where it leads; none at an end, several at a decision or where work goes on side by side.
    pub exits: Vec<Exit>,
}

/// A way out of a step.
#[derive(Debug, Clone)]
pub struct Exit {
    /// The answer that leads this way, such as 是.
    pub label: Option<String>,
    /// The step it leads to, an index.
    pub to: usize,
}

impl Flow {
    /// A flow of steps in the order their author gave them, with actors in the order of the lanes.
    ///
    /// # Panics
    /// If there is no step, or an index leads nowhere: both were resolved in `link`.
    #[must_use]
    pub fn new(actors: Vec<String>, steps: Vec<Step>) -> Self {
        assert!(!steps.is_empty(), "a flow has at least a start");
        for step in &steps {
            assert!(step.actor < actors.len(), "the actor of {} was resolved in link", step.name);
            for exit in &step.exits {
                assert!(exit.to < steps.len(), "every exit of {} was resolved in link", step.name);
            }
        }
        Self { actors, steps }
    }

    /// The same flow without lanes: each box says who does it. So a chart is narrow enough for a phone.
    #[must_use]
    pub fn without_lanes(&self) -> Self {
        let bare = |step: &Step| Step { actor: 0, by: Some(self.actors[step.actor].clone()), ..step.clone() };
        Self { actors: vec![String::new()], steps: self.steps.iter().map(bare).collect() }
    }

    /// The actors in the order of the lanes.
    #[must_use]
    pub fn actors(&self) -> &[String] {
        &self.actors
    }

    /// The steps in the order of their author; the first is the start.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}
