//! The same fields in another order: what an author may write instead, for tests of `fmt`.

/// Chance that is the same on every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `bound`.
    pub fn roll(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.roll(index + 1));
        }
    }
}

/// A file with the fields of every map in another order.
pub fn shuffled(text: &str, dice: &mut Dice) -> String {
    let (before, fields, after) = match text.strip_prefix("---\n") {
        Some(rest) => {
            let end = rest.find("\n---\n").unwrap() + 1;
            ("---\n", &rest[..end], &rest[end..])
        }
        None => ("", text, ""),
    };
    let lines: Vec<String> = fields.lines().map(str::to_owned).collect();
    // The comment at the top stays there.
    let top = lines.iter().take_while(|line| line.starts_with('#')).count();
    let body = block(&lines[top..], 0, dice);
    let lines: Vec<String> = lines[..top].iter().cloned().chain(body).collect();
    format!("{before}{}\n{after}", lines.join("\n"))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Entries at `indent`, each with the comments above it; those of maps change their order, items keep it.
fn block(lines: &[String], indent: usize, dice: &mut Dice) -> Vec<String> {
    let mut entries: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    let mut above = Vec::new();
    for line in lines {
        if indent_of(line) == indent && line.trim_start().starts_with('#') {
            above.push(line.clone());
        } else if indent_of(line) == indent {
            entries.push((std::mem::take(&mut above), vec![line.clone()]));
        } else {
            entries.last_mut().unwrap().1.push(line.clone());
        }
    }
    let is_list = entries[0].1[0].trim_start().starts_with("- ");
    for (_, entry) in &mut entries {
        *entry = if is_list { item(entry, indent, dice) } else { field(entry, dice) };
    }
    if !is_list {
        dice.shuffle(&mut entries);
    }
    entries.into_iter().flat_map(|(above, entry)| above.into_iter().chain(entry)).chain(above).collect()
}

fn item(lines: &[String], indent: usize, dice: &mut Dice) -> Vec<String> {
    let words = &lines[0][indent + 2..];
    let is_map = !words.starts_with(['{', '[', '\'', '"']) && (words.contains(": ") || words.ends_with(':'));
    if !is_map {
        return vec![format!("{}- {}", " ".repeat(indent), flow(words, dice))];
    }
    let mut lines = lines.to_vec();
    lines[0].replace_range(indent..=indent, " ");
    let mut lines = block(&lines, indent + 2, dice);
    lines[0].replace_range(indent..=indent, "-");
    lines
}

fn field(lines: &[String], dice: &mut Dice) -> Vec<String> {
    let first = &lines[0];
    if first.ends_with(':') && lines.len() > 1 {
        let below = block(&lines[1..], indent_of(&lines[1]), dice);
        return std::iter::once(first.clone()).chain(below).collect();
    }
    let (key, value) = first.split_once(": ").unwrap();
    std::iter::once(format!("{key}: {}", flow(value, dice))).chain(lines[1..].iter().cloned()).collect()
}

/// A flow collection with the fields of its maps in another order; anything else as it is.
fn flow(text: &str, dice: &mut Dice) -> String {
    let (open, close) = match text.chars().next() {
        Some('{') => ('{', '}'),
        Some('[') => ('[', ']'),
        _ => return text.to_owned(),
    };
    let mut parts = Vec::new();
    let (mut depth, mut quote, mut from) = (0, None, 1);
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (_, Some(open)) => quote = (c != open).then_some(open),
            // A quote inside a word is an apostrophe.
            ('"' | '\'', None) if text[..at].ends_with([' ', '[', '{', ',']) => quote = Some(c),
            ('{' | '[', None) => depth += 1,
            ('}' | ']', None) => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 1 && quote.is_none() || depth == 0 {
            parts.push(text[from..at].trim().to_owned());
            from = at + 1;
        }
    }
    let mut parts: Vec<String> = parts
        .into_iter()
        .map(|part| match part.split_once(": ") {
            Some((key, value)) if open == '{' => format!("{key}: {}", flow(value, dice)),
            _ => flow(&part, dice),
        })
        .collect();
    if open == '{' {
        dice.shuffle(&mut parts);
    }
    format!("{open}{}{close}", parts.join(", "))
}
