//! Codes of the model family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
