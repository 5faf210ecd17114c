//! Numbers that belong to one person: how they are built, and their check digits.

/// 11 digits that begin with 13 to 19.
pub(super) fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

/// Provinces by the first two digits (GB/T 2260).
fn is_province(digits: &str) -> bool {
    let code: u8 = digits[..2].parse().unwrap_or(0);
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

fn is_date(month: &str, day: &str) -> bool {
    let (month, day): (u8, u8) = (month.parse().unwrap_or(0), day.parse().unwrap_or(0));
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// 18 characters: place, date of birth, number, check character (GB 11643).
pub(super) fn is_resident(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let century = matches!(&number[6..8], "18" | "19" | "20");
    if !is_province(number) || !century || !is_date(&number[10..12], &number[12..14]) {
        return false;
    }
    let sum: u32 = number.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    number.as_bytes()[17] == check
}

/// 15 digits without century and check character, issued until 1999.
pub(super) fn is_old_resident(number: &str) -> bool {
    is_province(number) && is_date(&number[8..10], &number[10..12])
}

/// A card of a bank in China: its head, and the check digit of Luhn.
pub(super) fn is_card(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digit = |byte: u8| u32::from(byte - b'0');
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| if index % 2 == 1 { doubled(digit(byte)) } else { digit(byte) })
        .sum();
    digits.starts_with("62") && sum.is_multiple_of(10)
}
