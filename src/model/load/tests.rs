//! Mistakes of a model, each with its code and place.

#[test]
fn temporary_example() {
    use crate::base::{paths::SourcePath, source::Source};
    use std::sync::Arc;
    let source = Arc::new(Source::new(SourcePath::new("model.yaml"), include_str!("../../../model.yaml")));
    let start = std::time::Instant::now();
    let (model, found) = crate::model::load(Some(&source), "nl");
    eprintln!("{:?}", start.elapsed());
    for d in &found {
        eprintln!(
            "{}",
            crate::diag::human(d, &|p| (*p == source.path).then_some(&*source), "nl", false, 110)
        );
    }
    eprintln!("{} kinds, {} relations", model.kinds.len(), model.relations.len());
    assert!(found.is_empty());
}
