//! Codes of the page family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
