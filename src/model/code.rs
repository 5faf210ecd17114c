//! The public code of a document: six letters and digits that are printed and never change.
//!
//! The alphabet is ARK's betanumeric one (no vowels, so no words; no `l`, so nothing to confuse with
//! `1`), in capitals because a QR code holds capitals in less space. The last character is NOID's
//! check character: it catches any single wrong character and any swap of two, because the
//! alphabet's size, 29, is prime and greater than the code's length.

use std::fmt;

const ALPHABET: &[u8; 29] = b"0123456789BCDFGHJKMNPQRSTVWXZ";

/// Characters of a code, the check character included.
pub const LENGTH: usize = 6;

/// A code with a right check character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// Reads a code; small letters and the look-alikes `O`, `I`, `L` are understood.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let upper: String = text
            .trim()
            .chars()
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let body = upper.get(..LENGTH - 1)?;
        (upper.len() == LENGTH && upper.ends_with(check_character(body)?)).then_some(Self(upper))
    }

    /// The code of a document: opaque, but the same for the same id and attempt.
    #[must_use]
    pub fn issue(id: &str, attempt: u32) -> Self {
        // FNV-1a, 64 bits: well spread, and nothing here needs to be secret.
        let seed = format!("{id}#{attempt}");
        let mut hash = seed
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let mut body = String::new();
        for _ in 0..LENGTH - 1 {
            body.push(char::from(ALPHABET[usize::try_from(hash % 29).expect("below 29")]));
            hash /= 29;
        }
        let check = check_character(&body).expect("made of the alphabet");
        body.push(check);
        Self(body)
    }

    /// Its letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn check_character(body: &str) -> Option<char> {
    let mut sum = 0;
    for (index, byte) in body.bytes().enumerate() {
        sum += (index + 1) * ALPHABET.iter().position(|&letter| letter == byte)?;
    }
    Some(char::from(ALPHABET[sum % ALPHABET.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_wrong_character_and_any_swap_is_caught() {
        let code = Code::issue("elderly-allowance", 0);
        assert_eq!(Code::parse(code.as_str()), Some(code.clone()));
        let letters: Vec<u8> = code.as_str().bytes().collect();
        for at in 0..LENGTH {
            for &other in ALPHABET.iter().filter(|&&other| other != letters[at]) {
                let mut wrong = letters.clone();
                wrong[at] = other;
                assert_eq!(Code::parse(std::str::from_utf8(&wrong).unwrap()), None);
            }
        }
        for at in 1..LENGTH - 1 {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            if swapped != letters {
                assert_eq!(Code::parse(std::str::from_utf8(&swapped).unwrap()), None);
            }
        }
    }
}
