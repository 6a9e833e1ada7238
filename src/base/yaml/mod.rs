//! YAML with positions. `serde_yaml` reads the values; where exactly a value stands in the file is
//! looked up only when somebody asks, by a second parser that keeps its marks.

mod block;
mod entry;
mod explain;
mod fault;
mod mend;
mod odd;
mod salvage;
mod scalar;
mod seg;
mod slip;
#[cfg(test)]
mod tests;
mod tree;

pub use block::Block;
pub use fault::{Fault, FaultKind};
pub use odd::{Odd, odd};
pub use salvage::salvage;
pub use scalar::{double_quoted, rewritten};
pub use seg::{Seg, display_path};
