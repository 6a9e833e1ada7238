//! Codes of the links family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
