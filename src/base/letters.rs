//! Letters that count: for the ways back from notes and sources.

/// `a` for 1 to `z` for 26, then `aa`; "" for 0.
pub fn letters(number: usize) -> String {
    let mut out = Vec::new();
    let mut rest = number;
    while rest > 0 {
        out.push(char::from(b'a' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}
