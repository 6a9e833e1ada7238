//! Codes of the theme family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
