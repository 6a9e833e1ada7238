//! Codes of the site family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
