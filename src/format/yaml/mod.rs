//! Fields laid out anew: surgery on their text, in which every scalar keeps its bytes.

mod flow;
mod gap;
mod read;
mod scalar;
mod tree;
mod write;

pub(super) use read::{Unreadable, read};
pub(super) use write::write;
