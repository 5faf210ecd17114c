//! How Chinese characters are read and written: pinyin and strokes, for indices and for search.
//!
//! Readings and strokes are those of the Unihan database (`assets/han/`, made by a script), for the characters
//! of GB 2312. A character with several readings has its commonest, unless a word of `assets/han/words.tsv`
//! says otherwise: 长期 is read cháng. The longest word wins.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

struct Row {
    strokes: u8,
    readings: Vec<&'static str>,
}

static TABLE: LazyLock<BTreeMap<char, Row>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let character = cells.next()?.chars().next()?;
        let strokes = cells.next()?.parse().ok()?;
        Some((character, Row { strokes, readings: cells.next()?.split(' ').collect() }))
    };
    let rows = include_str!("../assets/han/han.tsv").lines().map(row);
    rows.map(|row| row.expect("the script writes three cells a row")).collect()
});

static WORDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../assets/han/words.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, readings)| (word, readings.split(' ').collect())).collect()
});

/// The longest word of the table in characters.
static LONGEST: LazyLock<usize> = LazyLock::new(|| WORDS.keys().map(|word| word.chars().count()).max().unwrap_or(0));

/// Every reading of a character with its tone, the commonest first; none for what is no Han character of the table.
#[must_use]
pub fn readings(character: char) -> &'static [&'static str] {
    TABLE.get(&character).map_or(&[], |row| &row.readings)
}

/// With how many strokes a character is written.
#[must_use]
pub fn strokes(character: char) -> Option<u8> {
    TABLE.get(&character).map(|row| row.strokes)
}

/// The reading of each character in its word: `gāo`, `líng`; what is not read stands for itself.
#[must_use]
pub fn pinyin(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    while found.len() < characters.len() {
        let rest = &characters[found.len()..];
        let word = (2..=rest.len().min(*LONGEST)).rev().find_map(|length| {
            let word: String = rest[..length].iter().collect();
            WORDS.get(word.as_str())
        });
        match word {
            Some(readings) => found.extend(readings.iter().map(|reading| (*reading).to_owned())),
            None => {
                let alone = readings(rest[0]).first().map_or_else(|| rest[0].to_string(), |it| (*it).to_owned());
                found.push(alone);
            }
        }
    }
    found
}

/// A syllable without its tone, in small letters as they are typed: `lǜ` is `lv`.
#[must_use]
pub fn plain(syllable: &str) -> String {
    syllable.chars().map(|character| letter_and_tone(character).0).collect::<String>().to_lowercase()
}

fn letter_and_tone(character: char) -> (char, u8) {
    const MARKED: [(&str, char); 7] =
        [("āáǎà", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜ", 'v'), ("ńňǹ", 'n')];
    if character == 'ü' {
        return ('v', 0);
    }
    let tone = |letters: &str| letters.chars().position(|it| it == character).and_then(|at| u8::try_from(at + 1).ok());
    MARKED.iter().find_map(|(letters, plain)| Some((*plain, tone(letters)?))).unwrap_or((character, 0))
}

/// The tone of a syllable, 1 to 4; the light tone comes last.
fn tone(syllable: &str) -> u8 {
    syllable.chars().map(|character| letter_and_tone(character).1).find(|&tone| tone > 0).unwrap_or(5)
}

/// A heading of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// `A`, `五画`.
    pub label: String,
    /// Which of the names, in order.
    pub entries: Vec<usize>,
}

/// Names as a dictionary orders them: character by character by letters, then tone, then strokes. Headings are the
/// first letters, `#` before them for names that begin with a digit or sign.
#[must_use]
pub fn by_pinyin(names: &[&str]) -> Vec<Heading> {
    let key = |name: &&str| -> Vec<(String, u8, u8, char)> {
        let read = bare(name);
        let syllables = pinyin(&read);
        let of = |(syllable, character): (String, char)| {
            (plain(&syllable), tone(&syllable), strokes(character).unwrap_or(0), character)
        };
        syllables.into_iter().zip(read.chars()).map(of).collect()
    };
    let label = |key: &[(String, u8, u8, char)]| {
        let first = key.first().and_then(|(letters, ..)| letters.chars().next());
        first.filter(char::is_ascii_alphabetic).map_or('#', |letter| letter.to_ascii_uppercase()).to_string()
    };
    let keys: Vec<_> = names.iter().map(key).collect();
    grouped(&keys, |a, b| (label(a), a).cmp(&(label(b), b)), |key| label(key))
}

/// Names by the strokes of the first character; those with the same first character stand together. Headings are
/// `一画` and so on, `其他` after them for names that begin otherwise.
#[must_use]
pub fn by_strokes(names: &[&str]) -> Vec<Heading> {
    let key = |name: &&str| -> Vec<(u8, char)> {
        bare(name).chars().map(|character| (strokes(character).unwrap_or(u8::MAX), character)).collect()
    };
    let label = |key: &[(u8, char)]| match key.first() {
        Some((count, _)) if *count < u8::MAX => format!("{}画", numeral(*count)),
        _ => "其他".to_owned(),
    };
    let keys: Vec<_> = names.iter().map(key).collect();
    grouped(&keys, Ord::cmp, |key| label(key))
}

/// A name without the quotation marks and brackets that it may begin with.
fn bare(name: &str) -> String {
    name.chars().filter(|character| !"“”‘’《》「」（）()【】 ".contains(*character)).collect()
}

/// Sorts and puts neighbours with one label under one heading.
fn grouped<K>(keys: &[K], compare: impl Fn(&K, &K) -> Ordering, label: impl Fn(&K) -> String) -> Vec<Heading> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| compare(&keys[a], &keys[b]).then(a.cmp(&b)));
    let mut headings: Vec<Heading> = Vec::new();
    for entry in order {
        let label = label(&keys[entry]);
        match headings.last_mut() {
            Some(last) if last.label == label => last.entries.push(entry),
            _ => headings.push(Heading { label, entries: vec![entry] }),
        }
    }
    headings
}

/// A number up to 99 in Chinese.
fn numeral(number: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(number / 10), usize::from(number % 10));
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => format!("{}十", DIGITS[tens.min(9)]),
    };
    format!("{tens}{}", DIGITS[ones])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(headings: &[Heading], names: &[&str]) -> String {
        let words = headings.iter().map(|heading| {
            let entries: Vec<&str> = heading.entries.iter().map(|&at| names[at]).collect();
            format!("{}: {}", heading.label, entries.join(" "))
        });
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_decide_how_a_character_is_read() {
        assert_eq!(pinyin("高龄津贴"), ["gāo", "líng", "jīn", "tiē"]);
        assert_eq!(pinyin("长期护理"), ["cháng", "qī", "hù", "lǐ"]);
        assert_eq!(pinyin("地名更名 A1"), ["dì", "míng", "gēng", "míng", " ", "A", "1"]);
        assert_eq!(plain("lǜ"), "lv");
        assert_eq!((tone("lǜ"), tone("de")), (4, 5));
    }

    #[test]
    fn strokes_are_those_of_the_dictionary() {
        let counted = "一丁大王民政老救".chars().map(strokes);
        assert_eq!(counted.collect::<Option<Vec<_>>>(), Some(vec![1, 2, 3, 4, 5, 9, 6, 11]));
        assert_eq!(strokes('A'), None);
        assert_eq!(numeral(21), "二十一");
    }

    #[test]
    fn names_stand_as_in_a_dictionary() {
        let names = ["重度残疾人护理补贴", "长期监护", "“五型”社区", "最低生活保障", "12345 热线", "成立登记", "程序"];
        let found = order(&by_pinyin(&names), &names);
        assert_eq!(
            found,
            "#: 12345 热线; C: 长期监护 成立登记 程序; W: “五型”社区; Z: 重度残疾人护理补贴 最低生活保障"
        );
        let found = order(&by_strokes(&names), &names);
        assert_eq!(
            found,
            "四画: “五型”社区 长期监护; 六画: 成立登记; 九画: 重度残疾人护理补贴; 十二画: 最低生活保障 程序; 其他: 12345 热线"
        );
    }

    #[test]
    fn every_word_of_the_table_has_a_reading_for_each_character() {
        for (word, readings) in WORDS.iter() {
            assert_eq!(word.chars().count(), readings.len(), "{word}");
        }
    }
}
