//! Codes of the config family.

pub static ROWS: &[&crate::diag::code::CodeRow] = &[];
