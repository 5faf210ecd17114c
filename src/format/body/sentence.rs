//! Where sentences end, and where a line may end with them.

use super::run::{Cell, Joint, Kind};
use crate::syntax::markdown::break_between;

/// What ends a Chinese sentence.
const STOPS: &str = "。！？";
/// What may stand between the end of a sentence and the end of its line.
const CLOSING: &str = "」』”’）)】》〉\"'";
/// What may stand before the first letter of a sentence.
const OPENING: &str = "「『“‘（(【《〈\"'";
/// A full stop behind these ends no sentence.
const ABBREVIATIONS: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "No", "Art", "St", "vs", "cf", "e.g", "i.e", "etc"];

/// The lines of a run.
pub(super) fn lines(cells: &[Cell]) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut last = String::new();
    let mut index = 0;
    while let Some(cell) = cells.get(index) {
        let before = &cells[..index];
        match &cell.joint {
            Joint::Kept(mark) => {
                last += mark;
                lines.push(std::mem::take(&mut last));
            }
            // The line that starts a callout stays whole.
            _ if last.starts_with("[!") => {}
            _ if may_end(before, &cells[index..], "") => lines.push(std::mem::take(&mut last)),
            _ if cell.source == " " && may_end(before, &cells[index + 1..], " ") => {
                lines.push(std::mem::take(&mut last));
                index += 1;
                continue;
            }
            _ => {}
        }
        last += &cell.source;
        index += 1;
    }
    lines.push(last.trim_end_matches([' ', '\t']).to_owned());
    lines.remove(0);
    lines
}

/// Whether a line may end between two cells that are `gap` apart, since a sentence does and nobody will see it.
fn may_end(before: &[Cell], after: &[Cell], gap: &str) -> bool {
    let (Some(last), Some(next)) = (before.last(), after.first()) else { return false };
    if next.depth > 0 || next.joint != Joint::Tight || next.source == " " {
        return false;
    }
    last.last.is_some()
        && next.first.is_some()
        && break_between(last.last, next.first) == gap
        && is_end(before, after, gap)
        && !starts_block(after)
}

fn is_end(before: &[Cell], after: &[Cell], gap: &str) -> bool {
    let character = |cell: &Cell| cell.last.filter(|_| cell.kind == Kind::Text);
    let is = |set: &str, cell: &Cell| character(cell).is_some_and(|c| set.contains(c));
    // Asterisks that are no emphasis were meant to be some.
    let closes = |cell: &Cell| cell.kind == Kind::Mark || cell.source == "*" || is(CLOSING, cell);
    let closing = before.iter().rev().take_while(|cell| closes(cell)).count();
    let before = &before[..before.len() - closing];
    let Some(stop) = before.last() else { return false };
    // Of several stops in a row, and before the quotes that close behind them, no line ends.
    if gap.is_empty() && after.first().is_some_and(|next| is(STOPS, next) || closes(next)) {
        return false;
    }
    if is(STOPS, stop) {
        return true;
    }
    let word: String = before[..before.len() - 1].iter().rev().map_while(word_character).collect();
    let word: String = word.chars().rev().collect();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let first_letter = after.iter().find(|cell| !is(OPENING, cell)).and_then(character);
    gap == " "
        && is(".!?", stop)
        && first_letter.is_some_and(char::is_uppercase)
        && !is_initial
        && !ABBREVIATIONS.contains(&word.as_str())
}

fn word_character(cell: &Cell) -> Option<char> {
    cell.last.filter(|&c| c.is_ascii_alphanumeric() || c == '.')
}

/// Whether a line that starts so would be read as the start of another block.
fn starts_block(after: &[Cell]) -> bool {
    let text: String = after.iter().take(12).map(|cell| cell.source.as_str()).collect();
    let starts = ["#", ">", "|", "=", ":", "[^", "[!", "```", "~~~", "---", "***", "___", "<", "-", "+"];
    let is_emphasis = text.starts_with('*') && !text.starts_with("* ");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = digits > 0
        && text[digits..].starts_with(['.', ')'])
        && matches!(text.as_bytes().get(digits + 1), None | Some(b' '));
    starts.iter().any(|start| text.starts_with(start)) || text.starts_with('*') && !is_emphasis || is_numbered
}
