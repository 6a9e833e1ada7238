//! One front matter held against the model. Goes in: a block of YAML and what the model says of its
//! kind. Comes out: typed values, references, and findings with a place. Looks at no other page;
//! whether a reference leads anywhere is for linking to say.

mod builtins;
mod checker;
mod date;
mod flow;
mod group;
mod mend;
mod number;
mod references;
mod required;
mod rules;
mod text;
mod value;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_values;

use indexmap::IndexMap;

use crate::base::yaml::Block;
use crate::diag::Diagnostic;
use crate::model::context::PageContext;
use crate::model::schema::Model;
use crate::model::value::Checked;
use checker::Checker;

pub(super) use value::default_value;

/// See `Model::check`.
pub(super) fn check(
    model: &Model,
    block: &Block,
    page: PageContext<'_>,
    found: &mut Vec<Diagnostic>,
) -> Checked {
    let mut checker = Checker {
        model,
        kind: &model.kinds[page.kind],
        block,
        page,
        found,
        out: Checked::default(),
        path: Vec::new(),
        broken: Vec::new(),
        part: None,
        parts: IndexMap::new(),
        public: false,
    };
    checker.state();
    checker.collect_parts();
    checker.fields();
    checker.finish()
}
