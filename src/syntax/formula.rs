//! Formulas over figures: `低保标准 × 1.3`, `min(低保标准 × 6, 5000)`.

use std::ops::Range;

use super::quantity::Misread;
use crate::text;

/// A parsed formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A number.
    Number(f64),
    /// The name of another figure.
    Figure(String),
    /// Two formulas and what joins them.
    Joined(Box<Formula>, Operator, Box<Formula>),
    /// The smallest or largest of several.
    Extreme(Extreme, Vec<Formula>),
}

/// What joins two formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-` or `−`
    Minus,
    /// `×` or `*`
    Times,
    /// `÷` or `/`
    Over,
}

/// `min` and `max`, also 最小 and 最大.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extreme {
    /// The smallest.
    Least,
    /// The largest.
    Greatest,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// When something is missing or left over; the message quotes it, the range says where it stands.
    pub fn parse(text: &str) -> Result<Self, (Misread, Range<usize>)> {
        let mut parser = Parser { tokens: tokens(text), at: 0 };
        match parser.sum(0) {
            Some(formula) if parser.at == parser.tokens.len() => Ok(formula),
            _ => {
                let (rest, part) =
                    parser.tokens.get(parser.at).cloned().unwrap_or_else(|| (String::new(), 0..text.len()));
                let message = if rest.is_empty() {
                    text!("公式「{text}」没有写完", "the formula `{text}` is unfinished")
                } else {
                    text!("公式「{text}」里的「{rest}」读不懂", "`{rest}` makes no sense in the formula `{text}`")
                };
                let help = match mended(text) {
                    Some(right) => text!("写成「{right}」", "write `{right}`"),
                    None => text!("写完整，如「低保标准 × 1.3」", "write it in full, such as `低保标准 × 1.3`"),
                };
                Err((Misread { message, help }, part))
            }
        }
    }

    /// Every figure that the formula names.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Figure(name) => vec![name],
            Self::Joined(left, _, right) => [left.names(), right.names()].concat(),
            Self::Extreme(_, items) => items.iter().flat_map(Self::names).collect(),
        }
    }

    /// Its value, given the values of figures; `None` when one is missing or a divisor is zero.
    pub fn value(&self, figure: &mut dyn FnMut(&str) -> Option<f64>) -> Option<f64> {
        let value = match self {
            Self::Number(number) => *number,
            Self::Figure(name) => figure(name)?,
            Self::Joined(left, operator, right) => {
                let (left, right) = (left.value(figure)?, right.value(figure)?);
                match operator {
                    Operator::Plus => left + right,
                    Operator::Minus => left - right,
                    Operator::Times => left * right,
                    Operator::Over => left / right,
                }
            }
            Self::Extreme(extreme, items) => {
                let values: Option<Vec<f64>> = items.iter().map(|item| item.value(figure)).collect();
                let pick = match extreme {
                    Extreme::Least => f64::min,
                    Extreme::Greatest => f64::max,
                };
                values?.into_iter().reduce(pick)?
            }
        };
        value.is_finite().then_some(value)
    }
}

/// The formula with the signs that were meant, when that makes it one.
fn mended(text: &str) -> Option<String> {
    let sign = |c: char| match c {
        'x' | 'X' | '＊' | '✕' | '·' => '×',
        '＋' => '+',
        '－' | '—' | '–' => '-',
        '／' => '÷',
        other => other,
    };
    let right: String = text.chars().map(sign).collect();
    let mut parser = Parser { tokens: tokens(&right), at: 0 };
    (right != text && parser.sum(0).is_some() && parser.at == parser.tokens.len()).then_some(right)
}

struct Parser {
    tokens: Vec<(String, Range<usize>)>,
    at: usize,
}

/// Brackets deeper than this are nobody's formula.
const MAX_DEPTH: usize = 16;

impl Parser {
    fn next_if(&mut self, wanted: &[&str]) -> Option<String> {
        let token =
            self.tokens.get(self.at).map(|(token, _)| token).filter(|token| wanted.contains(&token.as_str()))?.clone();
        self.at += 1;
        Some(token)
    }

    fn sum(&mut self, depth: usize) -> Option<Formula> {
        let mut left = self.product(depth)?;
        while let Some(sign) = self.next_if(&["+", "-", "−"]) {
            let operator = if sign == "+" { Operator::Plus } else { Operator::Minus };
            left = Formula::Joined(Box::new(left), operator, Box::new(self.product(depth)?));
        }
        Some(left)
    }

    fn product(&mut self, depth: usize) -> Option<Formula> {
        let mut left = self.atom(depth)?;
        while let Some(sign) = self.next_if(&["×", "*", "÷", "/"]) {
            let operator = if matches!(sign.as_str(), "×" | "*") { Operator::Times } else { Operator::Over };
            left = Formula::Joined(Box::new(left), operator, Box::new(self.atom(depth)?));
        }
        Some(left)
    }

    fn atom(&mut self, depth: usize) -> Option<Formula> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.next_if(&["(", "（"]).is_some() {
            let inner = self.sum(depth + 1)?;
            self.next_if(&[")", "）"])?;
            return Some(inner);
        }
        if let Some(word) = self.next_if(&["min", "max", "最小", "最大"]) {
            self.next_if(&["(", "（"])?;
            let mut items = vec![self.sum(depth + 1)?];
            while self.next_if(&[",", "，", "、"]).is_some() {
                items.push(self.sum(depth + 1)?);
            }
            self.next_if(&[")", "）"])?;
            let extreme = if matches!(word.as_str(), "min" | "最小") { Extreme::Least } else { Extreme::Greatest };
            return Some(Formula::Extreme(extreme, items));
        }
        let (token, _) = self.tokens.get(self.at)?.clone();
        let starts_word = token.starts_with(|c: char| c.is_alphanumeric());
        if !starts_word {
            return None;
        }
        self.at += 1;
        Some(token.parse().map_or(Formula::Figure(token), Formula::Number))
    }
}

/// Where a figure is named in a formula.
#[must_use]
pub fn place(formula: &str, name: &str) -> Option<Range<usize>> {
    tokens(formula).into_iter().find(|(token, _)| token == name).map(|(_, range)| range)
}

fn tokens(text: &str) -> Vec<(String, Range<usize>)> {
    const SIGNS: &str = "+-−×*÷/()（）,，、";
    let mut tokens = Vec::new();
    let mut word: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() || SIGNS.contains(c) {
            if let Some(start) = word.take() {
                tokens.push((text[start..at].to_owned(), start..at));
            }
            if SIGNS.contains(c) {
                tokens.push((c.to_string(), at..at + c.len_utf8()));
            }
        } else {
            word = word.or(Some(at));
        }
    }
    tokens
}
